import { rule } from '../../src/rules/missing-senttoscope.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an exception for recipients outside': {
      files: {
        'a.ps1':
          '[|New-TransportRule|] -Name A -MessageTypeMatches AutoForward -ExceptIfSentToScope notinorganization -DeleteMessage $true\n',
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -MessageTypeMatches AutoForward -ExceptIfSentToScope notinorganization -DeleteMessage $true -SentToScope NotInOrganization\n',
              },
            },
          ],
        },
      ],
    },
    'only the message type': {
      files: {
        'a.ps1': `[|New-TransportRule|] -Name "Prevent auto forwarding" \`
    -MessageTypeMatches AutoForward \`
    -RejectMessageReasonText "No forwarding."
`,
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'Prevent auto forwarding' },
          subject: { object: 'transportRule:Prevent auto forwarding', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              result: {
                'a.ps1': `New-TransportRule -Name "Prevent auto forwarding" \`
    -MessageTypeMatches AutoForward \`
    -RejectMessageReasonText "No forwarding." \`
    -SentToScope NotInOrganization
`,
              },
            },
          ],
        },
      ],
    },
    'in a tenant file': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - [|name|]: Block forwards
      messageTypeMatches: AutoForward
      ruleErrorAction: Defer
      deleteMessage: true
`,
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'Block forwards' },
          subject: { object: 'transportRule:Block forwards', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              result: {
                'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      ruleErrorAction: Defer
      deleteMessage: true
      sentToScope: NotInOrganization
`,
              },
            },
          ],
        },
      ],
    },
    'an exception for outside domains, and one for an inside domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  transportRules:',
          '    - { [|name|]: A, messageTypeMatches: AutoForward, rejectMessageReasonText: No, exceptIfRecipientDomainIs: [fabrikam.com] }',
          '    - { name: B, messageTypeMatches: AutoForward, rejectMessageReasonText: No, exceptIfRecipientDomainIs: [fabrikam.com, Contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'internalToo',
          args: { rule: 'A' },
          subject: { object: 'transportRule:A', property: 'sentToScope' },
          fixes: [
            {
              title: 'addScope',
              args: { rule: 'A' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  transportRules:',
                  '    - { name: A, messageTypeMatches: AutoForward, rejectMessageReasonText: No, exceptIfRecipientDomainIs: [fabrikam.com], sentToScope: NotInOrganization }',
                  '    - { name: B, messageTypeMatches: AutoForward, rejectMessageReasonText: No, exceptIfRecipientDomainIs: [fabrikam.com, Contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a scope that a second command gives where nothing runs, and where the first command is refused': {
      files: {
        'a.ps1': lines(
          'if ($false) {',
          "    New-TransportRule -Name A -MessageTypeMatches AutoForward -RejectMessageReasonText 'No.'",
          '    Set-TransportRule A -SentToScope NotInOrganization',
          '}',
          "New-TransportRule -Name B -MessageTypeMatches AutoForward -RejectMessageReasonText 'No.' -Nothing 1",
          'Set-TransportRule B -SentToScope NotInOrganization',
        ),
      },
    },
    'a rule that two files state together': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: A, messageTypeMatches: AutoForward, rejectMessageReasonText: "No." }',
        ),
        'b.exo.yaml': lines('exchange:', '  transportRules:', '    - { name: A, sentToScope: NotInOrganization }'),
      },
    },
    'an exception for recipients inside, whatever the case': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -ExceptIfSentToScope inorganization -DeleteMessage $true\n',
      },
    },
    'an exception for a domain that only a run tells, and for one of the organization': {
      files: {
        't.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: A
      messageTypeMatches: AutoForward
      exceptIfRecipientDomainIs: [fabrikam.com, Contoso.com]
      deleteMessage: true
`,
        'a.ps1':
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -ExceptIfRecipientDomainIs $own -DeleteMessage $true\n',
      },
    },
    'a scope': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      },
    },
    'an exception for the inside': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -ExceptIfSentToScope InOrganization -DeleteMessage $true`,
      },
    },
    'an exception for the own domain': {
      files: {
        'a.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      exceptIfRecipientDomainIs: [contoso.com]
      deleteMessage: true
`,
      },
    },
    'a rule that only writes to the log, stops other mail, or is only a part': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -RejectMessageReasonText No -RuleErrorAction Defer -Mode Audit',
          'New-TransportRule -Name B -MessageTypeMatches Encrypted -RejectMessageReasonText No -RuleErrorAction Defer ',
          'Set-TransportRule C -MessageTypeMatches AutoForward -RejectMessageReasonText No',
        ),
      },
    },
    'an exception known at run time only': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -RejectMessageReasonText No -RuleErrorAction Defer -ExceptIfRecipientDomainIs $d',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -RejectMessageReasonText No -RuleErrorAction Defer -ExceptIfSentToScope $d',
        ),
      },
    },
  },
});
