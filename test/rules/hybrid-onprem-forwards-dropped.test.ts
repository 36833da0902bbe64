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
    'a domain under a name of its own': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { name: Main, domainName: Contoso.com, domainType: [|InternalRelay|] }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
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
              args: { domain: 'contoso.com' },
              reveals: ['silent-drop-information'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains:',
                  '    - { name: Main, domainName: Contoso.com, domainType: InternalRelay }',
                  '  remoteDomains:',
                  '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
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
  },
  good: {
    'a remote domain whose name only the run tells may be the open one': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { domainName: contoso.com, domainType: InternalRelay }',
        ),
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'Set-RemoteDomain $env:REMOTE_DOMAIN -AutoForwardEnabled $true',
        ),
      },
    },
    'an open entry for the domain of an entry with another name': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '    - { name: Own, domainName: contoso.com, autoForwardEnabled: true }',
        ),
        'a.ps1': 'New-AcceptedDomain -Name Plant -DomainName contoso.com -DomainType InternalRelay\n',
      },
    },
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
    'an open default entry, and none': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { name: Main, domainName: Contoso.com, domainType: InternalRelay }',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
        ),
      },
    },
    'no entry': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { name: Main, domainName: Contoso.com, domainType: InternalRelay }',
        ),
      },
    },
    'a default entry known at run time only': {
      files: {
        'a.ps1': lines('param($o)', 'Set-RemoteDomain Default -AutoForwardEnabled $o'),
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { name: Main, domainName: Contoso.com, domainType: InternalRelay }',
        ),
      },
    },
    'entries from a list may open it': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $true }',
        ),
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains:',
          '    - { name: Main, domainName: Contoso.com, domainType: InternalRelay }',
        ),
      },
    },
    'a type known at run time only, and another one': {
      files: {
        'a.ps1': lines(
          'param($t)',
          'New-AcceptedDomain -Name A -DomainName a.example -DomainType $t',
          'New-AcceptedDomain -Name B -DomainName b.example -DomainType Authoritative',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
  },
});
