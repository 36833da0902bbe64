import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumptionsOf, DEFAULT_CONFIG, Scope } from '../../src/config/index.ts';
import { readConfig } from '../../src/config/read.ts';
import { list, stated, text } from '../../src/tenant/index.ts';
import { at, source } from '../read/sources.ts';
import { processorTime } from '../support/processor-time.ts';

const FULL = `tenants:
  contoso:
    files: ["contoso/**"]
    acceptedDomains:
      - contoso.com
      - domainName: relay.contoso.com
        domainType: InternalRelay
        matchSubDomains: true
    groups:
      Forwarders: [alex@contoso.com]
      Everyone: { type: DynamicDistributionGroup, members: [beth@contoso.com] }
      Listed: { file: members.csv }
    assumptions: { automaticMeans: off, asOf: 2026-08-18 }
  fabrikam:
    files: fabrikam
    ignore: ["**/*.bak.json"]
layers:
  - AllTenants
  - ["contoso/Environment/**", "fabrikam/Environment/**"]
  - "*/Tenant/**"
ignore: [archive]
approvedDomains: [partner.example]
assumptions: { cloud: gcchigh }
rules:
  rule-disabled: off
  open-combination: error
languages: [powershell, yaml]
documents: true
silenced:
  - files: contoso/export.json
    rules: automatic-forwarding-mode
    object: Default
    property: autoForwardingMode
    reason: decided in March
    until: 2027-01-31
`;

test('every section is read, with places', () => {
  const file = source('repo/mailflow-lint.config.yaml', FULL);
  const members = (path: string) =>
    path === 'members.csv'
      ? { path: 'repo/members.csv', text: '# people\nName,Address\nAlex,<alex@contoso.com>\r\nBeth,beth@contoso.com\n' }
      : undefined;
  const config = readConfig(file, members);
  assert.deepEqual(config.problems, []);
  assert.deepEqual(
    config.tenants.map((tenant) => tenant.name),
    ['contoso', 'fabrikam'],
  );
  const [contoso] = config.tenants;
  assert.ok(contoso);
  assert.deepEqual(assumptionsOf(contoso), { automaticMeans: 'off', asOf: '2026-08-18', cloud: 'gcchigh' });
  assert.deepEqual(
    contoso.declarations.map(({ kind, name, namePlace }) => [kind, name, at(file, namePlace)]),
    [
      ['approvedDomain', 'partner.example', 'partner.example'],
      ['acceptedDomain', 'contoso.com', 'contoso.com'],
      ['acceptedDomain', 'relay.contoso.com', 'relay.contoso.com'],
      ['group', 'Forwarders', 'Forwarders'],
      ['group', 'Everyone', 'Everyone'],
      ['group', 'Listed', 'Listed'],
    ],
  );
  const [, , relay, forwarders, everyone, listed] = contoso.declarations;
  assert.ok(relay && forwarders && everyone && listed);
  assert.equal(stated(text(relay, 'domainType')), 'InternalRelay');
  assert.deepEqual(
    stated(list(forwarders, 'members'))?.map((item) => at(file, item.place)),
    ['alex@contoso.com'],
  );
  assert.equal(stated(text(everyone, 'type')), 'DynamicDistributionGroup');
  assert.deepEqual(stated(list(listed, 'members')), [
    { value: 'alex@contoso.com', place: { source: 'repo/members.csv', start: 28, end: 44 } },
    { value: 'beth@contoso.com', place: { source: 'repo/members.csv', start: 52, end: 68 } },
  ]);
  assert.deepEqual(
    [...config.rules].map(([id, rule]) => [id, rule.value, at(file, rule.place)]),
    [
      ['rule-disabled', 'off', 'off'],
      ['open-combination', 'error', 'error'],
    ],
  );
  assert.deepEqual(config.languages.value, ['powershell', 'yaml']);
  assert.equal(config.documents.value, true);
  assert.equal(config.silenced[0]?.until, '2027-01-31');
});

test('paths find their tenants and layers', () => {
  const config = readConfig(source('repo/mailflow-lint.config.yaml', FULL));
  const scope = new Scope(config);
  const names = (path: string): string[] => scope.tenantsOf(path).map((tenant) => tenant.name);
  assert.deepEqual(names('repo/contoso/a/b.ps1'), ['contoso']);
  assert.deepEqual(names('repo/fabrikam/a.json'), ['fabrikam']);
  assert.deepEqual(names('repo/fabrikam/a.bak.json'), []);
  assert.deepEqual(names('repo/archive/contoso/a.ps1'), []);
  assert.ok(scope.ignores('repo/archive/x'));
  const [contoso] = config.tenants;
  assert.ok(contoso);
  assert.equal(scope.layerOf(contoso, 'repo/AllTenants/a.yml'), 0);
  assert.equal(scope.layerOf(contoso, 'repo/contoso/Environment/a.yml'), 1);
  assert.equal(scope.layerOf(contoso, 'repo/contoso/Tenant/a.yml'), 2);
  assert.equal(scope.layerOf(contoso, 'repo/contoso/a.yml'), 0);
  assert.deepEqual(
    new Scope(DEFAULT_CONFIG).tenantsOf('x/y.ps1').map((tenant) => tenant.name),
    ['default'],
  );
});

