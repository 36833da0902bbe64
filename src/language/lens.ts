import type { Control } from '../exchange/control.ts';
import type { Place } from '../text/index.ts';
import type { PersonClass } from '../verdict/classes.ts';
import type { Question } from '../verdict/verdict.ts';

/** One line of text above an object, and the question behind it where there is one. */
export interface Lens {
  /** What it is about: the name of an object, the recipient of a forward. */
  readonly place: Place;
  /** Where the whole begins; the line stands above it. */
  readonly above: Place;
  /** The text; worked out when it is asked for, because few of many are in sight. */
  text(): string;
  /** Works out what the text needs, with rests: the matrix of a big tenant takes its time. */
  prepare?(pause: () => Promise<void>): Promise<void>;
  /** What a click asks: the forward that is set up here. */
  readonly question?: Question;
  /** The domain of which must be known first whether it belongs to the organization; empty: which ones do. Undefined or absent: the text answers. */
  unknownDomain?(): string | undefined;
}

/** What a lens says. */
export type LensId =
  | 'lens-too-many'
  | 'lens-which-domains'
  | 'lens-is-domain-yours'
  | 'lens-policy-nobody'
  | 'lens-policy-off'
  | 'lens-policy-on'
  | 'lens-policy-on-except'
  | 'lens-policy-on-except-line'
  | 'lens-policy-on-blocked'
  | 'lens-policy-on-unknown'
  | 'lens-policy-unknown'
  | 'lens-everyone-else'
  | 'lens-everyone'
  | 'lens-senders-one'
  | 'lens-senders-many'
  | 'lens-from-one'
  | 'lens-from-many'
  | 'lens-fromMemberOf-one'
  | 'lens-fromMemberOf-many'
  | 'lens-senderDomainIs-one'
  | 'lens-senderDomainIs-many'
  | 'lens-no-condition'
  | 'lens-and'
  | 'lens-rule'
  | 'lens-rule-off'
  | 'lens-remoteDomain-unknown'
  | 'lens-transportRule-unknown'
  | 'lens-hidden'
  | 'lens-remoteDomain-stops'
  | 'lens-remoteDomain-closed'
  | 'lens-remoteDomain-stops-nothing'
  | 'lens-transportRule-stops'
  | 'lens-transportRule-stops-nothing'
  | 'lens-forward-inside'
  | 'lens-forward-allowed'
  | 'lens-forward-allowed-line'
  | 'lens-forward-blocked'
  | 'lens-forward-blocked-line'
  | 'lens-forward-unknown'
  | 'lens-forward-unknown-line'
  | 'lens-any-domain'
  | 'lens-exception-opens'
  | 'lens-exception-pair'
  | 'lens-exception-nothing'
  | 'lens-exception-unknown'
  | 'lens-and-more';

/** What a lens needs from outside: sentences by id, and a place as people write it (`file:12`, or `line 12` in the same file). */
export interface LensWords {
  say(id: LensId, args: Readonly<Record<string, string | number>>): string;
  where(place: Place, from: Place): string;
  control(control: Control): string;
  name(one: Pick<PersonClass, 'name'>): string;
}
