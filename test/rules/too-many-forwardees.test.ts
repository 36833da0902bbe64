import { rule } from '../../src/rules/too-many-forwardees.ts';
import { lines, testRule } from './tester.ts';

const people = (count: number): string => Array.from({ length: count }, (_, at) => `p${at}@contoso.com`).join(', ');

testRule(rule, {
  bad: {
    'eleven recipients of an Inbox rule': {
      files: { 'a.ps1': `New-InboxRule -Mailbox ann@contoso.com -Name Team -ForwardTo [|${people(11)}|]\n` },
      findings: [{ message: 'inboxRule', args: { rule: 'Team', count: 11 } }],
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
      findings: [{ message: 'transportRule', args: { count: 11 } }],
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
  },
});