const LEDGER = `exceptions:
  - { from: ann@contoso.com, to: partner.example, owner: Sales, reason: agreed }
  - { from: bob@contoso.com, to: partner.example, owner: Sales, reason: agreed, until: soon }
  - { from: carl@contoso.com, to: partner.example, owner: Sales, reason: agreed }
`;

test('one mistake in the ledger leaves out its entry alone', () => {
  const whose = (text: string) => {
    const file = source('mailflow-lint.config.yaml', text);
    const { tenants, problems } = readConfig(file);
    const [tenant] = tenants;
    return [
      tenant?.name,
      (tenant?.ledger.exceptions ?? []).map(({ from, place }) => [from[0]?.value, at(file, place).slice(0, 12)]),
      problems.map(({ message, place }) => [message, at(file, place)]),
    ];
  };
  const kept = [
    ['ann@contoso.com', '{ from: ann@'],
    ['carl@contoso.com', '{ from: carl'],
  ];
  const said = [['config-wrong-value', 'soon']];
  assert.deepEqual(whose(LEDGER), ['default', kept, said]);
  const below = LEDGER.replaceAll('\n', '\n    ');
  assert.deepEqual(whose(`tenants:\n  contoso:\n    files: [a]\n    ${below}`), ['contoso', kept, said]);
});

test('a list that says that it is all there is goes as a whole, and so does one that stands behind an alias', () => {
  const file = source(
    'mailflow-lint.config.yaml',
    'acceptedDomains: [contoso.com, 5]\ngroups: { A: [ann@contoso.com, 7] }\n',
  );
  const { tenants, problems } = readConfig(file);
  assert.deepEqual([tenants[0]?.declarations, problems.length], [[], 2]);
  const alias = `${LEDGER.replace('exceptions:', 'exceptions: &all')}tenants:\n  contoso: { files: [a], exceptions: *all }\n`;
  const both = readConfig(source('mailflow-lint.config.yaml', alias));
  assert.deepEqual(
    both.tenants.map(({ name, ledger }) => [name, ledger.exceptions.length]),
    [['default', 2]],
  );
});

test('a mistake is said at its place and the rest stays in force', () => {
  const file = source(
    'mailflow-lint.config.yaml',
    `tenant: {}
documents: true
tenants:
  contoso: { fils: [a], palette: red }
rules:
  rule-disabled: fatal
assumptions: { asOf: soon }
groups:
  A: { file: missing.txt }
`,
  );
  const { problems, documents } = readConfig(file);
  assert.equal(documents.value, true);
  assert.deepEqual(
    problems.map(({ message, place, args }) => [message, at(file, place), args]),
    [
      ['config-mistyped-key', 'tenant', { key: 'tenant', suggestion: 'tenants' }],
      ['config-missing-key', 'contoso', { key: 'tenants.contoso.files' }],
      ['config-mistyped-key', 'fils', { key: 'fils', suggestion: 'files' }],
      ['config-unknown-key', 'palette', { key: 'palette' }],
      ['config-not-one-of', 'fatal', { key: 'rules.rule-disabled', expected: 'off, information, warning, error' }],
      ['config-wrong-value', 'soon', { key: 'assumptions.asOf', expected: 'YYYY-MM-DD' }],
      ['config-file-not-readable', 'missing.txt', { file: 'missing.txt' }],
    ],
  );
});

test('JSON works the same, broken text is one problem', () => {
  const json = source('mailflow-lint.config.json', '{ "ignore": ["a/**"], "rules": { "x": "loud" } }');
  const read = readConfig(json);
  assert.deepEqual(
    read.ignore.map((item) => at(json, item.place)),
    ['"a/**"'],
  );
  assert.deepEqual(
    read.problems.map((problem) => at(json, problem.place)),
    ['"loud"'],
  );
  const broken = readConfig(source('mailflow-lint.config.yaml', 'tenants: [\n'));
  assert.equal(broken.problems[0]?.message, 'config-syntax');
  assert.equal(broken.tenants[0]?.name, 'default');
  assert.equal(readConfig(source('c.yaml', '- a')).problems[0]?.message, 'config-not-a-mapping');
  assert.deepEqual(readConfig(source('c.yaml', '')).problems, []);
});

test('a wrong type is said in the words of YAML', () => {
  const expected = (text: string): string | undefined =>
    readConfig(source('mailflow-lint.config.yaml', text)).problems[0]?.args.expected;
  assert.equal(expected('tenants: [a]'), 'mapping');
  assert.equal(expected('acceptedDomains: contoso.com'), 'list');
  assert.equal(expected('groups: { a: 3 }'), 'list | mapping');
  assert.equal(expected('documents: yes'), 'true, false');
});

