import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../src/read/index.ts';
import { insertAfter, insertBefore, removeProperty, renameProperty, setProperty } from '../../src/write/index.ts';
import { knowledge } from '../rules/analysis.ts';
import { sourceOf } from './arbitrary.ts';

/** The only object of an export, with its text. */
function exported(object: Readonly<Record<string, unknown>>) {
  const source = sourceOf('export.json', JSON.stringify([object]));
  const [declaration] = read(source, knowledge).declarations;
  assert.ok(declaration?.exported, 'nothing exported');
  return { source, declaration };
}

const DOMAIN = {
  Name: 'Default',
  DomainName: '*',
  AutoForwardEnabled: true,
  AllowedOOFType: 'External',
  Guid: '5f3c1a39-4a47-4f0e-9d8e-0f3b9a0a4c11',
};
const RULE = {
  Name: 'Redirect',
  State: 'Enabled',
  Priority: 0,
  Mode: 'Enforce',
  RedirectMessageTo: ['a@x.com'],
  Guid: '5f3c1a39-4a47-4f0e-9d8e-0f3b9a0a4c12',
};

test('a value of an object that was exported is set by a command behind it', () => {
  const { source, declaration } = exported(DOMAIN);
  const edit = setProperty(source, declaration, 'autoForwardEnabled', false);
  const { end } = declaration.place;
  assert.deepEqual(edit, {
    place: { source: 'export.json', start: end, end },
    newText: "Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled $false",
    commands: [{ cmdlet: 'Set-RemoteDomain', parameters: ['Identity', 'AutoForwardEnabled'] }],
  });
  assert.equal(
    setProperty(source, declaration, 'isInternal', true)?.newText,
    "Set-RemoteDomain -Identity 'Default' -IsInternal $true",
  );
  assert.equal(setProperty(source, declaration, 'isInternal', null), undefined);
  assert.equal(
    setProperty(source, declaration, 'allowedOOFType', null)?.newText,
    "Set-RemoteDomain -Identity 'Default' -AllowedOOFType $null",
  );
});

test('a value that is taken away is cleared, and a switch goes back', () => {
  const { source, declaration } = exported(DOMAIN);
  assert.equal(
    removeProperty(source, declaration, 'autoForwardEnabled')?.newText,
    "Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled $false",
  );
  assert.equal(
    removeProperty(source, declaration, 'allowedOOFType')?.newText,
    "Set-RemoteDomain -Identity 'Default' -AllowedOOFType $null",
  );
  assert.equal(removeProperty(source, declaration, 'isInternal'), undefined);
  assert.equal(renameProperty(source, declaration, 'allowedOOFType', 'isInternal'), undefined);
});

test('rules are switched by cmdlets of their own', () => {
  const { source, declaration } = exported(RULE);
  assert.equal(declaration.kind, 'transportRule');
  const states = (name: string, value: string | boolean): string | undefined =>
    setProperty(source, declaration, name, value)?.newText;
  assert.equal(states('state', 'Disabled'), "Disable-TransportRule -Identity 'Redirect' -Confirm:$false");
  assert.equal(states('state', 'Enabled'), "Enable-TransportRule -Identity 'Redirect'");
  assert.equal(states('enabled', false), "Disable-TransportRule -Identity 'Redirect' -Confirm:$false");
  assert.equal(states('enabled', true), "Enable-TransportRule -Identity 'Redirect'");
  assert.equal(states('mode', 'Audit'), "Set-TransportRule -Identity 'Redirect' -Mode Audit");
  assert.deepEqual(setProperty(source, declaration, 'enabled', false)?.commands, [
    { cmdlet: 'Disable-TransportRule', parameters: ['Identity', 'Confirm'] },
  ]);
});

test('a rule of a mailbox is named with its mailbox', () => {
  const { source, declaration } = exported({
    Name: 'Out',
    Mailbox: 'ada@contoso.com',
    ForwardTo: ['b@x.com'],
    Enabled: true,
    RuleIdentity: 7,
    IsValid: true,
  });
  assert.equal(declaration.kind, 'inboxRule');
  const text = setProperty(source, declaration, 'enabled', false)?.newText;
  assert.equal(text, "Disable-InboxRule -Identity 'Out' -Mailbox 'ada@contoso.com' -Confirm:$false");
  assert.equal(
    setProperty(source, declaration, 'forwardTo', ['c@x.com'])?.newText,
    "Set-InboxRule -Identity 'Out' -Mailbox 'ada@contoso.com' -ForwardTo 'c@x.com'",
  );
});

test('new objects are commands, whether they belong before or behind', () => {
  const { source, declaration } = exported(DOMAIN);
  const object = {
    kind: 'remoteDomain',
    operation: 'create',
    name: 'F',
    properties: { domainName: 'f.com', autoForwardEnabled: true },
  } as const;
  const wanted =
    "New-RemoteDomain -Name 'F' -DomainName f.com\nSet-RemoteDomain -Identity 'F' -AutoForwardEnabled $true";
  for (const write of [insertAfter, insertBefore]) {
    assert.deepEqual(
      write(source, declaration, [object])?.map(({ newText }) => newText),
      [wanted],
    );
  }
});

test('what is no rule is switched by its setting', () => {
  const { source, declaration } = exported({
    Name: 'Partner',
    ConnectorType: 'Partner',
    Enabled: true,
    RecipientDomains: ['fabrikam.com'],
    SmartHosts: ['mx.fabrikam.com'],
    UseMXRecord: false,
    Guid: '5f3c1a39-4a47-4f0e-9d8e-0f3b9a0a4c13',
  });
  assert.equal(declaration.kind, 'outboundConnector');
  assert.equal(
    setProperty(source, declaration, 'enabled', false)?.newText,
    "Set-OutboundConnector -Identity 'Partner' -Enabled $false",
  );
});

test('commands for several objects stand on lines of their own', () => {
  const { source, declaration } = exported(DOMAIN);
  const made = { kind: 'remoteDomain', operation: 'create', properties: {} } as const;
  const two = [
    { ...made, name: 'A', properties: { domainName: 'a.com' } },
    { ...made, name: 'B', properties: { domainName: 'b.com' } },
  ];
  const text = "New-RemoteDomain -Name 'A' -DomainName a.com\nNew-RemoteDomain -Name 'B' -DomainName b.com";
  for (const insert of [insertAfter, insertBefore]) {
    const [edit, ...others] = insert(source, declaration, two) ?? [];
    assert.equal(edit?.newText, text);
    assert.deepEqual(others, []);
  }
});
