import type { NewObject } from '../../src/tenant/index.ts';
import { behind, check, remove, rename, set } from './edited.ts';

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
  'not behind a table that does not end': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{ Identity = 'Default'; DomainName = '*'",
    behind(FABRIKAM),
    undefined,
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
  'a new entry behind a comment': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName = '*' # all\n        }\n    )\n} } }\n",
    set('autoForwardEnabled', false),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName = '*' # all\n            AutoForwardEnabled = $false\n        }\n    )\n} } }\n",
  ],
  'a new entry on the line of the bracket': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{ Identity = 'Default'\n           DomainName = '*' }\n    )\n} } }\n",
    set('autoForwardEnabled', false),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{ Identity = 'Default'\n           DomainName = '*'; AutoForwardEnabled = $false }\n    )\n} } }\n",
  ],
  'a new entry in a column that two others share': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity    = 'Default'\n            DomainName  = '*'\n        }\n    )\n} } }\n",
    set('autoForwardEnabled', false),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity    = 'Default'\n            DomainName  = '*'\n            AutoForwardEnabled = $false\n        }\n    )\n} } }\n",
  ],
  'a new entry in the column of the only one': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            DomainName           = '*'\n        }\n    )\n} } }\n",
    set('autoForwardEnabled', false),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            DomainName           = '*'\n            AutoForwardEnabled   = $false\n        }\n    )\n} } }\n",
  ],
  'not behind an entry that a comment takes apart': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName <# x #> = '*'\n        }\n    )\n} } }\n",
    set('autoForwardEnabled', false),
    undefined,
  ],
  'no entry gets another name that a comment takes apart': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName <# x #> = '*'\n        }\n    )\n} } }\n",
    rename('domainName', 'nDREnabled'),
    undefined,
  ],
  'an entry gets another name': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity    = 'Default'\n            DomainName  = '*'\n        }\n    )\n} } }\n",
    rename('domainName', 'nDREnabled'),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity    = 'Default'\n            NDREnabled  = '*'\n        }\n    )\n} } }\n",
  ],
  'the first of two on a line goes': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName = '*'; IsInternal = $true\n        }\n    )\n} } }\n",
    remove('domainName'),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            IsInternal = $true\n        }\n    )\n} } }\n",
  ],
  'the last of two on a line goes': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName = '*';\tIsInternal = $true\n        }\n    )\n} } }\n",
    remove('isInternal'),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName = '*'\n        }\n    )\n} } }\n",
  ],
  'the first on the line of the bracket goes': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{ IsInternal = $true\n           Identity = 'Default'\n           DomainName = '*' }\n    )\n} } }\n",
    remove('isInternal'),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n           Identity = 'Default'\n           DomainName = '*' }\n    )\n} } }\n",
  ],
  'an entry goes with its comment': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            DomainName = '*' # all\n            IsInternal = $true\n        }\n    )\n} } }\n",
    remove('domainName'),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{\n            Identity = 'Default'\n            IsInternal = $true\n        }\n    )\n} } }\n",
  ],
  'behind a table with a value known at run time only': [
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{ Identity = 'Default'; DomainName = $x }\n    )\n} } }\n",
    behind(FABRIKAM),
    "@{ NonNodeData = @{ Exchange = @{\n    RemoteDomain = @(\n        @{ Identity = 'Default'; DomainName = $x }\n        @{ Identity = 'O''Neil'; DomainName = 'fabrikam.com'; AutoForwardEnabled = $true }\n    )\n} } }\n",
  ],
});
