import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'both-forwarding-properties',
  severity: 'warning',
  fixes: { removeIgnored: 'safe' },
  messages: {
    ignored:
      'Mailbox {mailbox} has a ForwardingAddress ({address}), so ForwardingSmtpAddress is ignored: nothing is sent to {ignored}. Keep one of the two.',
    relatedAddress: 'ForwardingAddress {address} is in force',
  },
  titles: { removeIgnored: 'Remove the ignored ForwardingSmtpAddress' },
  citations: ['PS-MBX'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['mailbox'],
  check(context, report) {
    for (const mailbox of everyObject(context.tenant, 'mailbox')) {
      const address = text(mailbox, 'forwardingAddress');
      const ignored = text(mailbox, 'forwardingSmtpAddress');
      if (address.state !== 'stated' || ignored.state !== 'stated' || !address.value || !ignored.value) continue;
      report({
        message: 'ignored',
        args: { mailbox: nameOf(mailbox), address: address.value, ignored: ignored.value },
        place: ignored.place,
        unnecessary: true,
        related: [{ place: address.place, message: 'relatedAddress', args: { address: address.value } }],
        fixes: () => fix(meta, 'removeIgnored', [removeFrom(context, mailbox, 'forwardingSmtpAddress')]),
        subject: { object: `mailbox:${nameOf(mailbox)}`, property: 'forwardingSmtpAddress' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Two forwarding addresses on one mailbox',
  summary: 'A mailbox has both ForwardingAddress and ForwardingSmtpAddress; the second one is ignored.',
  why: 'When both are set, Exchange Online uses `ForwardingAddress` and ignores `ForwardingSmtpAddress`. People expect copies at two places and get one.',
  whatToDo: 'Remove the one that is not meant. To send to two places, forward to a group.',
  examples: [
    {
      language: 'powershell',
      bad: `Set-Mailbox -Identity ap@contoso.com -ForwardingAddress 'Finance' -ForwardingSmtpAddress ap@fabrikam.com`,
      good: `Set-Mailbox -Identity ap@contoso.com -ForwardingAddress 'Finance'`,
    },
  ],
};
