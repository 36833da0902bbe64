import { rule } from '../../src/rules/fromscope-inorganization.ts';
import { lines, testRule } from './tester.ts';

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
    'the other rule only writes to the log': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Mode Audit',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Mode Audit',
                ),
              },
            },
          ],
        },
      ],
    },
    'the other rule stops nothing': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue 1',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue 1',
                ),
              },
            },
          ],
        },
      ],
    },
    'the other rule is refused for its code': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.520',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.520',
                ),
              },
            },
          ],
        },
      ],
    },
    'the other rule stops other mail than forwards': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
          'New-TransportRule -Name B -MessageTypeMatches Encrypted -SentToScope NotInOrganization -RejectMessageReasonText No',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'New-TransportRule -Name B -MessageTypeMatches Encrypted -SentToScope NotInOrganization -RejectMessageReasonText No',
                ),
              },
            },
          ],
        },
      ],
    },
    'the other rule misses the same forwards': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -FromScope InOrganization -SentToScope NotInOrganization -RejectMessageReasonText No',
                ),
              },
            },
          ],
        },
        {
          message: 'misses',
          args: { rule: 'B' },
          subject: { object: 'transportRule:B', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'B' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope InOrganization -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                ),
              },
            },
          ],
        },
      ],
    },
    'of the other rule only a part is in the text': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No',
          'Set-TransportRule B -MessageTypeMatches AutoForward -RejectMessageReasonText No',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                  'Set-TransportRule B -MessageTypeMatches AutoForward -RejectMessageReasonText No',
                ),
              },
            },
          ],
        },
      ],
    },
    'every outbound policy is Off: information': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, fromScope: [|InOrganization|], sentToScope: NotInOrganization, rejectMessageReasonText: No }',
        ),
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          severity: 'information',
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: No }',
                ),
              },
            },
          ],
        },
      ],
    },
    'another script makes the same rule without the scope': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope [|InOrganization|] -SentToScope NotInOrganization -RejectMessageReasonText No\n',
        'b.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No\n',
      },
      findings: [
        {
          message: 'misses',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'fromScope', value: 'InOrganization' },
          fixes: [
            {
              title: 'removeFromScope',
              args: { rule: 'A' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No\n',
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
    'a rule that is off': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -FromScope InOrganization -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled $false\n',
      },
    },
  },
});
