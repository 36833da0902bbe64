import { type Generator, nested, repeated } from './generator.ts';

const TESTS = 'mailflow-lint.tests.yaml';

/** Texts under this name are read as a configuration. */
const CONFIGURATION = 'mailflow-lint.config.yaml';

const ENTRIES: Readonly<Record<string, (at: number) => string>> = {
  rules: (at) => `  and-trap${at}: off`,
  groups: (at) => `  g${at}: [a${at}@contoso.com]`,
  nonsense: (at) => `  key${at}: 1`,
  acceptedDomains: (at) => `  - d${at}.example`,
  'acceptedDomains (objects)': (at) => `  - { domainName: d${at}.example, domainTyp: x }`,
  silenced: (at) => `  - { files: f${at}.ps1, rules: [and-trap], reason: r${at} }`,
  'silenced (mistyped)': (at) => `  - { files: f${at}.ps1, rule${at}: [and-trap], reason: r${at} }`,
  tenants: (at) => `  t${at}: { files: ["t${at}/**"] }`,
  ignore: (at) => `  - f${at}/**`,
};

const exception = (at: number): string =>
  `  - { from: a${at}@contoso.com, to: d${at}.example, owner: o, reason: r, until: 20${20 + (at % 20)}-01-01 }`;

/** A tenant for what a configuration says of it. */
export const STATED = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }]
  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]
  groups: { Sales: [a1@contoso.com, a2@contoso.com] }
  mailboxes: [{ identity: a1@contoso.com, forwardingSmtpAddress: x@d1.example }]
`;

/** A tenant with a group whose members a configuration names. */
export const NAMED_GROUP = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }, { name: Partners, autoForwardingMode: "On" }]
  outboundRules: [{ name: Partners, policy: Partners, fromMemberOf: [Partners], priority: 0 }]
`;

/** Configurations, policy tests and baselines. */
export const CONFIGURATIONS: readonly Generator[] = [
  ...Object.entries(ENTRIES).map(([name, entry]) =>
    repeated(`configuration, ${name}`, CONFIGURATION, (at) => `${entry(at)}\n`, {
      work: 'configuration',
      head: `${name.split(' ')[0]}:\n`,
    }),
  ),
  repeated('configuration, sections', CONFIGURATION, (at) => `section${at}: 1\n`, { work: 'configuration' }),
  repeated('configuration, one key', CONFIGURATION, () => 'rules: {}\n', { work: 'configuration' }),
  ...['[', '{', '"', '&a ', '- ', '#', ': '].map((char) =>
    repeated(`configuration, one line of ${JSON.stringify(char)}`, CONFIGURATION, () => char, {
      work: 'configuration',
      head: 'rules: ',
    }),
  ),
  nested('configuration, nested maps', CONFIGURATION, '{ a: ', '}', { work: 'configuration', head: 'rules: ' }),
  ...['silenced', 'groups', 'acceptedDomains', 'ignore'].map((name) =>
    repeated(`a tenant and its configuration, ${name}`, CONFIGURATION, (at) => `${ENTRIES[name]?.(at)}\n`, {
      work: 'ledger',
      head: `${name}:\n`,
    }),
  ),
  repeated('a tenant and its configuration, exceptions', CONFIGURATION, (at) => `${exception(at)}\n`, {
    work: 'exceptions',
    head: 'requireExceptions: true\nexceptions:\n',
  }),
  repeated(
    'a tenant and its configuration, silenced in its file',
    CONFIGURATION,
    (at) => `  - { files: "**", rules: [${at % 2 ? 'open-combination' : 'and-trap'}], reason: r${at} }\n`,
    { work: 'ledger', head: 'silenced:\n' },
  ),
  repeated(
    'a tenant and its configuration, a group for each file',
    CONFIGURATION,
    (at) => `  g${at}: { file: g${at}.csv }\n`,
    {
      work: 'ledger',
      head: 'groups:\n',
    },
  ),
  repeated('members of a group in a file of its own', 'members.csv', (at) => `Name ${at};a${at}@contoso.com;user\n`, {
    work: 'members',
  }),
  repeated(
    'policy tests, invariants',
    TESTS,
    (at) => `  - { name: i${at}, from: a${at}@contoso.com, exceptTo: [d${at}.example], expect: blocked }\n`,
    { work: 'invariants', head: 'invariants:\n' },
  ),
  repeated(
    'policy tests, cases',
    TESTS,
    (at) => `  - { name: c${at}, from: a${at}@contoso.com, to: x@d${at}.example, expect: blocked }\n`,
    { work: 'policy tests', head: 'cases:\n' },
  ),
  repeated('policy tests, exceptions of an invariant', TESTS, (at) => `      - a${at}@contoso.com\n`, {
    work: 'policy tests',
    head: 'invariants:\n  - name: i\n    exceptFrom:\n',
  }),
  repeated('policy tests, nonsense', TESTS, (at) => `key${at}: 1\n`, { work: 'policy tests' }),
  repeated(
    'a baseline of all that is found',
    'a.exo.yaml',
    (at) => `    - { name: d${at}, domainName: d${at}.example, autoForwardEnabled: true, isInternal: true }\n`,
    { work: 'own baseline', head: 'exchange:\n  remoteDomains:\n' },
  ),
  repeated('a baseline of all that is found in texts', 'a.ps1', (at) => `Set-RemoteDomain d${at} -Nonsense${at} 1\n`, {
    work: 'own baseline',
  }),
  repeated(
    'baseline',
    '.mailflow-lint-baseline.json',
    (at) => `{"rule":"unknown-parameter","message":"unknown","tenant":"default","object":"o${at}","count":1},`,
    {
      work: 'baseline',
      head: '{"version":1,"findings":[',
      tail: '{"rule":"a","message":"b","tenant":"c","object":"d","count":1}]}',
    },
  ),
];
