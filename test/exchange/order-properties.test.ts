import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide } from '../../src/verdict/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const QUESTION = { from: 'ann@contoso.com', to: 'in@fabrikam.com', mechanism: 'inboxRuleForward' } as const;
const CONFIG = '{"acceptedDomains":["contoso.com"]}';

type Kind = 'policy' | 'outbound' | 'domain' | 'mailRule';
type Values = Readonly<Record<string, string | boolean>>;

/** One command of a script, as text and as what the service does. */
interface Command {
  readonly verb: 'new' | 'set' | 'remove' | 'enable' | 'disable' | 'all';
  readonly kind: Kind;
  readonly name: string;
  readonly values: Values;
  readonly priority?: number;
}

const NOUN = {
  policy: 'HostedOutboundSpamFilterPolicy',
  outbound: 'HostedOutboundSpamFilterRule',
  domain: 'RemoteDomain',
  mailRule: 'TransportRule',
} as const;

/** What each object is made with; two mail flow rules differ in what they do, two policies in their mode. */
const MADE: Readonly<Record<Kind, Readonly<Record<string, Values>>>> = {
  policy: { Allow: { AutoForwardingMode: 'On' }, Deny: { AutoForwardingMode: 'Off' } },
  outbound: {
    Allow: { HostedOutboundSpamFilterPolicy: 'Allow', From: 'ann@contoso.com' },
    Deny: { HostedOutboundSpamFilterPolicy: 'Deny', From: 'ann@contoso.com' },
  },
  domain: { Partner: { DomainName: 'fabrikam.com' } },
  mailRule: {
    block: { MessageTypeMatches: 'AutoForward', RejectMessageReasonText: 'no' },
    stop: { SentToScope: 'NotInOrganization', StopRuleProcessing: true },
    other: { MessageTypeMatches: 'AutoForward', SetHeaderName: 'X', SetHeaderValue: '1' },
  },
};

const parameter = ([name, value]: readonly [string, string | boolean]): string =>
  `-${name} ${typeof value === 'boolean' ? `$${value}` : `'${value}'`}`;

function printed({ verb, kind, name, values, priority }: Command): string {
  const noun = NOUN[kind];
  const rest = [...Object.entries(values).map(parameter), ...(priority === undefined ? [] : [`-Priority ${priority}`])];
  if (verb === 'all') return `Get-${noun} | Set-${noun} ${rest.join(' ')}`;
  const word = `${verb[0]?.toUpperCase()}${verb.slice(1)}`;
  return [`${word}-${noun} ${verb === 'new' ? '-Name' : '-Identity'} '${name}'`, ...rest].join(' ');
}

const script = (commands: readonly Command[]): string => `${commands.map(printed).join('\n')}\n`;

type Entry = Readonly<{ name: string; values: Record<string, string | boolean> }>;

