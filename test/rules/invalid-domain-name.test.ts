import { rule } from '../../src/rules/invalid-domain-name.ts';
import { lines, testRule } from './tester.ts';

const long = `${'a'.repeat(60)}.`.repeat(5);

testRule(rule, {
  bad: {
    'all kinds in a script': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name A -DomainName [|mail.*.fabrikam.com|]',
          `New-RemoteDomain -Name B -DomainName [|${long}com|]`,
          "New-RemoteDomain -Name C -DomainName [|'sales@adatum.com'|]",
          "New-RemoteDomain -Name D -DomainName [|'fabrikam,com'|]",
          'New-RemoteDomain -Name E -DomainName fabrikam.com',
          'New-RemoteDomain -Name F -DomainName [|Fabrikam.com|]',
        ),
      },
      findings: [
        {
          message: 'wildcard',
          args: { entry: 'A', domain: 'mail.*.fabrikam.com', length: 19 },
          subject: { object: 'remoteDomain:A', property: 'domainName', value: 'mail.*.fabrikam.com' },
        },
        {
          message: 'long',
          args: {
            length: 308,
            entry: 'B',
            domain: `${long}com`,
          },
          subject: {
            object: 'remoteDomain:B',
            property: 'domainName',
            value: `${long}com`,
          },
        },
        {
          message: 'address',
          args: { suggestion: 'adatum.com', entry: 'C', domain: 'sales@adatum.com', length: 16 },
          subject: { object: 'remoteDomain:C', property: 'domainName', value: 'sales@adatum.com' },
          fixes: [
            {
              title: 'domain',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name A -DomainName mail.*.fabrikam.com',
                  `New-RemoteDomain -Name B -DomainName ${long}com`,
                  "New-RemoteDomain -Name C -DomainName 'adatum.com'",
                  "New-RemoteDomain -Name D -DomainName 'fabrikam,com'",
                  'New-RemoteDomain -Name E -DomainName fabrikam.com',
                  'New-RemoteDomain -Name F -DomainName Fabrikam.com',
                ),
              },
            },
          ],
        },
        {
          message: 'invalid',
          args: { entry: 'D', domain: 'fabrikam,com', length: 12 },
          subject: { object: 'remoteDomain:D', property: 'domainName', value: 'fabrikam,com' },
        },
        {
          message: 'duplicate',
          args: { entry: 'F', other: 'E', domain: 'Fabrikam.com' },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: 'Fabrikam.com' },
          related: [{ message: 'related', text: 'E', args: { entry: 'F', domain: 'Fabrikam.com', other: 'E' } }],
        },
      ],
    },
    'an address in a domain that has an entry already: no way to write it': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name A -DomainName fabrikam.com',
          "New-RemoteDomain -Name B -DomainName [|'sales@fabrikam.com'|]",
        ),
      },
      findings: [
        {
          message: 'address',
          args: { suggestion: 'fabrikam.com', entry: 'B', domain: 'sales@fabrikam.com', length: 18 },
          subject: { object: 'remoteDomain:B', property: 'domainName', value: 'sales@fabrikam.com' },
        },
      ],
    },
    'exactly as long as the service takes, and one longer': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name F -DomainName aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbb',
          'New-RemoteDomain -Name G -DomainName [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbc|]',
        ),
      },
      findings: [
        {
          message: 'long',
          args: {
            entry: 'G',
            domain:
              'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbc',
            length: 257,
          },
          subject: {
            object: 'remoteDomain:G',
            property: 'domainName',
            value:
              'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbc',
          },
        },
      ],
    },
    links: {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name F -DomainName [|https://fabrikam.com/|]',
          'New-RemoteDomain -Name G -DomainName [|http://wingtip.com|]',
          'New-RemoteDomain -Name H -DomainName [|https://tailspin.com/forwards|]',
        ),
      },
      findings: [
        {
          message: 'address',
          args: { entry: 'F', domain: 'https://fabrikam.com/', length: 21, suggestion: 'fabrikam.com' },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: 'https://fabrikam.com/' },
          fixes: [
            {
              title: 'domain',
              args: { entry: 'F', domain: 'https://fabrikam.com/', length: 21, suggestion: 'fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name F -DomainName fabrikam.com',
                  'New-RemoteDomain -Name G -DomainName http://wingtip.com',
                  'New-RemoteDomain -Name H -DomainName https://tailspin.com/forwards',
                ),
              },
            },
          ],
        },
        {
          message: 'address',
          args: { entry: 'G', domain: 'http://wingtip.com', length: 18, suggestion: 'wingtip.com' },
          subject: { object: 'remoteDomain:G', property: 'domainName', value: 'http://wingtip.com' },
          fixes: [
            {
              title: 'domain',
              args: { entry: 'G', domain: 'http://wingtip.com', length: 18, suggestion: 'wingtip.com' },
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name F -DomainName https://fabrikam.com/',
                  'New-RemoteDomain -Name G -DomainName wingtip.com',
                  'New-RemoteDomain -Name H -DomainName https://tailspin.com/forwards',
                ),
              },
            },
          ],
        },
        {
          message: 'invalid',
          args: { entry: 'H', domain: 'https://tailspin.com/forwards', length: 29 },
          subject: { object: 'remoteDomain:H', property: 'domainName', value: 'https://tailspin.com/forwards' },
        },
      ],
    },
    'an address, and the domain with its sign, which has an entry': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name F -DomainName [|ann@fabrikam.com|]',
          "New-RemoteDomain -Name G -DomainName [|'@wingtip.com'|]",
          'New-RemoteDomain -Name H -DomainName wingtip.com',
        ),
      },
      findings: [
        {
          message: 'address',
          args: { entry: 'F', domain: 'ann@fabrikam.com', length: 16, suggestion: 'fabrikam.com' },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: 'ann@fabrikam.com' },
          fixes: [
            {
              title: 'domain',
              args: { entry: 'F', domain: 'ann@fabrikam.com', length: 16, suggestion: 'fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name F -DomainName fabrikam.com',
                  "New-RemoteDomain -Name G -DomainName '@wingtip.com'",
                  'New-RemoteDomain -Name H -DomainName wingtip.com',
                ),
              },
            },
          ],
        },
        {
          message: 'address',
          args: { entry: 'G', domain: '@wingtip.com', length: 12, suggestion: 'wingtip.com' },
          subject: { object: 'remoteDomain:G', property: 'domainName', value: '@wingtip.com' },
        },
      ],
    },
    'two signs, blanks and words': {
      files: {
        'a.ps1': lines(
          "New-RemoteDomain -Name F -DomainName [|'a@b@fabrikam.com'|]",
          "New-RemoteDomain -Name G -DomainName [|'fabri kam.com'|]",
        ),
      },
      findings: [
        {
          message: 'address',
          args: { entry: 'F', domain: 'a@b@fabrikam.com', length: 16, suggestion: 'fabrikam.com' },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: 'a@b@fabrikam.com' },
          fixes: [
            {
              title: 'domain',
              args: { entry: 'F', domain: 'a@b@fabrikam.com', length: 16, suggestion: 'fabrikam.com' },
              result: {
                'a.ps1': lines(
                  "New-RemoteDomain -Name F -DomainName 'fabrikam.com'",
                  "New-RemoteDomain -Name G -DomainName 'fabri kam.com'",
                ),
              },
            },
          ],
        },
        {
          message: 'invalid',
          args: { entry: 'G', domain: 'fabri kam.com', length: 13 },
          subject: { object: 'remoteDomain:G', property: 'domainName', value: 'fabri kam.com' },
        },
      ],
    },
    'a wildcard at the end, and behind the first one': {
      files: {
        'a.ps1': lines(
          "New-RemoteDomain -Name F -DomainName [|'fabrikam.*'|]",
          "New-RemoteDomain -Name G -DomainName [|'**.com'|]",
        ),
      },
      findings: [
        {
          message: 'wildcard',
          args: { entry: 'F', domain: 'fabrikam.*', length: 10 },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: 'fabrikam.*' },
        },
        {
          message: 'wildcard',
          args: { entry: 'G', domain: '**.com', length: 6 },
          subject: { object: 'remoteDomain:G', property: 'domainName', value: '**.com' },
        },
      ],
    },
    'letters and digits of other scripts in an address': {
      files: { 'a.ps1': 'New-RemoteDomain -Name F -DomainName [|ann@例え.テスト2|]\n' },
      findings: [
        {
          message: 'address',
          args: { entry: 'F', domain: 'ann@例え.テスト2', length: 11, suggestion: '例え.テスト2' },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: 'ann@例え.テスト2' },
          fixes: [
            {
              title: 'domain',
              args: { entry: 'F', domain: 'ann@例え.テスト2', length: 11, suggestion: '例え.テスト2' },
              result: { 'a.ps1': 'New-RemoteDomain -Name F -DomainName "例え.テスト2"\n' },
            },
          ],
        },
      ],
    },
    'the same domain twice in another case, in a data file': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: Fabrikam.com }',
          '    - { name: G, domainName: [|fabrikam.COM|] }',
        ),
      },
      findings: [
        {
          message: 'duplicate',
          args: { entry: 'G', domain: 'fabrikam.COM', other: 'F' },
          subject: { object: 'remoteDomain:G', property: 'domainName', value: 'fabrikam.COM' },
          related: [{ message: 'related', text: 'F', args: { entry: 'G', domain: 'fabrikam.COM', other: 'F' } }],
        },
      ],
    },
    'names that are known at run time only': {
      files: {
        'a.ps1': lines(
          'param($a, $b)',
          'New-RemoteDomain -Name $a -DomainName fabrikam.com',
          'New-RemoteDomain -Name $b -DomainName [|a@fabrikam.com|]',
          'New-RemoteDomain -Name C -DomainName [|fabrikam.com|]',
        ),
      },
      findings: [
        {
          message: 'address',
          args: { entry: '$b', domain: 'a@fabrikam.com', length: 14, suggestion: 'fabrikam.com' },
          subject: { object: 'remoteDomain:$b', property: 'domainName', value: 'a@fabrikam.com' },
        },
        {
          message: 'duplicate',
          args: { entry: 'C', domain: 'fabrikam.com', other: '$a' },
          subject: { object: 'remoteDomain:C', property: 'domainName', value: 'fabrikam.com' },
          related: [{ message: 'related', text: '$a', args: { entry: 'C', domain: 'fabrikam.com', other: '$a' } }],
        },
      ],
    },
    'a wildcard without its dot': {
      files: { 'a.ps1': "New-RemoteDomain -Name F -DomainName [|'*fabrikam.com'|]\n" },
      findings: [
        {
          message: 'invalid',
          args: { entry: 'F', domain: '*fabrikam.com', length: 13 },
          subject: { object: 'remoteDomain:F', property: 'domainName', value: '*fabrikam.com' },
        },
      ],
    },
  },
  good: {
    'all that is accepted': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name A -DomainName fabrikam.com',
          'New-RemoteDomain -Name B -DomainName *.fabrikam.com',
          'New-RemoteDomain -Name C -DomainName xn--bcher-kva.example',
          'New-RemoteDomain -Name D -DomainName $env:DOMAIN',
        ),
      },
    },
    'one entry in a file and a script': {
      files: {
        'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\n',
        't.exo.yaml': lines('exchange:', '  remoteDomains:', '    - { name: Fabrikam, domainName: fabrikam.com }'),
      },
    },
    'the domain in blanks': {
      files: {
        'a.exo.yaml': lines('exchange:', '  remoteDomains:', '    - { name: F, domainName: " fabrikam.com " }'),
      },
    },
    'an entry that is removed, and another kind of object': {
      files: {
        'a.ps1': lines(
          'Configuration T { Import-DscResource -ModuleName Microsoft365DSC',
          "  Node localhost { EXORemoteDomain A { Identity = 'A'; DomainName = 'a@fabrikam.com'; Ensure = 'Absent' } } }",
          'New-AcceptedDomain -Name X -DomainName a@contoso.com',
        ),
      },
    },
    'one of two branches makes the entry': {
      files: {
        'a.ps1':
          'if ($x) { New-RemoteDomain -Name F -DomainName fabrikam.com } else { New-RemoteDomain -Name G -DomainName fabrikam.com }\n',
      },
    },
    'a script makes what a data file lists, and changes it': {
      files: {
        'a.exo.yaml': lines('exchange:', '  remoteDomains:', '    - { name: F, domainName: fabrikam.com }'),
        'a.ps1': lines(
          'New-RemoteDomain -Name G -DomainName fabrikam.com',
          'Set-RemoteDomain H -DomainName fabrikam.com',
        ),
      },
    },
    'an accepted domain, which is another kind of object': {
      files: { 'a.exo.yaml': lines('exchange:', '  acceptedDomains:', '    - { name: X, domainName: a@contoso.com }') },
    },
    'exports of two days, in which an entry has another name': {
      files: {
        'a/Get-RemoteDomain.json':
          '[{"Identity": "F", "Name": "F", "DomainName": "fabrikam.com", "AutoForwardEnabled": true, "AllowedOOFType": "External"}]\n',
        'b/Get-RemoteDomain.json':
          '[{"Identity": "G", "Name": "G", "DomainName": "fabrikam.com", "AutoForwardEnabled": true, "AllowedOOFType": "External"}]\n',
      },
    },
  },
});
