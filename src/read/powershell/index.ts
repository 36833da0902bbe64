export type { LeftVariables } from './values/value.ts';

import type { Knowledge } from '../../knowledge/index.ts';
import type { Declaration, EffectCause, ObjectKind, Standing } from '../../tenant/index.ts';
import type { Place, Slice, Span } from '../../text/index.ts';
import {
  ADDRESSED,
  type Call,
  type Comment,
  emptyReading,
  type Problem,
  type Reading,
  type SourceIssue,
  type Unread,
} from '../reading.ts';
import { directCall, type Invocation } from './calls/calls.ts';
import { type CodeText, codeSlice, codeText } from './calls/code-texts.ts';
import { withName } from './calls/command-arguments.ts';
import { declarationsOf } from './calls/declarations.ts';
import { fits } from './calls/fits.ts';
import { changedItems } from './calls/given-again.ts';
import { cmdletsSaid, handedCmdlets } from './calls/handed-texts.ts';
import { IndirectCalls } from './calls/indirect-calls.ts';
import { Binder } from './calls/parameters.ts';
import { setsDefaults } from './calls/preferences.ts';
import type { ReadContext } from './calls/read-context.ts';
import { Standings, standingWithin } from './calls/standing.ts';
import { problemsOf, unreadCommand, unreadLines, unreadText } from './calls/unread.ts';
import { wrappedCall } from './calls/wrappers.ts';
import { CommandNames } from './cmdlets/command-names.ts';
import { isResourceModule, isTestFile, replacedCmdlets } from './cmdlets/not-settings.ts';
import { parseScript } from './parse-script.ts';
import { mayMatter } from './prefilter.ts';
import { loadedBy } from './script/loads.ts';
import type { FoundIssue, ParsedScript } from './script/parsed-script.ts';
import { type RepairedSlice, unrepaired } from './script/repaired-slice.ts';
import { aliases, concernsForwarding } from './source-issues/aliases.ts';
import { forgottenDashes } from './source-issues/forgotten-dash.ts';
import { missingValues } from './source-issues/missing-values.ts';
import { oddNames } from './source-issues/punctuation.ts';
import type { Placed, SymbolTable } from './symbols/symbol-table.ts';
import type { LeftVariables } from './values/value.ts';
import { Values } from './values/values.ts';

export { leftVariables } from './values/left-variables.ts';

/** What DSC resources say about objects; `kinds` are stated with all their objects. */
export interface ResourceStatements {
  readonly declarations: readonly Declaration[];
  readonly kinds: readonly ObjectKind[];
}

/** Reads the DSC resources of a script. `comments` are its first ones. */
export type ResourceReader = (
  context: ReadContext,
  symbols: SymbolTable,
  comments: readonly Comment[],
) => ResourceStatements;

const NO_RESOURCES: ResourceStatements = { declarations: [], kinds: [] };

export interface PowerShellOptions {
  /** Without it DSC resources say nothing. */
  readonly resources?: ResourceReader;
  /** The text stands in a document: what it says is advice, not configuration. */
  readonly advice?: boolean;
  /** What new lines must begin with inside a fence or a block scalar. */
  readonly slicePrefix?: string;
  /** What a script of a file name leaves in the scope that dot-sources it; undefined for one that is not read. */
  readonly scripts?: (name: string) => LeftVariables | undefined;
}

/**
 * Reads a PowerShell text: its calls, what they and DSC resources declare, and mistakes of the source. Never throws;
 * linear. A text without any word about forwarding is not parsed.
 */
export function readPowerShell(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  return mayMatter(slice.text) ? readScript(slice, knowledge, options) : emptyReading(slice.source);
}

/** The same for a text that is parsed whatever its words are. */
export function readScript(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  const parsed = parseScript(unrepaired(slice), knowledge.cmdlets, options.slicePrefix ?? '');
  return new Read(parsed, knowledge, options).reading();
}

const byStart = (a: { readonly place: Place }, b: { readonly place: Place }): number => a.place.start - b.place.start;

/** Backticks with blanks behind them at the end of a line, as offsets of the source. */
function brokenLinesOf({ sourceIssues }: ParsedScript): readonly number[] {
  return sourceIssues
    .filter(({ found }) => found.id === 'backtick-space' && found.replacement === '`')
    .map(({ slice, found }) => slice.place(found.start, found.end).start)
    .sort((a, b) => a - b);
}

/** Comments at the beginning of a text, where its maker says who it is. */
const FIRST_COMMENTS = 5;

/** So many characters of code that stands in texts are read at most. */
const MOST_CODE = 200_000;

/** So much of a line that is written piece by piece is kept. */
const LONGEST_LINE = 2000;

