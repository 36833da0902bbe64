import type { NewObject } from '../../src/tenant/index.ts';
import { before, behind, check, remove, rename, set } from './edited.ts';

const FABRIKAM: NewObject = {
  kind: 'remoteDomain',
  operation: 'create',
  name: 'Fabrikam',
  properties: { domainName: 'fabrikam.com', autoForwardEnabled: true },
};
const TEAM: NewObject = { kind: 'group', operation: 'create', name: 'Team', properties: {} };
const RULE: NewObject = {
  kind: 'outboundRule',
  operation: 'create',
  name: 'Rule',
  properties: { fromMemberOf: ['Team'], priority: 3 },
  order: 'end',
};

/** A configuration with these lines in its node. */
const configuration = (...entries: readonly string[]): string =>
  [
    'Configuration Tenant {',
    '    Node localhost {',
    ...entries.map((line) => `        ${line}`.trimEnd()),
    '    }',
    '}',
    '',
  ].join('\n');

const block = (...entries: readonly string[]): readonly string[] => [
  'EXORemoteDomain "Default" {',
  ...entries.map((line) => `    ${line}`),
  '}',
];
const PLAIN = ['Identity = "Default"', 'AutoForwardEnabled = $false'];

check('entries of blocks', 'Tenant.ps1', {
  'a value in place of another one': [
    configuration(...block(...PLAIN)),
    set('autoForwardEnabled', true),
    configuration(...block('Identity = "Default"', 'AutoForwardEnabled = $true')),
  ],
  'a new entry': [
    configuration(...block(...PLAIN)),
    set('domainName', '*'),
    configuration(...block(...PLAIN, 'DomainName = "*"')),
  ],
  'a new list in an array': [
    configuration(...block(...PLAIN)),
    set('domains', ['a', 'b']),
    configuration(...block(...PLAIN, 'Domains = @("a", "b")')),
  ],
  'a new entry in a column': [
    configuration(...block('Identity           = "Default"', 'AutoForwardEnabled = $false # x')),
    set('domainName', '*'),
    configuration(
      ...block('Identity           = "Default"', 'AutoForwardEnabled = $false # x', 'DomainName         = "*"'),
    ),
  ],
  'a new entry in a column that a line of no setting shows': [
    configuration(...block('DomainName = "a.com"', 'Ensure     = "Present"')),
    set('isInternal', true),
    configuration(...block('DomainName = "a.com"', 'IsInternal = $true', 'Ensure     = "Present"')),
  ],
  'a new short entry in a column that a line of no setting shows': [
    configuration('EXOTransportRule "A" {', '    Priority = 1', '    Ensure   = "Present"', '}'),
    set('mode', 'Audit'),
    configuration(
      'EXOTransportRule "A" {',
      '    Priority = 1',
      '    Mode     = "Audit"',
      '    Ensure   = "Present"',
      '}',
    ),
  ],
  'a new short entry in a block without a column': [
    configuration('EXOTransportRule "A" {', '    Identity= "A"', '    RecipientDomainIs = @("a.com")', '}'),
    set('mode', 'Audit'),
    configuration(
      'EXOTransportRule "A" {',
      '    Identity= "A"',
      '    RecipientDomainIs = @("a.com")',
      '    Mode = "Audit"',
      '}',
    ),
  ],
  'a new entry that is wider than the column': [
    configuration(...block('Identity   = "Default"', 'DomainName = "*"')),
    set('autoForwardEnabled', false),
    configuration(...block('Identity   = "Default"', 'DomainName = "*"', 'AutoForwardEnabled = $false')),
  ],
  'a new entry with a semicolon': [
    configuration(...block("Identity = 'Default';", "DomainName = '*' ;")),
    set('allowedOOFType', 'None'),
    configuration(...block("Identity = 'Default';", "DomainName = '*' ;", "AllowedOOFType = 'None';")),
  ],
  'null says nothing': [configuration(...block(...PLAIN)), set('autoForwardEnabled', null), undefined],
  'a value that only runs tell stays': [
    configuration(...block('Identity = "Default"', 'AutoForwardEnabled = $x.Open')),
    set('autoForwardEnabled', true),
    undefined,
  ],
  'an entry goes with its line': [
    configuration(...block(...PLAIN, 'DomainName = "*"; # all')),
    remove('domainName'),
    configuration(...block(...PLAIN)),
  ],
  'an entry goes with the blanks before its semicolon': [
    configuration(...block(...PLAIN, 'DomainName\t=\t"*"\t ;\t# all')),
    remove('domainName'),
    configuration(...block(...PLAIN)),
  ],
  'an entry with tabs gets another key': [
    configuration(...block('Identity = "Default"', 'DomainName\t= "*"')),
    rename('domainName', 'isInternal'),
    configuration(...block('Identity = "Default"', 'IsInternal = "*"')),
  ],
  'the first entry goes from a line of its own with others': [
    configuration(...block('Identity = "Default"; DomainName = "*"; IsInternal = $true # x')),
    remove('isInternal'),
    configuration(...block('Identity = "Default"; DomainName = "*" # x')),
  ],
  'a new entry behind a line with others': [
    configuration(...block('Identity = "Default"', 'DomainName = "*"; IsInternal = $true # x')),
    set('autoForwardEnabled', true),
    configuration(
      ...block('Identity = "Default"', 'DomainName = "*"; IsInternal = $true; AutoForwardEnabled = $true # x'),
    ),
  ],
  'an entry in the middle goes': [
    configuration(...block('Identity = "Default"', 'AutoForwardEnabled = $false', 'DomainName = "*"')),
    remove('autoForwardEnabled'),
    configuration(...block('Identity = "Default"', 'DomainName = "*"')),
  ],
  'an entry goes from a line with others': [
    configuration('EXORemoteDomain "Default" { Identity = "Default"; DomainName = "*"; AutoForwardEnabled = $false }'),
    remove('domainName'),
    configuration('EXORemoteDomain "Default" { Identity = "Default"; AutoForwardEnabled = $false }'),
  ],
  'the last entry goes from a line with others': [
    configuration('EXORemoteDomain "Default" { Identity = "Default"; DomainName = "*";  AutoForwardEnabled = $false }'),
    remove('autoForwardEnabled'),
    configuration('EXORemoteDomain "Default" { Identity = "Default"; DomainName = "*" }'),
  ],
  'an entry gets another key': [
    configuration(...block('Identity   = "Default"', 'DomainName = "*"')),
    rename('domainName', 'isInternal'),
    configuration(...block('Identity   = "Default"', 'IsInternal = "*"')),
  ],
  'an entry gets a longer key than fits': [
    configuration(...block('Identity   = "Default"', 'DomainName = "*"')),
    rename('domainName', 'autoForwardEnabled'),
    configuration(...block('Identity   = "Default"', 'AutoForwardEnabled = "*"')),
  ],
  'an entry that is not there': [configuration(...block(...PLAIN)), remove('domainName'), undefined],
  'a name that is not there': [configuration(...block(...PLAIN)), rename('domainName', 'isInternal'), undefined],
});

