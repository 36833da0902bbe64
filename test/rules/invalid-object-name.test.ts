import { rule } from '../../src/rules/invalid-object-name.ts';
import { lines, testRule } from './tester.ts';

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
    'a rule in a DSC resource, with blanks around its name': {
      files: {
        'a.ps1': lines(
          'Configuration T { Import-DscResource -ModuleName Microsoft365DSC',
          "  Node localhost { EXOHostedOutboundSpamFilterRule A { Identity = [|'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'|]; HostedOutboundSpamFilterPolicy = 'P'; From = 'a@contoso.com' } } }",
        ),
      },
      findings: [
        {
          message: 'tooLong',
          args: { length: 65, character: '' },
          subject: {
            object: 'outboundRule:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
            property: 'name',
          },
          fixes: [
            {
              title: 'rename',
              args: { name: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
              result: {
                'a.ps1': lines(
                  'Configuration T { Import-DscResource -ModuleName Microsoft365DSC',
                  "  Node localhost { EXOHostedOutboundSpamFilterRule A { Identity = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; HostedOutboundSpamFilterPolicy = 'P'; From = 'a@contoso.com' } } }",
                ),
              },
            },
          ],
        },
      ],
    },
    'a policy of the same name, which keeps it': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
          'New-HostedOutboundSpamFilterRule -Name [|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|] -HostedOutboundSpamFilterPolicy xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx -From a@contoso.com',
          "Set-HostedOutboundSpamFilterRule ' xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' -Priority 0",
        ),
      },
      findings: [
        {
          message: 'tooLong',
          args: { length: 65, character: '' },
          subject: {
            object: 'outboundRule:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
            property: 'name',
          },
          fixes: [
            {
              title: 'rename',
              args: { name: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
                  'New-HostedOutboundSpamFilterRule -Name xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx -HostedOutboundSpamFilterPolicy xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx -From a@contoso.com',
                  "Set-HostedOutboundSpamFilterRule 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' -Priority 0",
                ),
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
    'a name that is known at run time only, and other kinds of objects': {
      files: {
        'a.ps1': lines(
          'param($n)',
          'New-HostedOutboundSpamFilterRule -Name $n -HostedOutboundSpamFilterPolicy P -From a@contoso.com',
          'New-HostedOutboundSpamFilterPolicy -Name xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
        ),
      },
    },
    'a rule that only is changed, or removed': {
      files: {
        'a.ps1':
          'Set-HostedOutboundSpamFilterRule xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx -Priority 0\n',
      },
    },
  },
});
