import { list, stated, statedViews, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { addressMistake, addressOf, domainOf } from './addresses.ts';
import { FORWARD_ACTION_NAMES, FORWARD_ACTIONS, ownerOf } from './inbox-rule.ts';
import { forwardingSetting, keepsCopy } from './mailbox.ts';
import type { Match } from './match.ts';
import { type Model, modelOf } from './model.ts';
import type { Question } from './question.ts';
import { enabled } from './readings.ts';

/** One forward that the text sets up on a mailbox or in an Inbox rule. */
export interface StatedForward {
  readonly object: TenantObject;
  readonly property: string;
  /** Where the recipient is written. */
  readonly place: Place;
  /** `deliverToMailboxAndForward` says whether the mailbox keeps a copy; it is left out when the text does not tell. */
  readonly question: Question;
  /** Whether the target is inside the organization. */
  readonly inside: Match;
}

const KNOWN = new WeakMap<Tenant, readonly StatedForward[]>();

/**
 * Every forward of mailboxes and Inbox rules whose both ends the text tells, in order of the objects, each
 * once for every place that states it. Found once for a tenant.
 */
export function statedForwards(tenant: Tenant): readonly StatedForward[] {
  let found = KNOWN.get(tenant);
  if (!found) {
    found = [
      ...tenant.objects.mailbox.flatMap(statedViews).flatMap((mailbox) => ofMailbox(mailbox, modelOf(tenant))),
      ...tenant.objects.inboxRule.flatMap(statedViews).flatMap((rule) => ofInboxRule(rule, modelOf(tenant))),
    ];
    KNOWN.set(tenant, found);
  }
  return found;
}

function ofMailbox(mailbox: TenantObject, model: Model): readonly StatedForward[] {
  const primary = addressOf(stated(text(mailbox, 'primarySmtpAddress')) ?? '');
  const from = primary ?? (mailbox.name === undefined ? undefined : model.directory.resolve(mailbox.name));
  const property = forwardingSetting(mailbox);
  const byContact = property === 'forwardingAddress';
  const written = text(mailbox, property);
  const to = written.state === 'stated' ? model.directory.target(written.value) : undefined;
  if (!from || !to || written.state !== 'stated') return [];
  if (!byContact && addressMistake(written.value)) return [];
  const copy = keepsCopy(mailbox);
  const mechanism = byContact ? 'mailboxForwardingAddress' : 'mailboxForwardingSmtpAddress';
  const question = {
    from,
    to,
    mechanism,
    ...(copy === undefined ? {} : { deliverToMailboxAndForward: copy }),
  } as const;
  return [{ object: mailbox, property, place: written.place, question, inside: insideOf(to, model) }];
}

function ofInboxRule(rule: TenantObject, model: Model): readonly StatedForward[] {
  const owner = ownerOf(rule);
  const from = owner === undefined ? undefined : model.directory.resolve(owner);
  if (!from || enabled(rule).is === 'no') return [];
  return FORWARD_ACTION_NAMES.flatMap((property) =>
    (stated(list(rule, property)) ?? []).flatMap((item): StatedForward[] => {
      const to = model.directory.target(item.value);
      if (to === undefined) return [];
      const question = { from, to, mechanism: FORWARD_ACTIONS[property] };
      return [{ object: rule, property, place: item.place, question, inside: insideOf(to, model) }];
    }),
  );
}

const insideOf = (address: string, model: Model): Match => model.acceptedDomains.belonging(domainOf(address)).inside;
