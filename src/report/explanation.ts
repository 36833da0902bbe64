import type { Bounce, Cause } from '../bounce/index.ts';
import type { UserLanguage } from '../messages/index.ts';
import type { AddressForwards } from './address-forwards.ts';
import { type BounceJson, bounceJson } from './bounce-json.ts';
import type { Lines } from './view.ts';

/** The answer of `explain`. `markdown` is safe to show: texts of bounces and files are escaped in it. */
export interface Explanation {
  readonly kind: 'ndr' | 'bounce' | 'rule' | 'cmdlet' | 'setting' | 'address';
  readonly title: string;
  readonly markdown: string;
  readonly language: UserLanguage;
  readonly codes: readonly string[];
  readonly bounce?: Bounce;
  /** The cause of each event, in the order of the events; only for bounces. */
  readonly causes?: readonly Cause[];
  /** Whether and where an address forwards, in each tenant; only for addresses. */
  readonly forwarding?: readonly AddressForwards[];
}

/** What `explain --format json` says; the fields of a bounce only where one was read. */
export type ExplanationJson = Pick<Explanation, 'kind' | 'title' | 'markdown' | 'language' | 'codes' | 'forwarding'> &
  Partial<BounceJson>;

/** The JSON of `explain --format json`. */
export function explanationJson(answer: Explanation, lines: Lines): ExplanationJson {
  const { kind, title, markdown, language, codes, forwarding, bounce, causes } = answer;
  if (!bounce) return { kind, title, markdown, language, codes, ...(forwarding && { forwarding }) };
  return { kind, title, markdown, language, codes, ...bounceJson(bounce, causes ?? [], lines) };
}
