import { addressOf } from '../exchange/addresses.ts';
import type { Control } from '../exchange/control.ts';
import { ADDRESSES, labelled, translate } from '../messages/index.ts';
import type { Declaration, Tenant } from '../tenant/index.ts';
import { codeMarkdown, type Place, plainMarkdown } from '../text/index.ts';
import { type AddressForwards, forwardsMarkdown } from './address-forwards.ts';
import { controlMarkdown } from './bounce.ts';
import { type Lines, placeMarkdown } from './place.ts';

/** How many places are listed for an address. */
const MOST_PLACES = 100;

interface Mention {
  readonly control: Control;
  readonly setting: string;
  readonly place: Place;
}

/** Whether and where an address forwards, and where files name it, as Markdown. */
export function addressMarkdown(
  address: string,
  tenants: readonly Tenant[],
  forwards: readonly AddressForwards[],
  lines: Lines,
): string {
  const say = (id: 'title' | 'none' | 'no-files' | 'places'): string =>
    translate(ADDRESSES[id], { address: codeMarkdown(address) });
  const parts = [`# ${say('title')}`, ''];
  for (const one of forwards) {
    if (forwards.length > 1) parts.push(`## ${plainMarkdown(one.tenant)}`, '');
    parts.push(...forwardsMarkdown(one, lines));
  }
  const mentions = tenants.flatMap((tenant) => mentionsOf(tenant, address));
  if (mentions.length === 0) parts.push(say(tenants.length === 0 ? 'no-files' : 'none'));
  else parts.push(`## ${say('places')}`, '');
  for (const { control, setting, place } of mentions)
    parts.push(`- ${labelled(controlMarkdown(control), `${codeMarkdown(setting)} (${placeMarkdown(place, lines)})`)}`);
  return parts.join('\n');
}

function mentionsOf(tenant: Tenant, address: string): Mention[] {
  const names = (text: string): boolean => addressOf(text) === address;
  return tenant.declarations.flatMap((declaration) => mentionsIn(declaration, names)).slice(0, MOST_PLACES);
}

function mentionsIn(declaration: Declaration, names: (text: string) => boolean): Mention[] {
  const control = { kind: declaration.kind, name: declaration.name ?? declaration.nameRuntime ?? '' };
  const found: Mention[] = [];
  if (declaration.name && names(declaration.name))
    found.push({ control, setting: 'identity', place: declaration.namePlace });
  for (const { name, value } of declaration.properties.values()) {
    const items =
      value.items ??
      (value.state === 'stated' ? [value.value].flat().map((item) => ({ value: item, place: value.place })) : []);
    for (const item of items) {
      if (names(String(item.value))) found.push({ control, setting: name, place: item.place });
    }
  }
  return found;
}
