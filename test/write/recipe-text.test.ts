import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewObject } from '../../src/tenant/index.ts';
import { recipeText } from '../../src/write/index.ts';

const RECIPE: readonly NewObject[] = [
  {
    kind: 'outboundRule',
    operation: 'create',
    name: 'R',
    properties: { from: ['a@x.com', 'b@x.com'], priority: 0 },
    order: 'front',
  },
  { kind: 'outboundPolicy', operation: 'create', name: 'P', properties: { autoForwardingMode: 'On' } },
  { kind: 'remoteDomain', operation: 'remove', name: 'F: G', properties: {} },
];
const text = (...lines: readonly string[]): string => lines.join('\n');

test('commands', () => {
  assert.equal(
    recipeText(RECIPE, 'powershell'),
    text(
      "New-HostedOutboundSpamFilterRule -Name 'R' -From 'a@x.com', 'b@x.com' -Priority 0",
      "New-HostedOutboundSpamFilterPolicy -Name 'P' -AutoForwardingMode On",
      "Remove-RemoteDomain -Identity 'F: G' -Confirm:$false",
    ),
  );
  assert.equal(
    recipeText(RECIPE, 'powershell', { wrapped: true }),
    text(
      "New-HostedOutboundSpamFilterRule -Name 'R' `",
      "    -From 'a@x.com', 'b@x.com' `",
      '    -Priority 0',
      "New-HostedOutboundSpamFilterPolicy -Name 'P' -AutoForwardingMode On",
      "Remove-RemoteDomain -Identity 'F: G' -Confirm:$false",
    ),
  );
});

test('commands for what has cmdlets of its own', () => {
  const commands = (...objects: readonly NewObject[]): readonly string[] =>
    recipeText(objects, 'powershell').split('\n');
  assert.deepEqual(commands({ kind: 'tenantBlockList', operation: 'create', name: 'x.com', properties: {} }), [
    "New-TenantAllowBlockListItems -ListType Sender -Block -Entries 'x.com' -NoExpiration",
  ]);
  assert.deepEqual(commands({ kind: 'tenantBlockList', operation: 'remove', name: 'x.com', properties: {} }), [
    "Remove-TenantAllowBlockListItems -ListType Sender -Entries 'x.com'",
  ]);
  const group: NewObject = {
    kind: 'group',
    operation: 'set',
    name: 'T',
    properties: {},
    added: { members: ['a@x.com', 'b@x.com'] },
  };
  assert.deepEqual(commands(group), [
    "Add-DistributionGroupMember -Identity 'T' -Member 'a@x.com'",
    "Add-DistributionGroupMember -Identity 'T' -Member 'b@x.com'",
  ]);
  assert.deepEqual(commands({ ...group, unified: true, added: { members: ['a@x.com'] } }), [
    "Add-UnifiedGroupLinks -Identity 'T' -LinkType Members -Links 'a@x.com'",
  ]);
  assert.deepEqual(
    commands({ kind: 'group', operation: 'create', name: 'team@x.com', properties: { members: ['a@x.com'] } }),
    [
      "New-DistributionGroup -Name 'team' -Alias team -Type Security -PrimarySmtpAddress 'team@x.com' -Members 'a@x.com'",
    ],
  );
  assert.deepEqual(commands({ kind: 'group', operation: 'create', name: 'Team', properties: {} }), [
    "New-DistributionGroup -Name 'Team' -Type Security",
  ]);
  assert.deepEqual(
    commands({ kind: 'group', operation: 'create', name: { placeholder: 'team@x.com' }, properties: {} }),
    ["New-DistributionGroup -Name '${1:team}' -Alias '${1:team}' -Type Security -PrimarySmtpAddress '${2:team@x.com}'"],
  );
  assert.deepEqual(
    commands({ kind: 'remoteDomain', operation: 'create', name: 'F', properties: { domainName: 'f.com' } }),
    ["New-RemoteDomain -Name 'F' -DomainName f.com"],
  );
  assert.deepEqual(
    commands({
      kind: 'outboundRule',
      operation: 'create',
      name: 'R',
      properties: { priority: 4, from: 'a@x.com' },
      order: 'end',
    }),
    ["New-HostedOutboundSpamFilterRule -Name 'R' -From 'a@x.com'"],
  );
});

test('resource blocks', () => {
  assert.equal(
    recipeText(RECIPE.slice(0, 2), 'dsc'),
    text(
      'EXOHostedOutboundSpamFilterRule "R" {',
      '    Identity = "R"',
      '    From = @("a@x.com", "b@x.com")',
      '    Priority = 0',
      '    Ensure = "Present"',
      '}',
      'EXOHostedOutboundSpamFilterPolicy "P" {',
      '    Identity = "P"',
      '    AutoForwardingMode = "On"',
      '    Ensure = "Present"',
      '}',
    ),
  );
});

test('collections in YAML; what goes is a comment', () => {
  assert.equal(
    recipeText(RECIPE, 'yaml', { root: true, behind: () => true }),
    text(
      'exchange:',
      '  outboundPolicies:',
      '    - name: P',
      '      autoForwardingMode: "On"',
      '  outboundRules:',
      '    - name: R',
      '      from: [a@x.com, b@x.com]',
      '      priority: 0 # and one more in every rule behind it',
      '# remoteDomains: without "F: G"',
    ),
  );
  assert.equal(
    recipeText(RECIPE.slice(0, 1), 'yaml', { behind: () => false }),
    text('outboundRules:', '  - name: R', '    from: [a@x.com, b@x.com]', '    priority: 0'),
  );
  assert.equal(
    recipeText([{ kind: 'group', operation: 'create', name: 'T', properties: { members: ['a@x.com'] } }], 'yaml', {
      root: true,
    }),
    text('exchange:', '  groups:', '    T:', '      members: [a@x.com]'),
  );
  assert.equal(
    recipeText([{ kind: 'tenantBlockList', operation: 'create', name: 'x.com', properties: {} }], 'yaml'),
    text('tenantBlockList:', '  - value: x.com'),
  );
});

test('collections in JSON', () => {
  assert.equal(
    recipeText(RECIPE, 'json', { root: true }),
    text(
      '{',
      '  "exchange": {',
      '    "outboundPolicies": [',
      '      {',
      '        "name": "P",',
      '        "autoForwardingMode": "On"',
      '      }',
      '    ],',
      '    "outboundRules": [',
      '      {',
      '        "name": "R",',
      '        "from": ["a@x.com", "b@x.com"],',
      '        "priority": 0',
      '      }',
      '    ]',
      '  }',
      '}',
    ),
  );
  assert.equal(
    recipeText(RECIPE.slice(1, 2), 'json'),
    text('"outboundPolicies": [', '  {', '    "name": "P",', '    "autoForwardingMode": "On"', '  }', ']'),
  );
});

test('a priority is left to the service only where a rule goes behind all others', () => {
  const rule = { kind: 'transportRule', operation: 'create', name: 'R', properties: { priority: 3 } } as const;
  assert.match(recipeText([rule], 'powershell'), / -Priority 3$/);
  assert.match(recipeText([{ ...rule, order: 'front' }], 'powershell'), / -Priority 3$/);
  assert.doesNotMatch(recipeText([{ ...rule, order: 'end' }], 'powershell'), /Priority/);
});
