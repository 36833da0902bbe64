import { commandName } from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import { table } from '../../../text/table.ts';
import { nearCmdlet } from '../cmdlets/misspelled.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import type { Around } from '../symbols/pipeline.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import { flat, type Value } from '../values/value.ts';
import type { Invocation } from './calls.ts';
import type { Bound } from './parameters.ts';
import { expressionText } from './property-value.ts';
import type { ReadContext } from './read-context.ts';

/** Name of the object a call is about. `name` undefined: known at run time only, by `expression` when one is written. */
export interface Name {
  readonly name: string | undefined;
  readonly expression?: string;
  readonly span: Span;
}

type Element = Around['first'];

/** Parameters of `Get-` cmdlets that do not choose among the objects. */
const NOT_A_FILTER = new Set(['resultsize', 'includeinactivemailbox', 'propertysets', 'properties']);

/** Other `Get-` nouns that hand over the objects of a noun. */
const SAME_NOUN: Readonly<Record<string, string>> = table({ exomailbox: 'mailbox' });

/** The name a value gives. */
export function nameFrom(slice: RepairedSlice, value: Value): Name {
  const only = value.kind === 'list' && value.items.length === 1 ? value.items[0] : value;
  if (only?.kind === 'known' && only.value !== null) {
    const name = typeof only.value === 'string' ? only.value : slice.text.slice(only.start, only.end);
    if (name === '*') return { name: '*all', span: only };
    if (name.trim() !== '') return { name, span: only };
  }
  return { name: undefined, expression: expressionText(slice, value.start, value.end), span: value };
}

/** The names a call without a name of its own gets from the pipeline in front of it; several for a literal list. */
export function pipedNames(context: ReadContext, { placed }: Invocation): readonly Name[] {
  const { around, index, region, command } = placed;
  const head: Span = command.head;
  if (!around?.before) return [{ name: undefined, span: head }];
  const { first, before } = around;
  const span = { start: first.start, end: before.end };
  const runtime: Name = { name: undefined, expression: expressionText(context.slice, span.start, span.end), span };
  if (index > 1) return [(index === 2 && picked(context, placed, first, before)) || runtime];
  if (before.kind !== 'Command') {
    const value = context.values.of(before, region, before.start);
    const items = value.kind === 'list' ? flat(value.items) : [value];
    return items.length === 0 ? [runtime] : items.map((item) => nameFrom(context.slice, item));
  }
  const written = commandName(before.name ?? '');
  // A typo is read as what is meant.
  const name = nearCmdlet(context.knowledge.cmdlets, written)?.toLowerCase() ?? written;
  return [gotten(context, { ...placed, command: before, name }, placed.name) ?? runtime];
}

/** A filter of a pipeline that lets one name through: `Where-Object { $_.Name -eq 'x' }`, `Where-Object Name -eq 'x'`. */
const ONE_NAME =
  /^(?:\?|where|where-object)\s*(?:\{\s*\$(?:_|psitem)\.(?:name|identity)\s+-i?eq\s+(["'])([^"'$`]+)\1\s*\}|(?:name|identity)\s+-i?eq\s+(["'])([^"'$`]+)\3)$/i;

/** The one object that a filter takes from all that a `Get-` of the same noun hands over. */
function picked(context: ReadContext, placed: Placed, first: Element, filter: Element): Name | undefined {
  if (first.kind !== 'Command' || filter.kind !== 'Command') return undefined;
  const written = context.slice.text.slice(filter.start, filter.end);
  const match = ONE_NAME.exec(written);
  const name = match?.[2] ?? match?.[4];
  if (name === undefined) return undefined;
  const source = { ...placed, command: first, name: commandName(first.name ?? '') };
  if (gotten(context, source, placed.name)?.name !== '*all') return undefined;
  const start = filter.start + written.lastIndexOf(name);
  return { name, span: { start, end: start + name.length } };
}

/** The objects that a `Get-` of the same noun hands over: one by name, or all. */
function gotten({ slice, binder }: ReadContext, source: Placed, target: string): Name | undefined {
  const noun = source.name.startsWith('get-') ? source.name.slice(4) : '';
  if ((SAME_NOUN[noun] ?? noun) !== target.slice(target.indexOf('-') + 1)) return undefined;
  const { command, region } = source;
  const { parameters, open } = binder.bind(source.name, command.elements, region, command.start);
  const choosing = parameters.filter((bound) => !isNoFilter(bound));
  if (open || choosing.length > 1) return undefined;
  const [only] = choosing;
  if (!only) return { name: '*all', span: command.head };
  return only.name === 'Identity' && only.value ? nameFrom(slice, only.value) : undefined;
}

function isNoFilter({ name, value, meaning }: Bound): boolean {
  if (meaning.common) return true;
  const lower = name.toLowerCase();
  if (!NOT_A_FILTER.has(lower)) return false;
  return lower !== 'resultsize' || (value?.kind === 'known' && String(value.value).toLowerCase() === 'unlimited');
}
