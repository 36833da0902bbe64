import assert from 'node:assert/strict';
import type { PolicyTest } from '../../src/tenant/index.ts';
import { MECHANISMS } from '../../src/verdict/index.ts';
import { prove } from '../../src/verdict/proof.ts';
import { ASSUMPTIONS, domainsOf, isOpen, low, ours, people, recipientsOf, values } from './comparison.ts';
import { type NaiveTenant, naive } from './naive.ts';
import { Random, randomTenant } from './random-tenants.ts';
import { nativeTenant } from './tenants.ts';

type Truth = 'yes' | 'no' | 'maybe';
type Status = 'proved' | 'refuted' | 'not-proved';

const WAYS = MECHANISMS.filter((one) => one !== 'journaling');
const PER_TENANT = 4;

const and = (truths: readonly Truth[]): Truth =>
  truths.includes('no') ? 'no' : truths.includes('maybe') ? 'maybe' : 'yes';
const or = (truths: readonly Truth[]): Truth =>
  truths.includes('yes') ? 'yes' : truths.includes('maybe') ? 'maybe' : 'no';
const not = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'maybe');

const groupsNamed = (tenant: NaiveTenant): string[] =>
  values([tenant], ['outboundRules', 'transportRules'], ['fromMemberOf']).map(low);

const declared = (tenant: NaiveTenant, name: string) =>
  Object.entries(tenant.groups).find(([one]) => low(one) === low(name))?.[1];

/** Who is in a group as far as the tenant says. */
function inGroup(tenant: NaiveTenant, name: string, who: string, path: readonly string[] = []): Truth {
  const group = declared(tenant, name);
  if (!group?.members || group.type.includes('Dynamic')) return 'maybe';
  if (group.members.some((one) => low(one) === who)) return 'yes';
  const inner = group.members.filter((one) => declared(tenant, one) && !path.includes(low(one)));
  const seen = [...path, low(name), ...inner.map(low)];
  return inner.some((one) => inGroup(tenant, one, who, seen) !== 'no') ? 'maybe' : 'no';
}

/** A tenant in which everybody knows who is in which group: those who are listed, and one more in some of the groups. */
function world(tenant: NaiveTenant, more: string, groups: readonly string[], known: readonly string[]): NaiveTenant {
  const names = new Set([...Object.keys(tenant.groups), ...known.filter((one) => !declared(tenant, one))]);
  const all = [...names].map((name) => {
    const { type, members = [] } = declared(tenant, name) ?? { type: 'DistributionGroup' };
    const listed = members.filter((one) => one.includes('@'));
    return [name, { type, members: groups.includes(low(name)) ? [...listed, more] : listed }] as const;
  });
  return { ...tenant, groups: Object.fromEntries(all) };
}

const subsets = (items: readonly string[]): string[][] =>
  items.reduce<string[][]>((all, item) => all.flatMap((some) => [some, [...some, item]]), [[]]);

function meansSender(tenant: NaiveTenant, word: string, who: string): Truth {
  const domain = who.slice(who.indexOf('@') + 1);
  if (word === '*') return 'yes';
  if (word.includes('@')) return low(word) === who ? 'yes' : 'no';
  if (word.startsWith('*.')) return `.${domain}`.endsWith(low(word).slice(1)) ? 'yes' : 'no';
  return word.includes('.') ? (low(word) === domain ? 'yes' : 'no') : inGroup(tenant, word, who);
}

const meansRecipient = (tenant: NaiveTenant, word: string, whom: string): Truth =>
  word === '*' ? (ours(tenant, whom) ? 'no' : 'yes') : meansSender(tenant, word, whom);

interface Plain {
  readonly from: readonly string[];
  readonly exceptFrom: readonly string[];
  readonly to: readonly string[];
  readonly exceptTo: readonly string[];
  readonly ways: readonly string[];
  readonly expect: 'allowed' | 'blocked';
}

/** Somebody who may be asked: the tenants in which they may find themselves, the first as the text says it. */
interface Asker {
  readonly address: string;
  /** Surely somebody is like this in the first of the tenants. */
  readonly sure: boolean;
  readonly worlds: readonly NaiveTenant[];
}

function askersOf(tenant: NaiveTenant, { from, exceptFrom }: Plain): readonly Asker[] {
  const words = [...from, ...exceptFrom];
  const groups = [...new Set([...groupsNamed(tenant), ...words.filter((one) => !/[.*]/.test(one)).map(low)])];
  const open = groups.filter((name) => isOpen(tenant, name));
  const addresses = [...people([tenant]), ...words].map(low).filter((one) => one.includes('@') && ours(tenant, one));
  const named = [...new Set(addresses)].map((address): Asker => {
    const doubtful = groups.filter((name) => inGroup(tenant, name, address) === 'maybe');
    const worlds = subsets(doubtful).map((some) => world(tenant, address, some, groups));
    return { address, sure: true, worlds: [tenant, ...(doubtful.length > 0 ? worlds : [])] };
  });
  const domains = new Set([
    ...domainsOf([tenant]),
    ...values([tenant], ['outboundRules', 'transportRules'], ['senderDomainIs']).map(low),
    ...words.filter((one) => one.includes('.') && !one.includes('@')).map((one) => low(one).replace('*.', '')),
  ]);
  const places = [...domains]
    .flatMap((domain) => [domain, `qq.${domain}`])
    .filter((domain) => ours(tenant, `x@${domain}`));
  const others = places.flatMap((domain) =>
    subsets(open).map((some): Asker => {
      const address = `somebody@${domain}`;
      return { address, sure: some.length < 2, worlds: [world(tenant, address, some, groups)] };
    }),
  );
  return [...named, ...others];
}

