import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { applied } from '../../src/exchange/recipes/apply.ts';
import { type ObjectKind, sharing, type Tenant } from '../../src/tenant/index.ts';
import { Comparison, compare, type Difference } from '../../src/verdict/comparison.ts';
import { counterfactuals } from '../../src/verdict/counterfactuals.ts';
import type { Question } from '../../src/verdict/index.ts';
import { edited } from './comparison.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { nativeTenant } from './tenants.ts';

/** What differs, by sender, recipient and way. */
function told(differences: readonly Difference[]): readonly string[] {
  const found = differences.flatMap(({ from, to, families, before, after }) => {
    const recipients = to.flatMap(({ name, members }) => [
      ...members,
      ...(name.id === 'elsewhere' ? ['elsewhere'] : []),
    ]);
    return from
      .flatMap(({ members }) => members)
      .flatMap((sender) =>
        recipients.flatMap((recipient) =>
          families.map(({ id }) => `${sender} ${recipient} ${id} ${before.verdict} ${after.verdict}`),
        ),
      );
  });
  return [...new Set(found)].sort();
}

/** Two states that share nothing are compared by asking about everybody. */
const askingEverybody = (before: Tenant, after: Tenant): readonly Difference[] =>
  new Comparison(modelOf({ ...before })).with(modelOf({ ...after })) ?? [];

const KINDS: readonly ObjectKind[] = [
  'outboundPolicy',
  'outboundRule',
  'remoteDomain',
  'transportRule',
  'group',
  'tenantBlockList',
];

/** A tenant with one object less, or one of another tenant more or in place of its own. */
function changed(random: Random, tenant: Tenant, other: Tenant): Tenant {
  const kind = random.one(KINDS);
  const [own, foreign] = [tenant.objects[kind], other.objects[kind]];
  const out = own.length > 0 && random.chance(0.7) ? random.one(own) : undefined;
  const into = foreign.length > 0 && (!out || random.chance(0.7)) ? random.one(foreign) : undefined;
  const rest = own.filter((one) => one !== out && one.name !== into?.name);
  return { ...tenant, objects: { ...tenant.objects, [kind]: into ? [...rest, into] : rest } };
}

test('a change that is followed from one state to the next differs in what asking everybody shows', () => {
  let some = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const random = new Random(seed);
    const before = nativeTenant(randomTenant(random));
    const after = changed(random, before, nativeTenant(randomTenant(random)));
    const model = modelOf(before);
    const followed = told(new Comparison(model).with(modelOf(after, model)) ?? []);
    assert.deepEqual(followed, told(askingEverybody(before, after)), `seed ${seed}`);
    if (followed.length > 0) some++;
  }
  assert.ok(some > 40, `${some}`);
});

test('so do changes that turn answers', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = new Random(seed);
    const tenant = nativeTenant(randomTenant(random));
    const question = randomQuestion(random) as Question;
    for (const { recipe } of counterfactuals(tenant, question).changes) {
      const after = applied(tenant, recipe);
      const model = modelOf(tenant);
      const followed = told(new Comparison(model).with(modelOf(after, model)) ?? []);
      assert.deepEqual(followed, told(askingEverybody(tenant, after)), `seed ${seed}`);
    }
  }
});

test('two texts are compared as closely as two states that share nothing', () => {
  let [some, shared] = [0, 0];
  for (let seed = 1; seed <= 150; seed++) {
    const random = new Random(seed);
    const plain = randomTenant(random);
    const later = edited(random, plain, randomTenant(random));
    const [before, after] = [nativeTenant(plain), nativeTenant(later)];
    const found = told(compare(before, after));
    assert.deepEqual(found, told(askingEverybody(before, after)), `seed ${seed}`);
    if (found.length > 0) some++;
    const objects = Object.values(sharing(after, before)?.objects ?? {}).flat();
    if (objects.some((one) => Object.values(before.objects).some((own) => own.includes(one)))) shared++;
  }
  assert.ok(some > 40 && shared > 100, `${some} ${shared}`);
});

test('a comparison that is too much for its budget gives nothing', () => {
  const before = nativeTenant(randomTenant(new Random(1)));
  const after = nativeTenant(randomTenant(new Random(2)));
  assert.equal(compare(before, after, { cells: 1 }), undefined);
  assert.ok((compare(before, after, { cells: 1_000_000 }) ?? []).length > 0);
});
