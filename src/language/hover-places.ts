import type { Reading } from '../read/reading.ts';
import type { Tenant } from '../tenant/index.ts';
import { codeMarkdown, type Located, type Place } from '../text/index.ts';
import type { ObjectIndex } from './objects.ts';

/** A group that a rule names at an offset and that no file declares. */
export function unknownGroupAt(
  tenant: Tenant,
  source: string,
  offset: number,
  index: ObjectIndex,
): Located<string> | undefined {
  const isAt = (place: Place): boolean => place.source === source && place.start <= offset && offset <= place.end;
  for (const declaration of tenant.declarations) {
    if (declaration.place.source !== source) continue;
    for (const { name, value } of declaration.properties.values()) {
      if (!/MemberOf$/.test(name) || !isAt(value.place)) continue;
      const single =
        value.state === 'stated' && !Array.isArray(value.value) ? [{ value: value.value, place: value.place }] : [];
      const item = (value.items ?? single).find(({ place }) => isAt(place));
      if (item && !index.find(['group'], String(item.value))) return { value: String(item.value), place: item.place };
    }
  }
  return undefined;
}

/** What a splatted variable (`@p`) or the variable of its table (`$p = @{`) hands to a cmdlet. */
export function splatAt(
  reading: Reading | undefined,
  text: string,
  offset: number,
): { readonly place: Place; readonly markdown: string } | undefined {
  const word = variableAt(text, offset);
  if (!reading || !word) return undefined;
  const call = reading.calls.find(({ place, splatPlace, layout }) => {
    if (layout !== 'splat') return false;
    const isUse = place.start <= offset && offset <= place.end && word.name.startsWith('@');
    // The table stands behind its variable, with a sign and blanks between them.
    const between = splatPlace && text.slice(word.end, splatPlace.start);
    return isUse || (between !== undefined && /^\s*=\s*$/.test(between));
  });
  if (!call) return undefined;
  const own = call.parameters.filter(({ origin }) => origin === 'splat');
  const lines = own.map(
    ({ name, value }) =>
      `- ${codeMarkdown(`-${name}`)}: ${codeMarkdown(value ? text.slice(value.place.start, value.place.end) : '')}`,
  );
  const { source } = call.place;
  return {
    place: { source, start: word.start, end: word.end },
    markdown: [`**\`${call.cmdlet}\`**`, '', ...lines].join('\n'),
  };
}

function variableAt(
  text: string,
  offset: number,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  const from = Math.max(0, offset - 80);
  for (const { 0: name, index } of text.slice(from, offset + 80).matchAll(/[$@][\w:]+/g)) {
    const start = from + index;
    if (start <= offset && offset <= start + name.length) return { name, start, end: start + name.length };
  }
  return undefined;
}
