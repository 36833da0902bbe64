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
          subject: {
            object: 'transportRule:Client Rules To External Block',
            property: 'fromScope',
            value: 'InOrganization',
          },
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
    'a rule whose name is only known at run time': {
      files: {
        'a.ps1': `param($Name, $Text)
if (!(Get-TransportRule $Name)) {
    New-TransportRule -Name $Name -FromScope [|InOrganization|] -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RuleErrorAction Defer -RejectMessageReasonText $Text
}
`,
      },
      findings: [
        {
          message: 'misses',
          args: { rule: '$Name' },
          subject: { object: 'transportRule:$Name', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              result: {
                'a.ps1': `param($Name, $Text)
if (!(Get-TransportRule $Name)) {
    New-TransportRule -Name $Name -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RuleErrorAction Defer -RejectMessageReasonText $Text
}
`,
              },
            },
          ],
        },
      ],
    },
    'the same rule in two scripts': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -FromScope [|InOrganization|] -SentToScope NotInOrganization -MessageTypeMatches AutoForward -DeleteMessage $true
`,
        'b.ps1': `New-TransportRule 'Block' -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -DeleteMessage $true
`,
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'Block' },
          subject: { object: 'transportRule:Block', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              result: {
                'a.ps1': `New-TransportRule -Name 'Block' -SentToScope NotInOrganization -MessageTypeMatches AutoForward -DeleteMessage $true
`,
              },
            },
          ],
        },
        {
          message: 'misses',
          args: { rule: 'Block' },
          subject: { object: 'transportRule:Block', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              result: {
                'b.ps1': `New-TransportRule 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true
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
