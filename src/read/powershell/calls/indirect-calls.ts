import {
  type Command,
  type CommandElement,
  commandName,
  type Expression,
  variableName,
} from '../../../powershell/index.ts';
import type { Declaration } from '../../../tenant/index.ts';
import type { CommandNames } from '../cmdlets/command-names.ts';
import { changingCmdlets, subjectOf } from '../cmdlets/subjects.ts';
import { cutNames } from '../script/cut-names.ts';
import { mentionsIn } from '../script/mentions.ts';
import type { ParsedScript } from '../script/parsed-script.ts';
import { isCommandMethod, isRequest, speaksOnly } from '../symbols/code-commands.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Table } from '../values/value.ts';
import { directCall, type Invocation } from './calls.ts';
import { declarationsOf } from './declarations.ts';
import type { Arguments } from './parameters.ts';
import type { ReadContext } from './read-context.ts';
import { isWrapper, tableCall } from './wrappers.ts';

/** Parameters that commands of every kind have: they say nothing about which one is meant. */
const COMMON = new Set(
  'identity name mailbox confirm force enabled priority comments type alias displayname members password path'.split(
    ' ',
  ),
);

const NONE: readonly Declaration[] = [];

/** Why a command may not be the one that is read here: ids of sentences. */
type Reason = 'command-run-time' | 'command-handed' | 'code-in-text';

/**
 * Reads commands whose cmdlet is known at run time only: its name is in a variable, it is handed to a function, or it is part of
 * a string. All these calls may run or not.
 */
export class IndirectCalls {
  readonly #context: ReadContext;
  readonly #names: CommandNames;
  readonly #functions: ReadonlySet<string>;
  /** Names of variables that hold blocks, with `$` in front. */
  readonly #blocks: ReadonlySet<string>;
  /** Something in the text runs commands by names that are handed around. */
  readonly #runsNames: boolean;
  readonly #objects = new Set<string>();
  /** It sends requests that name cmdlets to run. */
  readonly #sends: boolean;
  /** Cmdlets that the text names elsewhere than where it calls them or hands them to a command. */
  readonly #mentioned: readonly string[];

  /** Looks at the commands of a tree before they are released. `hasOpenCode`: code is run that is known at run time only. */
  constructor(context: ReadContext, parsed: ParsedScript, names: CommandNames, hasOpenCode: boolean) {
    const { functions, blocks, named, dynamic, runsText, sends } = parsed.symbols;
    this.#context = context;
    this.#names = names;
    this.#functions = functions;
    this.#blocks = new Set(blocks.map(({ name }) => name));
    this.#sends = sends && /cmdletname/i.test(parsed.slice.text);
    const runs = dynamic || named.has('') || this.#sends || runsText;
    this.#runsNames = runs || hasOpenCode;
    this.#mentioned = this.#runsNames ? this.#mentions(parsed) : [];
  }

