import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { commonOptions } from '../../src/adapters/cli/options.ts';
import { run } from '../../src/adapters/cli/run.ts';
import { load } from '../../src/adapters/cli/workspace.ts';
import { Analyzer } from '../../src/analyze.ts';
import { commands, testWorld } from '../support/world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailflow-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function cliWith(input: string, ...args: string[]) {
  const world = testWorld(folder, input);
  const code = await run(args, world, commands);
  return { code, ...world.printed };
}
const cli = (...args: string[]) => cliWith('', ...args);

const tenant = (mode: string) => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
  outboundRules: []
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
  transportRules: []
  mailboxes:
    - { identity: ap@contoso.com, forwardingSmtpAddress: ap@fabrikam.com }
`;
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const BOUNCE = `Delivery has failed to these recipients or groups:

ap@fabrikam.com

Generating server: TYCPR01MB0001.jpnprd01.prod.outlook.com

ap@fabrikam.com
Remote server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)'
`;

test('a verdict names the deciding line and leaves the exit code at 0', async () => {
  write('t.exo.yaml', tenant('Off'));
  const { code, out } = await cli('verdict', '--from', 'ap@contoso.com', '--to', 'ap@fabrikam.com', '--format', 'json');
  assert.equal(code, 0);
  const answer = JSON.parse(out);
  assert.equal(answer.verdict, 'blocked');
  assert.equal(answer.by, 'outboundPolicy:Default');
  assert.equal(
    answer.answers[0].question.mechanism,
    'mailboxForwardingSmtpAddress',
    'the forward that the file sets up',
  );
  const step = answer.chain.find((item: { result: string }) => item.result === 'block');
  assert.equal(step.file, 't.exo.yaml');
  assert.equal(step.start.line, 5);
  for (const { citation } of answer.chain) assert.match(citation.date, /^\d{4}/);
});

test('the pretty answer starts with the answer', async () => {
  write('t.exo.yaml', tenant('Off'));
  const { out } = await cli('verdict', '--from', 'ap@contoso.com', '--to', 'ap@fabrikam.com');
  assert.match(out, /^No\. .*outbound policy Default/);
  assert.match(out, /t\.exo\.yaml:5/);
  assert.match(out, /5\.7\.520/);
  // Changes are looked for where somebody asks for them.
  assert.match(out, /--changes shows what would change the answer\./);
  assert.doesNotMatch(out, /Set-HostedOutboundSpamFilterPolicy/);
  const changes = await cli('verdict', '--from', 'ap@contoso.com', '--to', 'ap@fabrikam.com', '--changes');
  assert.match(changes.out, /What would change the answer\n {2}1\. [\s\S]*-AutoForwardingMode On/);
  assert.doesNotMatch(changes.out, /--changes/);
});

test('an unknown names the missing fact, and an assumption answers it', async () => {
  write('t.exo.yaml', tenant('Automatic'));
  const ask = [
    'verdict',
    '--from',
    'ap@contoso.com',
    '--to',
    'x@fabrikam.com',
    '--mechanism',
    'inboxRuleForward',
    '--format',
    'json',
  ];
  const unknown = JSON.parse((await cli(...ask)).out);
  assert.equal(unknown.reason, 'automatic-org-dependent');
  assert.notEqual(unknown.missing.length, 0);
  assert.equal(JSON.parse((await cli(...ask, '--automatic-means', 'off')).out).verdict, 'blocked');
  write('mailflow-lint.config.yaml', 'assumptions: { automaticMeans: "on" }\n');
  assert.equal(JSON.parse((await cli(...ask)).out).verdict, 'allowed');
});

test('one missing fact behind several controls is said once', async () => {
  const rule = '[{ name: Block, messageTypeMatches: AutoForward, rejectMessageReasonText: "no" }]';
  write(
    't.exo.yaml',
    tenant('Off').replace('Enabled: true', 'Enabled: false').replace('Rules: []\n  mail', `Rules: ${rule}\n  mail`),
  );
  const ask = ['verdict', '--from', 'ap@contoso.com', '--to', 'x@fabrikam.com', '--mechanism', 'clientSideRule'];
  const { verdict, missing, chain } = JSON.parse((await cli(...ask, '--format', 'json')).out);
  assert.equal(verdict, 'unknown');
  assert.equal(chain.filter((step: { result: string }) => step.result === 'unknown').length > 1, true);
  assert.equal(missing.length, 1);
});

test('different answers of several tenants are mixed', async () => {
  write('a/t.exo.yaml', tenant('Off'));
  write('b/t.exo.yaml', tenant('On'));
  write('mailflow-lint.config.yaml', 'tenants: { a: { files: [a] }, b: { files: [b] } }\n');
  const { out } = await cli(
    'verdict',
    '--from',
    'x@contoso.com',
    '--to',
    'y@fabrikam.com',
    '--mechanism',
    'inboxRuleForward',
    '--format',
    'json',
  );
  assert.equal(JSON.parse(out).verdict, 'mixed');
  assert.deepEqual(
    JSON.parse(out).answers.map((answer: { tenant: string; verdict: string }) => [answer.tenant, answer.verdict]),
    [
      ['a', 'blocked'],
      ['b', 'allowed'],
    ],
  );
});

test('a question without its two ends, or with a wrong word, is a usage error', async () => {
  assert.equal((await cli('verdict', '--from', 'a@contoso.com')).code, 2);
  assert.equal(
    (await cli('verdict', '--from', 'a@contoso.com', '--to', 'b@x.example', '--mechanism', 'pigeon')).code,
    2,
  );
});

test('the picture of the way is SVG with a text for screen readers', async () => {
  write('t.exo.yaml', tenant('Off'));
  const { out } = await cli('verdict', '--from', 'ap@contoso.com', '--to', 'ap@fabrikam.com', '--format', 'svg');
  assert.match(out, /^<svg /);
  assert.match(out, /<title/);
});

test('the matrix comes in five formats', async () => {
  write('t.exo.yaml', tenant('Off'));
  assert.match((await cli('matrix')).out, /blocked/);
  assert.match((await cli('matrix', '--format', 'html')).out, /<table/);
  assert.match((await cli('matrix', '--format', 'svg')).out, /^<svg /);
  assert.match((await cli('matrix', '--format', 'markdown')).out, /^\|/m);
  assert.ok(JSON.parse((await cli('matrix', '--format', 'json')).out));
});

test('explain knows rules, codes, cmdlets, settings and addresses, and refuses others with 2', async () => {
  const kinds = [
    ['automatic-forwarding-mode', 'rule'],
    ['5.7.520', 'ndr'],
    ['Set-RemoteDomain', 'cmdlet'],
    ['AutoForwardingMode', 'setting'],
    ['ap@contoso.com', 'address'],
  ] as const;
  for (const [topic, kind] of kinds) {
    const { code, out } = await cli('explain', topic, '--format', 'json');
    assert.equal(code, 0, topic);
    assert.equal(JSON.parse(out).kind, kind, topic);
  }
  const { code, err, out } = await cli('explain', 'no-such-thing');
  assert.equal(code, 2);
  assert.notEqual(err, '');
  assert.equal(out, '');
  assert.doesNotMatch(err, /meant/);
  assert.match((await cli('explain', 'automatic-forwarding-mod')).err, /Is automatic-forwarding-mode meant\?\n$/);
  assert.match((await cli('explain', 'AutoForwardingMod')).err, /Is autoForwardingMode meant\?\n$/);
});

test('explain says how the text of a file is explained', async () => {
  writeFileSync(path.join(folder, 'bounce.txt'), BOUNCE);
  const { code, err } = await cli('explain', 'bounce.txt');
  assert.equal(code, 2);
  assert.match(
    err,
    /^"bounce\.txt" is not known to this version\.\n.*: mailflow-lint explain - < FILE \(PowerShell: .* \| mailflow-lint explain -\)\n$/,
  );
  assert.doesNotMatch((await cli('explain', 'no-such-thing')).err, /< FILE/);
});

test('a setting that many cmdlets have is explained for the ones that are read; ids of rules in any case', async () => {
  assert.match((await cli('explain', 'RedirectMessageTo')).out, /New-TransportRule/);
  assert.match((await cli('explain', 'Shadowed-Rule')).out, /`shadowed-rule`/);
});

test('explain has the options that it advises', async () => {
  const rule = '  outboundRules:\n    - { name: Sales, policy: Sales, from: [sales@contoso.com] }\n';
  write(
    't.exo.yaml',
    tenant('Off')
      .replace('  outboundRules: []\n', rule)
      .replace(/ {2}mailboxes:[\s\S]*/, ''),
  );
  const unsaid = await cliWith(BOUNCE, 'explain', '-', '--in', '.');
  assert.match(unsaid.out, /--from/);
  const asked = ['--from', 'ap@contoso.com', '--original-sender', 'news@adatum.com'];
  const { out } = await cliWith(BOUNCE, 'explain', '-', '--in', '.', ...asked, '--format', 'json');
  const { cause } = JSON.parse(out);
  assert.equal(cause.by, 'outboundPolicy:Default');
  assert.equal(cause.reason, 'line');
});

test('a bounce is explained by the line that caused it', async () => {
  write('t.exo.yaml', tenant('Off'));
  const { out } = await cliWith(BOUNCE, 'explain', '-', '--in', '.', '--format', 'json');
  const answer = JSON.parse(out);
  assert.equal(answer.kind, 'bounce');
  assert.deepEqual(answer.codes, ['5.7.520']);
  assert.equal(answer.events[0].recipient, 'ap@fabrikam.com');
  assert.equal(answer.cause.explainedByRepository, true);
  assert.equal(answer.cause.by, 'outboundPolicy:Default');
  assert.equal(answer.cause.file, 't.exo.yaml');
  assert.equal(answer.cause.start.line, 5);
});

test('without files a page names none, and standard error says how to name them', async () => {
  const { code, out, err } = await cliWith('550 5.7.520 AS(7555)', 'explain', '-');
  assert.equal(code, 0);
  assert.match(out, /^# Bounce `550 5\.7\.520`\n/);
  assert.match(out, /No files of an organization were read/);
  assert.match(err, /--in PATH/);
  assert.equal((await cliWith(BOUNCE, 'explain', '-', '--format', 'json')).err, '');
  write('t.exo.yaml', tenant('Off'));
  assert.equal((await cliWith(BOUNCE, 'explain', '-', '--in', '.')).err, '');
});

test('pages name files as the working folder sees them', async () => {
  write('mailflow-lint.config.yaml', 'rules: { rule-disabled: off }\n');
  write('sub/t.exo.yaml', tenant('Off'));
  for (const [args, found] of [
    [['explain', '-', '--in', '.'], /`t\.exo\.yaml:5` did it/],
    [['explain', 'ap@contoso.com', '--in', '.'], /`t\.exo\.yaml:\d+`/],
    [['bundle', '-', '--in', '.'], /`t\.exo\.yaml:5`/],
  ] as const) {
    const world = testWorld(path.join(folder, 'sub'), BOUNCE);
    await run(args, world, commands);
    assert.match(world.printed.out, found);
    assert.doesNotMatch(world.printed.out, /sub\/t/);
  }
});

test('a bundle holds the facts, and no address when redacted', async () => {
  write('t.exo.yaml', tenant('Off'));
  assert.match((await cliWith(BOUNCE, 'bundle', '-', '--in', '.')).out, /ap@fabrikam\.com/);
  const redacted = (await cliWith(BOUNCE, 'bundle', '-', '--in', '.', '--redact')).out;
  assert.ok(!redacted.includes('fabrikam') && !redacted.includes('contoso'));
  assert.match(redacted, /5\.7\.520/);
});

test('a name that means nobody is a mistake of the question', async () => {
  write('t.exo.yaml', tenant('Off'));
  const { code, err } = await cli('verdict', '--from', 'sales team', '--to', 'ap@fabrikam.com');
  assert.equal(code, 2);
  assert.match(err, /sales team is no address/);
  assert.equal((await cli('verdict', '--from', 'contoso.com', '--to', '*')).code, 0);
});

test('texts are judged only for commands that show findings', async () => {
  write('a.ps1', 'Set-RemoteDomain Default -AutoForwardEnabled $true -Nonsense 1\n');
  const world = testWorld(folder);
  const findingsWith = async (how: Parameters<typeof load>[2]) => {
    const { analysis } = await load(commonOptions({}, ['a.ps1']), world, how);
    assert.equal(analysis.tenants[0]?.tenant.objects.remoteDomain.length, 1);
    return analysis.tenants.flatMap(({ findings }) => findings.map(({ rule }) => rule.id));
  };
  assert.deepEqual(await findingsWith({}), []);
  assert.ok((await findingsWith({ analyzer: new Analyzer(world.knowledge) })).includes('unknown-parameter'));
});
