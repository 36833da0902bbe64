import { domainOf } from '../exchange/addresses.ts';
import { controlOf } from '../exchange/control.ts';
import { type Followed, forwardsFrom } from '../exchange/forward-chains.ts';
import { modelOf } from '../exchange/model.ts';
import { knowsForwards, type UnclearForward, unclearForwards } from '../exchange/unclear-forwards.ts';
import { ADDRESSES, labelled, speaking } from '../messages/index.ts';
import type { Tenant } from '../tenant/index.ts';
import { codeMarkdown, plainMarkdown } from '../text/index.ts';
import { decide } from '../verdict/decide.ts';
import type { Decision } from '../verdict/verdict.ts';
import { type Lines, type PlaceView, placeMarkdown, placeView } from './place.ts';
import { answerSentence, controlLabel, type MissingView, mechanismName, missingViews } from './verdict-view.ts';

/** Whether mail leaves the organization. */
export type Leaves = 'yes' | 'no' | 'unknown';

/** One forward on the way of mail for an address. */
export interface FollowedView extends PlaceView {
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  /** 1 for a forward of the address itself, 2 for one of the mailbox that it ends at, and so on. */
  readonly hop: number;
  readonly leaves: Leaves;
  /** What the controls say; null where none is asked: inside of the organization, and where the message is dropped before. */
  readonly verdict: Decision | null;
  readonly sentence: string;
  readonly missing: readonly MissingView[];
}

/** A setting that may forward mail of the address: the text does not tell. */
export interface UnclearView extends PlaceView {
  readonly object: string;
  readonly setting: string;
}

/** Where mail for an address goes on to in one tenant. */
export interface AddressForwards {
  readonly tenant: string;
  readonly leaves: Leaves;
  /** Where mail for a mail contact or mail user goes; null for everybody else. */
  readonly external: string | null;
  /** The address is that of a group; what its members do with the mail is not followed. */
  readonly group: boolean;
  readonly forwards: readonly FollowedView[];
  readonly unclear: readonly UnclearView[];
  /** The texts list every mailbox and every Inbox rule. */
  readonly listed: boolean;
}

const say = speaking(ADDRESSES);

/** Whether and where an address forwards, and whether that leaves the organization. */
export function addressForwards(address: string, tenant: Tenant, lines: Lines): AddressForwards {
  const forwards = forwardsFrom(tenant, address).map((one) => followedView(one, tenant, lines));
  const unclear = unclearForwards(tenant, address).map((one) => unclearView(one, lines));
  const listed = knowsForwards(tenant);
  const recipient = recipientOf(address, tenant);
  const isAll = unclear.length === 0 && listed && !recipient.group;
  const ways = [...forwards.map((one) => one.leaves), ...recipient.ways];
  const { external, group } = recipient;
  return { tenant: tenant.name, leaves: together(ways, isAll), external, group, forwards, unclear, listed };
}

const LEAVES_WHERE_INSIDE = { yes: 'no', no: 'yes', maybe: 'unknown' } as const satisfies Record<string, Leaves>;

/** What the address itself is, where it is no mailbox, and whether mail leaves for that. */
function recipientOf(address: string, tenant: Tenant) {
  const { acceptedDomains, directory } = modelOf(tenant);
  const entry = directory.find(address);
  const external = entry?.external === undefined || entry.external === address ? null : entry.external;
  const ways: Leaves[] =
    external === null ? [] : [LEAVES_WHERE_INSIDE[acceptedDomains.belonging(domainOf(external)).inside.is]];
  return { external, group: entry?.kind === 'group', ways };
}

function together(ways: readonly Leaves[], isAll: boolean): Leaves {
  if (ways.includes('yes')) return 'yes';
  return isAll && ways.every((way) => way === 'no') ? 'no' : 'unknown';
}

function followedView({ forward, hop, isDropped }: Followed, tenant: Tenant, lines: Lines): FollowedView {
  const { question, inside, place } = forward;
  const { from, to } = question;
  const mechanism = mechanismName(question.mechanism);
  const common = { from, to, mechanism: question.mechanism, hop, ...placeView(place, lines) };
  if (isDropped)
    return { ...common, leaves: 'no', verdict: null, sentence: say('dropped', { from, to, mechanism }), missing: [] };
  if (inside.is === 'yes')
    return { ...common, leaves: 'no', verdict: null, sentence: say('inside', { from, to, mechanism }), missing: [] };
  const answer = decide(tenant, question);
  const leaves = { allowed: inside.is === 'no' ? 'yes' : 'unknown', blocked: 'no', unknown: 'unknown' } as const;
  return {
    ...common,
    leaves: leaves[answer.verdict],
    verdict: answer.verdict,
    sentence: answerSentence(answer, from, to),
    missing: answer.verdict === 'unknown' ? missingViews(answer.missing, lines) : [],
  };
}

const unclearView = ({ object, property, place }: UnclearForward, lines: Lines): UnclearView => ({
  object: controlLabel(controlOf(object)),
  setting: property,
  ...placeView(place, lines),
});

/** More than so many lines are counted: nobody reads on. */
const MOST_LINES = 50;

/** The same as Markdown, without a heading. */
export function forwardsMarkdown(all: AddressForwards, lines: Lines): string[] {
  const { leaves, external, group, forwards, unclear, listed } = all;
  const at = ({ file, start, end }: PlaceView): string =>
    placeMarkdown({ source: file, start: start.offset, end: end.offset }, lines);
  const parts = [say(`leaves-${leaves}`), ''];
  if (external !== null) parts.push(say('external', { to: codeMarkdown(external) }), '');
  if (group) parts.push(say('group'), '');
  if (forwards.length === 0) parts.push(say('no-forward'), '');
  for (const one of forwards.slice(0, MOST_LINES)) {
    parts.push(`- ${plainMarkdown(one.sentence)} (${at(one)})`);
    for (const { fact, howToState } of one.missing) parts.push(`  - ${plainMarkdown(`${fact} ${howToState}`)}`);
  }
  if (forwards.length > MOST_LINES) parts.push('', say('more', { count: forwards.length - MOST_LINES }));
  if (unclear.length > 0) parts.push('', say('unclear'), '');
  for (const one of unclear.slice(0, MOST_LINES))
    parts.push(`- ${labelled(plainMarkdown(one.object), `${plainMarkdown(one.setting)} (${at(one)})`)}`);
  if (unclear.length > MOST_LINES) parts.push('', say('more', { count: unclear.length - MOST_LINES }));
  if (!listed) parts.push('', say('not-listed'));
  return [...parts, ''];
}
