import { rule } from '../../src/rules/rule-error-ignore.ts';
import { testRule } from './tester.ts';

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
  },
});