/** What a test comes to for everybody whom the tenant or the test names, and for stand-ins for all others. */
function statusOf(tenant: NaiveTenant, test: Plain): Status {
  const known = recipientsOf([tenant]);
  const recipients = new Set([...known.values(), 'x@elsewhere.test']);
  for (const one of [...test.to, ...test.exceptTo].map(low)) {
    if (one.includes('@')) recipients.add(one);
    else if (one !== '*')
      for (const domain of [one.replace('*.', ''), one.replace('*.', 'qq.')]) recipients.add(`x@${domain}`);
  }
  for (const domain of domainsOf([tenant])) recipients.add(`x@qq.${domain}`);
  let met = false;
  let open = false;
  const judge = (where: NaiveTenant, who: string, whom: string, mechanism: string): 'fine' | 'bad' | 'open' => {
    const is = and([
      or(test.from.map((word) => meansSender(where, word, who))),
      not(or(test.exceptFrom.map((word) => meansSender(where, word, who)))),
      or(test.to.map((word) => meansRecipient(where, word, whom))),
      not(or(test.exceptTo.map((word) => meansRecipient(where, word, whom)))),
    ]);
    if (is === 'no') return 'fine';
    met = true;
    const { verdict } = naive(where, { from: who, to: whom, mechanism, assumptions: ASSUMPTIONS });
    if (verdict === test.expect) return 'fine';
    return verdict !== 'unknown' && is === 'yes' ? 'bad' : 'open';
  };
  for (const { address, sure, worlds } of askersOf(tenant, test)) {
    const [first, ...others] = worlds;
    for (const whom of recipients) {
      for (const way of test.ways) {
        const plain = judge(first as NaiveTenant, address, whom, way);
        if (plain === 'fine') continue;
        if (plain === 'bad' && sure) return 'refuted';
        if (others.length === 0 || others.some((one) => judge(one, address, whom, way) !== 'fine')) open = true;
      }
    }
  }
  return open || !met ? 'not-proved' : 'proved';
}

function randomTest(random: Random, tenant: NaiveTenant): Plain {
  const groups = [...new Set([...Object.keys(tenant.groups), ...groupsNamed(tenant)])];
  const senders = people([tenant]).filter((one) => one.includes('@') && ours(tenant, one));
  const domains = domainsOf([tenant]);
  const from = ['*', '*', ...groups, ...senders, ...domains, '*.contoso.com', 'new@contoso.com', 'free@relay.com'];
  const to = ['*', '*', 'fabrikam.com', '*.fabrikam.com', 'gmail.com', 'in@fabrikam.com', 'new.example', 'contoso.com'];
  const ownWords = (words: readonly string[]): string[] =>
    words.filter(
      (one) => !one.includes('.') || one.startsWith('*') || ours(tenant, one.includes('@') ? one : `x@${one}`),
    );
  const some = (words: readonly string[], most: number): string[] => [...new Set(random.some(words, most))];
  const few = (words: readonly string[]): string[] => (random.chance(0.4) ? some(words, 2) : []);
  return {
    from: some(ownWords(from), 2),
    exceptFrom: few(ownWords(from.slice(2))),
    to: some(to, 2),
    exceptTo: few(to.slice(2)),
    ways: some(WAYS, 2),
    expect: random.chance(0.7) ? 'blocked' : 'allowed',
  };
}

const PLACE = { source: 'tests', start: 0, end: 0 };
const located = (words: readonly string[]) => words.map((value) => ({ value, place: PLACE }));

const asTest = ({ from, to, exceptFrom, exceptTo, ways, expect }: Plain): PolicyTest => ({
  ...{ kind: 'invariant', from: located(from), to: located(to), expect, mechanisms: ways, place: PLACE },
  ...{ exceptFrom: located(exceptFrom), exceptTo: located(exceptTo) },
});

/**
 * Proves `count` random tests of random tenants and asks the naive evaluator for everybody. Throws at the first disagreement with its
 * seed. Returns how often each status came out.
 */
export function proveLikeNaive(count: number, seed: number): Readonly<Record<Status, number>> {
  const seen = { proved: 0, refuted: 0, 'not-proved': 0 };
  for (let done = 0, at = seed; done < count; at++) {
    const random = new Random(at);
    const plain = randomTenant(random);
    const tests = Array.from({ length: Math.min(PER_TENANT, count - done) }, () => randomTest(random, plain));
    const proofs = prove(nativeTenant(plain), tests.map(asTest), '2026-11-25');
    for (const [each, test] of tests.entries()) {
      const proof = proofs[each];
      const status = statusOf(plain, test);
      const told = JSON.stringify(proof?.example ?? {}).slice(0, 1500);
      assert.equal(
        proof?.status,
        status,
        `seed ${at}\n${JSON.stringify(test)}\n${told}\n${JSON.stringify(plain, null, 1)}`,
      );
      seen[status]++;
      done++;
    }
  }
  return seen;
}
