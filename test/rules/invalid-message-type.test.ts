import { rule } from '../../src/rules/invalid-message-type.ts';
import { testRule } from './tester.ts';

const script = (type: string): string =>
  `New-TransportRule -Name 'Block' -MessageTypeMatches ${type} -SentToScope NotInOrganization -RuleErrorAction Defer -DeleteMessage $true\n`;

testRule(rule, {
  bad: {
    'the name that portals use': {
      files: { 'a.ps1': script("[|'Auto-forward'|]") },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Auto-forward',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:Block', property: 'messageTypeMatches', value: 'Auto-forward' },
          fixes: [{ title: 'autoForward', result: { 'a.ps1': script("'AutoForward'") } }],
        },
      ],
    },
    'something else': {
      files: { 'a.ps1': script("[|'Mail'|]") },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Mail',
            values:
              'OOF, AutoForward, Encrypted, Calendaring, PermissionControlled, Voicemail, Signed, ApprovalRequest, ReadReceipt',
          },
          subject: { object: 'transportRule:Block', property: 'messageTypeMatches', value: 'Mail' },
        },
      ],
    },
  },
  good: {
    'documented types in any case': { files: { 'a.ps1': script('autoforward') + script('OOF') } },
    'a type known at run time': { files: { 'a.ps1': `param($Type)\n${script('$Type')}` } },
    'in a tenant file': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Voice
      messageTypeMatches: Voicemail
      setSCL: -1
`,
      },
    },
  },
});
