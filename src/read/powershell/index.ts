import type { Knowledge } from '../../knowledge/index.ts';
import type { Declaration, Standing } from '../../tenant/index.ts';
import type { Place, Slice, Span } from '../../text/index.ts';
import { resourceDeclarations, statedByResources } from '../dsc/index.ts';
import { ADDRESSED, type Call, type Comment, type Problem, type Reading, type Slip, type Unread } from '../reading.ts';
import { directCall, type Invocation, type Setting } from './calls.ts';
import { type CodeText, codeSlice, codeText } from './code-texts.ts';
import { CommandNames } from './command-names.ts';
import { declarationsOf } from './declarations.ts';
import { IndirectCalls } from './indirect-calls.ts';
import type { LeftVariables } from './left-variables.ts';
import { loadedBy } from './loads.ts';
import { fits } from './misspelled.ts';
import { isResourceModule, isTestFile } from './not-settings.ts';
import type { Placed } from './outline.ts';
import { Binder } from './parameters.ts';
import { mayMatter } from './prefilter.ts';
import { aliases, concernsForwarding } from './slips/aliases.ts';
import { forgottenDashes } from './slips/forgotten-dash.ts';
import type { Found } from './slips/found.ts';
import { missingValues } from './slips/missing-values.ts';
import { oddNames } from './slips/punctuation.ts';
import { Standings, standingWithin } from './standing.ts';
import { type Understood, understand } from './understood.ts';
import { problemsOf, unreadCommand, unreadLines, unreadText } from './unread.ts';
import { Values } from './values.ts';
import { wrappedCall } from './wrappers.ts';
import { asWritten, type Written } from './written.ts';

export { type LeftVariables, leftVariables } from './left-variables.ts';
export { mayMatter } from './prefilter.ts';

export interface PowerShellOptions {
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
  return mayMatter(slice.text) ? readScript(slice, knowledge, options) : empty(slice);
}

/** The same for a text that is parsed whatever its words are. */
export function readScript(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  const understood = understand(asWritten(slice), knowledge.cmdlets, options.slicePrefix ?? '');
  return new Read(understood, knowledge, options).reading();
}

function empty({ source }: Slice): Reading {
  return { source, declarations: [], calls: [], slips: [], comments: [], problems: [], unread: [], complete: [] };
}

const byStart = (a: { readonly place: Place }, b: { readonly place: Place }): number => a.place.start - b.place.start;

/** Backticks with blanks behind them at the end of a line, as offsets of the source. */
function brokenLinesOf({ slips }: Understood): readonly number[] {
  return slips
    .filter(({ found }) => found.id === 'backtick-space' && found.replacement === '`')
    .map(({ slice, found }) => slice.place(found.start, found.end).start)
    .sort((a, b) => a - b);
}

/** So many characters of code that stands in texts are read at most. */
const MOST_CODE = 200_000;

/** One reading of an understood text. */
class Read {
  readonly #understood: Understood;
  readonly #setting: Setting;
  readonly #declarations: Declaration[] = [];
  readonly #calls: Call[] = [];
  readonly #slips = new Map<string, Slip>();
  readonly #unread: Unread[] = [];
  readonly #problems: Problem[] = [];
  /** So much code in texts is read at most. */
  #room: number;
  /** Nothing here is a setting of a tenant. */
  #silent = false;

