import type { EffectCause, Standing } from '../../../tenant/index.ts';
import type { Slice } from '../../../text/index.ts';
import type { Definition, Region } from '../symbols/regions.ts';
import { reaching } from '../symbols/scopes.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import type { Table, Value } from '../values/value.ts';
import type { Values } from '../values/values.ts';

type Preferences = Pick<Standing, 'stops' | 'whatIf'>;

const WHAT_IF = 'whatifpreference';
const ON_ERROR = 'erroractionpreference';
const DEFAULTS = 'psdefaultparametervalues';

type Variables = Pick<SymbolTable, 'definitions' | 'changes'>;

const isSet = ({ definitions, changes }: Variables, name: string): boolean =>
  definitions.has(name) || changes.has(name);

/** Whether a text sets any preference variable that is looked at here. */
export const setsPreferences = (symbols: Variables): boolean =>
  [WHAT_IF, ON_ERROR, DEFAULTS].some((name) => isSet(symbols, name));

/**
 * What preference variables say at a place (about_Preference_Variables). `$WhatIfPreference` of a script does not surely reach
 * the functions of a module, a global one does; default parameters are looked up where the command is called.
 */
export function preferencesAt(
  { cmdlet, region, start: at }: { readonly cmdlet: string; readonly region: Region; readonly start: number },
  symbols: Pick<SymbolTable, 'definitions'>,
  values: Values,
  slice: Slice,
): Preferences | undefined {
  return values.aside(() => {
    const stops = stopping(values.named(ON_ERROR, region, at));
    const named = values.named(WHAT_IF, region, at);
    const found = reaching(symbols.definitions.get(WHAT_IF) ?? [], region, at);
    const isSure = !values.unsettled && found.every(({ at: set }) => set <= region.scope.start || set <= at);
    const whatIf =
      byDefault(values.named(DEFAULTS, region, at), cmdlet, slice) ?? byPreference(named, found, isSure, slice);
    return stops || whatIf ? { ...(stops && { stops }), ...(whatIf && { whatIf }) } : undefined;
  });
}

function stopping(value: Value | undefined): Standing['stops'] {
  if (!value) return undefined;
  if (value.kind !== 'known') return 'perhaps';
  if (!/^(?:stop|1)$/i.test(String(value.value))) return undefined;
  return value.orNothing ? 'perhaps' : 'surely';
}

/** `*:WhatIf`, `Set-*:WhatIf` and their like. */
function byDefault(table: Value | undefined, cmdlet: string, slice: Slice): Standing['whatIf'] {
  if (!table) return undefined;
  if (table.kind !== 'table') return { surely: false, cause: cause('what-if-default', table, slice) };
  for (const [key, { value, keySpan }] of table.entries) {
    const [pattern = '', parameter = ''] = key.split(':');
    if (parameter.trim() !== 'whatif' || !isLike(cmdlet, pattern.trim())) continue;
    if (value.kind === 'known' && !value.value) continue;
    const isSure = value.kind === 'known' && !value.orNothing && !table.orNothing;
    return { surely: isSure, cause: cause('what-if-default', keySpan, slice) };
  }
  return undefined;
}

/** Whether a text gives `$PSDefaultParameterValues` anything. */
export const setsDefaults = (symbols: Variables): boolean => isSet(symbols, DEFAULTS);

/** What `$PSDefaultParameterValues` gives a cmdlet at a place, by parameter; `-WhatIf` is another question. */
export function defaultsFor(cmdlet: string, values: Values, region: Region, at: number): Table | undefined {
  const table = values.named(DEFAULTS, region, at);
  if (table?.kind !== 'table') return undefined;
  const entries = [...table.entries.values()].flatMap((entry) => {
    const [pattern = '', parameter = ''] = entry.key.split(':').map((part) => part.trim());
    const isMeant = parameter !== '' && !/^whatif$/i.test(parameter) && isLike(cmdlet, pattern);
    return isMeant ? [[parameter.toLowerCase(), { ...entry, key: parameter }] as const] : [];
  });
  return entries.length > 0 ? { ...table, entries: new Map(entries) } : undefined;
}

function byPreference(
  value: Value | undefined,
  found: readonly Definition[],
  isSure: boolean,
  slice: Slice,
): Standing['whatIf'] {
  const [first] = found;
  if (!value || !first || (value.kind === 'known' && !value.value)) return undefined;
  const isGlobal = found.every(({ start }) => /^\$\{?global:/i.test(slice.text.slice(start, start + 9)));
  const span = { start: first.start, end: first.at };
  return { surely: isSure && value.kind === 'known' && isGlobal, cause: cause('what-if-preference', span, slice) };
}

/** Whether a name fits a pattern with `*`. Patterns are short: the parts are looked for one after the other. */
function isLike(name: string, pattern: string): boolean {
  const lower = name.toLowerCase();
  const [first = '', ...parts] = pattern.toLowerCase().split('*');
  const last = parts.pop();
  if (last === undefined) return lower === first;
  if (!lower.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = lower.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return lower.length - last.length >= at && lower.endsWith(last);
}

const cause = (
  reason: EffectCause['reason'],
  span: { readonly start: number; readonly end: number },
  slice: Slice,
): EffectCause => ({
  reason,
  args: {},
  place: slice.place(span.start, span.end),
});
