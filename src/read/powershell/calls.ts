import type { CmdletFacts, Knowledge } from '../../knowledge/index.ts';
import type { Span } from '../../text/index.ts';
import type { Call, Parameter } from '../reading.ts';
import type { Command } from './ast.ts';
import { commandName, type Placed, type Region } from './outline.ts';
import { type Arguments, Binder, type Bound } from './parameters.ts';
import { behindCall } from './pipeline.ts';
import { expressionText, propertyValue } from './property-value.ts';
import type { Values } from './values.ts';
import type { Written } from './written.ts';

/** A call together with what it was made from, for the rooms that ask more of it. */
export interface Invocation {
  readonly call: Call;
  readonly bound: readonly Bound[];
  readonly placed: Placed;
  readonly facts: CmdletFacts | undefined;
  /** Binds the parameters again, for the item of a loop that `values.loops` holds at that moment. */
  readonly again: () => readonly Bound[];
}

/** How the text at hand is read: whole files, or advice in a document. */
export interface Setting {
  readonly slice: Written;
  readonly knowledge: Knowledge;
  readonly values: Values;
  readonly advice: boolean;
  readonly slicePrefix: string | undefined;
}

/** Whether statements of a region may not run, or run for things nobody knows from the text. */
export function isConditional(region: Region, values: Values): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) {
    if (at.kind === 'script' || at.kind === 'inline') continue;
    if (at.kind !== 'each' || !values.items(at)?.length) return true;
  }
  return false;
}

/** Lower-case names of the commands of one pipeline, in order. */
function pipelineNames({ command, pipeline }: Placed): readonly string[] {
  const commands = pipeline
    ? pipeline.elements.filter((element): element is Command => element.kind === 'Command')
    : [];
  const all = pipeline ? commands : [command];
  return all.flatMap(({ name }) => (name === undefined ? [] : [commandName(name)]));
}

/** Whether a line of the command goes on behind a backtick. */
function hasBacktick({ text }: Written, { start, end }: Span): boolean {
  for (let at = text.indexOf('`', start); at >= 0 && at < end; at = text.indexOf('`', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 10 || next === 13) return true;
  }
  return false;
}

function parameter(slice: Written, { name, known, span, value, origin, type }: Bound): Parameter {
  return {
    name,
    known,
    namePlace: slice.place(span.start, span.end),
    written: expressionText(slice, span.start, span.end),
    value: value && propertyValue(slice, value, type),
    origin,
  };
}

const switchedOn = (parameters: readonly Bound[], name: string): boolean =>
  parameters.some((bound) => {
    const own = bound.name.toLowerCase();
    if (own !== name && !(name === 'whatif' && own === 'wi')) return false;
    return bound.value === undefined || (bound.value.kind === 'known' && bound.value.value === true);
  });

/** The call of a cmdlet by its name in command position. */
export function directCall(setting: Setting, placed: Placed, cmdlet: string): Invocation {
  const { slice, knowledge, values } = setting;
  const { command, region } = placed;
  values.begin();
  const binder = new Binder(knowledge.cmdlets, values);
  const bind = (): Arguments => binder.bind(cmdlet, command.elements, region, command.start);
  const { parameters, open, splat, splatted } = bind();
  const last = command.elements.at(-1);
  const span = { start: command.head.start, end: Math.max(command.head.end, last?.end ?? 0) };
  const layout = splatted ? 'splat' : hasBacktick(slice, span) ? 'backtick' : 'line';
  const call = {
    ...callOf(setting, placed, cmdlet, parameters),
    namePlace: slice.place(command.head.start, command.head.end),
    place: slice.place(span.start, span.end),
    open,
    layout,
    editable: slice.exact(span.start, span.end),
    ...(splat ? { splatPlace: slice.place(splat.start, splat.end) } : {}),
  } satisfies Call;
  return { call, bound: parameters, placed, facts: knowledge.cmdlets.find(cmdlet), again: () => bind().parameters };
}

/** What calls written in any way share. */
export function callOf(
  { slice, values, advice, slicePrefix }: Setting,
  placed: Placed,
  cmdlet: string,
  parameters: readonly Bound[],
): Omit<Call, 'namePlace' | 'place' | 'open' | 'layout' | 'editable' | 'splatPlace'> {
  return {
    cmdlet,
    parameters: parameters.map((bound) => parameter(slice, bound)),
    piped: placed.index > 0,
    conditional: isConditional(placed.region, values),
    whatIf: switchedOn(parameters, 'whatif'),
    advice,
    ...(slicePrefix === undefined ? {} : { slicePrefix }),
    pipeline: pipelineNames(placed),
    ...behindCall(slice, placed),
  };
}
