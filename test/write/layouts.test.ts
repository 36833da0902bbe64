import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { read } from '../../src/read/index.ts';
import type { NewObject } from '../../src/tenant/index.ts';
import { plainText } from '../../src/text/index.ts';
import { insertAfter } from '../../src/write/index.ts';
import { knowledge } from '../rules/analysis.ts';
import { lines } from '../rules/tester.ts';
import { sourceOf } from './arbitrary.ts';
import { after, behind, set as put, remove, rename } from './edited.ts';

const OPEN: NewObject = {
  kind: 'remoteDomain',
  operation: 'set',
  name: 'Fabrikam',
  properties: { autoForwardEnabled: true },
};

const insert = (path: string, text: string, objects: readonly NewObject[] = [OPEN]): string | undefined =>
  after(path, text, behind(...objects));

const set = (path: string, text: string, name: string, value: boolean | string | number | readonly string[]) =>
  after(path, text, put(name, value));

test('an entry of a block on one line leaves a semicolon before what follows, and one at the end', () => {
  const block = (entries: string): string =>
    `Configuration C { Node n { EXOTransportRule 'B' { Name = 'B'; Mode = 'Audit'${entries}Ensure = 'Present' } } }\n`;
  assert.equal(set('a.ps1', block('; '), 'priority', 1), block('; Priority = 1; '));
  const splat = (end: string): string =>
    `$p = @{ Identity = 'Default'; AutoForwardEnabled = $false${end}}\nSet-RemoteDomain @p\n`;
  assert.equal(set('a.ps1', splat('; '), 'autoReplyEnabled', false), splat('; AutoReplyEnabled = $false; '));
  assert.equal(set('a.ps1', splat(' '), 'autoReplyEnabled', false), splat('; AutoReplyEnabled = $false '));
});

describe('commands behind a command', () => {
  const cases: Readonly<Record<string, readonly [string, string | undefined]>> = {
    'with a comment behind it': [
      '  Set-RemoteDomain Default -AutoForwardEnabled $false # closed\n',
      '  Set-RemoteDomain Default -AutoForwardEnabled $false # closed\n  Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n',
    ],
    'without a line break at the end': [
      'Set-RemoteDomain Default -AutoForwardEnabled $false',
      'Set-RemoteDomain Default -AutoForwardEnabled $false\nSet-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
    ],
    'in a block on one line': [
      'if ($x) { Set-RemoteDomain Default -AutoForwardEnabled $false } else { 1 }\n',
      'if ($x) { Set-RemoteDomain Default -AutoForwardEnabled $false; Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true } else { 1 }\n',
    ],
    'between semicolons': [
      "Set-RemoteDomain 'Default' -AutoForwardEnabled $False; Get-RemoteDomain\n",
      "Set-RemoteDomain 'Default' -AutoForwardEnabled $False; Set-RemoteDomain -Identity 'Fabrikam' -AutoForwardEnabled $True; Get-RemoteDomain\n",
    ],
    'at the head of a pipeline': [
      'Set-RemoteDomain Default -AutoForwardEnabled $false | Out-Null\n',
      'Set-RemoteDomain Default -AutoForwardEnabled $false | Out-Null\nSet-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n',
    ],
    'before a pipe that goes on in the next line': [
      'Set-RemoteDomain Default -AutoForwardEnabled $false |\n  Out-Null\n',
      undefined,
    ],
  };
  for (const [name, [text, wanted]] of Object.entries(cases)) {
    it(name, () => assert.equal(insert('a.ps1', text), wanted));
  }
});

