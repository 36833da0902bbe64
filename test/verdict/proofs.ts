import assert from 'node:assert/strict';
import type { Exception, PolicyTest } from '../../src/tenant/index.ts';
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
  readonly expect: 'allowed' | 'blocked' | 'exception';
}

/** An entry of the ledger. */
interface Entry {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ways: readonly string[] | undefined;
}

/** Somebody who may be asked: the tenants in which they may find themselves, the first as the text says it. */
interface Asker {
  readonly address: string;
  /** Surely somebody is like this in the first of the tenants. */
  readonly sure: boolean;
  readonly worlds: readonly NaiveTenant[];
}

function askersOf(tenant: NaiveTenant, words: readonly string[]): readonly Asker[] {
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
function statusOf(tenant: NaiveTenant, test: Plain, ledger: readonly Entry[]): Status {
  const words = [...test.to, ...test.exceptTo, ...ledger.flatMap(({ to }) => to)].map(low).filter((one) => one !== '*');
  const named = [
    ...recipientsOf([tenant]).values(),
    ...words.map((one) => (one.includes('@') ? one : `x@${one.replace('*.', '')}`)),
    'x@elsewhere.test',
  ];
  const recipients = new Set(named.flatMap((one) => [one, `x@qq.${one.slice(one.indexOf('@') + 1)}`]));
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
    if (test.expect === 'exception') {
      const covered = or(
        ledger
          .filter(({ ways }) => ways === undefined || ways.includes(mechanism))
          .map(({ from, to }) =>
            and([
              or(from.map((word) => meansSender(where, word, who))),
              or(to.map((word) => meansRecipient(where, word, whom))),
            ]),
          ),
      );
      if (verdict === 'blocked' || covered === 'yes') return 'fine';
      return verdict === 'allowed' && covered === 'no' && is === 'yes' ? 'bad' : 'open';
    }
    if (verdict === test.expect) return 'fine';
    return verdict !== 'unknown' && is === 'yes' ? 'bad' : 'open';
  };
  for (const { address, sure, worlds } of askersOf(tenant, [
    ...test.from,
    ...test.exceptFrom,
    ...ledger.flatMap(({ from }) => from),
  ])) {
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

/** Words for senders and recipients of a tenant, with some that mean nobody in particular. */
class Words {
  readonly #random: Random;
  readonly #from: readonly string[];
  readonly #to = [
    '*',
    '*',
    'fabrikam.com',
    '*.fabrikam.com',
    'gmail.com',
    'in@fabrikam.com',
    'new.example',
    'contoso.com',
  ];

  constructor(random: Random, tenant: NaiveTenant) {
    this.#random = random;
    const groups = [...new Set([...Object.keys(tenant.groups), ...groupsNamed(tenant)])];
    const named = [...people([tenant]).filter((one) => one.includes('@')), ...domainsOf([tenant])];
    const own = [...named, 'new@contoso.com', 'free@relay.com'].filter((one) =>
      ours(tenant, one.includes('@') ? one : `x@${one}`),
    );
    this.#from = ['*', '*', ...groups, ...own, '*.contoso.com'];
  }

  from = (): string[] => [...new Set(this.#random.some(this.#from, 2))];
  to = (): string[] => [...new Set(this.#random.some(this.#to, 2))];
}

function randomTest(random: Random, words: Words): Plain {
  const few = (some: () => string[]): string[] => (random.chance(0.4) ? some().filter((one) => one !== '*') : []);
  return {
    from: words.from(),
    exceptFrom: few(words.from),
    to: words.to(),
    exceptTo: few(words.to),
    ways: [...new Set(random.some(WAYS, 2))],
    expect: random.one(['blocked', 'blocked', 'allowed', 'exception']),
  };
}

const randomEntry = (random: Random, words: Words): Entry => ({
  from: words.from(),
  to: words.to(),
  ways: random.chance(0.5) ? undefined : random.some(WAYS, 6),
});

const PLACE = { source: 'tests', start: 0, end: 0 };
const located = (words: readonly string[]) => words.map((value) => ({ value, place: PLACE }));

const asTest = ({ from, to, exceptFrom, exceptTo, ways, expect }: Plain): PolicyTest => ({
  ...{ kind: 'invariant', from: located(from), to: located(to), expect, mechanisms: ways, place: PLACE },
  ...{ exceptFrom: located(exceptFrom), exceptTo: located(exceptTo) },
});

const asException = ({ from, to, ways }: Entry): Exception => ({
  ...{ from: located(from), to: located(to), place: PLACE },
  ...(ways && { mechanisms: ways }),
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
    const words = new Words(random, plain);
    const tests = Array.from({ length: Math.min(PER_TENANT, count - done) }, () => randomTest(random, words));
    const ledger = random.chance(0.8) ? [randomEntry(random, words), randomEntry(random, words)] : [];
    const tenant = { ...nativeTenant(plain), ledger: { exceptions: ledger.map(asException) } };
    const proofs = prove(tenant, tests.map(asTest), '2026-11-25');
    for (const [each, test] of tests.entries()) {
      const proof = proofs[each];
      const status = statusOf(plain, test, ledger);
      const told = JSON.stringify(proof?.example ?? {}).slice(0, 1500);
      assert.equal(
        proof?.status,
        status,
        `seed ${at}\n${JSON.stringify([test, ledger])}\n${told}\n${JSON.stringify(plain, null, 1)}`,
      );
      seen[status]++;
      done++;
    }
  }
  return seen;
}