/** One reading of a parsed text. */
class Read {
  readonly #parsed: ParsedScript;
  /** Functions and aliases that the text changes in their drives. */
  readonly #items: ReadonlySet<string>;
  readonly #context: ReadContext;
  readonly #resources: ResourceReader | undefined;
  readonly #declarations: Declaration[] = [];
  readonly #calls: Call[] = [];
  readonly #sourceIssues = new Map<string, SourceIssue>();
  readonly #unread: Unread[] = [];
  readonly #problems: Problem[] = [];
  /** So much code in texts is read at most. */
  #room: number;
  /** The last line of what the text writes to scripts piece by piece. */
  #lastLine = '';
  /** Nothing here is a setting of a tenant. */
  #silent = false;

  constructor(parsed: ParsedScript, knowledge: Knowledge, options: PowerShellOptions, room = MOST_CODE) {
    this.#parsed = parsed;
    this.#resources = options.resources;
    this.#room = room;
    const values = new Values(parsed.symbols, options.scripts);
    this.#items = changedItems(parsed);
    this.#context = {
      slice: parsed.slice,
      knowledge,
      values,
      binder: new Binder(knowledge.cmdlets, parsed.slice.text, values, setsDefaults(parsed.symbols)),
      standings: new Standings(parsed, values, this.#items),
      brokenLines: brokenLinesOf(parsed),
      advice: options.advice ?? false,
      slicePrefix: options.slicePrefix,
    };
  }

