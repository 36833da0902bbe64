import type { Knowledge } from '../knowledge/index.ts';
import type { NamedTenant } from './cause.ts';
import type { Bounce, BounceEvent } from './event.ts';
import { readBounce } from './read.ts';

/**
 * A bounce without guesses that the files refute: a trace names a sender, and only one of the organization itself can be the
 * mailbox that forwarded. Without files nothing is refuted.
 */
export async function withoutStrangers(bounce: Bounce, tenants: readonly NamedTenant[]): Promise<Bounce> {
  const guessed = ({ forwardingMailbox, originalSender }: BounceEvent): boolean =>
    forwardingMailbox !== null && forwardingMailbox === originalSender;
  if (tenants.length === 0 || !bounce.events.some(guessed)) return bounce;
  const [{ domainOf }, { modelOf }] = await Promise.all([
    import('../exchange/addresses.ts'),
    import('../exchange/model.ts'),
  ]);
  const isStranger = (address: string): boolean =>
    tenants.every(({ tenant }) => {
      const { accepted, inside } = modelOf(tenant).acceptedDomains.belonging(domainOf(address));
      return !accepted && inside.is === 'no';
    });
  const strange = (event: BounceEvent): boolean => guessed(event) && isStranger(event.forwardingMailbox ?? '');
  const events = bounce.events.map((event) => (strange(event) ? { ...event, forwardingMailbox: null } : event));
  const mailbox = bounce.forwardingMailbox;
  const kept = mailbox !== null && bounce.events.some((event) => strange(event) && event.forwardingMailbox === mailbox);
  return { ...bounce, events, forwardingMailbox: kept ? null : mailbox };
}

/** A bounce as read, without guesses that the files refute. */
export async function readKnownBounce(
  text: string,
  knowledge: Knowledge,
  tenants: readonly NamedTenant[],
): Promise<Bounce> {
  return withoutStrangers(await readBounce(text, knowledge), tenants);
}
