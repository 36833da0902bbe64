import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../src/exchange/recipes/apply.ts';
import { blockEntry, unblockEntry } from '../../src/exchange/recipes/block-list.ts';
import { joined, newGroup, ruleForGroup, scopedPolicy } from '../../src/exchange/recipes/forwarding.ts';
import type { Recipe } from '../../src/exchange/recipes/recipe.ts';
import { remoteDomainFor } from '../../src/exchange/recipes/remote-domain.ts';
import { exceptionIn, rejectionFor } from '../../src/exchange/recipes/transport-rule.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { recipeText } from '../../src/write/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

/**
 * Names and settings of a tenant, without what one format states and another leaves to the service. A rule with a name that the
 * service refuses is read back all the same.
 */
function settingsOf({ objects, unmade }: Tenant): unknown {
  return Object.entries(objects)
    .flatMap(([kind, own]) => [...own, ...unmade.filter((object) => object.kind === kind)])
    .map(({ kind, name, properties }) => {
      const own = [...properties.values()]
        .filter(
          (property) =>
            !['type', 'listType', 'noExpiration', 'block', 'name', 'identity', 'value', 'entries'].includes(
              property.name,
            ),
        )
        .map(
          (property) =>
            [property.name, property.value.state === 'stated' ? [property.value.value].flat() : '?'] as const,
        );
      return { kind, name, properties: Object.fromEntries(own.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
    });
}

const HOSTILE = ["O'Brien", 'a "b" $c `d', '‘curly’ “quotes”', 'Yes', '- dash: #no', '{x}'];

for (const name of HOSTILE) {
  test(`a recipe is read back from its texts as it is applied: ${name}`, () => {
    const recipe: Recipe = [
      ...scopedPolicy(name, 'On', { group: newGroup(`G ${name}`, ['alex@contoso.com']) }, 'front'),
      remoteDomainFor(name, 'fabrikam.com', false),
      rejectionFor(name, 'in@fabrikam.com', true),
    ];
    const wanted = settingsOf(
      applied(
        nativeTenant({}),
        recipe.map((change) => ({ ...change, order: 'end' })),
      ),
    );
    assert.deepEqual(settingsOf(tenantOf({ 'a.ps1': recipeText(recipe, 'powershell') })), wanted, 'powershell');
    assert.deepEqual(
      settingsOf(tenantOf({ 'a.exo.yaml': recipeText(recipe, 'yaml', { root: true }) })),
      wanted,
      'yaml',
    );
    assert.deepEqual(
      settingsOf(tenantOf({ 'a.exo.json': recipeText(recipe, 'json', { root: true }) })),
      wanted,
      'json',
    );
  });
}

test('a rule in front comes before every other, and a native file says what moves', () => {
  const tenant = nativeTenant({ outboundRules: [{ name: 'R', policy: 'P', priority: 0, from: ['a@contoso.com'] }] });
  const recipe = scopedPolicy('Q', 'Off', { from: ['b@contoso.com'] }, 'front');
  const [, own] = applied(tenant, recipe).objects.outboundRule;
  assert.deepEqual(own?.properties.get('priority')?.value.state === 'stated' && own.properties.get('priority')?.value, {
    state: 'stated',
    value: -1,
    place: { source: '', start: 0, end: 0 },
    editable: false,
  });
  assert.match(recipeText(recipe, 'powershell'), / -Priority 0$/);
  assert.match(
    recipeText(recipe, 'yaml', { behind: () => true }),
    /priority: 0 # and one more in every rule behind it/,
  );
  assert.doesNotMatch(recipeText(recipe, 'yaml', { behind: () => false }), /#/);
});

test('a rule behind others has a number where files state it, and none in a command', () => {
  const rules = (count: number) => ({
    outboundRules: Array.from({ length: count }, (_, priority) => ({
      name: `R${priority}`,
      policy: 'P',
      priority,
      from: ['a@contoso.com'],
    })),
  });
  const second = ruleForGroup(nativeTenant(rules(1)), 'P');
  assert.doesNotMatch(recipeText(second, 'powershell'), /-Priority/);
  assert.doesNotMatch(recipeText(second, 'dsc'), /Priority/);
  assert.match(recipeText(second, 'yaml'), /priority: 1\n/);
  assert.match(recipeText(ruleForGroup(nativeTenant({}), 'P'), 'powershell'), / -Priority 0$/);
});

test('a rule without a place says nothing of its number', () => {
  const [, rule] = scopedPolicy('P', 'On', { from: ['a@contoso.com'] });
  assert.deepEqual(rule, {
    kind: 'outboundRule',
    operation: 'create',
    name: 'P',
    properties: { hostedOutboundSpamFilterPolicy: 'P', from: ['a@contoso.com'] },
  });
});

test('an exception keeps what is excepted, and asks for the envelope where it names senders', () => {
  const [rule] = nativeTenant({ transportRules: [{ name: 'R', exceptIfSentTo: ['a@f.com'] }] }).objects.transportRule;
  assert.ok(rule);
  assert.deepEqual(exceptionIn(rule, 'exceptIfSentTo', ['b@f.com']).properties, {
    exceptIfSentTo: ['a@f.com', 'b@f.com'],
  });
  assert.deepEqual(exceptionIn(rule, 'exceptIfFrom', ['x@contoso.com']).properties, {
    exceptIfFrom: ['x@contoso.com'],
    senderAddressLocation: 'HeaderOrEnvelope',
  });
});

test('a member joins without the others being named again in a command', () => {
  const [group] = nativeTenant({ groups: { G: ['a@contoso.com'] } }).objects.group;
  assert.ok(group);
  const change = joined(group, 'b@contoso.com');
  assert.equal(recipeText([change], 'powershell'), "Add-DistributionGroupMember -Identity 'G' -Member 'b@contoso.com'");
  assert.match(recipeText([change], 'yaml'), /members: \[a@contoso.com, b@contoso.com\]/);
  const [unified] = tenantOf({ 'a.ps1': 'New-UnifiedGroup -DisplayName U' }).objects.group;
  assert.ok(unified);
  assert.equal(
    recipeText([joined(unified, 'b@contoso.com')], 'powershell'),
    "Add-UnifiedGroupLinks -Identity 'U' -LinkType Members -Links 'b@contoso.com'",
  );
});

test('an entry leaves the block list, the others of its command stay', () => {
  const script = 'New-TenantAllowBlockListItems -ListType Sender -Block -Entries a@f.com, b@f.com -NoExpiration';
  const after = applied(tenantOf({ 'a.ps1': script }), [unblockEntry('A@f.com')]);
  assert.equal(JSON.stringify(settingsOf(after)).includes('a@f.com'), false);
  assert.equal(after.objects.tenantBlockList.length, 1);
  assert.equal(recipeText([unblockEntry('a@f.com')], 'yaml'), '# tenantBlockList: without a@f.com');
  assert.match(
    recipeText([blockEntry('a@f.com')], 'powershell'),
    /^New-TenantAllowBlockListItems -ListType Sender -Block -Entries 'a@f.com' -NoExpiration$/,
  );
});
