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
          '    - { name: Other, domainName: xyfabrikam.com, autoForwardEnabled: true }',
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
                  '    - { name: Other, domainName: xyfabrikam.com, autoForwardEnabled: true }',
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
                  '    - { name: Other, domainName: xyfabrikam.com, autoForwardEnabled: true }',
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
    'two wider entries: one change would not settle it': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: A, domainName: "*.com", autoForwardEnabled: false }',
          '    - { name: B, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
          '    - { name: C, domainName: "eu.fabrikam.com", autoForwardEnabled: [|true|] }',
        ),
      },
      findings: [
        {
          message: 'differs',
          args: { entry: 'C', domain: 'eu.fabrikam.com', other: 'A', otherDomain: '*.com' },
          subject: { object: 'remoteDomain:C', property: 'autoForwardEnabled', value: 'true' },
          related: [
            {
              message: 'related',
              text: 'false',
              args: { entry: 'C', domain: 'eu.fabrikam.com', other: 'A', otherDomain: '*.com' },
            },
          ],
        },
      ],
    },
    'a closed entry for a part of an open one': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
          '    - { name: B, domainName: "*.eu.fabrikam.com", autoForwardEnabled: [|false|] }',
        ),
      },
      findings: [
        {
          message: 'differs',
          args: { entry: 'B', domain: '*.eu.fabrikam.com', other: 'A', otherDomain: '*.fabrikam.com' },
          subject: { object: 'remoteDomain:B', property: 'autoForwardEnabled', value: 'false' },
          related: [
            {
              message: 'related',
              text: 'true',
              args: { entry: 'B', domain: '*.eu.fabrikam.com', other: 'A', otherDomain: '*.fabrikam.com' },
            },
          ],
          fixes: [
            {
              title: 'open',
              args: { open: 'A', closed: 'B', domain: '*.eu.fabrikam.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
                  '    - { name: B, domainName: "*.eu.fabrikam.com", autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'close',
              args: { open: 'A', closed: 'B', domain: '*.eu.fabrikam.com' },
              reveals: ['silent-drop-information'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
                  '    - { name: B, domainName: "*.eu.fabrikam.com", autoForwardEnabled: false }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the wider entry stands behind': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: C, domainName: "eu.fabrikam.com", autoForwardEnabled: [|true|] }',
          '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
        ),
      },
      findings: [
        {
          message: 'differs',
          args: { entry: 'C', domain: 'eu.fabrikam.com', other: 'A', otherDomain: '*.fabrikam.com' },
          subject: { object: 'remoteDomain:C', property: 'autoForwardEnabled', value: 'true' },
          related: [
            {
              message: 'related',
              text: 'false',
              args: { entry: 'C', domain: 'eu.fabrikam.com', other: 'A', otherDomain: '*.fabrikam.com' },
            },
          ],
          fixes: [
            {
              title: 'open',
              args: { open: 'C', closed: 'A', domain: 'eu.fabrikam.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: C, domainName: "eu.fabrikam.com", autoForwardEnabled: true }',
                  '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: true }',
                ),
              },
            },
            {
              title: 'close',
              args: { open: 'C', closed: 'A', domain: 'eu.fabrikam.com' },
              reveals: ['silent-drop-information'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - { name: C, domainName: "eu.fabrikam.com", autoForwardEnabled: false }',
                  '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the first of two wider entries, the narrower one': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: B, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
          '    - { name: A, domainName: "*.com", autoForwardEnabled: false }',
          '    - { name: C, domainName: "eu.fabrikam.com", autoForwardEnabled: [|true|] }',
        ),
      },
      findings: [
        {
          message: 'differs',
          args: { entry: 'C', domain: 'eu.fabrikam.com', other: 'B', otherDomain: '*.fabrikam.com' },
          subject: { object: 'remoteDomain:C', property: 'autoForwardEnabled', value: 'true' },
          related: [
            {
              message: 'related',
              text: 'false',
              args: { entry: 'C', domain: 'eu.fabrikam.com', other: 'B', otherDomain: '*.fabrikam.com' },
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
    'the entry for all other domains, which every other one differs from': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
          '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
          '    - { name: B, domainName: "wingtip.com", autoForwardEnabled: true }',
        ),
      },
    },
    'entries without subdomains, and one known at run time only': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: A, domainName: "fabrikam.com", autoForwardEnabled: false }',
          '    - { name: B, domainName: "eu.fabrikam.com", autoForwardEnabled: true }',
        ),
        'b.ps1': lines(
          'param($o)',
          'New-RemoteDomain -Name C -DomainName *.wingtip.com',
          'Set-RemoteDomain C -AutoForwardEnabled $o',
          'New-RemoteDomain -Name D -DomainName eu.wingtip.com',
          'Set-RemoteDomain D -AutoForwardEnabled $true',
        ),
      },
    },
    'entries of two domains': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: A, domainName: "*.fabrikam.com", autoForwardEnabled: false }',
          '    - { name: B, domainName: "notfabrikam.com", autoForwardEnabled: true }',
        ),
      },
    },
  },
});
