import { type Setting, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { agreed, type Match, maybe, NO, YES } from './match.ts';
import { alone, type Bag, flagMatch, mayBeGone, notKnown, placeOf, readings, sameName } from './readings.ts';

const MODE = 'autoForwardingMode';

/** The outbound policy that catches every sender no rule names, when the text says something about it. */
export function defaultPolicy(tenant: Tenant): TenantObject | undefined {
  if (!DEFAULTS.has(tenant)) DEFAULTS.set(tenant, findDefault(tenant.objects.outboundPolicy));
  return DEFAULTS.get(tenant);
}

/** The Default policy of each tenant: rules ask for it once for each policy. */
const DEFAULTS = new WeakMap<Tenant, TenantObject | undefined>();

function findDefault(policies: readonly TenantObject[]): TenantObject | undefined {
  return (
    policies.find((policy) => flagMatch(policy, 'isDefault', NO).is === 'yes') ??
    policies.find((policy) => sameName(policy.name, 'Default'))
  );
}

export type ForwardingMode = 'on' | 'off' | 'automatic';

function wordOf(mode: Setting<string>): ForwardingMode | undefined {
  const word = mode.state === 'stated' ? mode.value.trim().toLowerCase() : undefined;
  return word === 'on' || word === 'off' || word === 'automatic' ? word : undefined;
}

/**
 * Forwarding mode of a policy as the text shows it: stated, or `automatic` where it is omitted on an object that is declared whole
 * (PS-OSP-2026). Undefined when the text does not tell, or says two things.
 */
export function forwardingMode(policy: TenantObject): ForwardingMode | undefined {
  const [first, ...others] = readings(policy, MODE).properties.map((property) => {
    const mode = text(alone(MODE, property), MODE);
    return mode.state === 'absent' && policy.whole ? 'automatic' : wordOf(mode);
  });
  return others.every((other) => other === first) ? first : undefined;
}

/** Where the mode of a policy is written; its name where it is omitted. */
export const modePlace = (policy: TenantObject): Place => placeOf(policy, MODE);

/** What the mode of a policy says: yes permits, no forbids. `means` is the assumption about Automatic. */
export function permits(policy: TenantObject, means: 'unknown' | 'off' | 'on'): Match {
  const gone = mayBeGone(policy);
  if (gone) return gone;
  const { properties, cause } = readings(policy, MODE);
  const matches = properties.map((property) => permittedBy(policy, alone(MODE, property), means));
  return matches.length === 1 && matches[0] ? matches[0] : agreed(matches, cause, modePlace(policy));
}

/** The same for one statement about a policy. */
export function permittedBy(policy: TenantObject, bag: Bag, means: 'unknown' | 'off' | 'on'): Match {
  const setting = text(bag, MODE);
  const name = policy.name ?? '';
  const word = wordOf(setting);
  if (setting.state === 'absent' && means !== 'unknown' && !policy.whole)
    return maybe('setting-not-stated', { setting: MODE, object: name }, policy.namePlace);
  if (setting.state === 'runtime') return notKnown(setting, MODE);
  if (setting.state === 'absent' || word === 'automatic') {
    const args = { policy: name, mode: 'Automatic' };
    if (means !== 'unknown') return { ...(means === 'on' ? YES : NO), args };
    const place = setting.state === 'absent' ? policy.namePlace : setting.place;
    return maybe('automatic-org-dependent', args, place, 'documented');
  }
  if (word) return { ...(word === 'on' ? YES : NO), args: { policy: name, mode: word === 'on' ? 'On' : 'Off' } };
  const written = setting.state === 'stated' ? setting.value : setting.written;
  return maybe('invalid-autoforwardingmode', { policy: name, mode: written }, setting.place);
}
