import { rule } from '../../src/rules/second-forward-dropped.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a chain of two Inbox rules': {
      files: {
        'a.ps1': lines(
          'New-InboxRule -Mailbox ann@contoso.com -Name Deputy -ForwardTo [|bob@contoso.com|]',
          'New-InboxRule -Mailbox bob@contoso.com -Name Deputy -RedirectTo eve@contoso.com',
        ),
      },
      findings: [
        {
          message: 'chain',
          args: { from: 'ann@contoso.com', via: 'bob@contoso.com', to: 'eve@contoso.com' },
          subject: { object: 'inboxRule:Deputy', property: 'forwardTo', value: 'bob@contoso.com' },
          related: [{ message: 'relatedSecond', text: 'eve@contoso.com' }],
          fixes: [
            {
              title: 'direct',
              result: {
                'a.ps1': lines(
                  'New-InboxRule -Mailbox ann@contoso.com -Name Deputy -ForwardTo eve@contoso.com',
                  'New-InboxRule -Mailbox bob@contoso.com -Name Deputy -RedirectTo eve@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'two mailboxes that get nothing': {
      files: {
        'a.ps1': lines(
          'New-InboxRule -Mailbox ann@contoso.com -Name Deputy -ForwardTo [|bob@contoso.com|]',
          'New-InboxRule -Mailbox bob@contoso.com -Name Deputy -RedirectTo eve@contoso.com',
          'New-InboxRule -Mailbox bob@contoso.com -Name Copy -ForwardTo eve@contoso.com, dan@contoso.com',
        ),
      },
      findings: [
        {
          message: 'chains',
          args: { from: 'ann@contoso.com', via: 'bob@contoso.com', to: 'eve@contoso.com', count: 1 },
          subject: { object: 'inboxRule:Deputy', property: 'forwardTo', value: 'bob@contoso.com' },
          related: [
            { message: 'relatedSecond', text: 'eve@contoso.com' },
            { message: 'relatedSecond', text: 'dan@contoso.com' },
          ],
        },
      ],
    },
    'a redirect beside a mailbox forward': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress bob@contoso.com -DeliverToMailboxAndForward $true',
          'New-InboxRule -Mailbox ann@contoso.com -Name Out -RedirectTo [|eve@contoso.com|]',
        ),
      },
      findings: [
        {
          message: 'beside',
          args: { rule: 'Out', via: 'bob@contoso.com', from: 'ann@contoso.com' },
          subject: { object: 'inboxRule:Out', property: 'redirectTo', value: 'eve@contoso.com' },
          related: [{ message: 'relatedMailbox', text: 'bob@contoso.com' }],
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $true',
                  'New-InboxRule -Mailbox ann@contoso.com -Name Out -RedirectTo eve@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'one forward each, or one by the mailbox': {
      files: {
        'a.ps1': lines(
          'New-InboxRule -Mailbox ann@contoso.com -Name Deputy -ForwardTo bob@contoso.com',
          'Set-Mailbox bob@contoso.com -ForwardingSmtpAddress eve@contoso.com',
        ),
      },
    },
    'the second rule is off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  inboxRules:',
          '    - { name: A, mailbox: ann@contoso.com, forwardTo: [bob@contoso.com] }',
          '    - { name: B, mailbox: bob@contoso.com, forwardTo: [eve@contoso.com], enabled: false }',
        ),
      },
    },
    'a redirect beside a mailbox forward that keeps no copy': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress bob@contoso.com -DeliverToMailboxAndForward $false',
          'New-InboxRule -Mailbox ann@contoso.com -Name Out -RedirectTo eve@contoso.com',
        ),
      },
    },
    'two Inbox rules, of which none is a forward of the mailbox': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  inboxRules:',
          '    - { name: A, mailbox: ap@contoso.com, forwardTo: [x@fabrikam.com] }',
          '    - { name: B, mailbox: ap@contoso.com, redirectTo: [y@fabrikam.com] }',
        ),
      },
    },
  },
});
