import { rule } from '../../src/rules/hybrid-onprem-forwards-dropped.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an internal relay domain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { domainName: contoso.com, domainType: [|InternalRelay|] }',
          '  remoteDomains:',
          '    - name: Default',
          '      domainName: "*"',
          '      autoForwardEnabled: false',
        ),
      },
      findings: [
        {
          message: 'dropped',
          args: { domain: 'contoso.com' },
          subject: { object: 'acceptedDomain:contoso.com', property: 'domainType', value: 'InternalRelay' },
          related: [{ message: 'related', text: 'false' }],
          fixes: [
            {
              title: 'own',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains:',
                  '    - { domainName: contoso.com, domainType: InternalRelay }',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: contoso.com',
                  '      domainName: contoso.com',
                  '      autoForwardEnabled: true',
                ),
              },
            },
          ],
        },
      ],
    },
    'an internal relay domain with a closed entry of its own': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { domainName: contoso.com, domainType: [|InternalRelay|] }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '    - { name: Own, domainName: contoso.com, autoForwardEnabled: false }',
        ),
      },
      findings: [
        {
          message: 'dropped',
          args: { domain: 'contoso.com' },
          subject: { object: 'acceptedDomain:contoso.com', property: 'domainType', value: 'InternalRelay' },
          related: [{ message: 'related', text: 'false' }],
          fixes: [
            {
              title: 'open',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains:',
                  '    - { domainName: contoso.com, domainType: InternalRelay }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
                  '    - { name: Own, domainName: contoso.com, autoForwardEnabled: true }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'an entry of its own': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { domainName: eu.contoso.com, domainType: InternalRelay }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '    - { name: Own, domainName: "*.contoso.com", autoForwardEnabled: true }',
        ),
      },
    },
    'an authoritative domain': {
      files: {
        'a.ps1': lines(
          'Set-AcceptedDomain -Identity contoso.com -DomainType Authoritative',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
  },
});
