import { type Generator, nested, repeated } from './generator.ts';

const NATIVE: Readonly<Record<string, (at: number) => string>> = {
  outboundPolicies: (at) => `{ name: p${at}, autoForwardingMode: "On" }`,
  'outboundPolicies (unquoted)': (at) => `{ name: p${at}, autoForwardingMode: Off }`,
  outboundRules: (at) => `{ name: r${at}, policy: Default, from: [a${at}@contoso.com] }`,
  remoteDomains: (at) => `{ name: d${at}, domainName: d${at}.example, autoForwardEnabled: true }`,
  transportRules: (at) => `{ name: t${at}, from: [a${at}@contoso.com], rejectMessageReasonText: no }`,
  acceptedDomains: (at) => `d${at}.example`,
  mailboxes: (at) => `{ identity: m${at}, forwardingSmtpAddress: f${at}@fabrikam.com }`,
  inboxRules: (at) => `{ name: i${at}, mailbox: m${at}, forwardTo: [f${at}@fabrikam.com] }`,
  tenantBlockList: (at) => `x${at}@fabrikam.com`,
  nonsense: (at) => `{ a: ${at} }`,
};

/** A collection, an item of it without its end, and a list that the item may have: `#` is its number. */
const CONDITIONS: readonly (readonly [string, string, string])[] = [
  ['outboundRules', 'name: r#\n      policy: Default', 'from'],
  ['outboundRules', 'name: r#\n      policy: Default\n      senderDomainIs: [contoso.com]', 'exceptIfFrom'],
  ['transportRules', 'name: t#\n      rejectMessageReasonText: no', 'from'],
  ['transportRules', 'name: t#\n      rejectMessageReasonText: no\n      fromScope: InOrganization', 'exceptIfFrom'],
  [
    'transportRules',
    'name: t#\n      rejectMessageReasonText: no\n      fromScope: InOrganization',
    'exceptIfRecipientDomainIs',
  ],
  ['outboundConnectors', 'name: o#', 'recipientDomains'],
  ['inboxRules', 'name: i#\n      mailbox: m@contoso.com', 'forwardTo'],
];

/** No policy lets anybody forward, and a rule blocks forwards; a list of it follows. */
const CLOSED = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }]
  transportRules:
    - name: t
      messageTypeMatches: AutoForward
      rejectMessageReasonText: no
