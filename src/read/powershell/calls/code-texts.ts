import type { Expression, InvokeMember } from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import {
  hasShell,
  isCodeMethod,
  isFileMethod,
  isShell,
  isStartMethod,
  namesPowerShell,
  namesScript,
  namesShell,
  runsHere,
  runsLine,
  speaksOnly,
  startsFile,
  startsProgram,
  writesFile,
} from '../symbols/code-commands.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import { inText, type Known, known, type Value } from '../values/value.ts';
import { argumentsOf, givenValue } from './command-arguments.ts';
import { type Code, hasCodeOption, lineCode, shellCode, type Word, wordsOf } from './command-lines.ts';
import type { ReadContext } from './read-context.ts';

/** Code that a command gets as a string. */
export interface CodeText {
  readonly code: Exclude<Code, undefined>;
  /** Whether the code runs in the command itself, and so whenever the command runs. */
  readonly runs: boolean;
}

/**
 * The string that a command runs, has somebody run later, turns into code, or writes to a script. Undefined for all other
 * commands. Code that does not run in the command itself may run or not.
 */
export function codeText(context: ReadContext, placed: Placed): CodeText | undefined {
  const code = new CodeReader(context, placed).code();
  return code && { code, runs: runsHere(placed.name) };
}

const START_SWITCHES = /^(?:w|wa|wai|wait|passt.*|no?|non.*|nonewwindow|load.*|use.*|con.*|what.*)$/;
const WRITE_SWITCHES = /^(?:a|app.*|fo.*|no.*|passt.*|pt|asb.*|con.*|what.*)$/;
const CODE_SWITCHES = /^(?:verbose|debug|vb|db)$/;

/** So much of how a value is written is looked at. */
const LONGEST_WRITTEN = 2000;

/** Looks for the code that one command carries. */
class CodeReader {
  readonly #context: ReadContext;
  readonly #placed: Placed;

  constructor(context: ReadContext, placed: Placed) {
    this.#context = context;
    this.#placed = placed;
  }

