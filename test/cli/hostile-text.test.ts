import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf } from '../../src/adapters/cli/formats.ts';
import { LINT_FORMATS } from '../../src/adapters/cli/lint-formats.ts';
import { COMMANDS } from '../../src/adapters/cli/overview.ts';
import { harmless } from '../../src/report/harmless.ts';
import { Folder } from './support.ts';

/** Words that act where they are printed: build agents, terminals, Markdown, markup, spreadsheets. */
const ACTING = [
  '##vso[task.setvariable variable=x]y',
  '##[error]x',
  '##TeamCity[x]',
  '::error file=x::y',
  '::set-output name=x::y',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\u202egnp.exe',
  '\u2028::error::y',
  '[click](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
  ']]><script>',
  '&lt;"\'|`$',
] as const;

/** A name that ends the line it stands on. */
const BROKEN_LINE = 'x\n::error::y';

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A tenant in which a text stands wherever a stranger can write one. */
function filesWith(text: string): Readonly<Record<string, string>> {
  const name = text.replaceAll(/[/\\\0]/g, '_').slice(0, 100);
  const yaml = JSON.stringify(text);
  return {
    [`${name}.ps1`]: [
      `Set-HostedOutboundSpamFilterPolicy ${quote(text)} -AutoForwardingMode ${quote(text)}`,
      `New-HostedOutboundSpamFilterPolicy -Name ${quote(text)} -AutoForwardingMode On`,
      `${text}; Set-RemoteDomain Default -AutoForwardEnabled $true -Nonsense ${quote(text)} # ${text}`,
      `Set-Mailbox ${quote(text)} -ForwardingAddress ${quote(text)} -ForwardingSmtpAddress x@fabrikam.com`,
      `# mailflow-lint-disable-next-line ${text} -- ${text}`,
      `Set-TransportRule ${quote(text)} -Priority (`,
      '',
    ].join('\n'),
    [`${name}/a.exo.yaml`]: `exchange:
  ${yaml}: x
  remoteDomains: [{ name: ${yaml}, domainName: ${yaml}, ${yaml}: ${yaml} }]
  groups: { ${yaml}: [${yaml}] }
  transportRules: [{ name: ${yaml}, messageTypeMatches: ${yaml}, rejectMessageReasonText: ${yaml} }]
  inboxRules: [{ name: ${yaml}, mailbox: a@contoso.com, forwardTo: ${yaml} }]
`,
    [`${name}.json`]: '[ half',
    'b.exo.yaml': `exchange: { ${yaml}: [\n`,
    'mailflow-lint.config.yaml': `rules: { ${yaml}: off }
${yaml}: 1
acceptedDomains: [contoso.com, ${yaml}]
tenants: { ${yaml}: { files: ["**"], groups: { ${yaml}: { file: ${yaml} } } }, other: { files: [${yaml}] } }
exceptions: [{ from: ${yaml}, to: ${yaml}, owner: ${yaml}, reason: ${yaml}, ticket: ${yaml}, until: 2020-01-01 }]
silenced: [{ files: ${yaml}, rules: [${yaml}], object: ${yaml}, reason: ${yaml} }]
`,
    'mailflow-lint.tests.yaml': `cases:
  - { name: ${yaml}, reason: ${yaml}, from: ${yaml}, to: ${yaml}, tenant: ${yaml}, expect: blocked }
  - { name: ${yaml}, from: a@contoso.com, to: x@fabrikam.com, expect: blocked }
invariants: [{ name: ${yaml}, exceptFrom: ${yaml}, exceptTo: [${yaml}] }]
${yaml}: 1
`,
    'after.exo.yaml': `exchange:
  acceptedDomains: [contoso.com, ${yaml}]
  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }, { name: ${yaml}, domainName: x.example }]
  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }, { name: ${yaml}, autoForwardingMode: "On" }]
  outboundRules: [{ name: ${yaml}, policy: ${yaml}, fromMemberOf: [${yaml}] }]
  groups: { ${yaml}: [a@contoso.com, ${yaml}] }
`,
    'before.exo.yaml': `exchange:
  acceptedDomains: [contoso.com, ${yaml}]
  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]
  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }]
  groups: { ${yaml}: [a@contoso.com] }
`,
    'base.json': JSON.stringify({
      version: 1,
      findings: [{ rule: text, message: text, tenant: text, object: text, file: text, count: 1 }],
    }),
  };
}

const bounceWith = (text: string): string => `Subject: ${text}
Generating server: ${text}.outlook.com
${text}
Remote Server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. ${text} AS(7555)'
Final-Recipient: rfc822;a@contoso.com
Original message headers: ${text}
`;

