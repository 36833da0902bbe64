import { rule } from '../../src/rules/fromscope-inorganization.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'the rule that a score once generated': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Client Rules To External Block' \`
    -FromScope [|InOrganization|] \`
    -SentToScope NotInOrganization \`
    -MessageTypeMatches AutoForward \`
    -RejectMessageReasonText 'No forwarding.'
`,
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'Client Rules To External Block' },
          fixes: [
            {
              title: 'removeFromScope',
              result: {
                'a.ps1': `New-TransportRule -Name 'Client Rules To External Block' \`
    -SentToScope NotInOrganization \`
    -MessageTypeMatches AutoForward \`
    -RejectMessageReasonText 'No forwarding.'
`,
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'no scope': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText 'No.'`,
      },
    },
    'another rule takes the rest': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Ours
      fromScope: InOrganization
      sentToScope: NotInOrganization
      messageTypeMatches: AutoForward
      rejectMessageReasonText: No.
    - name: Theirs
      fromScope: NotInOrganization
      sentToScope: NotInOrganization
      messageTypeMatches: AutoForward
      rejectMessageReasonText: No.
`,
      },
    },
  },
});