const ADDED = (...more: readonly string[]): readonly string[] => [
  'EXORemoteDomain "Fabrikam" {',
  '    Identity = "Fabrikam"',
  '    DomainName = "fabrikam.com"',
  '    AutoForwardEnabled = $true',
  '    Ensure = "Present"',
  ...more.map((line) => `    ${line}`),
  '}',
];

check('blocks beside a block', 'Tenant.ps1', {
  'behind it': [configuration(...block(...PLAIN)), behind(FABRIKAM), configuration(...block(...PLAIN), ...ADDED())],
  'behind it, with blank lines between blocks': [
    configuration('EXOOrganizationConfig "O" { IsSingleInstance = "Yes" }', '', ...block(...PLAIN), ''),
    behind(FABRIKAM),
    configuration('EXOOrganizationConfig "O" { IsSingleInstance = "Yes" }', '', ...block(...PLAIN), '', ...ADDED(), ''),
  ],
  'with its way to sign in': [
    configuration(
      ...block(
        ...PLAIN,
        'Credential = $Credential ;',
        'TenantId = "contoso.com"',
        'AccessTokens = @(',
        '"a")',
        'CertificatePath = "" # Thumb = 1',
      ),
    ),
    behind(FABRIKAM),
    configuration(
      ...block(
        ...PLAIN,
        'Credential = $Credential ;',
        'TenantId = "contoso.com"',
        'AccessTokens = @(',
        '"a")',
        'CertificatePath = "" # Thumb = 1',
      ),
      ...ADDED('Credential = $Credential', 'TenantId = "contoso.com"', 'CertificatePath = "" # Thumb = 1'),
    ),
  ],
  'with braces on lines of their own': [
    configuration(
      'EXORemoteDomain "Default"',
      '{',
      '    Identity = "Default";',
      '    AutoForwardEnabled = $false;',
      '}',
    ),
    behind(FABRIKAM),
    configuration(
      'EXORemoteDomain "Default"',
      '{',
      '    Identity = "Default";',
      '    AutoForwardEnabled = $false;',
      '}',
      'EXORemoteDomain "Fabrikam"',
      '{',
      '    Identity = "Fabrikam";',
      '    DomainName = "fabrikam.com";',
      '    AutoForwardEnabled = $true;',
      '    Ensure = "Present";',
      '}',
    ),
  ],
  'before it, which then waits': [
    configuration(...block(...PLAIN)),
    before(FABRIKAM),
    configuration(...ADDED(), ...block(...PLAIN, 'DependsOn = @("[EXORemoteDomain]Fabrikam")')),
  ],
  'not before one that waits already, whatever the letter case': [
    configuration(...block(...PLAIN, 'dependson="[EXORemoteDomain]Other"')),
    before(FABRIKAM),
    undefined,
  ],
  'before one that waited once': [
    configuration(...block(...PLAIN, '# DependsOn = "[EXORemoteDomain]Other"')),
    before(FABRIKAM),
    configuration(
      ...ADDED(),
      ...block(...PLAIN, 'DependsOn = @("[EXORemoteDomain]Fabrikam")', '# DependsOn = "[EXORemoteDomain]Other"'),
    ),
  ],
  'not before one that waits already': [
    configuration(...block(...PLAIN, 'DependsOn = "[EXORemoteDomain]Other"')),
    before(FABRIKAM),
    undefined,
  ],
  'that need one another': [
    configuration(...block(...PLAIN)),
    behind(TEAM, RULE),
    configuration(
      ...block(...PLAIN),
      'EXODistributionGroup "Team" {',
      '    Identity = "Team"',
      '    Name = "Team"',
      '    Ensure = "Present"',
      '}',
      'EXOHostedOutboundSpamFilterRule "Rule" {',
      '    Identity = "Rule"',
      '    FromMemberOf = @("Team")',
      '    DependsOn = @("[EXODistributionGroup]Team")',
      '    Ensure = "Present"',
      '}',
    ),
  ],
  'a mail flow rule has a name only': [
    configuration(...block(...PLAIN)),
    behind({ kind: 'transportRule', operation: 'create', name: 'R', properties: { priority: 0 }, order: 'end' }),
    configuration(
      ...block(...PLAIN),
      'EXOTransportRule "R" {',
      '    Name = "R"',
      '    Priority = 0',
      '    Ensure = "Present"',
      '}',
    ),
  ],
  'not where all stands on one line': [
    configuration('EXORemoteDomain "Default" { Identity = "Default"; AutoForwardEnabled = $false }'),
    behind(FABRIKAM),
    undefined,
  ],
  'not beside a block that begins behind something else': [
    'Configuration Tenant {\n    Node localhost {\n        Get-Date; EXORemoteDomain "Default" {\n            Identity = "Default"\n            AutoForwardEnabled = $false\n        }\n    }\n}\n',
    behind(FABRIKAM),
    undefined,
  ],
});