`;

const twenty = (at: number): string => Array.from({ length: 20 }, (_, n) => `a${at * 7 + n}@contoso.com`).join(', ');

/** Data files of every format. */
export const DATA: readonly Generator[] = [
  ...Object.entries(NATIVE).map(([name, item]) =>
    repeated(`YAML, ${name}`, 'a.exo.yaml', (at) => `    - ${item(at)}\n`, {
      head: `exchange:\n  ${name.split(' ')[0]}:\n`,
    }),
  ),
  repeated('YAML, groups', 'a.exo.yaml', (at) => `    g${at}: [a${at}@contoso.com, g${at + 1}]\n`, {
    head: 'exchange:\n  groups:\n',
  }),
  repeated('YAML, members', 'a.exo.yaml', (at) => `      - a${at}@contoso.com\n`, {
    head: 'exchange:\n  groups:\n    g:\n',
  }),
  ...CONDITIONS.flatMap(([collection, start, name]) => [
    repeated(`YAML, ${name} of one of ${collection}`, 'a.exo.yaml', (at) => `        - a${at}@contoso.com\n`, {
      head: `exchange:\n  ${collection}:\n    - ${start}\n      ${name}:\n`,
    }),
    repeated(
      `YAML, ${collection} with twenty ${name} each`,
      'a.exo.yaml',
      (at) => `    - ${start.replaceAll('#', `${at}`)}\n      ${name}: [${twenty(at)}]\n`,
      {
        head: `exchange:\n  ${collection}:\n`,
      },
    ),
  ]),
  ...['exceptIfFrom', 'exceptIfRecipientDomainIs'].map((name) =>
    repeated(`YAML, ${name} of a block in a closed tenant`, 'a.exo.yaml', (at) => `        - d${at}.example\n`, {
      head: `${CLOSED}      ${name}:\n`,
    }),
  ),
  repeated('JSON, exceptions of an exported rule', 'a.json', (at) => `"a${at}@contoso.com",`, {
    head: '[{"Name":"Default","AutoForwardingMode":"Off","IsDefault":true},{"Name":"t","State":"Enabled","Mode":"Enforce","Priority":0,"MessageTypeMatches":"AutoForward","RejectMessageReasonText":"no","ExceptIfFrom":[',
    tail: '"z@contoso.com"]}]',
  }),
  ...[
    ['[', ']'],
    ['{ a: ', '}'],
    ['[{ a: ', '}]'],
  ].map(([open = '', close = '']) =>
    nested(`YAML, nested ${open}${close}`, 'a.exo.yaml', open, close, { head: 'exchange: ' }),
  ),
  {
    name: 'YAML, nested by indentation',
    file: 'a.exo.yaml',
    work: 'judging',
    text: (size) =>
      `exchange:\n${Array.from({ length: Math.sqrt(2 * size) }, (_, at) => `${' '.repeat(at + 1)}k:\n`).join('')}`,
  },
  ...[
    ['[', ']'],
    ['{"a":', '}'],
    ['[{"a":', '}]'],
  ].map(([open = '', close = '']) =>
    nested(`JSON, nested ${open}${close}`, 'a.exo.json', open, close, { head: '{"exchange": ', tail: '}' }),
  ),
  nested('psd1, nested tables', 'a.psd1', '@{ a = ', '}', { head: '@{ NonNodeData = ', tail: '}' }),
  nested('DSC, nested blocks', 'a.ps1', 'EXORemoteDomain d { a = ', '}', {
    head: 'Configuration C {\nNode localhost {\n',
    tail: '} }',
  }),
  repeated('YAML, unknown keys', 'a.exo.yaml', (at) => `      key${at}: x\n`, {
    head: 'exchange:\n  remoteDomains:\n    - name: x\n',
  }),
  repeated('YAML, policies by name', 'a.exo.yaml', (at) => `    p${at}: { autoForwardingMode: "On" }\n`, {
    head: 'exchange:\n  outboundPolicies:\n',
  }),
  repeated('YAML, comments', 'a.exo.yaml', (at) => `# c${at}\n`, { head: 'exchange:\n' }),
  repeated('YAML, suppressions', 'a.exo.yaml', (at) => `# mailflow-lint-disable-next-line and-trap -- c${at}\n`, {
    head: 'exchange:\n',
  }),
  repeated('YAML, anchors', 'a.exo.yaml', (at) => `  a${at}: &a${at} x\n`, { head: 'exchange:\n' }),
  repeated('YAML, aliases', 'a.exo.yaml', () => '  - *a\n', { head: 'x: &a y\nexchange:\n  remoteDomains:\n' }),
  ...['[', '{', '- ', '? ', '"', "'", '&a ', '*a ', '!', '|', '>', '#', '%', ': ', ',', '\t'].map((char) =>
    repeated(`YAML, one line of ${JSON.stringify(char)}`, 'a.exo.yaml', () => char, { head: 'exchange: ' }),
  ),
  ...['[', '{', '"', ',', ':', '{"a":', '[1,', '\\', '//', '/*'].map((char) =>
    repeated(`JSON, one line of ${JSON.stringify(char)}`, 'a.exo.json', () => char, { head: '{"exchange": ' }),
  ),
  repeated('JSON, a snapshot', 'a.json', (at) => `{"Name":"p${at}","AutoForwardingMode":"Off"},`, {
    head: '[',
    tail: '{}]',
  }),
  repeated('JSON, remote domains', 'a.exo.json', (at) => `{"name":"d${at}","domainName":"d${at}.example"},`, {
    head: '{"exchange":{"remoteDomains":[',
    tail: '{}]}}',
  }),
  repeated('JSON, policies', 'a.exo.json', (at) => `{"name":"p${at}","autoForwardingMode":"On"},\n`, {
    head: '{"exchange":{"outboundPolicies":[',
    tail: '{"name":"Default"}]}}',
  }),
  repeated('JSON, policies by name', 'a.exo.json', (at) => `"p${at}":{"autoForwardingMode":"On"},\n`, {
    head: '{"exchange":{"outboundPolicies":{',
    tail: '"Default":{}}}}',
  }),
  repeated('CSV, mailboxes', 'a.csv', (at) => `m${at}@contoso.com,f${at}@fabrikam.com\n`, {
    head: 'Identity,ForwardingSmtpAddress\n',
  }),
  ...['"', ',', ';', '""', '\t'].map((char) =>
    repeated(`CSV, one line of ${JSON.stringify(char)}`, 'a.csv', () => char, {
      head: 'Identity,ForwardingSmtpAddress\n',
    }),
  ),
  repeated('psd1, remote domains', 'a.psd1', (at) => `@{ Identity = 'd${at}'; AutoForwardEnabled = $true }\n`, {
    head: '@{ NonNodeData = @{ Exchange = @{ RemoteDomains = @(\n',
    tail: ') } } }',
  }),
  repeated(
    'DSC, remote domains',
    'a.ps1',
    (at) =>
      `EXORemoteDomain d${at} { Identity = 'd${at}'; DomainName = 'd${at}.example'; AutoForwardEnabled = $true; Ensure = 'Present' }\n`,
    { head: 'Configuration C { Import-DscResource -ModuleName Microsoft365DSC\nNode localhost {\n', tail: '} }' },
  ),
  repeated(
    'Markdown, fences',
    'a.md',
    (at) => `\`\`\`powershell\nSet-RemoteDomain d${at} -AutoForwardEnabled $true\n\`\`\`\n`,
  ),
  ...['```', '`', '~~~', '>', '[', '<!--', '| '].map((char) =>
    repeated(`Markdown, one line of ${JSON.stringify(char)}`, 'a.md', () => char, {
      head: 'Set-RemoteDomain Default -AutoForwardEnabled $true\n',
    }),
  ),
];
