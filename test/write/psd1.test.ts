import type { NewObject } from '../../src/tenant/index.ts';
import { behind, check, remove, set } from './edited.ts';

const FABRIKAM: NewObject = {
  kind: 'remoteDomain',
  operation: 'create',
  name: "O'Neil",
  properties: { domainName: 'fabrikam.com', autoForwardEnabled: true },
};

const data = (...items: readonly string[]): string =>
  ['@{ NonNodeData = @{ Exchange = @{', '    RemoteDomain = @(', ...items, '    )', '} } }', ''].join('\n');
const table = (...entries: readonly string[]): readonly string[] => [
  '        @{',
  ...entries.map((entry) => `            ${entry}`),
  '        }',
];

check('tables of data', 'Tenant.psd1', {
  'a new entry': [
    data(...table("Identity = 'Default'", "DomainName = '*'")),
    set('autoForwardEnabled', false),
    data(...table("Identity = 'Default'", "DomainName = '*'", 'AutoForwardEnabled = $false')),
  ],
  'a new entry with a quoted key': [
    data(...table(`"Identity" = "Default"`, `"DomainName" = "*"`)),
    set('autoForwardEnabled', false),
    data(...table(`"Identity" = "Default"`, `"DomainName" = "*"`, '"AutoForwardEnabled" = $false')),
  ],
  'an entry goes': [
    data(...table("Identity = 'Default'", "DomainName = '*'", 'AutoForwardEnabled = $false')),
    remove('domainName'),
    data(...table("Identity = 'Default'", 'AutoForwardEnabled = $false')),
  ],
  'a table with semicolons behind another one': [
    data(...table("Identity = 'Default';", "DomainName = '*';")),
    behind(FABRIKAM),
    data(
      ...table("Identity = 'Default';", "DomainName = '*';"),
      ...table("Identity = 'O''Neil';", "DomainName = 'fabrikam.com';", 'AutoForwardEnabled = $true;'),
    ),
  ],
  'tables on one line': [
    data("        @{ Identity = 'Default'; DomainName = '*' }, @{ Identity = 'X'; DomainName = 'x.com' }"),
    behind(FABRIKAM),
    data(
      "        @{ Identity = 'Default'; DomainName = '*' }, @{ Identity = 'X'; DomainName = 'x.com' }, @{ Identity = 'O''Neil'; DomainName = 'fabrikam.com'; AutoForwardEnabled = $true }",
    ),
    1,
  ],
  'not among objects of another kind': [
    data("        @{ Identity = 'Default'; DomainName = '*' }"),
    behind(FABRIKAM, { ...FABRIKAM, kind: 'group' }),
    undefined,
  ],
});