  /** Takes in what the text says before a command: what has the name of such an object may be about it. */
  note(declarations: readonly Declaration[]): void {
    if (this.#runsNames) for (const { kind, name } of declarations) this.#objects.add(objectKey(kind, name));
  }

  /** What a command may do that calls no cmdlet by its name, or by one that the text may give another meaning (undefined). */
  of(placed: Placed, isReplaced: boolean | undefined): readonly Declaration[] {
    const { name, command } = placed;
    const possible = this.#names.possible(name, isReplaced);
    if (possible.length > 0) return possible.flatMap((cmdlet) => this.#direct(placed, cmdlet));
    if (this.#sends && isRequest(name))
      return this.#mentioned.flatMap((cmdlet) => this.#open(placed, cmdlet, 'command-handed'));
    if (name !== '' && !isWrapper(name)) return this.#handed(placed);
    const { head, elements } = command;
    if (head.kind === 'InvokeMember' && isCommandMethod(head)) {
      const cmdlet = this.#named(command);
      return cmdlet === undefined ? NONE : this.#open(placed, cmdlet, 'command-run-time');
    }
    const isBlock = head.kind === 'Variable' && this.#blocks.has(`$${variableName(head.name)}`);
    return isBlock || elements.length === 0 ? NONE : this.#unnamed(placed);
  }

  /**
   * What a text may do that only a run tells: it names these cmdlets, or the script does somewhere. No word of one that is `encoded`
   * can be looked for: it may be any.
   */
  ofText(placed: Placed, isEncoded: boolean): readonly Declaration[] {
    const { start, end } = placed.command;
    const written = this.#context.slice.written(start, end);
    const cmdlets = isEncoded
      ? changingCmdlets(this.#context.knowledge.cmdlets)
      : [...new Set([...this.#namedIn(written), ...this.#mentioned])];
    return this.ofHanded(placed, cmdlets);
  }

  /** What a command may do that is given a text which names these cmdlets. */
  ofHanded(placed: Placed, cmdlets: readonly string[]): readonly Declaration[] {
    // A text that comes from the pipeline names no object.
    const alone = { ...placed, index: 0, around: undefined };
    return cmdlets.flatMap((cmdlet) => this.#open(alone, cmdlet, 'code-in-text'));
  }

  /** The cmdlets that a text names, or of which it names the noun behind a verb that is none, or is made at run time. */
  #namedIn(text: string): readonly string[] {
    const { cmdlets } = this.#context.knowledge;
    return [...text.matchAll(/([\w)}]+)-([a-z]+)/gi)].flatMap(([word, , noun = '']) => {
      const known = cmdlets.spelling(word);
      if (known !== undefined) return this.#changing(word) ?? [];
      return changingCmdlets(cmdlets).filter((one) => one.toLowerCase().endsWith(`-${noun.toLowerCase()}`));
    });
  }

  /** The cmdlets that take what a nameless command is given: by parameters of their own, or that the text names elsewhere. */
  #unnamed(placed: Placed): readonly Declaration[] {
    const { command, region } = placed;
    const { binder, knowledge } = this.#context;
    const table = isWrapper(placed.name) ? this.#tableAmong(placed) : undefined;
    return changingCmdlets(knowledge.cmdlets).flatMap((cmdlet) => {
      const bound = table
        ? { parameters: binder.fromTable(cmdlet, table) }
        : binder.bind(cmdlet, command.elements, region, command.start);
      const isMeant = isTelling(bound) || this.#mentioned.includes(cmdlet) || this.#isAbout(cmdlet, bound);
      if (!takes(bound) || !isMeant) return [];
      return table ? this.#table(placed, cmdlet, table, 'command-run-time') : this.#direct(placed, cmdlet);
    });
  }

  /** Whether a command is given the name of an object that the text has. */
  #isAbout(cmdlet: string, { parameters }: Pick<Arguments, 'parameters'>): boolean {
    const identity = parameters.find(({ name, origin }) => name === 'Identity' && origin === 'named')?.value;
    const kind = subjectOf(cmdlet)?.kind ?? '';
    return identity?.kind === 'known' && this.#objects.has(objectKey(kind, String(identity.value)));
  }

  /** What a function does that is given the name of a cmdlet and may run it. */
  #handed(placed: Placed): readonly Declaration[] {
    const { command, name, region } = placed;
    const isOwn = this.#functions.has(name);
    if (speaksOnly(name) || (isOwn && !this.#runsNames)) return NONE;
    const cmdlet = this.#named(command);
    if (cmdlet === undefined) return NONE;
    const table = this.#tableAmong(placed);
    if (table) return this.#table(placed, cmdlet, table, 'command-handed');
    if (!isOwn) return NONE;
    const rest = command.elements.filter(
      (one) => one.kind !== 'StringConstant' || this.#changing(one.value) === undefined,
    );
    const bound = this.#context.binder.bind(cmdlet, rest, region, command.start);
    return takes(bound) && isTelling(bound)
      ? this.#may(
          placed,
          directCall(this.#context, { ...placed, command: { ...command, elements: rest } }, cmdlet),
          'command-handed',
        )
      : this.#open(placed, cmdlet, 'command-handed');
  }

  #tableAmong({ command, region }: Placed): Table | undefined {
    const { values } = this.#context;
    for (const one of given(command)) {
      if (one.kind !== 'Hashtable' && one.kind !== 'Variable') continue;
      const value = values.aside(() => values.of(one, region, command.start));
      if (value.kind === 'table') return value;
    }
    return undefined;
  }

  #direct(placed: Placed, cmdlet: string): readonly Declaration[] {
    return this.#may(placed, directCall(this.#context, placed, cmdlet), 'command-run-time');
  }

  #table(placed: Placed, cmdlet: string, table: Table, reason: Reason): readonly Declaration[] {
    return this.#may(
      placed,
      tableCall(this.#context, placed, cmdlet, placed.command.head, () => table),
      reason,
    );
  }

  /** The call of a cmdlet whose arguments are not known. */
  #open(placed: Placed, cmdlet: string, reason: Reason): readonly Declaration[] {
    const { start, end } = placed.command;
    const anything = { kind: 'unknown', start, end } as const;
    return this.#may(
      placed,
      tableCall(this.#context, placed, cmdlet, placed.command.head, () => anything),
      reason,
    );
  }

