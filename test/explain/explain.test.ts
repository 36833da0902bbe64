import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle as bundleOf } from '../../scripts/l10n.ts';
import { explain, explainBounce, workspaceNote } from '../../src/explain.ts';
import { useTranslations } from '../../src/messages/index.ts';
import { explanationJson } from '../../src/report/explanation.ts';
import { bundle, checklistFor } from '../../src/support.ts';
import { LineIndex } from '../../src/text/index.ts';
import { knowledge as translated } from '../support/world.ts';
import { optionsWith, sample } from './options.ts';

const nothing = optionsWith({});
const PAGE = {
  title: 'A title',
  summary: 'A summary.',
  why: 'Why.',
  whatToDo: 'Do.',
  examples: [{ language: 'yaml', bad: 'a: 1', good: 'a: 2' }],
};
const TENANT = `exchange:
  acceptedDomains: [example.com]
  outboundPolicies:
    Default:
      autoForwardingMode: "Off"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
`;
const SALES_RULE = `  outboundRules:
    - name: Sales
      policy: Sales
      fromMemberOf: [sales@example.com]
`;
const FORWARD = sample('01-en-classic-external-forwarding.txt');
const DROP = sample('07-en-powershell-trace-silent-drop.txt');

test('kinds of topics', async () => {
  const kinds = {
    '5.7.520': 'ndr',
    '550 5.7.520': 'ndr',
    '5.99.1': 'ndr',
    'AS(7555)': 'ndr',
    'RESOLVER.MSGTYPE.AF': 'ndr',
    '550': 'ndr',
    'set-remotedomain': 'cmdlet',
    'Set-Mailbox -ForwardingSmtpAddress': 'setting',
    AutoForwardingMode: 'setting',
    'auto-forward-enabled': 'setting',
    RecipientLimitPerDay: 'setting',
    'someone@example.com': 'address',
    '550 5.7.1 Unable to relay': 'bounce',
  };
  for (const [topic, kind] of Object.entries(kinds)) assert.equal((await explain(topic, nothing))?.kind, kind, topic);
  for (const topic of ['', 'nonsense', 'no-such-rule', 'Get-Nothing'])
    assert.equal(await explain(topic, nothing), undefined, topic);
});