test('a key that is stated twice is a mistake at its second place, at any depth', () => {
  const twice = source(
    'mailflow-lint.config.yaml',
    'groups:\n  One: [a@contoso.com]\n  Two: []\n  One: []\nignore: [x]\n',
  );
  const { problems, ignore, tenants } = readConfig(twice);
  assert.deepEqual(
    problems.map(({ message, args, place }) => [message, args.detail, place.start, at(twice, place)]),
    [['config-syntax', 'Map keys must be unique', 43, 'One']],
  );
  assert.deepEqual([ignore, tenants[0]?.declarations], [[], []], 'nothing of it is in force');
});

test('of a configuration with very many mistakes the first hundred are listed, at once', () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `  and-trap${at}: loud\n  rule${at}: off`);
  const config = source('mailflow-lint.config.yaml', `rules:\n${lines.join('\n')}\n`);
  const spent = processorTime();
  const { problems } = readConfig(config);
  assert.equal(problems.length, 100);
  assert.ok(spent() < 20_000, `${spent()} ms`);
});

test('of a list with very many globs the first are used, and the place is named from which they are not', () => {
  const globs = Array.from({ length: 2_001 }, (_, at) => `  - f${at}`);
  const config = source('mailflow-lint.config.yaml', `ignore:\n${globs.join('\n')}\n`);
  const { ignore, problems } = readConfig(config);
  assert.deepEqual(
    problems.map(({ message, args, place }) => [message, args, at(config, place)]),
    [['config-too-many-globs', { key: 'ignore', limit: '2000' }, 'f2000']],
  );
  assert.equal(ignore.length, 2_000);
  const [, ...fewer] = globs;
  assert.deepEqual(readConfig(source('mailflow-lint.config.yaml', `ignore:\n${fewer.join('\n')}\n`)).problems, []);
});

test('the bound is one for the whole configuration: no list of it goes around', () => {
  const globs = (name: string) => Array.from({ length: 400 }, (_, at) => `${name}${at}`).join(', ');
  const lists = {
    layers: `layers: [${globs('l')}]\n`,
    scriptOrder: `scriptOrder: [${globs('s')}]\n`,
    tenants: `tenants: { contoso: { files: [${globs('f')}], ignore: [${globs('i')}], layers: [[${globs('o')}]] } }\n`,
    ignore: `ignore: [${globs('g')}]\n`,
    silenced: `silenced: [{ files: [${globs('q')}], rules: and-trap, reason: r }]\n`,
    shapes: `shapes: [{ files: [${globs('h')}], at: mail, kind: outboundPolicies }]\n`,
  };
  const read = (...names: (keyof typeof lists)[]) =>
    readConfig(source('mailflow-lint.config.yaml', names.map((name) => lists[name]).join(''))).problems.map(
      ({ args }) => args.key,
    );
  assert.deepEqual(read('scriptOrder', 'tenants', 'layers'), [], '2,000 globs');
  assert.deepEqual(read('tenants', 'ignore', 'silenced', 'shapes'), ['shapes.0.files']);
  assert.deepEqual(read('tenants', 'layers', 'scriptOrder', 'silenced'), ['silenced.0.files']);
  assert.deepEqual(read('layers', 'scriptOrder', 'ignore', 'silenced', 'shapes', 'tenants'), ['ignore']);
});

test('globs that cost too much for each path are not used, nor what stands behind them', () => {
  const read = (globs: string) => {
    const config = source('mailflow-lint.config.yaml', `silenced:\n${globs}`);
    const { silenced, problems } = readConfig(config);
    return [silenced.length, problems.map(({ message, args, place }) => [message, args.key, place.start])];
  };
  const entry = (glob: string) => `  - { files: '${glob}', rules: and-trap, reason: r }\n`;
  assert.deepEqual(read(entry('a/*b'.repeat(250))), [1, []]);
  assert.deepEqual(read(entry('a'.repeat(1_001))), [0, [['config-too-many-globs', 'silenced.0.files', 23]]]);
  assert.deepEqual(read(entry('*a'.repeat(400)).repeat(21))[0], 19);
  assert.deepEqual(read(`${entry('x')}${entry(`{a,b,c}{d,e,f}{g,h,i}${'*a'.repeat(400)}`)}`)[0], 1);
  assert.deepEqual(read(entry('tenants/contoso/**').repeat(1_500)), [1_500, []]);
});

test('a tenant whose globs are left out is left out, and takes not every file', () => {
  const globs = Array.from({ length: 2_000 }, (_, at) => `f${at}`).join(', ');
  const { tenants } = readConfig(
    source('mailflow-lint.config.yaml', `tenants: { contoso: { files: [${globs}] }, fabrikam: { files: g } }\n`),
  );
  assert.deepEqual(
    tenants.map(({ name, files }) => [name, files.length]),
    [['contoso', 2_000]],
  );
  const empty = readConfig(source('mailflow-lint.config.yaml', 'tenants: { contoso: { files: [] } }\n'));
  assert.deepEqual(
    empty.problems.map(({ args }) => args.key),
    ['tenants.contoso.files'],
  );
});
