import { rule } from '../../src/rules/trusted-outbound.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -TrustedMailOutboundEnabled [|$true|]\n' },
      findings: [
        {
          message: 'trusted',
          args: { entry: 'Fabrikam', domain: 'Fabrikam' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'trustedMailOutboundEnabled', value: 'true' },
          fixes: [
            { title: 'untrust', result: { 'a.ps1': 'Set-RemoteDomain Fabrikam -TrustedMailOutboundEnabled $false\n' } },
          ],
        },
      ],
    },
  },
  good: {
    false: { files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -TrustedMailOutboundEnabled $false\n' } },
    'not stated': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
    },
    'a flag known at run time only': {
      files: {
        'a.ps1': lines(
          'param($t)',
          'New-RemoteDomain -Name F -DomainName fabrikam.com',
          'Set-RemoteDomain F -TrustedMailOutboundEnabled $t',
        ),
      },
    },
  },
});