  reading(): Reading {
    const { slice, script, symbols, sourceIssues } = this.#parsed;
    for (const { slice: own, found } of sourceIssues) this.#sourceIssue(own, found);
    const shortened = aliases({ symbols });
    const replaced = replacedCmdlets(symbols, this.#context.knowledge.cmdlets);
    this.#commands();
    if (shortened.length > 0 && concernsForwarding(slice.text, this.#calls))
      for (const found of shortened) this.#sourceIssue(slice, found);
    const commented = ({ start, end }: Span): Comment => ({
      text: slice.text.slice(start, end),
      place: slice.place(start, end),
    });
    const first = script.comments.slice(0, FIRST_COMMENTS).map(commented);
    const read = isTestFile(slice.source.path) ? undefined : this.#resources;
    const resources = read?.(this.#context, symbols, first) ?? NO_RESOURCES;
    const declarations = [...this.#declarations, ...resources.declarations];
    if (resources.declarations.length > 0) declarations.sort(byStart);
    const isAddressed = ({ start, end }: Span): boolean => slice.text.slice(start, end).includes(ADDRESSED);
    return {
      source: slice.source,
      declarations,
      calls: this.#calls,
      sourceIssues: [...this.#sourceIssues.values()].sort(byStart),
      comments: script.comments.filter(isAddressed).map(commented),
      problems: [...problemsOf(this.#parsed), ...this.#problems],
      unread: [...this.#unread, ...unreadLines(this.#parsed, this.#calls)].sort(byStart),
      loads: loadedBy(this.#parsed),
      ...(replaced.length > 0 && { replaces: replaced }),
      complete: resources.kinds,
    };
  }

  #commands(): void {
    const { symbols, slice } = this.#parsed;
    const { cmdlets } = this.#context.knowledge;
    const names = new CommandNames(symbols, this.#parsed.names, cmdlets, this.#items);
    const codes = this.#codes(names);
    const hasOpenCode = [...codes.values()].some(({ code }) => typeof code === 'string');
    const indirect = new IndirectCalls(this.#context, this.#parsed, names, hasOpenCode);
    this.#silent = isResourceModule(symbols) || isTestFile(slice.source.path);
    const commands = symbols.takeCommands();
    for (let placed = commands.pop(); placed !== undefined; placed = commands.pop()) {
      const code = codes.size > 0 ? codes.get(placed) : undefined;
      const named = withName(this.#context, placed);
      if (code) this.#code(named, code, indirect);
      else this.#command(named, names, indirect);
    }
  }

  /** The code that commands carry as texts. */
  #codes(names: CommandNames): ReadonlyMap<Placed, CodeText> {
    const codes = new Map<Placed, CodeText>();
    const { aliases } = names;
    for (const placed of this.#parsed.symbols.commands) {
      if (!placed.mayCarryCode && aliases.size === 0) continue;
      const named = withName(this.#context, placed);
      const name = names.carrier(named.name);
      const code = codeText(this.#context, name === named.name ? named : { ...named, name });
      // Nobody looks whether the name is that of another command when it is called.
      if (code) codes.set(placed, name === named.name ? code : { ...code, runs: false });
    }
    return codes;
  }

  #command(placed: Placed, names: CommandNames, indirect: IndirectCalls): void {
    const { name } = placed;
    const isReplaced = names.isReplaced(placed);
    const cmdlet = isReplaced === false ? names.cmdlet(name) : undefined;
    const near = isReplaced !== false || cmdlet !== undefined ? undefined : names.misspelled(name);
    const invocation =
      cmdlet === undefined
        ? (near && this.#misspelledCall(placed, near)) ||
          (isReplaced !== false ? undefined : wrappedCall(this.#context, placed))
        : directCall(this.#context, placed, cmdlet);
    if (!invocation) {
      this.#notRead(placed);
      this.#declare(indirect.of(placed, isReplaced));
      this.#declare(indirect.ofHanded(placed, handedCmdlets(this.#context, placed, this.#parsed.symbols)));
      return;
    }
    const declarations = declarationsOf(this.#context, invocation, this.#calls.length);
    this.#declare(declarations);
    indirect.note(declarations);
    this.#calls.push(invocation.call);
    const { slice } = this.#parsed;
    const { cmdlets } = this.#context.knowledge;
    if (!invocation.isComplete) {
      for (const found of missingValues(slice.text, invocation)) this.#sourceIssue(slice, found);
      for (const found of forgottenDashes(invocation, cmdlets)) this.#sourceIssue(slice, found);
    }
    for (const found of oddNames(slice, invocation)) this.#sourceIssue(slice, found);
  }

  #declare(declarations: readonly Declaration[]): void {
    if (this.#silent) return;
    for (let i = 0; i < declarations.length; i++) this.#declarations.push(declarations[i] as Declaration);
  }

  /** A name that is cut in two, each part written to a script by a command of its own. */
  #joined(placed: Placed, text: string, indirect: IndirectCalls): void {
    const line = this.#lastLine + text;
    const whole = [this.#lastLine, text].flatMap((part) => cmdletsSaid(this.#context, part));
    const cut = cmdletsSaid(this.#context, line).filter((cmdlet) => !whole.includes(cmdlet));
    this.#declare(indirect.ofHanded(placed, cut));
    this.#lastLine = line.slice(line.lastIndexOf('\n') + 1).slice(-LONGEST_LINE);
  }

  /** Code that stands in a text: read as what it is when the text is known. */
  #code(placed: Placed, { code, runs }: CodeText, indirect: IndirectCalls): void {
    const { slice } = this.#parsed;
    const inner = typeof code === 'string' ? undefined : codeSlice(slice, code);
    if (!inner || inner.text.length > this.#room) {
      const unread = unreadText(this.#context, placed);
      if (unread) this.#unread.push(unread);
      this.#declare(indirect.ofText(placed, code === 'encoded'));
      return;
    }
    this.#room -= inner.text.length;
    if (!runs) this.#joined(placed, inner.text, indirect);
    if (!mayMatter(inner.text)) return;
    const { knowledge, advice, standings } = this.#context;
    const options = { advice, ...(this.#resources && { resources: this.#resources }) };
    const reading = new Read(parseScript(inner, knowledge.cmdlets, ''), knowledge, options, this.#room).reading();
    const { command, region, attempt } = placed;
    const cause: EffectCause = { reason: 'code-in-text', args: {}, place: slice.place(command.start, command.end) };
    const within = (own: Standing | undefined, cmdlet?: string): Standing =>
      standingWithin(standings.of({ region, attempt, start: command.start }, cmdlet), own, runs ? undefined : cause);
    const offset = this.#calls.length;
    for (const call of reading.calls) this.#calls.push({ ...call, standing: within(call.standing, call.cmdlet) });
    this.#declare(
      reading.declarations.map((one) => ({
        ...one,
        standing: within(one.standing, one.command),
        ...(one.call === undefined ? {} : { call: one.call + offset }),
      })),
    );
    this.#problems.push(...reading.problems);
    this.#unread.push(...reading.unread);
  }

  #notRead(placed: Placed): void {
    const unread = unreadCommand(this.#context, placed);
    if (unread) this.#unread.push(unread);
  }

  /** A command that is no cmdlet, taken for the one that it is a typo of when it has the parameters of that one. */
  #misspelledCall(placed: Placed, cmdlet: string): Invocation | undefined {
    const invocation = directCall(this.#context, placed, cmdlet, placed.command.name);
    return fits(invocation) ? invocation : undefined;
  }

  /** Keeps a source issue once, however many rounds of reading have seen it. */
  #sourceIssue(slice: RepairedSlice, { id, start, end, args, replacement }: FoundIssue): void {
    const place = slice.place(start, end);
    const { advice } = this.#context;
    const key = `${id} ${place.start}`;
    if (this.#sourceIssues.has(key)) return;
    this.#sourceIssues.set(key, { id, place, args, ...(replacement === undefined ? {} : { replacement }), advice });
  }
}
