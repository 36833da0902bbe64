import { rule } from '../../src/rules/invalid-accepted-domain-type.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a type of Exchange servers': {
      files: { 'a.ps1': `Set-AcceptedDomain -Identity contoso.com -DomainType [|ExternalRelay|]\n` },
      findings: [
        {
          message: 'externalRelay',
          args: { domain: 'contoso.com', value: 'ExternalRelay' },
          subject: { object: 'acceptedDomain:contoso.com', property: 'domainType', value: 'ExternalRelay' },
          fixes: [
            {
              title: 'internalRelay',
              result: { 'a.ps1': 'Set-AcceptedDomain -Identity contoso.com -DomainType InternalRelay\n' },
            },
            {
              title: 'authoritative',
              result: { 'a.ps1': 'Set-AcceptedDomain -Identity contoso.com -DomainType Authoritative\n' },
            },
          ],
        },
      ],
    },
    'no type at all': {
      files: {
        'a.exo.yaml': `exchange:
  acceptedDomains:
    - domainName: contoso.com
      domainType: [|Primary|]
`,
      },
      findings: [
        {
          message: 'unknown',
          args: { value: 'Primary', domain: 'contoso.com' },
          subject: { object: 'acceptedDomain:contoso.com', property: 'domainType', value: 'Primary' },
          fixes: [
            {
              title: 'internalRelay',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains:',
                  '    - domainName: contoso.com',
                  '      domainType: InternalRelay',
                ),
              },
            },
            {
              title: 'authoritative',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains:',
                  '    - domainName: contoso.com',
                  '      domainType: Authoritative',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    known: { files: { 'a.ps1': `Set-AcceptedDomain -Identity contoso.com -DomainType internalrelay` } },
    'known in a tenant file': {
      files: {
        'a.exo.yaml': 'exchange:\n  acceptedDomains:\n    - domainName: contoso.com\n      domainType: Authoritative\n',
      },
    },
  },
});