  /** What an invocation says, as far as it is made. */
  #may({ command }: Placed, invocation: Invocation, reason: Reason): readonly Declaration[] {
    const { whatIf, standing } = invocation.call;
    if (whatIf === 'yes') return NONE;
    const cause = { reason, args: {}, place: this.#context.slice.place(command.start, command.end) };
    const perhaps = standing.reached === 'never' ? standing : { ...standing, reached: 'perhaps' as const, cause };
    return declarationsOf(this.#context, invocation, 0).map(({ call: _, ...rest }) => ({ ...rest, standing: perhaps }));
  }

  /** The first cmdlet that a command is given by its name. */
  #named(command: Command): string | undefined {
    return given(command).flatMap((one) => (one.kind === 'StringConstant' ? (this.#changing(one.value) ?? []) : []))[0];
  }

  /** The cmdlet of a name when it changes an object. */
  #changing(name: string): string | undefined {
    const cmdlet = this.#names.cmdlet(commandName(name));
    return cmdlet !== undefined && subjectOf(cmdlet) ? cmdlet : undefined;
  }

  #mentions({ slice, script, symbols }: ParsedScript): readonly string[] {
    const cmdlets = changingCmdlets(this.#context.knowledge.cmdlets);
    const words = new Set(cmdlets.map((name) => name.toLowerCase()));
    const counts = new Map(mentionsIn({ slice, script }, words));
    for (const { name, command } of symbols.commands) {
      for (const text of [
        name,
        ...given(command).map((one) => (one.kind === 'StringConstant' ? commandName(one.value) : '')),
      ]) {
        const count = counts.get(text);
        if (count !== undefined) counts.set(text, count - 1);
      }
    }
    const cut = cutNames({ slice, script }, words);
    return cmdlets.filter((name) => (counts.get(name.toLowerCase()) ?? 0) > 0 || cut.has(name.toLowerCase()));
  }
}

const objectKey = (kind: string, name = ''): string => `${kind} ${name.trim().toLowerCase()}`;

/** Values that a command is given, with and without a parameter's name. */
function given({ elements }: Command): readonly Expression[] {
  return elements.flatMap((one: CommandElement) => (one.kind === 'Parameter' ? (one.argument ?? []) : one));
}

const named = ({ parameters }: Pick<Arguments, 'parameters'>) =>
  parameters.filter(({ origin, meaning }) => origin !== 'positional' && !meaning.common);

/** Whether a cmdlet has all the parameters that a command is given. */
const takes = (bound: Pick<Arguments, 'parameters' | 'leftOver'>): boolean =>
  !bound.leftOver && named(bound).every(({ meaning }) => meaning.known === true);

/** Whether one of them is of a kind of command of which there are few. */
const isTelling = (bound: Pick<Arguments, 'parameters'>): boolean =>
  named(bound).some(({ name }) => !COMMON.has(name.toLowerCase()));
