import { isEverywhere, StandIns } from '../text/index.ts';
import type { Bundle, BundleSetting } from './bundle.ts';

/** Settings whose values are Microsoft's own words, numbers or days; all others may name something of the organization. */
const NEUTRAL = new Set([
  'autoForwardingMode',
  'autoForwardEnabled',
  'priority',
  'enabled',
  'mode',
  'messageTypeMatches',
  'rejectMessageEnhancedStatusCode',
  'deleteMessage',
  'expirationDate',
]);

/** A bundle without the names of an organization. */
export interface Anonymous {
  readonly bundle: Bundle;
  /** What a source is called in it: folders and names of files are gone. */
  readonly named: (source: string) => string;
  /** Names that stand in sentences of servers as well: they are removed there. */
  readonly names: readonly string[];
}

/**
 * Replaces the names of objects, tenants, folders and files in a bundle; addresses stay for `redact`. The same name gets the same
 * stand-in everywhere, so that what belongs together can still be seen.
 */
export function withoutNames(bundle: Bundle): Anonymous {
  const names = new StandIns('name');
  const tenants = new StandIns('tenant');
  const files = new StandIns('file');
  const seen = new Set<string>();
  const nameOf = (name: string): string => {
    if (name.includes('@')) return name;
    seen.add(name);
    return names.for(name);
  };
  const written = (setting: string, value: string): string =>
    NEUTRAL.has(setting) ? value : value.split(', ').map(nameOf).join(', ');
  const anonymous = (entry: BundleSetting): BundleSetting => ({
    ...entry,
    tenant: tenants.for(entry.tenant),
    name: nameOf(entry.name),
    value: written(entry.setting, entry.value),
  });
  const forwards = bundle.forwards.map(anonymous);
  const settings = bundle.settings.map(anonymous);
  return {
    bundle: { ...bundle, forwards, settings },
    named: (source) => files.file(source),
    names: [...seen].filter((name) => name.length > 2 && !isEverywhere(name)),
  };
}
