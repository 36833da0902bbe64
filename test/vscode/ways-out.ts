import * as vscode from 'vscode';
import { chooseFix, gone, openText, positionOf, problemOf, problems, ruleOf } from './editor.ts';
import { hasKeys, ok, picture, press, test, until } from './suite.ts';

/** A text with one mistake, and the words that its first fix writes. */
interface Case {
  readonly format: string;
  readonly language: string;
  readonly text: string;
  /** Where the cursor stands. */
  readonly at: string;
  readonly writes: readonly string[];
}

const configuration = (...block: readonly string[]): string =>
  [
    '# Generated with Microsoft365DSC version 1.25.1',
    'Configuration Tenant',
    '{',
    '    Node localhost',
    '    {',
    ...block.map((line) => `        ${line}`),
    '    }',
    '}',
    '',
  ].join('\n');

const UNSCOPED: readonly Case[] = [
  {
    format: 'PowerShell',
    language: 'powershell',
    text: 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners\n',
    at: 'New-Hosted',
    writes: ['New-DistributionGroup -Name "forwarders"', '-FromMemberOf "forwarders@contoso.com"'],
  },
  {
    format: 'YAML',
    language: 'yaml',
    text: 'exchange:\n  outboundRules:\n    - name: Partners\n      policy: Partners\n',
    at: 'name',
    writes: ['      fromMemberOf: [forwarders@contoso.com]', '    forwarders@contoso.com:'],
  },
  {
    format: 'JSON',
    language: 'json',
    text: '{\n  "exchange": {\n    "outboundRules": [{ "name": "Partners", "policy": "Partners" }]\n  }\n}\n',
    at: '"name"',
    writes: ['"fromMemberOf": ["forwarders@contoso.com"]', '"groups": {'],
  },
  {
    format: 'DSC',
    language: 'powershell',
    text: configuration(
      "EXOHostedOutboundSpamFilterRule 'R'",
      '{',
      "    Identity                       = 'Sales'",
      "    HostedOutboundSpamFilterPolicy = 'Sales'",
      "    Ensure                         = 'Present'",
      '}',
    ),
    at: 'EXOHosted',
    writes: ['EXODistributionGroup "forwarders@contoso.com"', "'[EXODistributionGroup]forwarders@contoso.com'"],
  },
];

const DROPPING: readonly Case[] = [
  {
    format: 'PowerShell',
    language: 'powershell',
    text: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    at: '$false',
    writes: ['New-RemoteDomain -Name "Partner"', 'Set-RemoteDomain -Identity "Partner" -AutoForwardEnabled $true'],
  },
  {
    format: 'YAML',
    language: 'yaml',
    text: 'exchange:\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: false\n',
    at: 'false',
    writes: ['    - name: Partner', '      autoForwardEnabled: true'],
  },
  {
    format: 'JSON',
    language: 'json',
    text: '{\n  "exchange": {\n    "remoteDomains": [{ "name": "Default", "domainName": "*", "autoForwardEnabled": false }]\n  }\n}\n',
    at: 'false',
    writes: ['"name": "Partner"', '"autoForwardEnabled": true'],
  },
  {
    format: 'DSC',
    language: 'powershell',
    text: configuration(
      "EXORemoteDomain 'D'",
      '{',
      "    Identity           = 'Default'",
      "    DomainName         = '*'",
      '    AutoForwardEnabled = $false',
      "    Ensure             = 'Present'",
      '}',
    ),
    at: '$false',
    writes: ['EXORemoteDomain "Partner"', 'AutoForwardEnabled = $true'],
  },
];

/** Chooses the first fix; it asks for names, so it is written at once. */
async function write(editor: vscode.TextEditor, { text, at, writes }: Case, title: string): Promise<void> {
  const { document } = editor;
  await chooseFix(editor, positionOf(document, at).translate(0, 1), { title }, () =>
    until('the text of the fix', () => document.getText() !== text, 5000),
  );
  for (const words of writes) ok(document.getText().includes(words), `"${words}" is not in:\n${document.getText()}`);
  ok(!document.getText().includes('${'), 'the text holds raw placeholders');
}

async function undo(document: vscode.TextDocument, text: string): Promise<void> {
  await press('Escape');
  await press('Control+z');
  await until('the text as it was', () => document.getText() === text);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

for (const one of UNSCOPED) {
  test(`a rule without scope gets a new group, is clear, and is undone in one step: ${one.format}`, async () => {
    if (!hasKeys) return;
    const editor = await openText(one.language, one.text);
    const { document } = editor;
    await problemOf(document.uri, 'rule-without-scope');
    await write(editor, one, 'Scope it to a new group');
    if (one.format === 'DSC') await picture('way-out-dsc');
    await gone(document.uri, 'rule-without-scope');
    await undo(document, one.text);
  });
}

for (const one of DROPPING) {
  test(`a silent drop gets an open partner domain, and it is undone in one step: ${one.format}`, async () => {
    if (!hasKeys) return;
    const editor = await openText(one.language, one.text);
    const { document } = editor;
    await problemOf(document.uri, 'silent-drop-information');
    await write(editor, one, 'Add an open remote domain for a partner');
    if (one.format === 'YAML') await picture('way-out-yaml');
    await until('the drop to be of other domains only', () =>
      problems(document.uri).some(
        (problem) => ruleOf(problem) === 'silent-drop-information' && problem.message.includes('other than'),
      ),
    );
    await undo(document, one.text);
  });
}
