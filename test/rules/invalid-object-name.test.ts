import { rule } from '../../src/rules/invalid-object-name.ts';
import { testRule } from './tester.ts';

const script = (name: string): string =>
  `New-HostedOutboundSpamFilterRule -Name ${name} -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com\n`;

testRule(rule, {
  bad: {
    'a bracket': {
      files: { 'a.ps1': script("[|'Sales (forwarding)'|]") },
      findings: [
        {
          message: 'character',
          args: { character: '(', length: 18 },
          subject: { object: 'outboundRule:Sales (forwarding)', property: 'name' },
          fixes: [
            {
              title: 'rename',
              result: {
                'a.ps1':
                  "New-HostedOutboundSpamFilterRule -Name 'Sales forwarding' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com\n",
              },
            },
          ],
        },
      ],
    },
    'a long name': {
      files: { 'a.ps1': script(`[|'${'n'.repeat(65)}'|]`) },
      findings: [
        {
          message: 'tooLong',
          args: { length: 65, character: '' },
          subject: {
            object: `outboundRule:${'n'.repeat(65)}`,
            property: 'name',
          },
          fixes: [
            {
              title: 'rename',
              result: {
                'a.ps1':
                  "New-HostedOutboundSpamFilterRule -Name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com\n",
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a plain name': { files: { 'a.ps1': script("'Sales-forwarding 2'") } },
    'in a tenant file': {
      files: {
        'a.exo.yaml':
          'exchange:\n  outboundRules:\n    - name: Sales\n      policy: Sales\n      from: [a@contoso.com]\n',
      },
    },
  },
});
