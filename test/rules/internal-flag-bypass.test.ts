import { rule } from '../../src/rules/internal-flag-bypass.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'the flag itself': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity Fabrikam -IsInternal [|$true|]\n' },
      findings: [
        {
          message: 'internal',
          args: { entry: 'Fabrikam', domain: 'Fabrikam' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'isInternal', value: 'true' },
          fixes: [
            { title: 'not-internal', result: { 'a.ps1': 'Set-RemoteDomain -Identity Fabrikam -IsInternal $false\n' } },
          ],
        },
      ],
    },
    'replies that imply it': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.com, allowedOOFType: [|internalLegacy|], autoForwardEnabled: true }',
        ),
      },
      findings: [
        {
          message: 'legacy',
          args: { domain: 'fabrikam.com', entry: 'F' },
          subject: { object: 'remoteDomain:F', property: 'allowedOOFType', value: 'internalLegacy' },
          fixes: [
            {
              title: 'external',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: F, domainName: fabrikam.com, allowedOOFType: External, autoForwardEnabled: true }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a domain of which nobody knows whose it is': {
      files: {
        'a.ps1': lines('New-RemoteDomain -Name R -DomainName fabrikam.com', 'Set-RemoteDomain R -IsInternal [|$true|]'),
      },
      findings: [
        {
          message: 'internal',
          args: { entry: 'R', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:R', property: 'isInternal', value: 'true' },
          fixes: [
            {
              title: 'not-internal',
              args: { entry: 'R', domain: 'fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name R -DomainName fabrikam.com',
                  'Set-RemoteDomain R -IsInternal $false',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a domain of the tenant': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  remoteDomains:',
          '    - { name: Own, domainName: contoso.com, isInternal: true, autoForwardEnabled: true }',
        ),
      },
    },
    'a routing domain': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name "Hybrid Domain" -DomainName contoso.mail.onmicrosoft.com',
          'Set-RemoteDomain "Hybrid Domain" -IsInternal $true',
        ),
      },
    },
    'the domain and all below it': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  remoteDomains:',
          '    - { name: F, domainName: "*.contoso.com", isInternal: true }',
        ),
      },
    },
    'a domain of the service that may be its own': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name R -DomainName fabrikam.onmicrosoft.com',
          'Set-RemoteDomain R -IsInternal $true',
        ),
      },
    },
    'a domain of the service, which may be its own although no file lists it': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.onmicrosoft.com, isInternal: true }',
        ),
      },
    },
    'a flag that is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($on)',
          'New-RemoteDomain -Name R -DomainName fabrikam.com',
          'Set-RemoteDomain R -IsInternal $on',
        ),
      },
    },
  },
});
