import { rule } from '../../src/rules/new-remote-domain-reopens.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          '[|New-RemoteDomain|] -Name Fabrikam -DomainName fabrikam.com',
        ),
      },
      findings: [
        {
          message: 'reopens',
          args: { entry: 'Fabrikam', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled' },
          related: [{ message: 'related', text: '$false' }],
          fixes: [
            {
              title: 'open',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
                ),
              },
            },
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'in YAML with aligned colons': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - name               : Default',
          '      domainName         : "*"',
          '      autoForwardEnabled : false',
          '    - [|name|]            : Fabrikam',
          '      domainName      : fabrikam.com',
          '      autoReplyEnabled: true',
        ),
      },
      findings: [
        {
          message: 'reopens',
          args: { entry: 'Fabrikam', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled' },
          related: [{ message: 'related', text: 'false' }],
          fixes: [
            {
              title: 'open',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name               : Default',
                  '      domainName         : "*"',
                  '      autoForwardEnabled : false',
                  '    - name            : Fabrikam',
                  '      domainName      : fabrikam.com',
                  '      autoReplyEnabled: true',
                  '      autoForwardEnabled: true',
                ),
              },
            },
            {
              title: 'close',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name               : Default',
                  '      domainName         : "*"',
                  '      autoForwardEnabled : false',
                  '    - name            : Fabrikam',
                  '      domainName      : fabrikam.com',
                  '      autoReplyEnabled: true',
                  '      autoForwardEnabled: false',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a second step states it': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
        ),
      },
    },
    'the default entry is open anyway': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
          '    - { name: Fabrikam, domainName: fabrikam.com }',
        ),
      },
    },
    'an entry whose name or domain is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($n, $d)',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'New-RemoteDomain -Name $n -DomainName fabrikam.com',
          'New-RemoteDomain -Name W -DomainName $d',
        ),
      },
    },
    'an entry that a command only changes': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'Set-RemoteDomain F -DomainName fabrikam.com -NDREnabled $true',
        ),
      },
    },
    'entries from a list may say it': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
          'New-RemoteDomain -Name F -DomainName fabrikam.com',
          'Import-Csv p.csv | ForEach-Object { Set-RemoteDomain $_.Name -AutoForwardEnabled $false }',
        ),
      },
    },
    'a second entry for all domains': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: false }',
          '    - { name: All, domainName: "*" }',
        ),
      },
    },
  },
});
