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
    'the entry under its name, with a command behind it on the line': {
      files: {
        'a.ps1': lines(
          "Set-ManagementRoleEntry -Identity 'MyBaseOptions\\Set-Mailbox' -Parameters [|ForwardingSmtpAddress, DeliverToMailboxAndForward|] -RemoveParameter",
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters [|ForwardingSmtpAddress, DeliverToMailboxAndForward|] -RemoveParameter; Get-Date",
        ),
      },
      findings: [
        {
          message: 'partial',
          args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' },
          fixes: [
            {
              title: 'inboxRules',
              result: {
                'a.ps1': lines(
                  "Set-ManagementRoleEntry -Identity 'MyBaseOptions\\Set-Mailbox' -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward -RemoveParameter",
                  "Set-ManagementRoleEntry -Identity 'MyBaseOptions\\New-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter",
                  "Set-ManagementRoleEntry -Identity 'MyBaseOptions\\Set-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter",
                  "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward -RemoveParameter; Get-Date",
                ),
              },
            },
          ],
        },
        { message: 'partial', args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' } },
      ],
    },
    'lines that end with CR LF': {
      files: {
        'a.ps1': lines(
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters [|ForwardingSmtpAddress, DeliverToMailboxAndForward|] -RemoveParameter\r",
          'Get-Date\r',
        ),
      },
      findings: [
        {
          message: 'partial',
          args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' },
          fixes: [
            {
              title: 'inboxRules',
              result: {
                'a.ps1': lines(
                  "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward -RemoveParameter\r",
                  "Set-ManagementRoleEntry 'My\\New-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter\r",
                  "Set-ManagementRoleEntry 'My\\Set-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter\r",
                  'Get-Date\r',
                ),
              },
            },
          ],
        },
      ],
    },
    'the last line of a text without an end': {
      files: {
        'a.ps1':
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters [|ForwardingSmtpAddress, DeliverToMailboxAndForward|] -RemoveParameter",
      },
      findings: [
        {
          message: 'partial',
          args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' },
          fixes: [
            {
              title: 'inboxRules',
              result: {
                'a.ps1':
                  "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward -RemoveParameter\nSet-ManagementRoleEntry 'My\\New-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter\nSet-ManagementRoleEntry 'My\\Set-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter",
              },
            },
          ],
        },
      ],
    },
    'an entry that only begins like the cmdlets of Inbox rules': {
      files: {
        'a.ps1': lines(
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters [|ForwardingSmtpAddress, DeliverToMailboxAndForward|] -RemoveParameter",
          "Remove-ManagementRoleEntry 'My\\Set-InboxRuleX'",
          "Set-ManagementRoleEntry 'My\\Set-MailboxPlan' -Parameters ForwardingAddress -RemoveParameter",
        ),
      },
      findings: [
        {
          message: 'partial',
          args: { parameters: 'ForwardingSmtpAddress, DeliverToMailboxAndForward' },
          fixes: [
            {
              title: 'inboxRules',
              result: {
                'a.ps1': lines(
                  "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward -RemoveParameter",
                  "Set-ManagementRoleEntry 'My\\New-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter",
                  "Set-ManagementRoleEntry 'My\\Set-InboxRule' -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo -RemoveParameter",
                  "Remove-ManagementRoleEntry 'My\\Set-InboxRuleX'",
                  "Set-ManagementRoleEntry 'My\\Set-MailboxPlan' -Parameters ForwardingAddress -RemoveParameter",
                ),
              },
            },
          ],
        },
      ],
    },
    'entries and parameters in variables': {
      files: {
        'a.ps1': lines(
          "$entry = 'My\\Set-Mailbox'",
          "$gone = [|'ForwardingAddress'|]",
          'Set-ManagementRoleEntry $entry -Parameters $gone -RemoveParameter',
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters $gone -RemoveParameter",
        ),
      },
      findings: [{ message: 'partial', args: { parameters: 'ForwardingAddress' } }],
    },
    'an entry in a variable, and parameters in the command': {
      files: {
        'a.ps1': lines(
          "$entry = 'My\\Set-Mailbox'",
          'Set-ManagementRoleEntry $entry -Parameters [|ForwardingAddress|] -RemoveParameter',
        ),
      },
      findings: [{ message: 'partial', args: { parameters: 'ForwardingAddress' } }],
    },
  },
  good: {
    'the parameters are missing': {
      files: { 'a.ps1': "Set-ManagementRoleEntry 'My\\Set-Mailbox' -RemoveParameter -Parameters\n" },
    },
    'Inbox rules as well': {
      files: {
        'a.ps1': `${mailbox('ForwardingSmtpAddress')}Set-ManagementRoleEntry 'No forwarding\\New-InboxRule' -RemoveParameter -Parameters ForwardTo`,
      },
    },
    'other parameters': { files: { 'a.ps1': mailbox('CustomAttribute1') } },
    'an entry that is removed as a whole, of the cmdlets of Inbox rules': {
      files: {
        'a.ps1': lines(
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward -RemoveParameter",
          "Remove-ManagementRoleEntry 'My\\New-InboxRule'",
        ),
      },
    },
    'no parameters, other ones, or ones that are added': {
      files: {
        'a.ps1': lines(
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -RemoveParameter",
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters Office -RemoveParameter",
          "Set-ManagementRoleEntry 'My\\Set-Mailbox' -Parameters ForwardingAddress -AddParameter",
        ),
      },
    },
  },
});
