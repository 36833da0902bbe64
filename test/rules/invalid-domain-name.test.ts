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
  },
});
