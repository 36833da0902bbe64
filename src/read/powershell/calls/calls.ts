import type { Command } from '../../../powershell/index.ts';
import type { Standing } from '../../../tenant/index.ts';
import { indexOfFirst, type Located, type Place, type Span } from '../../../text/index.ts';
import type { Call, Parameter } from '../../reading.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import type { Word } from '../symbols/pipeline.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Arguments, Binder, Bound } from './parameters.ts';
import type { ReadContext } from './read-context.ts';

/** A call together with what it was made from, for readers that need more than the call. */
export interface Invocation {
  readonly call: Call;
  readonly bound: readonly Bound[];
  /** What may add parameters at run time. */
  readonly open: Span | undefined;
  readonly placed: Placed;
  /** Every parameter has a value, and every value among the elements is that of a parameter. */
  readonly isComplete: boolean;
  /** Binds the parameters again, for the item of a loop that `values.loops` holds at that moment. */
  again(): readonly Bound[];
}

/** Whether a line of the command goes on behind a backtick: one stands between its elements, before a line end. */
function hasBacktick({ text }: RepairedSlice, { head, elements }: Command): boolean {
  let from = head.end;
  for (const { start, end } of elements) {
    for (let at = from; at < start; at++) if (text.charCodeAt(at) === 96) return true;
    from = end;
  }
  return false;
}

function parametersOf(slice: RepairedSlice, bound: readonly Bound[], cut: number): Parameter[] {
  return bound.map((one) => {
    const { name, known } = one.meaning;
    const parameter = { name, known, namePlace: one.place(slice), value: one.property(slice), origin: one.origin };
    return isCutOff(one, slice, cut) ? { ...parameter, cutOff: true } : parameter;
  });
}

/** Whether a parameter stands behind the place where its command is cut off; what is splatted stands elsewhere. */
function isCutOff(bound: Bound, slice: RepairedSlice, cut: number): boolean {
  return cut < Number.POSITIVE_INFINITY && bound.origin !== 'splat' && bound.place(slice).start > cut;
}

/** The offset at which a broken line cuts off the command at a place. Infinity when the command is complete. */
export function cutIn({ brokenLines }: ReadContext, { start, end }: Place): number {
  if (brokenLines.length === 0) return Number.POSITIVE_INFINITY;
  const first = brokenLines[indexOfFirst(brokenLines, (offset) => offset >= start)];
  return first !== undefined && first < end ? first : Number.POSITIVE_INFINITY;
}

function whatIf(parameters: readonly Bound[]): Call['whatIf'] {
  for (let i = 0; i < parameters.length; i++) {
    const { meaning, value } = parameters[i] as Bound;
    if (!meaning.common || (meaning.name !== 'WhatIf' && !/^(?:whatif|wi)$/i.test(meaning.name))) continue;
    if (value === undefined) return 'yes';
    return value.kind !== 'known' ? 'maybe' : value.value ? 'yes' : 'no';
  }
  return 'no';
}

/** A call of a cmdlet by its name in command position. */
class DirectCall implements Invocation {
  readonly call: Call;
  readonly bound: readonly Bound[];
  readonly open: Span | undefined;
  readonly placed: Placed;
  readonly isComplete: boolean;
  readonly #binder: Binder;

  constructor(context: ReadContext, placed: Placed, cmdlet: string, misspelled: string | undefined) {
    const { slice, binder } = context;
    const { command, region } = placed;
    const { head, elements } = command;
    const bound = binder.bind(cmdlet, elements, region, command.start);
    const end = Math.max(head.end, elements[elements.length - 1]?.end ?? 0);
    const layout = bound.splatted ? 'splat' : hasBacktick(slice, command) ? 'backtick' : 'line';
    this.call = callOf(context, placed, { cmdlet, bound, name: head, start: head.start, end, layout, misspelled });
    this.bound = bound.parameters;
    this.open = bound.open;
    this.placed = placed;
    this.isComplete = bound.isComplete === true;
    this.#binder = binder;
  }

  again(): readonly Bound[] {
    const { command, region } = this.placed;
    return this.#binder.bind(this.call.cmdlet, command.elements, region, command.start).parameters;
  }
}

/** The call of a cmdlet by its name in command position, or by the name that is a typo of it. */
export function directCall(context: ReadContext, placed: Placed, cmdlet: string, misspelled?: string): Invocation {
  context.values.begin();
  return new DirectCall(context, placed, cmdlet, misspelled);
}

/** The parts of a call that depend on the way in which it is written. */
export interface Frame {
  readonly cmdlet: string;
  readonly bound: Arguments;
  /** Where the cmdlet's name is written. */
  readonly name: Span;
  readonly start: number;
  readonly end: number;
  readonly layout: Call['layout'];
  readonly misspelled?: string | undefined;
}

/** Where a call stands; it may not be what it seems when a variable that it is given may hold nothing. */
function standingOf({ standings, values }: ReadContext, placed: Placed, cmdlet: string, place: Place): Standing {
  const { unsettled } = values;
  const { region, attempt, command } = placed;
  const standing = standings.of({ region, attempt, start: command.start }, cmdlet);
  if (!unsettled || standing.reached !== 'surely') return standing;
  return { ...standing, reached: 'perhaps', cause: { reason: 'variable-unset', args: {}, place } };
}

/** The call as rules see it. */
export function callOf(
  context: ReadContext,
  placed: Placed,
  { cmdlet, bound, name, start, end, layout, misspelled }: Frame,
): Call {
  const { slice, advice, slicePrefix } = context;
  const { parameters, open, splat } = bound;
  const place = slice.place(start, end);
  const cut = cutIn(context, place);
  const call: { -readonly [K in keyof Call]: Call[K] } = {
    cmdlet,
    namePlace: slice.place(name.start, name.end),
    place,
    parameters: parametersOf(slice, parameters, cut),
    open: open !== undefined,
    piped: placed.index > 0,
    standing: standingOf(context, placed, cmdlet, place),
    whatIf: whatIf(parameters),
    layout,
    editable: layout !== 'wrapper' && slice.exact(start, end),
    advice,
    pipeline: placed.names,
  };
  if (slicePrefix !== undefined) call.slicePrefix = slicePrefix;
  if (misspelled !== undefined) call.misspelled = misspelled;
  const leftOver = bound.leftOver && slice.place(bound.leftOver.start, bound.leftOver.end);
  if (leftOver && leftOver.start < cut) call.leftOver = leftOver;
  if (splat) call.splatPlace = slice.place(splat.start, splat.end);
  const { around } = placed;
  if (around?.lists) call.lists = located(slice, around.lists);
  if (around?.filters) call.filters = located(slice, around.filters);
  return call;
}

const located = (slice: RepairedSlice, words: readonly Word[]): readonly Located<string>[] =>
  words.map(({ value, start, end }) => ({ value, place: slice.place(start, end) }));
