import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Document } from 'yaml';
import { read } from '../../src/read/index.ts';
import { flag, list, merge, number, stated, type Tenant, text } from '../../src/tenant/index.ts';
import { at, knowledge, source } from './sources.ts';

interface Case {
  readonly id: string;
  readonly tenant: Record<string, unknown>;
}

const table = JSON.parse(readFileSync(new URL('../verdict/truth-table.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

function tenantOf(path: string, content: string): Tenant {
  const reading = read(source(path, content), knowledge);
  assert.deepEqual(reading.problems, []);
  assert.deepEqual(reading.sourceIssues, []);
  return merge([reading], { name: 'test' });
}

const COLLECTIONS = {
  outboundPolicies: 'outboundPolicy',
  outboundRules: 'outboundRule',
  remoteDomains: 'remoteDomain',
  transportRules: 'transportRule',
  acceptedDomains: 'acceptedDomain',
} as const;

/** Every value of the table's tenant must be what the settings of the merged object say. */
function sameAsTable(tenant: Tenant, expected: Record<string, unknown>): void {
  for (const [key, kind] of Object.entries(COLLECTIONS)) {
    const wanted = expected[key] as Record<string, unknown>[];
    const objects = tenant.objects[kind];
    assert.equal(objects.length, wanted.length, key);
    wanted.forEach((entry, index) => {
      const object = objects[index];
      assert.ok(object);
      assert.equal(object.name, entry.name ?? entry.domainName);
      assert.ok(object.whole && object.defined);
      for (const [written, value] of Object.entries(entry)) {
        const name = written === 'policy' ? 'hostedOutboundSpamFilterPolicy' : written;
        if (name === 'name') continue;
        if (value === null) assert.equal(text(object, name).state, 'absent');
        else if (typeof value === 'boolean') assert.equal(stated(flag(object, name)), value, name);
        else if (typeof value === 'number') assert.equal(stated(number(object, name)), value, name);
        else if (Array.isArray(value))
          assert.deepEqual(
            stated(list(object, name))?.map((item) => item.value),
            value,
          );
        else assert.equal(stated(text(object, name)), value, name);
      }
    });
  }
  const groups = Object.entries(expected.groups as Record<string, { type: string; members: string[] }>);
  assert.deepEqual(
    tenant.objects.group.map((group) => [
      group.name,
      stated(text(group, 'type')),
      stated(list(group, 'members'))?.map((m) => m.value),
    ]),
    groups.map(([name, { type, members }]) => [name, type, members]),
  );
}

test('every tenant of the truth table reads the same from YAML, from JSON and as one tenant', () => {
  for (const { id, tenant } of table.cases) {
    const document = {
      exchange: { ...tenant, assumptions: { automaticMeans: 'off', asOf: '2026-08-18', cloud: 'dod' } },
    };
    for (const [path, content] of [
      [`${id}.exo.yaml`, new Document(document).toString({ defaultStringType: 'QUOTE_DOUBLE' })],
      [`${id}.exo.json`, JSON.stringify(document, null, 2)],
      [`${id}.json`, JSON.stringify(document)],
    ] as const) {
      const merged = tenantOf(path, content);
      sameAsTable(merged, tenant);
      assert.deepEqual(merged.assumptions, { automaticMeans: 'off', asOf: '2026-08-18', cloud: 'dod' });
      assert.ok(merged.complete.has('outboundPolicy') && merged.complete.has('group'));
    }
  }
});

test('places cover values with their quotes, keys, names and items', () => {
  const yaml = source(
    'a.exo.yaml',
    `exchange:
  outboundPolicies:
    - name: "Partner forwarding"
      autoForwardingMode: 'On' # partners
  outboundRules:
    Partner:
      policy: Partner forwarding
      from: [a@contoso.com, "b@contoso.com"]
`,
  );
  const [policy, rule] = read(yaml, knowledge).declarations;
  assert.ok(policy && rule);
  assert.equal(at(yaml, policy.namePlace), '"Partner forwarding"');
  assert.equal(at(yaml, policy.head), 'name');
  assert.equal(at(yaml, policy.place), `name: "Partner forwarding"\n      autoForwardingMode: 'On'`);
  const mode = policy.properties.get('autoForwardingMode');
  assert.equal(mode && at(yaml, mode.value.place), "'On'");
  assert.equal(mode && at(yaml, mode.keyPlace), 'autoForwardingMode');
  assert.equal(rule.name, 'Partner');
  assert.equal(at(yaml, rule.head), 'Partner');
  const from = rule.properties.get('from')?.value;
  assert.equal(from && at(yaml, from.place), '[a@contoso.com, "b@contoso.com"]');
  assert.deepEqual(from?.state === 'stated' && from.items?.map((item) => at(yaml, item.place)), [
    'a@contoso.com',
    '"b@contoso.com"',
  ]);
});

test('comments are those of the YAML, not text in scalars', () => {
  const yaml = source(
    'a.exo.yaml',
    `# first
exchange: # root
  remoteDomains:
    - name: "a # quoted" # after
      comments: | # header
        # in the text
        x # too
      domainName: x#y
# last
`,
  );
  assert.deepEqual(
    read(yaml, knowledge).comments.map((comment) => [comment.text, at(yaml, comment.place)]),
    ['# first', '# root', '# after', '# header', '# last'].map((text) => [text, text]),
  );
});

test('a key names its object, whatever domain or address the object has', () => {
  const tenant = tenantOf(
    'keys.exo.yaml',
    `exchange:
  remoteDomains:
    Default: { domainName: "*", autoForwardEnabled: false }
    Partner: { domainName: partner.example }
    short: { name: Long, domainName: long.example }
  mailContacts:
    Ada: { externalEmailAddress: ada@fabrikam.com }
  acceptedDomains:
    main: { domainName: contoso.com }
`,
  );
  const names = (kind: 'remoteDomain' | 'mailContact' | 'acceptedDomain') =>
    tenant.objects[kind].map(({ name }) => name);
  assert.deepEqual(names('remoteDomain'), ['Default', 'Partner', 'Long']);
  assert.deepEqual(names('mailContact'), ['Ada']);
  assert.deepEqual(names('acceptedDomain'), ['contoso.com']);
});
