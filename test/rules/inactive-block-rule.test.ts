import { rule } from '../../src/rules/inactive-block-rule.ts';
import { lines, testRule } from './tester.ts';

const make = (setting: string): string =>
  `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' ${setting}
`;

testRule(rule, {
  bad: {
    disabled: {
      files: { 'a.ps1': make('-Enabled [|$false|]') },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'Block forwards', asOf: '2026-11-25' },
          subject: { object: 'transportRule:Block forwards', property: 'disabled' },
          fixes: [
            {
              title: 'enable',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.' -Enabled $true\n",
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    expired: {
      files: { 'a.ps1': make("-ExpiryDate [|'2026-01-31'|]") },
      asOf: '2026-02-01',
      findings: [
        {
          message: 'expired',
          args: { date: '2026-01-31', asOf: '2026-02-01', rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards', property: 'expired' },
          fixes: [
            {
              title: 'noExpiry',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'\n",
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    'not yet begun, by whatever order of day and month': {
      files: { 'a.ps1': make("-ActivationDate [|'03/04/2027'|]") },
      findings: [
        {
          message: 'notYet',
          args: { rule: 'Block forwards', asOf: '2026-11-25', date: '03/04/2027' },
          subject: { object: 'transportRule:Block forwards', property: 'notYet' },
          fixes: [
            {
              title: 'noActivation',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'\n",
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    'another control blocks': {
      files: {
        'a.exo.yaml': `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  transportRules:
    - name: Block forwards
      enabled: [|false|]
      messageTypeMatches: AutoForward
      deleteMessage: true
`,
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'Block forwards', asOf: '2026-11-25' },
          subject: { object: 'transportRule:Block forwards', property: 'disabled' },
          severity: 'information',
          fixes: [
            {
              title: 'enable',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      enabled: true',
                  '      messageTypeMatches: AutoForward',
                  '      deleteMessage: true',
                ),
              },
              reveals: ['missing-senttoscope', 'power-automate-gap'],
            },
          ],
        },
      ],
    },
    'another rule stops forwards: information': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled [|$false|]',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
        ),
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'A', asOf: '2026-11-25' },
          subject: { object: 'transportRule:A', property: 'disabled' },
          severity: 'information',
          fixes: [
            {
              title: 'enable',
              args: { rule: 'A', asOf: '2026-11-25' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled $true',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No',
                ),
              },
            },
          ],
        },
      ],
    },
    'another rule only writes to the log': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled [|$false|]',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Mode Audit',
        ),
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'A', asOf: '2026-11-25' },
          subject: { object: 'transportRule:A', property: 'disabled' },
          fixes: [
            {
              title: 'enable',
              args: { rule: 'A', asOf: '2026-11-25' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled $true',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Mode Audit',
                ),
              },
            },
          ],
        },
      ],
    },
    'another rule stops other mail': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled [|$false|]',
          'New-TransportRule -Name B -MessageTypeMatches Encrypted -SentToScope NotInOrganization -RejectMessageReasonText No',
        ),
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'A', asOf: '2026-11-25' },
          subject: { object: 'transportRule:A', property: 'disabled' },
          fixes: [
            {
              title: 'enable',
              args: { rule: 'A', asOf: '2026-11-25' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled $true',
                  'New-TransportRule -Name B -MessageTypeMatches Encrypted -SentToScope NotInOrganization -RejectMessageReasonText No',
                ),
              },
            },
          ],
        },
      ],
    },
    'another rule is written with a code that the service refuses': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled [|$false|]',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.520',
        ),
      },
      findings: [
        {
          message: 'disabled',
          args: { rule: 'A', asOf: '2026-11-25' },
          subject: { object: 'transportRule:A', property: 'disabled' },
          fixes: [
            {
              title: 'enable',
              args: { rule: 'A', asOf: '2026-11-25' },
              reveals: ['rule-error-ignore'],
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Enabled $true',
                  'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.520',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'within its time': { files: { 'a.ps1': make("-ActivationDate '2026-01-01' -ExpiryDate '2027-01-01'") } },
    'the day and month of the date can be swapped': {
      files: { 'a.ps1': make("-ExpiryDate '11/12/2026'") },
      asOf: '2026-11-25',
    },
    'a disabled rule about other mail': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Disclaimer
      enabled: false
      applyHtmlDisclaimerText: Contoso
`,
      },
    },
  },
});
