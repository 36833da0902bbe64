import { rule } from '../../src/rules/rule-error-ignore.ts';
import { lines, testRule } from './tester.ts';

const script = (rest: string, head = 'New-TransportRule'): string =>
  `${head} -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true${rest}\n`;

testRule(rule, {
  bad: {
    'the default': {
      files: { 'a.ps1': script('', '[|New-TransportRule|]') },
      findings: [
        {
          message: 'ignores',
          args: { rule: 'Block' },
          subject: { object: 'transportRule:Block', property: 'ruleErrorAction' },
          fixes: [
            {
              title: 'defer',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true -RuleErrorAction Defer\n",
              },
            },
          ],
        },
      ],
    },
    stated: {
      files: { 'a.ps1': script(' -RuleErrorAction [|Ignore|]') },
      findings: [
        {
          message: 'ignores',
          args: { rule: 'Block' },
          subject: { object: 'transportRule:Block', property: 'ruleErrorAction' },
          fixes: [
            {
              title: 'defer',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true -RuleErrorAction Defer\n",
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    deferred: { files: { 'a.ps1': script(' -RuleErrorAction Defer') } },
    'the outbound policies block as well': {
      files: {
        'a.exo.yaml': `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      deleteMessage: true
`,
      },
    },
    'a rule that only writes to the log, and one that stops other mail': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -Mode Audit',
          'New-TransportRule -Name B -MessageTypeMatches Encrypted -SentToScope NotInOrganization -RejectMessageReasonText No',
        ),
      },
    },
    'an action known at run time only, and one that does not exist': {
      files: {
        'a.ps1': lines(
          'param($e)',
          'New-TransportRule -Name A -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -RuleErrorAction $e',
          'New-TransportRule -Name B -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -RuleErrorAction IgnoreAll',
          'New-TransportRule -Name C -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText No -RuleErrorAction NoIgnore',
        ),
      },
    },
  },
});
