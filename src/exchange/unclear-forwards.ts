import { list, type ObjectKind, statedViews, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { mailboxOf } from './forward-chains.ts';
import { statedForwards } from './forwards.ts';
import { FORWARD_ACTION_NAMES } from './inbox-rule.ts';
import { forwardingSetting } from './mailbox.ts';
import { modelOf } from './model.ts';
import { knowsAll } from './presence.ts';
import { enabled } from './readings.ts';

/** A setting that forwards, of which the text does not tell whose mail, or where to. */
export interface UnclearForward {
  readonly object: TenantObject;
  readonly property: string;
  readonly place: Place;
}

/** Kinds of objects that forward mail of a mailbox. */
const FORWARDING_KINDS = ['mailbox', 'inboxRule'] as const satisfies readonly ObjectKind[];

/** Whether the text tells every mailbox and every Inbox rule, so that no other forward is set up. */
export const knowsForwards = (tenant: Tenant): boolean => FORWARDING_KINDS.every((kind) => knowsAll(tenant, kind));

/** The forwards that may be those of an address and are none that the text tells both ends of. */
export function unclearForwards(tenant: Tenant, address: string): readonly UnclearForward[] {
  const { directory } = modelOf(tenant);
  const one = mailboxOf(tenant);
  const own = one(address);
  /** Whether a written owner is the mailbox; one that is only known at run time, or by a name that nobody declares, may be. */
  const mayOwn = (written: string | undefined): boolean => {
    const owner = written === undefined ? undefined : directory.resolve(written);
    return owner === undefined || one(owner) === own;
  };
  const stated = new Set(statedForwards(tenant).map(({ place }) => placeKey(place)));
  const mailboxes = tenant.objects.mailbox.flatMap(statedViews).flatMap((mailbox) => {
    const property = forwardingSetting(mailbox);
    return mayOwn(mailbox.name) ? settingOf(mailbox, property, [text(mailbox, property)]) : [];
  });
  const rules = tenant.objects.inboxRule.flatMap(statedViews).flatMap((rule) => {
    const owner = text(rule, 'mailbox');
    if (enabled(rule).is === 'no' || !mayOwn(owner.state === 'stated' ? owner.value : undefined)) return [];
    return FORWARD_ACTION_NAMES.flatMap((property) => {
      const targets = list(rule, property);
      return settingOf(rule, property, targets.state === 'stated' ? targets.value : [targets]);
    });
  });
  return [...mailboxes, ...rules].filter(({ place }) => !stated.has(placeKey(place)));
}

const placeKey = ({ source, start }: Place): string => `${start} ${source}`;

/** The places of a setting where something is written that may name a recipient. */
function settingOf(
  object: TenantObject,
  property: string,
  written: readonly ({ readonly place: Place; readonly value?: string } | { readonly state: 'absent' })[],
): readonly UnclearForward[] {
  return written.flatMap((one) => {
    const isEmpty = !('place' in one) || (one.value !== undefined && one.value.trim() === '');
    return isEmpty ? [] : [{ object, property, place: one.place }];
  });
}
