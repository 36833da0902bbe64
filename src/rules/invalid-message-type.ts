import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'invalid-message-type',
  severity: 'error',
  fixes: { autoForward: 'review' },
  messages: {
    invalid: '{value} is no message type of a mail flow rule; the cmdlet refuses it. It takes {values}.',
  },
  titles: { autoForward: 'Use AutoForward: {rule} acts on what Inbox rules forward' },
  citations: ['PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Documented values, should the cmdlet reference not be at hand (reference of 2026-08-21). */
const TYPES = [
  'OOF',
  'AutoForward',
  'Encrypted',
  'Calendaring',
  'PermissionControlled',
  'Voicemail',
  'Signed',
  'ApprovalRequest',
  'ReadReceipt',
];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      for (const property of ['messageTypeMatches', 'exceptIfMessageTypeMatches']) {
        const type = text(rule, property);
        if (type.state !== 'stated' || type.value === '') continue;
        if (TYPES.some((known) => known.toLowerCase() === type.value.toLowerCase())) continue;
        const meansForward = /auto.*forward|^forward/i.test(type.value);
        report({
          message: 'invalid',
          args: { value: type.value, values: TYPES.join(', ') },
          place: type.place,
          fixes: () =>
            meansForward
              ? fix(meta, 'autoForward', [setOn(context, rule, property, 'AutoForward')], { rule: nameOf(rule) })
              : [],
          subject: { object: `transportRule:${nameOf(rule)}`, property, value: type.value },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Not a message type',
  summary: 'MessageTypeMatches has a value that Exchange Online does not know.',
  why: 'Mail flow rules say `AutoForward`; Inbox rules and DLP rules call the same thing `AutomaticForward`, and portals write "Auto-forward". The cmdlet refuses any other spelling, so the rule is not created.',
  whatToDo: 'Write `AutoForward` for forwards of Inbox rules, or one of the other documented types.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches 'Auto-forward' -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
