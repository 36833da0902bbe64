import assert from 'node:assert/strict';
import { compare, type Difference } from '../../src/verdict/comparison.ts';
import { FAMILIES } from '../../src/verdict/families.ts';
import type { Mechanism } from '../../src/verdict/index.ts';
import { type NaiveTenant, naive, type Plain } from './naive.ts';
import { Random, randomTenant } from './random-tenants.ts';
import { nativeTenant } from './tenants.ts';

const KINDS = [
  'outboundPolicies',
  'outboundRules',
  'remoteDomains',
  'transportRules',
  'groups',
  'acceptedDomains',
  'tenantBlockList',
] as const;
const MECHANISMS: readonly Mechanism[] = FAMILIES.flatMap(({ mechanisms }) => mechanisms);
export const ASSUMPTIONS = { automaticMeans: 'unknown', cloud: 'commercial' } as const;

const listOf = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
export const low = (value: string): string => value.trim().toLowerCase();

/** A tenant with some of its collections, or some objects of one, taken from another. */
export function edited(random: Random, start: NaiveTenant, other: NaiveTenant): NaiveTenant {
  const kind = random.one(KINDS);
  if (kind === 'groups') {
    const name = random.one(Object.keys(start.groups));
    return { ...start, groups: { ...start.groups, [name]: other.groups[name] ?? { type: 'DistributionGroup' } } };
  }
  if (random.chance(0.3)) return { ...start, [kind]: other[kind] };
  const [own, foreign] = [start[kind] as readonly Plain[], other[kind] as readonly Plain[]];
  const without = own.filter((_, at) => at !== Math.floor(random.next() * own.length));
  const more = foreign
    .filter((one) => !without.some(({ name }) => name !== undefined && name === one.name))
    .slice(0, 1);
  return { ...start, [kind]: random.chance(0.5) ? [...without, ...more] : without };
}

/** Values of list conditions and exceptions of a kind of rules. */
export const values = (
  tenants: readonly NaiveTenant[],
  kinds: readonly ('outboundRules' | 'transportRules')[],
  names: string[],
) =>
  tenants.flatMap((tenant) =>
    kinds.flatMap((kind) =>
      tenant[kind].flatMap((rule) =>
        names.flatMap((name) => [
          ...listOf(rule[name]),
          ...listOf(rule[`exceptIf${name[0]?.toUpperCase()}${name.slice(1)}`]),
        ]),
      ),
    ),
  );

/** Every address that rules and groups name. */
export const people = (tenants: readonly NaiveTenant[]): string[] => [
  ...values(tenants, ['outboundRules', 'transportRules'], ['from', 'sentTo']),
  ...tenants.flatMap(({ groups }) => Object.values(groups).flatMap(({ members }) => members ?? [])),
];

export const domainsOf = (tenants: readonly NaiveTenant[]): string[] =>
  tenants.flatMap(({ acceptedDomains }) => acceptedDomains.map((one) => low(String(one.domainName))));

