import { rule } from '../../src/rules/ndr-switched-off.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'every domain': {
      files: { 'a.ps1': 'Set-RemoteDomain Default -NDREnabled [|$false|]\n' },
      findings: [
        {
          message: 'every',
          args: { entry: 'Default', domain: '*' },
          subject: { object: 'remoteDomain:Default', property: 'nDREnabled', value: 'false' },
          fixes: [{ title: 'on', result: { 'a.ps1': 'Set-RemoteDomain Default -NDREnabled $true\n' } }],
        },
      ],
    },
    'one domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Fabrikam, domainName: fabrikam.com, ndrEnabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'domain',
          args: { domain: 'fabrikam.com', entry: 'Fabrikam' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'nDREnabled', value: 'false' },
          fixes: [
            {
              title: 'on',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: Fabrikam, domainName: fabrikam.com, ndrEnabled: true }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'reports leave': { files: { 'a.ps1': 'Set-RemoteDomain Default -NDREnabled $true\n' } },
    'nothing is said of them': {
      files: { 'a.exo.yaml': 'exchange:\n  remoteDomains:\n    - { name: Fabrikam, domainName: fabrikam.com }\n' },
    },
  },
});
