import type { Tenant } from '../tenant/index.ts';
import { grouped } from '../text/index.ts';
import { type StatedForward, statedForwards } from './forwards.ts';
import { modelOf } from './model.ts';

/** A forward, and those that start at the mailbox where it ends. */
export interface Chain {
  readonly first: StatedForward;
  /** One for each target, the first ones. */
  readonly onward: readonly [StatedForward, ...StatedForward[]];
  /** How many targets there are. */
  readonly targets: number;
}

/** Forwards by the mailbox that they start from and end at; all addresses of a declared mailbox are one. */
interface Ends {
  readonly from: string;
  readonly to: string;
}

/** The one address that stands for all of a declared mailbox. */
export function mailboxOf(tenant: Tenant): (address: string) => string {
  const { directory } = modelOf(tenant);
  return (address) => directory.find(address)?.own[0] ?? address.toLowerCase();
}

const KNOWN = new WeakMap<Tenant, ReadonlyMap<StatedForward, Ends>>();

function endsOf(tenant: Tenant): ReadonlyMap<StatedForward, Ends> {
  let known = KNOWN.get(tenant);
  if (!known) {
    const one = mailboxOf(tenant);
    known = new Map(
      statedForwards(tenant).map((forward) => [
        forward,
        { from: one(forward.question.from), to: one(forward.question.to) },
      ]),
    );
    KNOWN.set(tenant, known);
  }
  return known;
}

function byStart(ends: ReadonlyMap<StatedForward, Ends>): ReadonlyMap<string, readonly StatedForward[]> {
  const starts = new Map<string, StatedForward[]>();
  for (const [forward, { from }] of ends) {
    const own = starts.get(from);
    if (own) own.push(forward);
    else starts.set(from, [forward]);
  }
  return starts;
}

/** So many targets of a mailbox are told for each forward that reaches it: what all rules of one do to all of another is their product. */
const MOST_TARGETS = 20;

const isInboxRule = ({ object }: StatedForward): boolean => object.kind === 'inboxRule';

/**
 * What Inbox rules forward to a mailbox whose Inbox rules forward on. Exchange Online lets Inbox rules redirect or forward a message
 * once; the second time it is dropped and nobody is told (EHLO-2021, KB-INBOX-RULES). Circles are left out.
 */
export function droppedChains(tenant: Tenant): readonly Chain[] {
  const ends = endsOf(tenant);
  const onward = new Map(
    [...byStart(ends)].map(([start, forwards]) => {
      const targets = grouped(forwards.filter(isInboxRule), (forward) => ends.get(forward)?.to);
      return [start, { targets, nearest: [...targets].slice(0, MOST_TARGETS + 1) }] as const;
    }),
  );
  return [...ends]
    .filter(([first, { from, to }]) => isInboxRule(first) && to !== from)
    .flatMap(([first, { from, to }]): readonly Chain[] => {
      const { targets, nearest } = onward.get(to) ?? {};
      const others = nearest?.filter(([target]) => target !== from).slice(0, MOST_TARGETS) ?? [];
      const [second, ...more] = others.flatMap(([, [one]]) => one ?? []);
      if (!second || !targets) return [];
      return [{ first, onward: [second, ...more], targets: targets.size - (targets.has(from) ? 1 : 0) }];
    });
}

/** Forwards that come back to where they start, in the order of the way; each circle once. Linear in the number of forwards. */
export function forwardCircles(tenant: Tenant): readonly (readonly StatedForward[])[] {
  const ends = endsOf(tenant);
  const starts = byStart(ends);
  const done = new Set<string>();
  const circles: StatedForward[][] = [];
  for (const origin of starts.keys()) {
    const way: { readonly at: string; next: number }[] = done.has(origin) ? [] : [{ at: origin, next: 0 }];
    const onWay = new Map<string, number>([[origin, 0]]);
    const taken: StatedForward[] = [];
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const forward = starts.get(top.at)?.[top.next++];
      if (!forward) {
        done.add(top.at);
        onWay.delete(top.at);
        way.pop();
        taken.pop();
        continue;
      }
      const to = ends.get(forward)?.to ?? '';
      const back = onWay.get(to);
      if (back !== undefined) circles.push([...taken.slice(back), forward]);
      else if (!done.has(to) && starts.has(to)) {
        onWay.set(to, way.length);
        way.push({ at: to, next: 0 });
        taken.push(forward);
      }
    }
  }
  return circles;
}

/** A forward that mail for an address takes. */
export interface Followed {
  readonly forward: StatedForward;
  /** 1 for a forward of the address itself, 2 for one of the mailbox that it ends at, and so on. */
  readonly hop: number;
  /** An Inbox rule has sent the message here, so that this one drops it (EHLO-2021, KB-INBOX-RULES). */
  readonly isDropped: boolean;
}

/**
 * The forwards of an address, then those of the mailboxes that they end at, each once. One that drops what an Inbox rule has sent is
 * told and not followed. Linear in the number of forwards.
 */
export function forwardsFrom(tenant: Tenant, address: string): readonly Followed[] {
  const ends = endsOf(tenant);
  const starts = byStart(ends);
  const found = new Map<StatedForward, Followed>();
  const way = [{ at: mailboxOf(tenant)(address), hop: 1, byRule: false }];
  const seen = new Set<string>();
  for (const { at, hop, byRule } of way) {
    for (const forward of starts.get(at) ?? []) {
      const isDropped = byRule && isInboxRule(forward);
      if (found.get(forward)?.isDropped ?? true) found.set(forward, { forward, hop, isDropped });
      const next = { at: ends.get(forward)?.to ?? '', hop: hop + 1, byRule: isInboxRule(forward) };
      const key = `${next.byRule} ${next.at}`;
      if (isDropped || seen.has(key)) continue;
      seen.add(key);
      way.push(next);
    }
  }
  return [...found.values()];
}
