import { rule } from '../../src/rules/text-and-status.ts';
import { testRule } from './tester.ts';

const script = (rest: string): string =>
  `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization ${rest}\n`;

testRule(rule, {
  bad: {
    both: {
      files: { 'a.ps1': script("-RejectMessageReasonText 'Ask us.' -RejectMessageEnhancedStatusCode [|'5.7.900'|]") },
      findings: [
        {
          message: 'both',
          args: { rule: 'Block', code: '5.7.900' },
          subject: { object: 'transportRule:Block', property: 'rejectMessageEnhancedStatusCode' },
          fixes: [
            {
              title: 'code',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode '5.7.900'\n",
              },
            },
            {
              title: 'text',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'Ask us.'\n",
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a code that is no rejection of a rule, whatever stands around it': {
      files: {
        'a.ps1': script("-RejectMessageReasonText 'Ask us.' -RejectMessageEnhancedStatusCode '5.7.9000'"),
        'b.ps1': script("-RejectMessageReasonText 'Ask us.' -RejectMessageEnhancedStatusCode '15.7.900'"),
        'c.ps1': script("-RejectMessageReasonText 'Ask us.' -RejectMessageEnhancedStatusCode '5.7.1'"),
      },
    },
    'the text alone': { files: { 'a.ps1': script("-RejectMessageReasonText 'Ask us.'") } },
    'the code that a text gives anyway': {
      files: { 'a.ps1': script("-RejectMessageReasonText 'Ask us.' -RejectMessageEnhancedStatusCode '5.7.1'") },
    },
    'the code alone': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageEnhancedStatusCode: 5.7.900
`,
      },
    },
  },
});
