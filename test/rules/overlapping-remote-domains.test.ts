import { rule } from '../../src/rules/overlapping-remote-domains.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a wildcard covers the domain itself': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: All, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
          '    - { name: One, domainName: fabrikam.com, autoForwardEnabled: [|true|] }',
        ),
      },
      findings: [
        {
          message: 'differs',
          args: { entry: 'One', other: 'All', domain: 'fabrikam.com', otherDomain: '*.fabrikam.com' },
          subject: { object: 'remoteDomain:One', property: 'autoForwardEnabled', value: 'true' },
          related: [
            {
              message: 'related',
              text: 'false',
              args: { entry: 'One', domain: 'fabrikam.com', other: 'All', otherDomain: '*.fabrikam.com' },
            },
          ],
          fixes: [
            {
              title: 'open',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: All, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
                  '    - { name: One, domainName: fabrikam.com, autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'close',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: All, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
                  '    - { name: One, domainName: fabrikam.com, autoForwardEnabled: false }',
                ),
              },
              reveals: ['silent-drop-information'],
            },
          ],
        },
      ],
    },
    'a longer wildcard, open by default, in a script': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name All -DomainName *.fabrikam.com',
          'Set-RemoteDomain All -AutoForwardEnabled $false',
          '[|New-RemoteDomain|] -Name Eu -DomainName *.eu.fabrikam.com',
        ),
      },
      findings: [
        {
          message: 'differs',
          args: { entry: 'Eu', domain: '*.eu.fabrikam.com', other: 'All', otherDomain: '*.fabrikam.com' },
          subject: { object: 'remoteDomain:Eu', property: 'autoForwardEnabled', value: 'true' },
          related: [
            {
              message: 'related',
              text: '$false',
              args: { entry: 'Eu', domain: '*.eu.fabrikam.com', other: 'All', otherDomain: '*.fabrikam.com' },
            },
          ],
          fixes: [
            {
              title: 'open',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name All -DomainName *.fabrikam.com',
                  'Set-RemoteDomain All -AutoForwardEnabled $true',
                  'New-RemoteDomain -Name Eu -DomainName *.eu.fabrikam.com',
                ),
              },
            },
            {
              title: 'close',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name All -DomainName *.fabrikam.com',
                  'Set-RemoteDomain All -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name Eu -DomainName *.eu.fabrikam.com',
                  'Set-RemoteDomain -Identity Eu -AutoForwardEnabled $false',
                ),
              },
              reveals: ['silent-drop-information'],
            },
          ],
        },
      ],
    },
  },
  good: {
    'the same value': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: All, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
          '    - { name: One, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
    },
    'the default entry is overridden': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'New-RemoteDomain -Name One -DomainName fabrikam.com',
          'Set-RemoteDomain One -AutoForwardEnabled $true',
        ),
      },
    },
  },
});
