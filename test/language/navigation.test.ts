import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitions, highlights, references, rename, renamingAt } from '../../src/language/navigation.ts';
import { documentSymbols, workspaceSymbols } from '../../src/language/symbols.ts';
import { applyEdits, type Place } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { organization } from './world.ts';

type Files = Readonly<Record<string, string>>;

function shown(places: readonly Place[], texts: ReadonlyMap<string, string>): string[] {
  return places.map(({ source, start, end }) => `${source} ${start} ${texts.get(source)?.slice(start, end)}`);
}

const of = (source: string, text: string, part: string, from = 0): string =>
  `${source} ${text.indexOf(part, from)} ${part}`;

const POLICY = 'New-HostedOutboundSpamFilterPolicy -Name "Sales policy" -AutoForwardingMode On\n';

test('definition goes from a rule to its policy, its group and its domain, across files and formats', () => {
  const yaml = 'exchange:\n  groups:\n    sales@contoso.com: [ada@contoso.com]\n  acceptedDomains: [contoso.com]\n';
  const rule = (part: string): string =>
    `New-HostedOutboundSpamFilterRule -Name "Sales" -HostedOutboundSpamFilterPolicy 'sales POLICY' -FromMemberOf sales@contoso.com -SenderDomainIs "contoso.com"`.replace(
      part,
      `${part.slice(0, 3)}|${part.slice(3)}`,
    );
  const go = (part: string): string[] => {
    const { index, texts, mark } = organization({ 'a.ps1': POLICY, 'b.ps1': rule(part), 't.exo.yaml': yaml });
    return shown(definitions(index, mark?.source ?? '', mark?.offset ?? 0), texts);
  };
  assert.deepEqual(go("'sales POLICY'"), [of('a.ps1', POLICY, '"Sales policy"')]);
  assert.deepEqual(go('sales@contoso.com'), [of('t.exo.yaml', yaml, 'sales@contoso.com')]);
  assert.deepEqual(go('"contoso.com"'), [of('t.exo.yaml', yaml, 'contoso.com', yaml.indexOf('acceptedDomains'))]);
});

test('references: rules, Get- and Set- calls, splats, DSC, JSON; with the definition where it is wanted', () => {
  const files: Files = {
    'a.ps1': POLICY.replace('Sales policy', 'Sales| policy'),
    'b.ps1':
      "$p = @{\n  Name = 'R'\n  HostedOutboundSpamFilterPolicy = 'Sales policy'\n}\nNew-HostedOutboundSpamFilterRule @p\n",
    'c.ps1':
      "Get-HostedOutboundSpamFilterPolicy -Identity 'Sales policy'\nSet-HostedOutboundSpamFilterPolicy 'Sales policy' -AutoForwardingMode Off\n",
    'd.exo.json': '{ "exchange": { "outboundRules": [{ "name": "J", "policy": "Sales policy" }] } }',
    'e.ps1':
      'Configuration X {\n Import-DscResource -ModuleName Microsoft365DSC\n Node localhost {\n  EXOHostedOutboundSpamFilterRule "D" {\n   Identity = "D"\n   HostedOutboundSpamFilterPolicy = "Sales policy"\n   Ensure = "Present"\n  }\n }\n}\n',
  };
  const { index, texts, mark } = organization(files);
  const at = (source: string, part: string): string => of(source, texts.get(source) ?? '', part);
  const uses = [
    at('b.ps1', "'Sales policy'"),
    at('c.ps1', "'Sales policy'"),
    at('d.exo.json', '"Sales policy"'),
    at('e.ps1', '"Sales policy"'),
  ];
  assert.deepEqual(shown(references(index, 'a.ps1', mark?.offset ?? 0, false), texts), uses);
  const [first, ...rest] = uses;
  assert.deepEqual(shown(references(index, 'a.ps1', mark?.offset ?? 0, true), texts), [
    at('a.ps1', '"Sales policy"'),
    first,
    rest[0],
    of('c.ps1', texts.get('c.ps1') ?? '', "'Sales policy'", 60),
    ...rest.slice(1),
  ]);
});

test('forwards lead to the mailbox and to the contact they go to', () => {
  const yaml =
    'exchange:\n  mailContacts:\n    - name: Auditor\n      externalEmailAddress: audit@fabrikam.com\n  mailboxes:\n    - identity: ada@contoso.com\n      forwardingAddress: Aud|itor\n';
  const { index, texts, mark } = organization({ 't.exo.yaml': yaml });
  assert.deepEqual(shown(definitions(index, 't.exo.yaml', mark?.offset ?? 0), texts), ['t.exo.yaml 38 Auditor']);
});

test('highlights tell what makes an object from what speaks of it', () => {
  const text = `${POLICY}New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy "Sales| policy" -From a@b.com\n`;
  const { index, mark } = organization({ 'a.ps1': text });
  assert.deepEqual(
    highlights(index, 'a.ps1', mark?.offset ?? 0).map(({ role }) => role),
    ['definition', 'reference'],
  );
});

