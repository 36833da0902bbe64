import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ForwardingView } from '../../src/report/forwarding-view.ts';
import { matrixCsv } from '../../src/report/matrix-csv.ts';
import { matrixView, memberWords } from '../../src/report/matrix-view.ts';
import { LineIndex } from '../../src/text/index.ts';
import { matrixOf } from '../../src/verdict/matrix.ts';
import { organization } from '../language/world.ts';
import { processorTime } from '../support/processor-time.ts';

const TENANT = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
    - name: Partners
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      policy: Partners
      from: [ada@contoso.com]
      priority: 0
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
  mailboxes:
    - identity: ada@contoso.com
      forwardingSmtpAddress: ada@fabrikam.com
    - identity: bob@contoso.com
      forwardingSmtpAddress: bob@fabrikam.com
`;

function view(text: string): ForwardingView {
  const { tenant, texts } = organization({ 't.exo.yaml': text });
  return new ForwardingView(tenant, (path) => new LineIndex(texts.get(path) ?? ''));
}

test('fields say who may forward where, and which line decides', () => {
  const shown = view(TENANT);
  const sender = (name: string): number => shown.senders.findIndex(({ members }) => members.includes(name));
  const elsewhere = shown.destinations.findIndex(({ label }) => /anywhere else/.test(label));
  assert.ok(sender('ada@contoso.com') >= 0 && elsewhere >= 0, JSON.stringify(shown.destinations));
  const inboxRule = shown.families.findIndex((name) => /Inbox rule/.test(name));
  assert.equal(shown.answer(sender('ada@contoso.com'), elsewhere, inboxRule), 'allowed');
  const other = shown.senders.findIndex((_, at) => at !== sender('ada@contoso.com'));
  assert.equal(shown.answer(other, elsewhere, inboxRule), 'blocked');
  assert.equal(shown.row(other, inboxRule).charAt(elsewhere), 'b');
  assert.equal(shown.answer(other, elsewhere, 'usual'), 'blocked');
  assert.equal(shown.answer(other, elsewhere, 'all'), 'mixed', 'what is forwarded by hand is no automatic forward');
  const way = shown.ways(other, elsewhere).find(({ verdict }) => verdict === 'blocked');
  assert.equal(way?.label, 'outbound policy Default');
  assert.equal(way?.place?.start.line, 5);
  const byHand = shown.ways(other, elsewhere).find(({ verdict }) => verdict === 'unknown');
  assert.equal(byHand?.label, 'the mechanism itself (way of forwarding not documented)');
});

test('who belongs to a class is said in words: a domain stands for those of it who are not named', () => {
  const shown = view(TENANT);
  const [named, rest] = shown.senders
    .map(({ members }, at) => ({ at, isNamed: members.includes('ada@contoso.com') }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed));
  assert.deepEqual(shown.members(named?.at ?? -1), [], 'the name says it');
  assert.deepEqual(shown.members(rest?.at ?? -1), ['bob@contoso.com', 'anyone else at contoso.com']);
  assert.deepEqual(memberWords(['*.contoso.com', 'ada@contoso.com', 'Sales staff', 'contoso.com']), [
    'ada@contoso.com',
    'Sales staff',
    'subdomains of contoso.com',
    'anyone else at contoso.com',
  ]);
});

test('forwards of the files come with what becomes of them, those that arrive first', () => {
  const forwards = view(TENANT).forwards();
  assert.deepEqual(
    forwards.map(({ question, verdict, label, place, decides }) => [
      question.from,
      verdict,
      label,
      place.start.line,
      decides?.start.line,
    ]),
    [
      ['ada@contoso.com', 'allowed', 'outbound policy Partners', 19, 7],
      ['bob@contoso.com', 'blocked', 'outbound policy Default', 21, 5],
    ],
  );
});

test('facts that are missing are named once', () => {
  const needed = view(TENANT.replace('"Off"', 'Automatic')).needed();
  assert.equal(needed.filter(({ missing }) => missing.args.key === 'assumptions.automaticMeans').length, 1);
  assert.deepEqual(
    view(TENANT)
      .needed()
      .filter(({ missing }) => missing.args.key === 'assumptions.automaticMeans'),
    [],
  );
});

test('five hundred senders and a thousand recipients are there at once', () => {
  const rules = Array.from(
    { length: 500 },
    (_, at) => `    - name: R${at}\n      policy: P${at}\n      from: [u${at}@contoso.com]\n      priority: ${at}\n`,
  ).join('');
  const policies = Array.from(
    { length: 500 },
    (_, at) => `    - name: P${at}\n      autoForwardingMode: "${at % 2 ? 'On' : 'Off'}"\n`,
  ).join('');
  const domains = Array.from(
    { length: 1000 },
    (_, at) => `    - name: D${at}\n      domainName: d${at}.example\n      autoForwardEnabled: ${at % 3 === 0}\n`,
  ).join('');
  const shown = view(
    `exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n${policies}  outboundRules:\n${rules}  remoteDomains:\n${domains}`,
  );
  const spent = processorTime();
  const rows = Array.from({ length: 40 }, (_, at) => shown.row(at % shown.senders.length, 'usual'));
  assert.equal(rows[0]?.length, shown.destinations.length);
  assert.ok(spent() < 4000, `${spent()} ms for forty rows`);
});

test('the table for spreadsheets quotes what needs it, and no field is a formula', () => {
  const { tenant, texts } = organization({ 't.exo.yaml': TENANT.replaceAll('Partners', '=HYPERLINK("x"), y') });
  const matrix = matrixView(matrixOf(tenant), (path) => new LineIndex(texts.get(path) ?? ''));
  const lines = matrixCsv([{ ...matrix, tenant: '=1+1' }]).split('\r\n');
  assert.equal(lines[0], 'Organization,Senders,Recipients,Ways of forwarding,Answer,What decides');
  assert.ok(lines.slice(1, -1).every((line) => line.startsWith("'=1+1,")));
  assert.ok(lines.length > 3 && lines.at(-1) === '');
  // Spreadsheets in Japanese take the wide characters for the narrow ones.
  assert.match(matrixCsv([{ ...matrix, tenant: '＝1+1' }]), /^'＝1\+1,/m);
});
