import { rule } from '../../src/rules/invalid-accepted-domain-type.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a type of Exchange servers': {
      files: { 'a.ps1': `Set-AcceptedDomain -Identity contoso.com -DomainType [|ExternalRelay|]\n` },
      findings: [{ message: 'externalRelay', args: { domain: 'contoso.com' } }],
    },
    'no type at all': {
      files: {
        'a.exo.yaml': `exchange:
  acceptedDomains:
    - domainName: contoso.com
      domainType: [|Primary|]
`,
      },
      findings: [{ message: 'unknown', args: { value: 'Primary' } }],
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
