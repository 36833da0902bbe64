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
  },
  good: {
    'a mail user of the own domain': { files: { 'a.exo.yaml': tenant('kim@contoso.com', 'NotInOrganization') } },
    'no mail user in the text': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      },
    },
  },
});
