import { rule } from '../../src/rules/text-and-status.ts';
import { lines, testRule } from './tester.ts';

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
    'the text of the service itself': {
      files: {
        'a.ps1':
          "New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageReasonText 'Delivery not authorized, message refused' -RejectMessageEnhancedStatusCode 5.7.900\n",
      },
    },
    'a code known at run time only, and the code of a text': {
      files: {
        'a.ps1': lines(
          'param($c)',
          "New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -RejectMessageEnhancedStatusCode $c",
          "New-TransportRule -Name B -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -RejectMessageEnhancedStatusCode 5.7.1",
        ),
      },
    },
    'an export, which shows what the service made of both': {
      files: {
        'Get-TransportRule.json':
          '[{"Name": "A", "Identity": "A", "Priority": 0, "State": "Enabled", "Mode": "Enforce", "SentToScope": "NotInOrganization", "RejectMessageReasonText": "No.", "RejectMessageEnhancedStatusCode": "5.7.900"}]\n',
      },
    },
  },
});