describe('texts inside other texts', () => {
  it('a fence in a list of a document', () => {
    const text = lines(
      '1. Close it:',
      '',
      '   ```powershell',
      '   Set-RemoteDomain Default -AutoForwardEnabled $false',
      '   ```',
    );
    assert.equal(
      insert('a.md', text),
      lines(
        '1. Close it:',
        '',
        '   ```powershell',
        '   Set-RemoteDomain Default -AutoForwardEnabled $false',
        '   Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
        '   ```',
      ),
    );
  });

  it('a fence in a quotation', () => {
    const text = lines('> ```powershell', '> Set-RemoteDomain Default -AutoForwardEnabled $false', '> ```');
    assert.equal(
      insert('a.md', text),
      lines(
        '> ```powershell',
        '> Set-RemoteDomain Default -AutoForwardEnabled $false',
        '> Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
        '> ```',
      ),
    );
  });

  it('a script in a pipeline of YAML', () => {
    const text = lines(
      'steps:',
      '  - pwsh: |',
      '      Set-RemoteDomain Default -AutoForwardEnabled $true',
      '      Get-RemoteDomain',
    );
    assert.equal(set('azure-pipelines.yml', text, 'autoForwardEnabled', false), text.replace('$true', '$false'));
    assert.equal(
      insert('azure-pipelines.yml', text),
      text.replace('$true\n', '$true\n      Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n'),
    );
  });
});

describe('line ends', () => {
  it('mixed ones stay, and new lines take those of their neighbours', () => {
    const text = '# a\nSet-RemoteDomain Default `\r\n  -AutoForwardEnabled $false\r\n# b\n';
    assert.equal(
      set('a.ps1', text, 'isInternal', false),
      '# a\nSet-RemoteDomain Default `\r\n  -AutoForwardEnabled $false `\r\n  -IsInternal $false\r\n# b\n',
    );
    assert.equal(
      insert('a.ps1', text),
      '# a\nSet-RemoteDomain Default `\r\n  -AutoForwardEnabled $false\r\nSet-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\r\n# b\n',
    );
  });
});

describe('blocks of a configuration', () => {
  const block = (indent: string, ...text: readonly string[]): readonly string[] => text.map((line) => indent + line);

  it('new ones look like their neighbour and sign in like it', () => {
    const text = lines(
      'Configuration Tenant {',
      '    Import-DscResource -ModuleName Microsoft365DSC',
      '    Node localhost {',
      ...block(
        '        ',
        'EXORemoteDomain "Default" {',
        '    Identity             = "Default"',
        '    DomainName           = "*"',
        '    AutoForwardEnabled   = $False',
        '    ApplicationId        = $ConfigurationData.NonNodeData.ApplicationId',
        '    Ensure               = "Present"',
        '}',
      ),
      '    }',
      '}',
    );
    const added = block(
      '        ',
      'EXORemoteDomain "Fabrikam" {',
      '    Identity           = "Fabrikam"',
      '    DomainName         = "fabrikam.com"',
      '    AutoForwardEnabled = $True',
      '    Ensure             = "Present"',
      '    ApplicationId      = $ConfigurationData.NonNodeData.ApplicationId',
      '}',
    );
    const object = { ...OPEN, properties: { domainName: 'fabrikam.com', autoForwardEnabled: true } };
    const [before, behind] = [
      text.slice(0, text.indexOf('        }\n') + 10),
      text.slice(text.indexOf('        }\n') + 10),
    ];
    assert.equal(insert('Tenant.ps1', text, [object]), before + lines(...added) + behind);
  });

  it('the column of = stays when a key is renamed', () => {
    const text = lines(
      '$p = @{',
      "  Name                           = 'P'",
      "  HostedOutboundSpamFilterPolicy = 'P'",
      "  From                           = 'a@contoso.com'",
      '}',
      'New-HostedOutboundSpamFilterRule @p',
    );
    const renamed = after('a.ps1', text, rename('from', 'exceptIfFrom'));
    assert.equal(renamed, text.replace('From                           =', 'ExceptIfFrom                   ='));
  });
});

