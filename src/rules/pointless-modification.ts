import { enabled, isSet } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Property } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { everyObject, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'pointless-modification',
  severity: 'information',
  fixes: { remove: 'safe' },
  messages: {
    pointless:
      '{property} of mail flow rule {rule} changes a message that {action} keeps from its recipient: nobody sees the change. Remove it.',
  },
  titles: { remove: 'Remove {property}' },
  citations: ['EXO-MFRA'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Parameters that belong to one change of the message; the first one is reported. */
const CHANGES: readonly (readonly string[])[] = [
  ['prependSubject'],
  ['applyHtmlDisclaimerText', 'applyHtmlDisclaimerLocation', 'applyHtmlDisclaimerFallbackAction'],
  ['setHeaderName', 'setHeaderValue'],
  ['removeHeader'],
  ['applyClassification'],
];

const REFUSALS = ['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode', 'deleteMessage'];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      const present = (names: readonly string[]): readonly Property[] =>
        names.filter((name) => isSet(rule, name)).flatMap((name) => rule.properties.get(name) ?? []);
      const [action] = present(REFUSALS);
      if (!action || enabled(rule).is === 'no') continue;
      for (const change of CHANGES) {
        const parts = present(change);
        const [first] = parts;
        if (!first || first.name !== change[0]) continue;
        report({
          message: 'pointless',
          args: { rule: nameOf(rule), property: capitalized(first.name), action: capitalized(action.name) },
          place: first.keyPlace,
          unnecessary: true,
          fixes: () =>
            fix(
              meta,
              'remove',
              parts.map((property) => removeFrom(context, rule, property.name)),
              { property: parts.map((property) => capitalized(property.name)).join(', ') },
            ),
          subject: { object: `transportRule:${nameOf(rule)}`, property: first.name },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Changing a message that is thrown away',
  summary: 'A rule rejects or deletes a message and also changes its subject, headers or text.',
  why: 'The changed message never arrives, and the bounce does not show the change. People who add a subject tag here usually expect to find it in the bounce.',
  whatToDo: 'Remove the change. To tell the sender more, write it into the rejection text.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -PrependSubject '[blocked]' -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
