import { rule } from '../../src/rules/invalid-enhanced-status.ts';
import { lines, testRule } from './tester.ts';

const yaml = (code: string): string => `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageEnhancedStatusCode: ${code}
`;
const script = (code: string): string =>
  `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode ${code}\n`;

testRule(rule, {
  bad: {
    'a code of Microsoft': {
      files: { 'a.exo.yaml': yaml('[|5.7.520|]') },
      findings: [
        {
          message: 'invalid',
          args: { code: '5.7.520' },
          subject: {
            object: 'transportRule:Block forwards',
            property: 'rejectMessageEnhancedStatusCode',
            value: '5.7.520',
          },
          fixes: [{ title: 'validCode', result: { 'a.exo.yaml': yaml('"5.7.900"') } }],
        },
      ],
    },
    'a code out of the range': {
      files: { 'a.ps1': script("[|'5.7.1000'|]") },
      findings: [
        {
          message: 'invalid',
          args: { code: '5.7.1000' },
          subject: { object: 'transportRule:Block', property: 'rejectMessageEnhancedStatusCode', value: '5.7.1000' },
          fixes: [{ title: 'validCode', result: { 'a.ps1': script("'5.7.900'") } }],
        },
      ],
    },
  },
  good: {
    'allowed codes': { files: { 'a.ps1': script("'5.7.1'") + script("'5.7.999'") } },
    'a code known at run time': { files: { 'a.ps1': `param($Code)\n${script('$Code')}` } },
    'allowed code in a tenant file': { files: { 'a.exo.yaml': yaml('5.7.910') } },
    'no code, and one in blanks': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          "    - { name: A, sentToScope: NotInOrganization, rejectMessageReasonText: No, rejectMessageEnhancedStatusCode: '' }",
          "    - { name: B, sentToScope: NotInOrganization, rejectMessageEnhancedStatusCode: ' 5.7.900 ' }",
        ),
      },
    },
  },
});
