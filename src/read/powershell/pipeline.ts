import type { Located, Slice } from '../../text/index.ts';
import type { Call } from '../reading.ts';
import type { Command, CommandElement, Expression } from './ast.ts';
import { commandName } from './identifiers.ts';
import type { Placed } from './outline.ts';

const LISTERS = new Set(['select', 'select-object', 'ft', 'format-table', 'fl', 'format-list']);
const FILTERS = new Set(['?', 'where', 'where-object']);

/** More commands of a pipeline than these say nothing more about a call. */
const FAR = 20;

/** Names of all commands of the pipeline a command stands in, in order. */
export function pipelineNames({ pipeline, name }: Placed): readonly string[] {
  if (!pipeline) return [name];
  return pipeline.elements.filter(isNamed).map((command) => commandName(command.name));
}

function isNamed(element: Command | Expression): element is Command & { readonly name: string } {
  return element.kind === 'Command' && element.name !== undefined;
}

/** What the commands behind a call in its pipeline list and compare; nothing for a call that ends its pipeline. */
export function behindCall(
  slice: Slice,
  { pipeline, index }: Placed,
): { readonly lists: Call['lists']; readonly filters: Call['filters'] } {
  const elements = pipeline?.elements ?? [];
  const end = Math.min(elements.length, index + 1 + FAR);
  let lister: Command | undefined;
  let filters: Located<string>[] | undefined;
  for (let i = index + 1; i < end; i++) {
    const element = elements[i] as Command | Expression;
    if (element.kind !== 'Command' || element.name === undefined) continue;
    const name = commandName(element.name);
    if (LISTERS.has(name)) lister ??= element;
    else if (FILTERS.has(name)) {
      filters ??= [];
      addCompared(slice, element, filters);
    }
  }
  return {
    lists: lister && listed(slice, lister),
    filters: filters && filters.length > 0 ? filters.slice() : undefined,
  };
}

/** The first argument of the command, or that of `-Property`, as plain names; undefined when it holds anything else. */
function listed(slice: Slice, { elements }: Command): readonly Located<string>[] | undefined {
  const named = elements.findIndex((element) => element.kind === 'Parameter' && /^prop/i.test(element.name));
  const parameter = elements[named];
  const argument =
    parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[named + 1]) : firstArgument(elements);
  if (!argument || argument.kind === 'Parameter') return undefined;
  const items = argument.kind === 'Array' ? argument.items : [argument];
  if (!items.every((item) => item.kind === 'StringConstant')) return undefined;
  return items.map(({ value, start, end }) => ({ value, place: slice.place(start, end) }));
}

/** The first argument that no parameter before it takes. */
const firstArgument = (elements: readonly CommandElement[]): CommandElement | undefined =>
  elements[0]?.kind === 'Parameter' ? undefined : elements[0];

/** Adds `$_.Name` and `$PSItem.Name` inside the command's script blocks, or the property of `Where-Object Name -eq x`. */
function addCompared(slice: Slice, { elements }: Command, found: Located<string>[]): void {
  const [first] = elements;
  if (first?.kind === 'StringConstant') {
    found.push({ value: first.value, place: slice.place(first.start, first.end) });
    return;
  }
  for (const element of elements) if (element.kind === 'ScriptBlock') addMembers(slice, element, found);
}

/** Adds the names behind `$_.` and `$PSItem.` in the text of a block; one blank may stand before the dot. */
function addMembers(slice: Slice, { start, end }: Expression, found: Located<string>[]): void {
  const { text } = slice;
  for (let at = text.indexOf('$', start); at >= 0 && at < end; at = text.indexOf('$', at + 1)) {
    let dot = text.charCodeAt(at + 1) === 95 ? at + 2 : /^psitem$/i.test(text.slice(at + 1, at + 7)) ? at + 7 : at;
    if (dot === at) continue;
    if (/\s/.test(text.charAt(dot))) dot++;
    if (text[dot] !== '.') continue;
    let stop = dot + 1;
    while (stop < end && isWord(text.charCodeAt(stop))) stop++;
    if (stop > dot + 1) found.push({ value: text.slice(dot + 1, stop), place: slice.place(dot + 1, stop) });
  }
}

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
