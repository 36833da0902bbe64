import { BASES, LABELS, RESULTS, speaking, translate, translations } from '../messages/index.ts';
import type { Basis, Step } from '../verdict/verdict.ts';
import { ANSWER_MARKS } from './forwarding-texts.ts';

/** Everything the panel says that is no answer, in the language in use. */
export interface VerdictTexts {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly anyMechanism: string;
  readonly ask: string;
  readonly hint: string;
  readonly nothing: string;
  readonly copy: string;
  readonly apply: string;
  readonly sources: string;
  readonly chain: string;
  readonly columns: readonly [string, string, string, string];
  readonly results: Readonly<Record<Step['result'], string>>;
  /** Signs before an answer. */
  readonly marks: Readonly<Record<string, string>>;
  readonly asking: string;
  /** How sure a step is. */
  readonly bases: Readonly<Record<Basis, string>>;
  readonly also: string;
  readonly userImpact: string;
  readonly originalSender: string;
  readonly mailboxOwner: string;
  readonly recipient: string;
  readonly missing: string;
  readonly turn: string;
  readonly noChange: string;
  readonly tooMany: string;
  readonly opensNothing: string;
  readonly effectsNotComputed: string;
  readonly alsoChanges: string;
  readonly wholeTenant: string;
  /** Labels of the buttons that state a fact, by its key; several where there is a choice: `[value, label]`. */
  readonly state: Readonly<Record<string, readonly (readonly [value: string, label: string])[]>>;
}

const label = speaking(LABELS);

/** The words of the form *May this sender forward?* and of its answers. */
export function verdictTexts(): VerdictTexts {
  return {
    title: translate('May this sender forward?'),
    from: translate('Mailbox that forwards'),
    to: translate('Recipient'),
    mechanism: translate('How'),
    anyMechanism: translate('as the files say, else the usual ways'),
    ask: translate('Ask'),
    hint: translate('An address, a domain, a group, or * for everyone.'),
    nothing: translate('No organization is declared in this folder.'),
    copy: translate('Copy'),
    apply: translate('Apply…'),
    sources: translate('Sources'),
    asking: translate('Answers'),
    chain: label('chain'),
    columns: [label('column1'), label('column2'), label('column3'), label('column4')],
    results: translations(RESULTS),
    marks: ANSWER_MARKS,
    bases: translations(BASES),
    also: translate(LABELS.also, { controls: '{controls}' }),
    userImpact: label('userImpact'),
    originalSender: label('originalSender'),
    mailboxOwner: label('mailboxOwner'),
    recipient: label('recipient'),
    missing: label('missing'),
    turn: label('turn'),
    noChange: label('nothing'),
    tooMany: translate(LABELS.tooMany, { count: '{count}' }),
    opensNothing: label('opensNothing'),
    effectsNotComputed: label('effectsNotComputed'),
    alsoChanges: translate(LABELS.alsoChanges, { what: '' }).trim(),
    wholeTenant: label('wholeTenant'),
    state: {
      'assumptions.automaticMeans': [
        ['off', translate('Automatic means Off here')],
        ['on', translate('Automatic means On here')],
      ],
      acceptedDomains: [['', translate('It is a domain of this organization')]],
    },
  };
}