describe('hashtables of ConfigurationData', () => {
  const data = (...items: readonly string[]): string =>
    lines('@{ NonNodeData = @{ Exchange = @{', '    RemoteDomain = @(', ...items, '    )', '} } }');
  const partner: NewObject = { ...OPEN, properties: { domainName: 'fabrikam.com', autoForwardEnabled: true } };

  it('on one line each', () => {
    const first = "        @{ Identity = 'Default'; DomainName = '*'; AutoForwardEnabled = $false }";
    assert.equal(
      insert('Tenant.psd1', data(first), [partner]),
      data(first, "        @{ Identity = 'Fabrikam'; DomainName = 'fabrikam.com'; AutoForwardEnabled = $true }"),
    );
  });

  it('over several lines, aligned', () => {
    const item = (name: string, domain: string, open: string): readonly string[] => [
      '        @{',
      `            Identity           = "${name}"`,
      `            DomainName         = "${domain}"`,
      `            AutoForwardEnabled = ${open}`,
      '        }',
    ];
    const first = item('Default', '*', '$False');
    assert.equal(
      insert('Tenant.psd1', data(...first), [partner]),
      data(...first, ...item('Fabrikam', 'fabrikam.com', '$True')),
    );
  });

  it('of the same kind only', () => {
    const first = "        @{ Identity = 'Default'; DomainName = '*'; AutoForwardEnabled = $false }";
    assert.equal(insert('Tenant.psd1', data(first), [{ ...OPEN, kind: 'outboundPolicy' }]), undefined);
  });
});

describe('what is refused', () => {
  it('a value that stands elsewhere, in a variable', () => {
    const text = lines("$mode = 'On'", 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $mode');
    const changed = set('a.ps1', text, 'autoForwardingMode', 'Off');
    assert.ok(changed === undefined || changed === text.replace("'On'", "'Off'"), changed);
  });

  it('a splat that two commands share gets no new key', () => {
    const text = lines(
      "$p = @{ Identity = 'Default' ; AutoForwardEnabled = $false }",
      'Set-RemoteDomain @p',
      'Get-RemoteDomain @p',
    );
    assert.equal(
      set('a.ps1', text, 'isInternal', false),
      lines(
        "$p = @{ Identity = 'Default' ; AutoForwardEnabled = $false }",
        'Set-RemoteDomain @p -IsInternal $false',
        'Get-RemoteDomain @p',
      ),
    );
  });

  it('whole objects in tables', () => {
    const csv = 'Identity,DomainName,AutoForwardEnabled\nDefault,*,False\n';
    assert.equal(insert('RemoteDomain.csv', csv), undefined);
  });

  it('the only key of a mapping', () => {
    const text = lines('exchange:', '  remoteDomains:', '    F:', '      domainName: fabrikam.com');
    assert.equal(after('a.exo.yaml', text, remove('domainName')), undefined);
  });
});

describe('placeholders', () => {
  it('are snippet text with everything else escaped', () => {
    const source = sourceOf('a.ps1', 'Set-RemoteDomain "Default" -AutoForwardEnabled $false\n');
    const [declaration] = read(source, knowledge).declarations;
    assert.ok(declaration);
    const name = { placeholder: 'Partner' };
    const edits = insertAfter(source, declaration, [
      {
        kind: 'remoteDomain',
        operation: 'create',
        name,
        properties: { domainName: { placeholder: 'partner.example' } },
      },
      { kind: 'remoteDomain', operation: 'set', name, properties: { autoForwardEnabled: true } },
    ]);
    const [edit] = edits ?? [];
    assert.ok(edit);
    assert.equal(edit.snippet, true);
    assert.equal(
      edit.newText,
      '\nNew-RemoteDomain -Name "${1:Partner}" -DomainName "${2:partner.example}"\nSet-RemoteDomain -Identity "${1:Partner}" -AutoForwardEnabled \\$true',
    );
    assert.equal(
      plainText(edit),
      '\nNew-RemoteDomain -Name "Partner" -DomainName "partner.example"\nSet-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true',
    );
  });
});