  code(): Code {
    const { command, name } = this.#placed;
    const { head } = command;
    if (head.kind === 'InvokeMember' && head.start === command.start) return this.#method(head);
    if (runsHere(name)) return this.#expression();
    if (startsProgram(name)) {
      const given = argumentsOf(this.#context, this.#placed, START_SWITCHES);
      const file = given.value(/^(?:f|path|pspath|ex)/);
      return this.#started(file ?? given.loose(0), given.value(/^a(?:r|$)/) ?? given.loose(file ? 0 : 1));
    }
    if (writesFile(name)) return this.#written();
    const isProgram =
      head.kind !== 'StringConstant' ||
      isShell(name) ||
      runsLine(name) ||
      namesShell(command, this.#context.slice.text);
    return isProgram && !speaksOnly(name) ? this.#program(head) : undefined;
  }

  #value(node: Expression): Value {
    return givenValue(this.#context, this.#placed, node);
  }

  /** What stands before the command in its pipeline. */
  #input(): Code {
    const before = this.#placed.around?.before;
    return before && textIn(givenValue(this.#context, this.#placed, before));
  }

  #expression(): Code {
    const given = argumentsOf(this.#context, this.#placed, CODE_SWITCHES);
    const value = given.value(/^c/) ?? given.loose(0);
    return value ? this.#orEncoded(textIn(value), value) : (this.#input() ?? 'open');
  }

  #method(node: InvokeMember): Code {
    const given = node.args.map((argument) => this.#value(argument));
    const [first, second] = given;
    if (!first) return undefined;
    if (isStartMethod(node))
      return second ? this.#started(first, second) : textIn(first) === 'open' ? 'open' : undefined;
    if (isFileMethod(node)) return this.#file([first], () => (second ? textIn(second) : 'open'));
    if (!isCodeMethod(node) || node.args[0]?.kind === 'ScriptBlock') return undefined;
    const code = textIn(first);
    const isLine = node.target.kind !== 'Type' && typeof code === 'object' && hasShell(String(code.value));
    return isLine ? lineCode([code]) : this.#orEncoded(code, first);
  }

  /** A program with its arguments as a line. */
  #started(file: Value | undefined, given: Value | undefined): Code {
    const words = given ? linesIn(given).flatMap((word): readonly Word[] => (word ? wordsOf(word) : [word])) : [];
    if (!file || (given?.kind === 'unknown' && this.#textsBehind(given).some(startsFile))) return undefined;
    if (this.#isShell(file)) return shellCode(words);
    const program = file.kind === 'known' ? known(String(file.value), file) : undefined;
    if (!program && hasCodeOption(words)) return shellCode(words);
    const code = lineCode(program ? [program, ...words] : words);
    return code ?? (!program && words.includes(undefined) ? 'open' : undefined);
  }

  /** A program that is called by its name, or one whose words hold a line that starts a PowerShell. */
  #program(head: Expression): Code {
    const { command, name } = this.#placed;
    const isOwn = isShell(name) || (head.kind !== 'StringConstant' && this.#isShell(this.#value(head)));
    const words = this.#words();
    if (isOwn) return shellCode(words, this.#input());
    const line = lineCode(runsLine(name) ? [known(name, head), ...words] : words);
    if (line !== undefined) return line;
    if (name === '' && hasCodeOption(words)) return shellCode(words);
    const { slice } = this.#context;
    const isOpen = words.includes(undefined) && hasShell(slice.written(command.start, command.end));
    return isOpen ? 'open' : undefined;
  }

  /** What a program is given, word for word. */
  #words(): readonly Word[] {
    return this.#placed.command.elements.flatMap((one): readonly Word[] => {
      if (one.kind !== 'Parameter') return this.#wordsIn(one);
      const name = known(`-${one.name}`, { start: one.start, end: one.nameEnd });
      return one.argument ? [name, ...this.#wordsIn(one.argument)] : [name];
    });
  }

  /** A block is read where it stands. */
  #wordsIn(node: Expression): readonly Word[] {
    return node.kind === 'ScriptBlock' ? [known('', node)] : linesIn(this.#value(node));
  }

  /** What a script gets; what is written to other files is not looked at. */
  #written(): Code {
    const { name } = this.#placed;
    const given = argumentsOf(this.#context, this.#placed, WRITE_SWITCHES);
    const named = given.value(/^(?:f|p|l)/);
    const path = named ?? given.loose(0);
    if (name === 'new-object') {
      const isWriter = path?.kind === 'known' && /streamwriter$/i.test(String(path.value));
      return isWriter ? this.#file([given.value(/^a/) ?? given.loose(1)], () => 'open') : undefined;
    }
    const takesInput = /^(?:out-file|tee)/.test(name);
    return this.#file([path, given.value(/^n/)], () => {
      const value = takesInput ? given.value(/^in/) : (given.value(/^v/) ?? given.loose(named ? 0 : 1));
      return value ? this.#orEncoded(textIn(value), value) : this.#input();
    });
  }

  /** What a file or another item gets whose path or name is one of these. */
  #file(paths: readonly (Value | undefined)[], content: () => Code): Code {
    const names = paths.flatMap((path) => (path ? this.#textsBehind(path) : []));
    if (!names.some(namesScript)) return undefined;
    const code = content();
    return names.some(namesPowerShell) || typeof code !== 'object' ? code : lineCode([code]);
  }

  /** Code as it is, and `encoded` instead of `open` where it is decoded from base64. */
  #orEncoded(code: Code, value: Value): Code {
    return code === 'open' && this.#textsBehind(value).some((one) => /frombase64string/i.test(one)) ? 'encoded' : code;
  }

  #isShell(value: Value): boolean {
    return value.kind === 'known'
      ? isShell(String(value.value))
      : this.#textsBehind(value).some((one) =>
          /(?:^|[\\/'"\s])(?:pwsh|powershell)(?:-preview)?(?:\.exe)?(?:['")\s]|$)/i.test(one),
        );
  }

  /** The string. For a string that is known at run time only: how it is written, and how its variable got its value. */
  #textsBehind(value: Value): readonly string[] {
    if (value.kind === 'known') return [String(value.value)];
    const { slice, values } = this.#context;
    const written = ({ start, end }: Span): string => slice.text.slice(start, Math.min(end, start + LONGEST_WRITTEN));
    const own = written(value);
    return [own, ...values.writtenFor(own).map(written)];
  }
}

/** Words of a value: each item of a list and of a table is one. */
function linesIn(value: Value): readonly Word[] {
  if (value.kind === 'known') return value.value === null ? [] : [known(inText(value.value), value)];
  if (value.kind === 'list') return value.items.flatMap(linesIn);
  return value.kind === 'table' ? [...value.entries.values()].flatMap((entry) => linesIn(entry.value)) : [undefined];
}

/** The code in a string, or in a list of strings that each are a line. */
function textIn(value: Value): Code {
  const lines = linesIn(value);
  const given = lines.flatMap((line) => line ?? []);
  if (given.length < lines.length) return 'open';
  return given.length === 1 ? given[0] : known(given.map((line) => String(line.value)).join('\n'), value);
}

/**
 * A known string as a script of its own. Its offsets are exact where the source holds it letter for letter; otherwise every
 * offset leads to the place of the whole value.
 */
export function codeSlice(outer: RepairedSlice, { value, start, end }: Known): RepairedSlice {
  const text = String(value);
  const at = outer.text.slice(start, end).indexOf(text);
  const shift = start + at;
  const { source } = outer;
  if (at < 0) {
    const written = (from: number, to: number): string => text.slice(from, to);
    return { text, source, written, place: () => outer.place(start, end), exact: () => false };
  }
  return {
    text,
    source,
    written: (from, to) => outer.written(from + shift, to + shift),
    place: (from, to) => outer.place(from + shift, to + shift),
    exact: (from, to) => outer.exact(from + shift, to + shift),
  };
}