/** The files after a rename at the mark, or the id of the refusal. */
function renamed(files: Files, to: string): Files | string {
  const { index, texts, mark } = organization(files);
  const renaming = renamingAt(index, mark?.source ?? '', mark?.offset ?? 0, knowledge.cmdlets);
  if ('id' in renaming) return renaming.id;
  const edits = rename(index, renaming, to, ({ source, start, end }) => texts.get(source)?.slice(start, end) ?? '');
  if ('id' in edits) return edits.id;
  return Object.fromEntries([...texts].map(([path, text]) => [path, applyEdits(text, path, edits) ?? 'overlap']));
}

test('a rename changes every place in the quotes of that place', () => {
  assert.deepEqual(
    renamed(
      {
        'a.ps1':
          'New-RemoteDomain -Name Par|tner -DomainName fabrikam.com\nSet-RemoteDomain -Identity \'Partner\' -AutoForwardEnabled $false\nGet-RemoteDomain "partner"\n',
        'b.exo.yaml': 'exchange:\n  remoteDomains:\n    - name: Partner\n      autoForwardEnabled: false\n',
      },
      "O'Neill & Co",
    ),
    {
      'a.ps1':
        "New-RemoteDomain -Name \"O'Neill & Co\" -DomainName fabrikam.com\nSet-RemoteDomain -Identity 'O''Neill & Co' -AutoForwardEnabled $false\nGet-RemoteDomain \"O'Neill & Co\"\n",
      'b.exo.yaml': "exchange:\n  remoteDomains:\n    - name: O'Neill & Co\n      autoForwardEnabled: false\n",
    },
  );
});

test('a group is renamed in the rules that name it and as a key', () => {
  assert.deepEqual(
    renamed(
      {
        'a.exo.json':
          '{ "exchange": { "groups": { "Sales": ["ada@contoso.com"] }, "outboundRules": [{ "name": "R", "fromMemberOf": ["Sa|les"], "policy": "P" }] } }',
      },
      'Sellers',
    ),
    {
      'a.exo.json':
        '{ "exchange": { "groups": { "Sellers": ["ada@contoso.com"] }, "outboundRules": [{ "name": "R", "fromMemberOf": ["Sellers"], "policy": "P" }] } }',
    },
  );
});

test('a rename is refused with its reason', () => {
  assert.equal(renamed({ 'a.ps1': POLICY.replace('Sales', 'Sa|les') }, 'New'), 'rename-service', 'no -Name at Set-');
  assert.equal(renamed({ 'a.ps1': 'Set-RemoteDomain Def|ault -AutoForwardEnabled $false' }, 'New'), 'rename-built-in');
  assert.equal(renamed({ 'a.ps1': 'Set-Remote|Domain Default -AutoForwardEnabled $false' }, 'New'), 'rename-nothing');
  assert.equal(
    renamed(
      { 'a.ps1': 'New-RemoteDomain -Name P -DomainName x.com\nSet-RemoteDomain x.c|om -AutoForwardEnabled $true' },
      'New',
    ),
    'rename-other-name',
  );
  const two =
    "New-TransportRule -Name 'A|' -From a@b.com -DeleteMessage $true\nNew-TransportRule -Name B -From c@d.com -DeleteMessage $true\n";
  assert.equal(renamed({ 'a.ps1': two }, 'b'), 'rename-taken');
  assert.equal(renamed({ 'a.ps1': two }, ' '), 'rename-empty');
  const escaped = 'New-TransportRule -Name "A`"|B" -From a@b.com -DeleteMessage $true';
  assert.equal(renamed({ 'a.ps1': escaped }, 'b'), 'rename-written');
});

test('symbols of a file and of an organization', () => {
  const { tenant, readings } = organization({
    'a.ps1': POLICY,
    'b.exo.yaml': 'exchange:\n  remoteDomains:\n    - name: Default\n      autoForwardEnabled: false\n',
  });
  const [script, yaml] = readings.map(documentSymbols);
  assert.deepEqual(
    script?.map(({ name, kind, operation, properties }) => [
      name,
      kind,
      operation,
      properties.map((one) => `${one.name}=${one.value}`),
    ]),
    [['Sales policy', 'outboundPolicy', 'create', ['autoForwardingMode=On']]],
  );
  assert.deepEqual(
    yaml?.map(({ name, kind }) => [name, kind]),
    [['Default', 'remoteDomain']],
  );
  assert.deepEqual(
    workspaceSymbols(tenant, 'slpol').map(({ name }) => name),
    ['Sales policy'],
  );
  assert.deepEqual(
    workspaceSymbols(tenant, '').map(({ name }) => name),
    ['Sales policy', 'Default'],
  );
  assert.deepEqual(workspaceSymbols(tenant, 'xyz'), []);
});
