import { rule } from '../../src/rules/rbac-partial.ts';
import { testRule } from './tester.ts';

const mailbox = (parameters: string): string =>
  `Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ${parameters}\n`;

testRule(rule, {
  bad: {
    'only the mailbox': {
      files: { 'a.ps1': mailbox('[|ForwardingSmtpAddress, DeliverToMailboxAndForward|]') },
      findings: [{ message: 'partial', args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' } }],
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
