import { rule } from '../../src/rules/forwarding-loop.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a circle of inbox rules alone': {
      files: {
        'a.ps1': lines(
          'New-InboxRule -Mailbox ann@contoso.com -Name A -ForwardTo [|bob@contoso.com|]',
          'New-InboxRule -Mailbox bob@contoso.com -Name B -ForwardTo ann@contoso.com',
        ),
      },
      findings: [
        {
          message: 'circle',
          args: { circle: 'ann@contoso.com → bob@contoso.com → ann@contoso.com', from: 'ann@contoso.com' },
          subject: { object: 'inboxRule:A', property: 'forwardTo', value: 'bob@contoso.com' },
          related: [
            {
              message: 'relatedStep',
              text: 'ann@contoso.com',
              args: { from: 'bob@contoso.com', to: 'ann@contoso.com' },
            },
          ],
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'New-InboxRule -Mailbox ann@contoso.com -Name A -ForwardTo bob@contoso.com',
                  'Disable-InboxRule -Identity A -Mailbox "ann@contoso.com" -Confirm:$false',
                  'New-InboxRule -Mailbox bob@contoso.com -Name B -ForwardTo ann@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'two people stand in for each other': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress [|bob@contoso.com|]',
          'New-InboxRule -Mailbox bob@contoso.com -Name Deputy -ForwardTo ann@contoso.com',
        ),
      },
      findings: [
        {
          message: 'circle',
          args: { circle: 'ann@contoso.com → bob@contoso.com → ann@contoso.com', from: 'ann@contoso.com' },
          subject: { object: 'mailbox:ann@contoso.com', property: 'forwardingSmtpAddress', value: 'bob@contoso.com' },
          related: [
            {
              message: 'relatedStep',
              text: 'ann@contoso.com',
              args: { from: 'bob@contoso.com', to: 'ann@contoso.com' },
            },
          ],
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress $null',
                  'New-InboxRule -Mailbox bob@contoso.com -Name Deputy -ForwardTo ann@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'a long circle, its middle left out': {
      files: {
        'a.csv': lines(
          'UPN,ForwardingSmtpAddress',
          'm1@contoso.com,[|m2@contoso.com|]',
          ...[2, 3, 4, 5, 6].map((at) => `m${at}@contoso.com,m${at + 1}@contoso.com`),
          'm7@contoso.com,m1@contoso.com',
        ),
      },
      findings: [
        {
          message: 'circle',
          args: {
            circle:
              'm1@contoso.com → m2@contoso.com → m3@contoso.com → m4@contoso.com → m5@contoso.com → m6@contoso.com → … → m1@contoso.com',
            from: 'm1@contoso.com',
          },
          subject: { object: 'mailbox:m1@contoso.com', property: 'forwardingSmtpAddress', value: 'm2@contoso.com' },
          related: [
            { message: 'relatedStep', text: 'm3@contoso.com', args: { from: 'm2@contoso.com', to: 'm3@contoso.com' } },
            { message: 'relatedStep', text: 'm4@contoso.com', args: { from: 'm3@contoso.com', to: 'm4@contoso.com' } },
            { message: 'relatedStep', text: 'm5@contoso.com', args: { from: 'm4@contoso.com', to: 'm5@contoso.com' } },
            { message: 'relatedStep', text: 'm6@contoso.com', args: { from: 'm5@contoso.com', to: 'm6@contoso.com' } },
            { message: 'relatedStep', text: 'm7@contoso.com', args: { from: 'm6@contoso.com', to: 'm7@contoso.com' } },
            { message: 'relatedStep', text: 'm1@contoso.com', args: { from: 'm7@contoso.com', to: 'm1@contoso.com' } },
          ],
        },
      ],
    },
    'a mailbox forwards to itself': {
      files: { 'a.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress [|ann@contoso.com|]\n' },
      findings: [
        {
          message: 'itself',
          args: { from: 'ann@contoso.com', circle: 'ann@contoso.com → ann@contoso.com' },
          subject: { object: 'mailbox:ann@contoso.com', property: 'forwardingSmtpAddress', value: 'ann@contoso.com' },
          fixes: [{ title: 'end', result: { 'a.ps1': 'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress $null\n' } }],
        },
      ],
    },
    'a circle of which all are named': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailboxes:',
          '    - { identity: m0@contoso.com, forwardingSmtpAddress: [|m1@contoso.com|], deliverToMailboxAndForward: true }',
          '    - { identity: m1@contoso.com, forwardingSmtpAddress: m2@contoso.com, deliverToMailboxAndForward: true }',
          '    - { identity: m2@contoso.com, forwardingSmtpAddress: m3@contoso.com, deliverToMailboxAndForward: true }',
          '    - { identity: m3@contoso.com, forwardingSmtpAddress: m4@contoso.com, deliverToMailboxAndForward: true }',
          '    - { identity: m4@contoso.com, forwardingSmtpAddress: m0@contoso.com, deliverToMailboxAndForward: true }',
        ),
      },
      findings: [
        {
          message: 'circle',
          args: {
            from: 'm0@contoso.com',
            circle:
              'm0@contoso.com → m1@contoso.com → m2@contoso.com → m3@contoso.com → m4@contoso.com → m0@contoso.com',
          },
          subject: { object: 'mailbox:m0@contoso.com', property: 'forwardingSmtpAddress', value: 'm1@contoso.com' },
          related: [
            { message: 'relatedStep', text: 'm2@contoso.com', args: { from: 'm1@contoso.com', to: 'm2@contoso.com' } },
            { message: 'relatedStep', text: 'm3@contoso.com', args: { from: 'm2@contoso.com', to: 'm3@contoso.com' } },
            { message: 'relatedStep', text: 'm4@contoso.com', args: { from: 'm3@contoso.com', to: 'm4@contoso.com' } },
            { message: 'relatedStep', text: 'm0@contoso.com', args: { from: 'm4@contoso.com', to: 'm0@contoso.com' } },
          ],
          fixes: [
            {
              title: 'end',
              args: { from: 'm0@contoso.com', to: 'm1@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailboxes:',
                  '    - { identity: m0@contoso.com, forwardingSmtpAddress: null, deliverToMailboxAndForward: true }',
                  '    - { identity: m1@contoso.com, forwardingSmtpAddress: m2@contoso.com, deliverToMailboxAndForward: true }',
                  '    - { identity: m2@contoso.com, forwardingSmtpAddress: m3@contoso.com, deliverToMailboxAndForward: true }',
                  '    - { identity: m3@contoso.com, forwardingSmtpAddress: m4@contoso.com, deliverToMailboxAndForward: true }',
                  '    - { identity: m4@contoso.com, forwardingSmtpAddress: m0@contoso.com, deliverToMailboxAndForward: true }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a chain': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress bob@contoso.com',
          'Set-Mailbox bob@contoso.com -ForwardingSmtpAddress eve@contoso.com',
        ),
      },
    },
    'one of them is switched off again': {
      files: {
        'a.csv': lines('UPN,ForwardingSmtpAddress', 'ann@contoso.com,bob@contoso.com', 'bob@contoso.com,'),
      },
    },
  },
});