const runsWith = (text: string): readonly (readonly string[])[] => [
  ...namesOf(LINT_FORMATS).map((format) => ['lint', '--notes', '--format', format]),
  ['lint', '--baseline', 'base.json'],
  ['evidence', '--out', 'pages'],
  ['evidence', '--out', text],
  ['lint', '--strict-read', '--fix', '--dry-run'],
  ['lint', text],
  ['lint', '--tenant', text],
  ['lint', '--config', text],
  ['lint', '--baseline', text],
  ['lint', '--since', text],
  ['lint', '--format', text],
  ['lint', '--format', `json=no/such/${text}`],
  ['lint', '--as-of', text],
  ['lint', `--${text}`],
  [text],
  ...['pretty', 'json'].map((format) => ['inspect', '--format', format]),
  ...['pretty', 'json', 'markdown', 'html', 'svg'].map((format) => ['matrix', '--format', format]),
  ...['pretty', 'json', 'svg'].map((format) => ['verdict', '--from', text, '--to', text, '--format', format]),
  ['verdict', '--from', '*', '--to', '*'],
  ...['pretty', 'json', 'markdown', 'html'].flatMap((format) => [
    ['diff', 'before.exo.yaml', 'after.exo.yaml', '--format', format],
    ['diff', '.', 'after.exo.yaml', '--format', format],
    ['diff', 'before.exo.yaml', 'after.exo.yaml', '--redact', '--format', format],
  ]),
  ['diff', text, '.'],
  ['diff', '.', 'before.exo.yaml', '--tenant', text],
  ...['pretty', 'json', 'junit'].map((format) => ['test', '--format', format]),
  ['test', text],
  ['export-script'],
  ['matrix', '--redact'],
  ['explain', text],
  ['explain', 'x@fabrikam.com', '--in', '.'],
  ['explain', '-', '--in', '.'],
  ['explain', '-', '--in', '.', '--format', 'json'],
  ['bundle', '-', '--in', '.', '--tenant', text],
  ['bundle', '-', '--redact'],
  ...['pretty', 'json'].map((format) => ['config', '--format', format]),
];

/** Everything but letters, marks, digits, punctuation and blanks. */
const NOT_SHOWN = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/u;

const AZURE_ISSUE =
  /^##vso\[task\.logissue type=(?:error|warning);sourcepath=[^;\]]*;linenumber=\d+;columnnumber=\d+;code=[^;\]]*\]/gm;

function isQuiet(text: string, isCommands: boolean, what: string): void {
  assert.doesNotMatch(text, NOT_SHOWN, what);
  assert.doesNotMatch(text, /##[a-z]*\[/i, what);
  for (const line of text.split('\n')) {
    if (!isCommands) assert.doesNotMatch(line, /^\s*::/, what);
    else if (line !== '')
      assert.match(line, /^::(?:error|warning|notice) (?:file=[^:]*,line=\d+,[^:]*|title=[^:]*)::/, what);
  }
}

const IS_JSON = new Set(['json', 'sarif', 'gitlab']);
const IS_MARKUP = new Set(['junit', 'checkstyle', 'html', 'svg']);

/** Servers speak a protocol of JSON, and have tests of their own. */
const SERVERS = ['lsp', 'mcp'];

test('every command has a run below', () => {
  const run = new Set(runsWith('x').map(([command]) => command));
  const missing = Object.keys(COMMANDS).filter((name) => !SERVERS.includes(name) && !run.has(name));
  assert.deepEqual(missing, []);
});

for (const text of [...ACTING, BROKEN_LINE]) {
  test(`${JSON.stringify(text)} does nothing but stand there, wherever it is printed`, async () => {
    using folder = new Folder();
    for (const [name, content] of Object.entries(filesWith(text))) folder.write(name, content);
    let seen = 0;
    for (const args of runsWith(text)) {
      const { out, err, code } = await folder.run(args, { input: bounceWith(text) });
      const what = `${JSON.stringify(args)} ${code}`;
      assert.notEqual(code, 4, `${what} ${err}`);
      const format = args[args.indexOf('--format') + 1] ?? 'pretty';
      const isAzure = format === 'azure' && args[0] === 'lint';
      isQuiet(
        isAzure ? out.replaceAll(AZURE_ISSUE, 'issue ') : out,
        format === 'github' && args[0] === 'lint',
        `${what} out`,
      );
      isQuiet(err, false, `${what} err`);
      if (IS_JSON.has(format) && out !== '') {
        const raw = JSON.stringify(JSON.parse(out));
        if (raw.includes(JSON.stringify(text).slice(1, -1))) seen++;
      }
      if (IS_MARKUP.has(format)) assert.doesNotMatch(out, /<img|<script|\]\]>/i, what);
      if (format === 'markdown' || args[0] === 'bundle' || (args[0] === 'explain' && format === 'pretty'))
        assert.doesNotMatch(out.replaceAll(/`[^`\n]*`/g, ''), /(?<!\\)\[click(?<!\\)\]\(javascript/, what);
    }
    assert.ok(seen > 0, 'programs get the text as it is');
  });
}

test('colours are those of the program alone', () => {
  assert.equal(
    harmless('\u001b[31mred\u001b[0m \u001b[2J\u001b[31;::x', 'colours'),
    '\u001b[31mred\u001b[0m \\u{1b}[2J\\u{1b}[31;::x',
  );
  assert.equal(harmless('\u001b[31mred', 'terminal'), '\\u{1b}[31mred');
});
