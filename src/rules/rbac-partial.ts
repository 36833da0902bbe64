import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import type { Call } from '../read/reading.ts';
import { isCallOf, parameter, statedValues } from './shared/calls.ts';

const meta: RuleMeta = {
  id: 'rbac-partial',
  severity: 'information',
  fixes: {},
  messages: {
    partial:
      'Taking {parameters} from the role hides the forwarding option in Outlook on the web. Forwards that exist go on, and Inbox rules can still forward: New-InboxRule and Set-InboxRule keep ForwardTo, ForwardAsAttachmentTo and RedirectTo. Take these away as well, and block with the outbound policy.',
  },
  titles: {},
  citations: ['EHLO-2017', 'PS-ROLEENTRY'],
  benchmarks: [],
};

const FORWARDING = ['forwardingsmtpaddress', 'forwardingaddress', 'delivertomailboxandforward'];

/** The entry (`role\cmdlet`) that a call of `Set-` or `Remove-ManagementRoleEntry` is about, lower case. */
function entryOf(call: Call): string {
  const identity = parameter(call, 'Identity') ?? call.parameters.find(({ origin }) => origin === 'positional');
  return String(statedValues(identity)?.[0] ?? '').toLowerCase();
}

export const rule: Rule = {
  meta,
  about: ['call'],
  check({ calls }, report) {
    const changes = calls.filter((call) => isCallOf(call, 'Set-ManagementRoleEntry', 'Remove-ManagementRoleEntry'));
    const complete = new Set(
      changes.filter((call) => /\\(?:new|set)-inboxrule$/.test(entryOf(call))).map((call) => call.place.source),
    );
    for (const call of changes) {
      if (call.advice || complete.has(call.place.source) || !/\\set-mailbox$/.test(entryOf(call))) continue;
      const given = parameter(call, 'Parameters');
      const taken = (statedValues(given) ?? []).map(String).filter((name) => FORWARDING.includes(name.toLowerCase()));
      if (!given?.value || taken.length === 0 || !parameter(call, 'RemoveParameter')) continue;
      report({ message: 'partial', args: { parameters: taken.join(', ') }, place: given.value.place });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A role that hides forwarding but does not stop it',
  summary: 'A management role loses the forwarding parameters of Set-Mailbox, but Inbox rules can still forward.',
  why: 'Users forward through the mailbox settings or through Inbox rules. A role without the forwarding parameters of `Set-Mailbox` hides the first way only, and changes nothing about forwards that exist.',
  whatToDo:
    'Take `ForwardTo`, `ForwardAsAttachmentTo` and `RedirectTo` from `New-InboxRule` and `Set-InboxRule` too, and use the outbound policy as the control that blocks.',
  examples: [
    {
      language: 'powershell',
      bad: `Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward`,
      good: `Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward
Set-ManagementRoleEntry 'No forwarding\\New-InboxRule' -RemoveParameter -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo
Set-ManagementRoleEntry 'No forwarding\\Set-InboxRule' -RemoveParameter -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo`,
    },
  ],
};