  constructor(understood: Understood, knowledge: Knowledge, options: PowerShellOptions, room = MOST_CODE) {
    this.#understood = understood;
    this.#room = room;
    const values = new Values(understood.tree, options.scripts);
    this.#setting = {
      slice: understood.slice,
      knowledge,
      values,
      binder: new Binder(knowledge.cmdlets, values),
      standings: new Standings(understood, values),
      brokenLines: brokenLinesOf(understood),
      advice: options.advice ?? false,
      slicePrefix: options.slicePrefix,
    };
  }

  reading(): Reading {
    const { slice, script, tree, slips } = this.#understood;
    for (const { slice: own, found } of slips) this.#slip(own, found);
    const shortened = aliases({ tree });
    this.#commands();
    if (concernsForwarding(slice.text, this.#calls)) for (const found of shortened) this.#slip(slice, found);
    const commented = ({ start, end }: Span): Comment => ({
      text: slice.text.slice(start, end),
      place: slice.place(start, end),
    });
    const read = isTestFile(slice.source.path) ? [] : resourceDeclarations(this.#setting, tree);
    const resources = statedByResources(script.comments.slice(0, 5).map(commented), read);
    const declarations = [...this.#declarations, ...resources.declarations];
    if (read.length > 0) declarations.sort(byStart);
    const meant = slice.text.includes(ADDRESSED) ? script.comments.map(commented) : [];
    return {
      source: slice.source,
      declarations,
      calls: this.#calls,
      slips: [...this.#slips.values()].sort(byStart),
      comments: meant.filter(({ text }) => text.includes(ADDRESSED)),
      problems: [...problemsOf(this.#understood), ...this.#problems],
      unread: [...this.#unread, ...unreadLines(this.#understood, this.#calls)].sort(byStart),
      loads: loadedBy(this.#understood),
      complete: resources.kinds,
    };
  }

  #commands(): void {
    const { tree, slice } = this.#understood;
    const { cmdlets } = this.#setting.knowledge;
    const names = new CommandNames(tree, cmdlets);
    const indirect = new IndirectCalls(this.#setting, this.#understood, names);
    this.#silent = isResourceModule(tree) || isTestFile(slice.source.path);
    const commands = tree.takeCommands();
    for (let placed = commands.pop(); placed !== undefined; placed = commands.pop()) {
      const name = indirect.nameOf(placed);
      this.#command(name === placed.name ? placed : { ...placed, name }, names, indirect);
    }
  }

  #command(placed: Placed, names: CommandNames, indirect: IndirectCalls): void {
    const { name } = placed;
    const code = codeText(this.#setting, placed);
    if (code) {
      this.#code(placed, code, indirect);
      return;
    }
    const isReplaced = names.isReplaced(placed);
    const cmdlet = isReplaced === false ? names.cmdlet(name) : undefined;
    const near = isReplaced !== false || cmdlet !== undefined ? undefined : names.misspelled(name);
    const invocation =
      cmdlet === undefined
        ? (near && this.#misspelledCall(placed, near)) ||
          (isReplaced !== false ? undefined : wrappedCall(this.#setting, placed))
        : directCall(this.#setting, placed, cmdlet);
    if (!invocation) {
      this.#notRead(placed);
      this.#declare(indirect.of(placed, isReplaced));
      return;
    }
    const declarations = declarationsOf(this.#setting, invocation, this.#calls.length);
    this.#declare(declarations);
    indirect.note(declarations);
    this.#calls.push(invocation.call);
    const { slice } = this.#understood;
    const { cmdlets } = this.#setting.knowledge;
    for (const found of missingValues(slice.text, invocation)) this.#slip(slice, found);
    for (const found of forgottenDashes(invocation, cmdlets)) this.#slip(slice, found);
    for (const found of oddNames(slice, invocation)) this.#slip(slice, found);
  }

  #declare(declarations: readonly Declaration[]): void {
    if (this.#silent) return;
    for (let i = 0; i < declarations.length; i++) this.#declarations.push(declarations[i] as Declaration);
  }

  /** Code that stands in a text: read as what it is when the text is known. */
  #code(placed: Placed, { code, runs }: CodeText, indirect: IndirectCalls): void {
    const { slice } = this.#understood;
    const inner = code && codeSlice(slice, code);
    if (!inner || inner.text.length > this.#room) {
      const unread = unreadText(this.#setting, placed);
      if (unread) this.#unread.push(unread);
      this.#declare(indirect.ofText(placed));
      return;
    }
    this.#room -= inner.text.length;
    if (!mayMatter(inner.text)) return;
    const { knowledge, advice, standings } = this.#setting;
    const reading = new Read(understand(inner, knowledge.cmdlets, ''), knowledge, { advice }, this.#room).reading();
    const { command, region, attempt } = placed;
    const cause = { reason: 'code-in-text', args: {}, place: slice.place(command.start, command.end) };
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
    const unread = unreadCommand(this.#setting, placed);
    if (unread) this.#unread.push(unread);
  }

  /** A command that is no cmdlet, taken for the one that it is a slip of when it has the parameters of that one. */
  #misspelledCall(placed: Placed, cmdlet: string): Invocation | undefined {
    const invocation = directCall(this.#setting, placed, cmdlet, placed.command.name);
    return fits(invocation) ? invocation : undefined;
  }

  /** Keeps a slip once, however many rounds of reading have seen it. */
  #slip(slice: Written, { id, start, end, args, replacement }: Found): void {
    const place = slice.place(start, end);
    const { advice } = this.#setting;
    const key = `${id} ${place.start}`;
    if (this.#slips.has(key)) return;
    this.#slips.set(key, { id, place, args, ...(replacement === undefined ? {} : { replacement }), advice });
  }
}