/** The service, as its reference describes it: refuses what cannot be done, keeps rules in a list. Written apart from the engine. */
class Service {
  refused = 0;
  readonly #lists: Record<Kind, Entry[]> = {
    policy: [{ name: 'Default', values: { AutoForwardingMode: 'On' } }],
    outbound: [],
    domain: [{ name: 'Default', values: { DomainName: '*', AutoForwardEnabled: true } }],
    mailRule: [],
  };

  run(commands: readonly Command[]): this {
    for (const command of commands) if (!this.#take(command)) this.refused++;
    return this;
  }

  #take({ verb, kind, name, values, priority }: Command): boolean {
    const list = this.#lists[kind];
    if (verb === 'all') {
      for (const entry of list) Object.assign(entry.values, values);
      return true;
    }
    const at = list.findIndex((entry) => entry.name === name);
    if (verb === 'new') {
      if (at >= 0 || (priority ?? 0) > list.length) return false;
      if (kind === 'outbound' && !this.#lists.policy.some((policy) => policy.name === name)) return false;
      list.splice(priority ?? list.length, 0, { name, values: { ...values } });
      return true;
    }
    const entry = list[at];
    if (!entry) return false;
    if (verb === 'remove') {
      if (kind === 'policy' && this.#lists.outbound.some((rule) => rule.name === name)) return false;
      list.splice(at, 1);
    } else if (verb === 'set') {
      if ((priority ?? 0) >= list.length) return false;
      Object.assign(entry.values, values);
      if (priority !== undefined) list.splice(priority, 0, ...list.splice(at, 1));
    } else entry.values.Enabled = verb === 'enable';
    return true;
  }

  verdict(): string {
    const camel = ({ name, values }: Entry, priority?: number) => ({
      name,
      ...Object.fromEntries(
        Object.entries(values).map(([key, value]) => [`${key[0]?.toLowerCase()}${key.slice(1)}`, value]),
      ),
      ...(priority === undefined ? {} : { priority }),
    });
    const { policy, outbound, domain, mailRule } = this.#lists;
    const tenant = nativeTenant({
      acceptedDomains: ['contoso.com'],
      outboundPolicies: policy.map((one) => camel(one)),
      outboundRules: outbound.map(camel),
      remoteDomains: domain.map((one) => camel(one)),
      transportRules: mailRule.map(camel),
    });
    return decide(tenant, QUESTION).verdict;
  }
}

const names = (kind: Kind) => fc.constantFrom(...Object.keys(MADE[kind]));
const priority = fc.option(fc.nat(2), { nil: undefined });

const command: fc.Arbitrary<Command> = fc
  .constantFrom<Kind>('policy', 'outbound', 'domain', 'mailRule', 'mailRule', 'mailRule', 'mailRule')
  .chain((kind) =>
    fc.record({ kind: fc.constant(kind), name: names(kind), number: priority, on: fc.boolean(), pick: fc.nat(9) }),
  )
  .map(({ kind, name, number, on, pick }): Command => {
    const ordered = kind === 'outbound' || kind === 'mailRule';
    const place = ordered && number !== undefined ? { priority: number } : {};
    if (pick < 5) return { verb: 'new', kind, name, values: MADE[kind][name] ?? {}, ...place };
    if (pick < 7 && ordered) {
      return pick < 6
        ? { verb: on ? 'enable' : 'disable', kind, name, values: {} }
        : { verb: 'set', kind, name, values: {}, priority: number ?? 0 };
    }
    if (pick < 9 && kind === 'domain') {
      const values = { AutoForwardEnabled: on };
      return { verb: pick < 8 ? 'set' : 'all', kind, name: pick < 8 && number === 0 ? 'Default' : name, values };
    }
    if (pick < 9 && kind === 'policy') {
      return {
        verb: 'set',
        kind,
        name: number === 0 ? 'Default' : name,
        values: { AutoForwardingMode: on ? 'On' : 'Off' },
      };
    }
    return { verb: 'remove', kind, name, values: {} };
  });

/** Commands none of which the service refuses, after a start that states what is there. */
const commands = fc.array(command, { minLength: 2, maxLength: 16 }).map((wanted) => {
  const start: Command[] = [
    { verb: 'set', kind: 'policy', name: 'Default', values: { AutoForwardingMode: 'On' } },
    { verb: 'set', kind: 'domain', name: 'Default', values: { AutoForwardEnabled: true } },
  ];
  for (const next of wanted) if (new Service().run([...start, next]).refused === 0) start.push(next);
  return start;
});

const answer = (files: Readonly<Record<string, string>>): string => decide(tenantOf(files, CONFIG), QUESTION).verdict;
/** `ORDER_RUNS` asks for more of them. */
const runs = { numRuns: Number(process.env.ORDER_RUNS ?? 300) };

test('what one script does is what the service does', () => {
  let sure = 0;
  fc.assert(
    fc.property(commands, (steps) => {
      const said = answer({ 'a.ps1': script(steps) });
      if (said === 'unknown') return;
      sure++;
      assert.equal(said, new Service().run(steps).verdict());
    }),
    runs,
  );
  assert.ok(sure > runs.numRuns * 0.75, `${sure} sure answers`);
});

test('one script in two files: never the opposite of what either order gives', () => {
  let sure = 0;
  fc.assert(
    fc.property(commands, fc.nat(100), (steps, share) => {
      const at = Math.round((steps.length * share) / 100);
      const [first, second] = [steps.slice(0, at), steps.slice(at)];
      const said = answer({ 'a.ps1': script(first), 'b.ps1': script(second) });
      assert.equal(answer({ 'b.ps1': script(first), 'a.ps1': script(second) }), said, 'renamed');
      const stated = decide(
        tenantOf(
          { 'b.ps1': script(first), 'a.ps1': script(second) },
          '{"acceptedDomains":["contoso.com"],"scriptOrder":["b.ps1","a.ps1"]}',
        ),
        QUESTION,
      ).verdict;
      assert.equal(stated, answer({ 'a.ps1': script(steps) }), 'in the stated order');
      if (said === 'unknown') return;
      sure++;
      assert.equal(said, new Service().run(steps).verdict());
      const other = new Service().run(second).run(first);
      if (other.refused === 0) assert.equal(said, other.verdict(), 'the other way');
    }),
    runs,
  );
  assert.ok(sure > runs.numRuns * 0.3, `${sure} sure answers`);
});

test('objects of a data file in other files, in any order, are the same tenant', () => {
  const rules = fc.shuffledSubarray(Object.entries(MADE.mailRule), { minLength: 2 });
  fc.assert(
    fc.property(
      rules,
      fc.array(priority, { minLength: 3, maxLength: 3 }),
      fc.array(fc.nat(2)),
      (chosen, numbers, parts) => {
        const entries = chosen.map(([name, values], index) => ({
          name,
          priority: numbers[index] ?? null,
          ...Object.fromEntries(
            Object.entries(values).map(([key, value]) => [`${key[0]?.toLowerCase()}${key.slice(1)}`, value]),
          ),
        }));
        const file = (transportRules: readonly object[], more: object = {}) =>
          JSON.stringify({ exchange: { ...more, transportRules } });
        const base = {
          outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
          remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: true }],
        };
        const whole = answer({ 'tenant.exo.json': file(entries, base) });
        const files = [0, 1, 2].map((part): [string, string] => [
          `${part}.exo.json`,
          file(entries.filter((_, index) => (parts[index] ?? 0) === part).toReversed(), part === 0 ? base : {}),
        ]);
        assert.equal(answer(Object.fromEntries(files)), whole);
      },
    ),
    runs,
  );
});
