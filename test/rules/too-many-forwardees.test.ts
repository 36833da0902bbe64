import { rule } from '../../src/rules/too-many-forwardees.ts';
import { lines, testRule } from './tester.ts';

const people = (count: number): string => Array.from({ length: count }, (_, at) => `p${at}@contoso.com`).join(', ');

testRule(rule, {
  bad: {
    'eleven recipients of an Inbox rule': {
      files: { 'a.ps1': `New-InboxRule -Mailbox ann@contoso.com -Name Team -ForwardTo [|${people(11)}|]\n` },
      findings: [
        {
          message: 'inboxRule',
          args: { rule: 'Team', count: 11 },
          subject: { object: 'inboxRule:Team', property: 'forwardTo' },
          fixes: [
            {
              title: 'group',
              result: {
                'a.ps1': lines(
                  'New-DistributionGroup -Name "recipients" -Alias "recipients" -Type Security -PrimarySmtpAddress "recipients@contoso.com" -Members "p0@contoso.com", "p1@contoso.com", "p2@contoso.com", "p3@contoso.com", "p4@contoso.com", "p5@contoso.com", "p6@contoso.com", "p7@contoso.com", "p8@contoso.com", "p9@contoso.com", "p10@contoso.com"',
                  'New-InboxRule -Mailbox ann@contoso.com -Name Team -ForwardTo "recipients@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'two actions of a mail flow rule together': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  transportRules:',
          '    - name: Copies',
          '      sentTo: [finance@contoso.com]',
          `      blindCopyTo: [|[${people(8)}]|]`,
          '      copyTo: [a@contoso.com, b@contoso.com, c@contoso.com]',
        ),
      },
      findings: [
        {
          message: 'transportRule',
          args: { count: 11, rule: 'Copies' },
          subject: { object: 'transportRule:Copies', property: 'blindCopyTo' },
          fixes: [
            {
              title: 'group',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  transportRules:',
                  '    - name: Copies',
                  '      sentTo: [finance@contoso.com]',
                  '      blindCopyTo: [recipients@contoso.com]',
                  '      copyTo: [a@contoso.com, b@contoso.com, c@contoso.com]',
                  '  groups:',
                  '    recipients@contoso.com:',
                  '      members: [p0@contoso.com, p1@contoso.com, p2@contoso.com, p3@contoso.com, p4@contoso.com, p5@contoso.com, p6@contoso.com, p7@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'the longer one of two lists': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  inboxRules:',
          '    - { name: R, mailbox: m@contoso.com, forwardTo: [a0@contoso.com, a1@contoso.com, a2@contoso.com, a3@contoso.com], redirectTo: [|[b0@contoso.com, b1@contoso.com, b2@contoso.com, b3@contoso.com, b4@contoso.com, b5@contoso.com, b6@contoso.com, b7@contoso.com]|] }',
        ),
      },
      findings: [
        {
          message: 'inboxRule',
          args: { rule: 'R', count: 12 },
          subject: { object: 'inboxRule:R', property: 'redirectTo' },
          fixes: [
            {
              title: 'group',
              args: { count: 8 },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  inboxRules:',
                  '    - { name: R, mailbox: m@contoso.com, forwardTo: [a0@contoso.com, a1@contoso.com, a2@contoso.com, a3@contoso.com], redirectTo: [recipients@contoso.com] }',
                  '  groups:',
                  '    recipients@contoso.com:',
                  '      members: [b0@contoso.com, b1@contoso.com, b2@contoso.com, b3@contoso.com, b4@contoso.com, b5@contoso.com, b6@contoso.com, b7@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'ten, about which the texts of Microsoft differ': {
      files: { 'a.ps1': `New-InboxRule -Mailbox ann@contoso.com -Name Team -ForwardTo ${people(10)}\n` },
    },
    'a rule that is off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  inboxRules:',
          `    - { name: A, mailbox: ann@contoso.com, forwardTo: [${people(11)}], enabled: false }`,
        ),
      },
    },
    'ten of a rule with an empty list, and eleven of one that is off': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  inboxRules:',
          '    - { name: R, mailbox: m@contoso.com, forwardTo: [a0@contoso.com, a1@contoso.com, a2@contoso.com, a3@contoso.com, a4@contoso.com, a5@contoso.com, a6@contoso.com, a7@contoso.com, a8@contoso.com, a9@contoso.com], redirectTo: [] }',
          '    - { name: S, mailbox: m@contoso.com, enabled: false, forwardTo: [a0@contoso.com, a1@contoso.com, a2@contoso.com, a3@contoso.com, a4@contoso.com, a5@contoso.com, a6@contoso.com, a7@contoso.com, a8@contoso.com, a9@contoso.com, a10@contoso.com] }',
        ),
        'b.ps1': lines(
          'param($l)',
          'New-InboxRule -Name T -Mailbox n@contoso.com -ForwardTo $l -RedirectTo a0@contoso.com, a1@contoso.com, a2@contoso.com',
        ),
      },
    },
  },
});