/** Every address, and one at every domain, that one of the tenants names. */
export function recipientsOf(tenants: readonly NaiveTenant[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const named = [
    ...people(tenants),
    ...values(tenants, ['transportRules'], ['recipientDomainIs', 'redirectMessageTo']),
    ...domainsOf(tenants),
    ...tenants.flatMap(({ remoteDomains }) => remoteDomains.map((one) => String(one.domainName))),
    ...tenants.flatMap(({ tenantBlockList }) => tenantBlockList.map(({ value }) => value)),
  ];
  for (const one of named.map(low)) {
    if (one.includes('@')) found.set(one, one);
    else if (one.startsWith('*.')) found.set(one, `x@qq${one.slice(1)}`);
    else if (one.includes('.')) found.set(one, `x@${one}`);
  }
  return found;
}

type Ask = (tenant: NaiveTenant) => NaiveTenant;

/** Who may be asked, and the tenant as they meet it: names are those of the product's answers. */
interface Asker {
  readonly name: string;
  readonly address: string;
  readonly meets: Ask;
  readonly is: 'person' | 'stand-in' | 'stranger';
}

/** A tenant in which everybody knows who is in which group; `group` has one more member. */
const knowing =
  (group: string, member: string): Ask =>
  (tenant) => {
    const names = ['Unknown', ...Object.keys(tenant.groups)];
    const groups = names.map((name) => {
      const own = Object.keys(tenant.groups).find((one) => one === name);
      const { type, members = [] } =
        own === undefined ? { type: 'DistributionGroup' } : (tenant.groups[own] ?? { type: '' });
      const listed = members.filter((one) => one.includes('@'));
      return [name, { type, members: low(name) === low(group) ? [...listed, member] : listed }] as const;
    });
    return { ...tenant, groups: Object.fromEntries(groups) };
  };

/** Whether a group may have members that nobody lists. */
export function isOpen(tenant: NaiveTenant, name: string): boolean {
  const key = Object.keys(tenant.groups).find((one) => low(one) === low(name));
  const group = key === undefined ? undefined : tenant.groups[key];
  return !group?.members || group.type.includes('Dynamic') || group.members.some((one) => !one.includes('@'));
}

function askersOf(tenants: readonly NaiveTenant[]): readonly Asker[] {
  const domains = new Set([
    ...domainsOf(tenants),
    ...values(tenants, ['outboundRules', 'transportRules'], ['senderDomainIs']).map(low),
  ]);
  const inside = [...domains].filter((domain) => domainsOf(tenants).includes(domain));
  const addresses = people(tenants)
    .map(low)
    .filter((one) => one.includes('@') && tenants.some((tenant) => ours(tenant, one)));
  const askers: Asker[] = [...new Set(addresses)].map((address) => ({
    name: address,
    address,
    meets: (tenant) => tenant,
    is: 'person',
  }));
  const groupsNamed = (tenant: NaiveTenant): string[] =>
    values([tenant], ['outboundRules', 'transportRules'], ['fromMemberOf']).map(low);
  const groups = new Set(tenants.flatMap(groupsNamed));
  const wide = inside
    .map((domain) => `*.${domain}`)
    .filter((domain) => tenants.some((tenant) => ours(tenant, `x@qq${domain.slice(1)}`)));
  for (const domain of [...inside, ...wide]) {
    const address = `somebody@${domain.replace('*', 'qq')}`;
    askers.push({ name: domain, address, meets: (tenant) => tenant, is: 'stranger' });
    askers.push({ name: domain, address, meets: knowing('', address), is: 'stand-in' });
    for (const group of groups) {
      const open = tenants.every((tenant) => !groupsNamed(tenant).includes(group) || isOpen(tenant, group));
      if (open) askers.push({ name: group, address, meets: knowing(group, address), is: 'stand-in' });
    }
  }
  return askers;
}

export const ours = (tenant: NaiveTenant, address: string): boolean =>
  naive(tenant, { from: address, to: 'x@elsewhere.test', mechanism: 'manualForward', assumptions: ASSUMPTIONS }).by !==
  'sender';

/** One thing that somebody says has changed; `elsewhere` among the recipients stands for everywhere that nobody names. */
export interface Said {
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly mechanisms: readonly string[];
  /** The verdicts before and after. */
  readonly pair: string;
}

/** What a comparison says. */
const saidBy = (differences: readonly Difference[]): readonly Said[] =>
  differences.map(({ from, to, families, before, after }) => ({
    senders: from.flatMap(({ members }) => members),
    recipients: to.flatMap(({ name, members }) => [...members, ...(name.id === 'elsewhere' ? ['elsewhere'] : [])]),
    mechanisms: families.flatMap(({ mechanisms }) => mechanisms),
    pair: `${before.verdict} ${after.verdict}`,
  }));

/** Verdict pairs by sender, recipient and mechanism. */
function told(all: readonly Said[]): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { senders, recipients, mechanisms, pair } of all) {
    for (const sender of senders) {
      for (const recipient of recipients) {
        for (const mechanism of mechanisms) {
          const key = `${low(sender)} ${recipient} ${mechanism}`;
          found.set(key, (found.get(key) ?? new Set()).add(pair));
        }
      }
    }
  }
  return found;
}

/** Compares `count` random tenants with edited copies. Throws at the first disagreement with its seed. */
export function compareWithNaive(count: number, seed: number): { readonly changes: number } {
  let changes = 0;
  for (let at = seed; at < seed + count; at++) {
    const random = new Random(at);
    const before = randomTenant(random);
    const after = edited(random, before, randomTenant(random));
    const said = saidBy(compare(nativeTenant(before), nativeTenant(after)));
    changes += checkSaid(before, after, said, `seed ${at}`);
  }
  return { changes };
}

/**
 * Asks the naive evaluator for everybody whom one of two tenants names, for members of groups that nobody lists and for everybody else,
 * and throws where a change is not said, or what is said is none. Returns how many changes it sees.
 */
export function checkSaid(before: NaiveTenant, after: NaiveTenant, said: readonly Said[], where: string): number {
  let changes = 0;
  const differences = told(said);
  const sure = new Set<string>();
  const tenants = [before, after];
  const recipients = new Map([...recipientsOf(tenants), ['elsewhere', 'x@elsewhere.test']]);
  const strangers: { readonly key: string; readonly ends: string; readonly pair: string }[] = [];
  const fits = new Map<string, Set<string>>();
  for (const { name, address, meets, is } of askersOf(tenants)) {
    const [first, second] = tenants.map(meets) as [NaiveTenant, NaiveTenant];
    for (const [to, recipient] of recipients) {
      for (const mechanism of MECHANISMS) {
        const question = { from: address, to: recipient, mechanism, assumptions: ASSUMPTIONS };
        const [was, is_] = [naive(first, question).verdict, naive(second, question).verdict];
        const key = `${low(name)} ${to} ${mechanism}`;
        const pair = `${was} ${is_}`;
        fits.set(key, (fits.get(key) ?? new Set()).add(pair));
        if (was === is_) continue;
        changes++;
        const ends = `${to} ${mechanism}`;
        if (is === 'stranger') strangers.push({ key, ends, pair });
        else {
          sure.add(ends);
          assert.ok(differences.get(key)?.has(pair), `${where}: ${key} is ${pair}, and nobody says so`);
        }
      }
    }
  }
  for (const { key, ends, pair } of strangers)
    assert.ok(sure.has(ends) || differences.get(key)?.has(pair), `${where}: a stranger at ${key} is ${pair}`);
  for (const [key, pairs] of differences) {
    const known = fits.get(key);
    for (const pair of pairs) assert.ok(!known || known.has(pair), `${where}: ${key} is said to be ${pair}`);
  }
  return changes;
}