test('a rule is explained from its page', async () => {
  const { Knowledge } = await import('../../src/knowledge/index.ts');
  const knowledge = new Knowledge((file) =>
    file === 'rule-docs.json' ? JSON.stringify({ 'policy-without-rule': PAGE }) : '{}',
  );
  const answer = await explain('policy-without-rule', { ...nothing, knowledge });
  assert.equal(answer?.kind, 'rule');
  assert.match(answer?.markdown ?? '', /^# A title\n\nA summary\.[\s\S]*```yaml\na: 1\n```/);
});

test('the page of a rule comes in the language that is asked for, and in English where a text is not translated', async () => {
  useTranslations(bundleOf('ja'));
  const page = async (id: string): Promise<string> =>
    (await explain(id, { knowledge: translated, language: 'ja' }))?.markdown ?? '';
  const markdown = await page('domain-wide-allow');
  useTranslations({});
  assert.match(markdown, /^# ドメイン全体に許可された転送\n/);
  assert.match(markdown, /## 対処方法\n\n[^\n]*`FromMemberOf`[^\n]*してください/);
  assert.match(
    markdown,
    /- \*ドメイン\* の代わりにグループを指定 \(\*ドメイン\* のほかの全員は転送できなくなります\) \(要確認\)/,
  );
  assert.match(markdown, /`domain-wide-allow` · 重大度: 警告/);
  const { Knowledge } = await import('../../src/knowledge/index.ts');
  const bare = new Knowledge((file) => (file === 'rule-docs-ja.json' ? '{}' : JSON.stringify({ x: { ...PAGE } })));
  assert.match((await explain('x', { knowledge: bare, language: 'ja' }))?.markdown ?? '', /\n\nWhy\.\n/);
});

test('a bounce names the line that caused it', async () => {
  const options = optionsWith({ 'policies.exo.yaml': TENANT });
  const answer = await explainBounce(FORWARD, options);
  const json = explanationJson(answer, options.lines ?? (() => new LineIndex('')));
  assert.deepEqual(json.cause, {
    recipient: 'k.mori.home@example.net',
    verdict: 'blocked',
    by: 'outboundPolicy:Default',
    file: 'policies.exo.yaml',
    start: { line: 5, column: 27, offset: TENANT.indexOf('"Off"') },
    explainedByRepository: true,
    reason: 'line',
    tenant: 'test',
    related: [
      {
        control: 'outboundPolicy:Default',
        file: 'policies.exo.yaml',
        start: { line: 5, column: 27, offset: TENANT.indexOf('"Off"') },
      },
    ],
    missing: [],
  });
  assert.match(answer.markdown, /`policies\.exo\.yaml:5` did it/);
  assert.match(
    answer.markdown,
    /Get-MessageTraceV2 -RecipientAddress 'k\.mori\.home@example\.net' -MessageId '<20260312004105\.20481@mail\.example\.org>'/,
  );
});

test('Automatic: the bounce proves what it means', async () => {
  const options = optionsWith({ 'p.exo.yaml': TENANT.replace('"Off"', 'Automatic') });
  const answer = await explainBounce(FORWARD, options);
  assert.equal(answer.causes?.[0]?.reason, 'automatic');
  assert.match(answer.markdown, /acts as Off here/);
});

test('Automatic is proven also where another control leaves the question open', async () => {
  const rule = `  transportRules:
    - name: Sales only
      fromMemberOf: [sales@example.com]
      rejectMessageReasonText: Not from here.
`;
  const options = optionsWith({ 'p.exo.yaml': TENANT.replace('"Off"', 'Automatic') + rule });
  const answer = await explainBounce(FORWARD, options);
  assert.equal(answer.causes?.[0]?.answer?.verdict, 'unknown');
  assert.equal(answer.causes?.[0]?.reason, 'automatic');
  assert.equal(answer.causes?.[0]?.place?.start, TENANT.indexOf('"Off"'));
});

test('an undecided cause names the fact that is missing and where to state it', async () => {
  const tenant = TENANT.replace('"Off"\n', '"Off"\n    Sales:\n      autoForwardingMode: "On"\n') + SALES_RULE;
  const answer = await explainBounce(FORWARD, optionsWith({ 'p.exo.yaml': tenant }));
  assert.equal(answer.causes?.[0]?.reason, 'undecided');
  assert.match(
    answer.markdown,
    /- nobody can tell from these files who is in group `sales@example\.com`\. List the members/,
  );
});

test('a silent drop is explained by the remote domain', async () => {
  const options = optionsWith({
    'p.exo.yaml': TENANT.replace('"Off"', '"On"').replace('autoForwardEnabled: true', 'autoForwardEnabled: false'),
  });
  const answer = await explainBounce(DROP, options);
  assert.equal(answer.causes?.[0]?.by?.kind, 'remoteDomain');
  assert.equal(answer.causes?.[0]?.explainedByRepository, true);
});

test('a mail flow rule is found by its status', async () => {
  const rule = `  transportRules:
    - name: No forwards
      messageTypeMatches: AutoForward
      rejectMessageEnhancedStatusCode: "5.7.900"
      rejectMessageReasonText: Transfert interdit
`;
  const options = optionsWith({ 'p.exo.yaml': TENANT.replace('"Off"', '"On"') + rule });
  const answer = await explainBounce(sample('03-fr-classique-regle-de-transport.txt'), options);
  assert.equal(answer.causes?.[0]?.explainedByRepository, true);
  assert.equal(answer.causes?.[0]?.by?.name, 'No forwards');
});

test('what the files cannot explain is said, with the facts that would', async () => {
  const allowed = await explainBounce(FORWARD, optionsWith({ 'p.exo.yaml': TENANT.replace('"Off"', '"On"') }));
  assert.equal(allowed.causes?.[0]?.reason, 'allowed-here');
  assert.deepEqual(allowed.causes?.[0]?.missing, ['deployed-state', 'trace-detail']);
  const elsewhere = await explainBounce(
    sample('04-en-newstyle-relay-refused.txt'),
    optionsWith({ 'p.exo.yaml': TENANT }),
  );
  assert.equal(elsewhere.causes?.[0]?.reason, 'other-side');
  const nobody = await explainBounce(
    "someone@example.net\nRemote Server returned '550 5.7.520 Access denied AS(7555)'",
    optionsWith({
      'p.exo.yaml': `${TENANT.replace('"Off"\n', '"Off"\n    Sales:\n      autoForwardingMode: "On"\n')}${SALES_RULE}`,
    }),
  );
  assert.equal(nobody.causes?.[0]?.reason, 'sender-unknown');
  assert.equal((await explainBounce(FORWARD, nothing)).causes?.[0]?.reason, 'no-tenant');
});

test('a hover can say whether this workspace explains the code', async () => {
  const options = optionsWith({ 'policies.exo.yaml': TENANT });
  const note = await workspaceNote(FORWARD, FORWARD.indexOf('5.7.520'), '5.7.520', options);
  assert.match(note?.markdown ?? '', /`policies\.exo\.yaml:5` did it/);
  assert.equal(note?.cause.place?.source, 'policies.exo.yaml');
  const bare = await workspaceNote('# 5.7.520 again', 4, '5.7.520', options);
  assert.match(bare?.markdown ?? '', /outbound policy `Default`: `policies\.exo\.yaml:5`/);
  assert.equal(await workspaceNote('got 5.1.10', 5, '5.1.10', options), undefined);
  assert.equal(await workspaceNote(FORWARD, 0, '5.7.520', nothing), undefined);
});

test('a text without any failure says so', async () => {
  const answer = await explainBounce('Hello,\nsee you tomorrow.', nothing);
  assert.deepEqual(answer.codes, []);
  assert.match(answer.markdown, /No failure was found/);
});

test('an address is looked up in the files', async () => {
  const files = {
    'm.exo.yaml': `${TENANT}  mailboxes:\n    - identity: kay@example.com\n      forwardingSmtpAddress: smtp:kay@example.net\n`,
  };
  const options = optionsWith(files);
  assert.match(
    (await explain('kay@example.net', options))?.markdown ?? '',
    /forwardingSmtpAddress` \(`m\.exo\.yaml:12`\)/,
  );
  assert.match((await explain('nobody@example.net', options))?.markdown ?? '', /do not mention/);
});

/** The text of a support bundle that needs no choice. */
async function bundled(...args: Parameters<typeof bundle>): Promise<string> {
  const answer = await bundle(...args);
  assert.ok('markdown' in answer);
  return answer.markdown;
}

test('the support bundle is filled in, and personal data goes on request', async () => {
  const options = optionsWith({
    'p.exo.yaml': `${TENANT}  mailboxes:\n    - identity: kenji.mori@example.com\n      forwardingSmtpAddress: k.mori.home@example.net\n`,
  });
  const open = await bundled(FORWARD, options, false);
  for (const fact of [
    'k.mori.home@example.net',
    'kenji.mori@example.com',
    '2026-03-12',
    'Order 20481 confirmed',
    'p.exo.yaml:5',
    'Get-Mailbox -Identity',
  ]) {
    assert.ok(open.includes(fact), fact);
  }
  const closed = await bundled(FORWARD, options, true);
  for (const secret of ['k.mori', 'kenji', 'example.net', 'example.com', 'Order 20481', '20260312004105'])
    assert.ok(!closed.includes(secret), secret);
  assert.ok(closed.includes('prod.outlook.com'));
});

test('the checklist answers its seven steps from the files', async () => {
  const list = await checklistFor(FORWARD, optionsWith({ 'p.exo.yaml': TENANT }));
  assert.equal(list.match(/^## \d\. /gm)?.length, 7);
  assert.match(list, /## 1\. [^\n]*\n\n\*\*not fulfilled/);
  assert.match(list, /## 3\. [^\n]*\n\n\*\*fulfilled/);
  assert.match(list, /up to 30 minutes/);
  assert.match(list, /Automatic is not the same as Off/);
  const bare = await checklistFor(undefined, nothing);
  assert.equal(bare.match(/the files do not say/g)?.length, 7);
});

test('hostile text comes out as text', async () => {
  const text = `Your message to evil@example.net couldn't be delivered.
Subject: [x](javascript:alert(1)) <script>alert(2)</script> \u001b[31m\`\`\`
Error: 550 5.7.1 <img src=x onerror=alert(3)> | \`a\` [l](http://evil.example) \u202etxt
Message rejected by: mx.example.net`;
  const { markdown } = await explainBounce(text, nothing);
  const outside = markdown
    .replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '')
    .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
  assert.doesNotMatch(outside, /script|onerror|javascript|evil\.example/);
  for (const mark of ['\u001b', '\u202e']) assert.ok(!markdown.includes(mark));
});

test('Japanese and French facts come with the bounce', async () => {
  for (const [language, word] of [
    ['ja', '送信スパム ポリシー'],
    ['fr', 'stratégie anti-courrier indésirable sortant'],
  ] as const) {
    assert.ok((await explainBounce(FORWARD, { ...nothing, language })).markdown.includes(word));
  }
});
