import { rule } from '../../src/rules/mail-user-gap.ts';
import { lines, testRule } from './tester.ts';

const tenant = (address: string, scope: string): string => `exchange:
  acceptedDomains: [contoso.com]
  mailUsers:
    - name: Consultant
      externalEmailAddress: ${address}
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: ${scope}
      rejectMessageReasonText: No forwarding.
`;

testRule(rule, {
  bad: {
    'a mail user with an outside address': {
      files: { 'a.exo.yaml': tenant('SMTP:kim@fabrikam.com', '[|NotInOrganization|]') },
      findings: [
        {
          message: 'gap',
          args: { user: 'Consultant', address: 'kim@fabrikam.com', rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards', property: 'sentToScope' },
          related: [
            { message: 'relatedUser', text: 'Consultant', args: { user: 'Consultant', address: 'kim@fabrikam.com' } },
          ],
          fixes: [
            {
              title: 'rule',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailUsers:',
                  '    - name: Consultant',
                  '      externalEmailAddress: SMTP:kim@fabrikam.com',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: No forwarding.',
                  '    - name: Block forwards to mail users',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    'many mail users': {
      files: {
        'a.exo.yaml': tenant('kim@fabrikam.com', '[|NotInOrganization|]'),
        'b.exo.yaml': `exchange:\n  mailUsers:\n${Array.from({ length: 120 }, (_, at) => `    - { name: Guest ${at}, externalEmailAddress: g@d${at}.example }\n`).join('')}`,
      },
      findings: [
        {
          message: 'gaps',
          args: { user: 'Consultant', address: 'kim@fabrikam.com', rule: 'Block forwards', count: 120 },
          subject: { object: 'transportRule:Block forwards', property: 'sentToScope' },
          related: [
            { message: 'relatedMany', text: 'NotInOrganization', args: { count: 121, most: 100 } },
            { message: 'relatedUser', text: 'Consultant', args: { user: 'Consultant', address: 'kim@fabrikam.com' } },
            ...Array.from({ length: 9 }, (_, at) => ({
              message: 'relatedUser',
              text: `Guest ${at}`,
              args: { user: `Guest ${at}`, address: `g@d${at}.example` },
            })),
          ],
        },
      ],
    },
    'another rule names the domain, for some senders only': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: [|NotInOrganization|], rejectMessageReasonText: No }',
          '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [fabrikam.com], from: [ann@contoso.com], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'gap',
          args: { rule: 'A', user: 'Pat', address: 'pat@fabrikam.com' },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          related: [{ message: 'relatedUser', text: 'Pat', args: { user: 'Pat', address: 'pat@fabrikam.com' } }],
          fixes: [
            {
              title: 'rule',
              args: { domains: 'fabrikam.com' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailUsers:',
                  '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                  '    - name: A to mail users',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                  '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [fabrikam.com], from: [ann@contoso.com], rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'another rule names the domain, with an exception': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: [|NotInOrganization|], rejectMessageReasonText: No }',
          '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [fabrikam.com], exceptIfFrom: [ann@contoso.com], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'gap',
          args: { rule: 'A', user: 'Pat', address: 'pat@fabrikam.com' },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          related: [{ message: 'relatedUser', text: 'Pat', args: { user: 'Pat', address: 'pat@fabrikam.com' } }],
          fixes: [
            {
              title: 'rule',
              args: { domains: 'fabrikam.com' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailUsers:',
                  '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                  '    - name: A to mail users',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                  '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [fabrikam.com], exceptIfFrom: [ann@contoso.com], rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'another rule names another domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: [|NotInOrganization|], rejectMessageReasonText: No }',
          '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [wingtip.com], rejectMessageReasonText: No }',
          '    - { name: C, messageTypeMatches: AutoForward, sentToScope: [|NotInOrganization|], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'gap',
          args: { rule: 'A', user: 'Pat', address: 'pat@fabrikam.com' },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          related: [{ message: 'relatedUser', text: 'Pat', args: { user: 'Pat', address: 'pat@fabrikam.com' } }],
          fixes: [
            {
              title: 'rule',
              args: { domains: 'fabrikam.com' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailUsers:',
                  '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                  '    - name: A to mail users',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                  '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [wingtip.com], rejectMessageReasonText: No }',
                  '    - { name: C, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
        {
          message: 'gap',
          args: { rule: 'C', user: 'Pat', address: 'pat@fabrikam.com' },
          subject: { object: 'transportRule:C', property: 'sentToScope' },
          related: [{ message: 'relatedUser', text: 'Pat', args: { user: 'Pat', address: 'pat@fabrikam.com' } }],
          fixes: [
            {
              title: 'rule',
              args: { domains: 'fabrikam.com' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailUsers:',
                  '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                  '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [wingtip.com], rejectMessageReasonText: No }',
                  '    - { name: C, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                  '    - name: C to mail users',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
    'mail users of two domains': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '    - { name: Kim, externalEmailAddress: kim@wingtip.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: [|NotInOrganization|], rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'gaps',
          args: { rule: 'A', user: 'Pat', address: 'pat@fabrikam.com', count: 1 },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          related: [
            { message: 'relatedUser', text: 'Pat', args: { user: 'Pat', address: 'pat@fabrikam.com' } },
            { message: 'relatedUser', text: 'Kim', args: { user: 'Kim', address: 'kim@wingtip.com' } },
          ],
          fixes: [
            {
              title: 'rule',
              args: { domains: 'fabrikam.com, wingtip.com' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailUsers:',
                  '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
                  '    - { name: Kim, externalEmailAddress: kim@wingtip.com }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                  '    - name: A to mail users',
                  '      messageTypeMatches: AutoForward',
                  '      recipientDomainIs: [fabrikam.com, wingtip.com]',
                  '      rejectMessageReasonText: Automatic forwarding to outside addresses is not permitted here.',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a mail user of the own domain': { files: { 'a.exo.yaml': tenant('kim@contoso.com', 'NotInOrganization') } },
    'no mail user in the text': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      },
    },
    'a rule that only writes to the log': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, mode: Audit, rejectMessageReasonText: No }',
        ),
      },
    },
    'a rule for other mail than forwards': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: Encrypted, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
    'a rule for a scope that is known at run time only, or inside': {
      files: {
        'a.ps1': lines(
          'param($s)',
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-MailUser -Name Pat -ExternalEmailAddress pat@fabrikam.com',
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope $s -RejectMessageReasonText No',
        ),
        'b.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  transportRules:',
          '    - { name: B, messageTypeMatches: AutoForward, sentToScope: InOrganization, rejectMessageReasonText: No }',
        ),
      },
    },
    'another rule names the domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailUsers:',
          '    - { name: Pat, externalEmailAddress: pat@fabrikam.com }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
          '    - { name: B, messageTypeMatches: AutoForward, recipientDomainIs: [fabrikam.com], rejectMessageReasonText: No }',
        ),
      },
    },
  },
});
