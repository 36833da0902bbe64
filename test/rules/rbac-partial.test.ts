import { rule } from '../../src/rules/rbac-partial.ts';
import { lines, testRule } from './tester.ts';

const mailbox = (parameters: string): string =>
  `Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ${parameters}\n`;

testRule(rule, {
  bad: {
    'only the mailbox': {
      files: { 'a.ps1': mailbox('[|ForwardingSmtpAddress, DeliverToMailboxAndForward|]') },
      findings: [
        {
          message: 'partial',
          args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' },
          fixes: [
            {
              title: 'inboxRules',
              result: {
                'a.ps1': lines(
                  "Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward",
                  "Set-ManagementRoleEntry 'No forwarding\\New-InboxRule' -RemoveParameter -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo",
                  "Set-ManagementRoleEntry 'No forwarding\\Set-InboxRule' -RemoveParameter -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo",
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'Inbox rules as well': {
      files: {
        'a.ps1': `${mailbox('ForwardingSmtpAddress')}Set-ManagementRoleEntry 'No forwarding\\New-InboxRule' -RemoveParameter -Parameters ForwardTo`,
      },
    },
    'other parameters': { files: { 'a.ps1': mailbox('CustomAttribute1') } },
  },
});
