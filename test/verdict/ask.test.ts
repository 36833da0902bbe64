import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Asked, ask, changesOf, counterfactuals } from '../../src/ask.ts';
import { controlText } from '../../src/exchange/control.ts';
import { lenses } from '../../src/language/lenses.ts';
import { LENSES, translate } from '../../src/messages/index.ts';
import { plain } from '../../src/report/terminal.ts';
import { verdictJson } from '../../src/report/verdict-json.ts';
import { verdictPretty } from '../../src/report/verdict-pretty.ts';
import { verdictSvg } from '../../src/report/verdict-svg.ts';
import { answerView, className, controlLabel } from '../../src/report/verdict-view.ts';
import { LineIndex } from '../../src/text/index.ts';
import { knowledge, tenantOf } from './tenants.ts';

const YAML = `exchange:
  acceptedDomains: [contoso.com]
  groups:
    Sales: [alex@contoso.com, beth@contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
    - name: Allow
      autoForwardingMode: "On"
  outboundRules:
    - name: Allow
      policy: Allow
      priority: 0
      fromMemberOf: [Sales, Board]
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: false
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: smtp:ap@gmail.com
  mailContacts:
    - name: Partner
      externalEmailAddress: p@gmail.com
  inboxRules:
    - name: To partner
      mailbox: alex@contoso.com
      redirectTo: [Partner]
`;
const tenant = tenantOf({ 'tenant.exo.yaml': YAML });
const lines = (): LineIndex => new LineIndex(YAML);
const asked = (question: Asked) =>
  ask([tenant], question).map((one) => ({
    from: one.from.map(className).join(', '),
    to: one.to.map(className).join(', '),
    mechanism: one.verdict.question.mechanism,
    verdict: one.verdict.verdict,
    by: controlText(one.verdict.by),
  }));

test('one address to one address by one way is one answer', () => {
  assert.deepEqual(asked({ from: 'alex@contoso.com', to: 'x@gmail.com', mechanism: 'inboxRuleForward' }), [
    {
      from: 'alex@contoso.com',
      to: 'x@gmail.com',
      mechanism: 'inboxRuleForward',
      verdict: 'allowed',
      by: 'outboundPolicy:Allow',
    },
  ]);
});

test('a group is asked by its members, those of an unknown group by one who stands for them', () => {
  const sales = asked({ from: 'Sales', to: 'x@gmail.com', mechanism: 'inboxRuleForward' });
  assert.deepEqual(
    sales.map((one) => [one.from, one.verdict]),
    [['alex@contoso.com, beth@contoso.com', 'allowed']],
  );
  const board = asked({ from: 'Board', to: 'fabrikam.com', mechanism: 'inboxRuleForward' });
  assert.deepEqual(
    board.map((one) => [one.from, one.to, one.verdict]),
    [['members of Board', 'fabrikam.com', 'blocked']],
  );
});

test('a domain and * are asked by classes', () => {
  const all = asked({ from: '*', to: '*', mechanism: 'inboxRuleForward' });
  assert.ok(all.some((one) => one.by === 'remoteDomain:Fabrikam' && one.from.includes('everyone else')));
  assert.ok(
    all.some((one) => one.verdict === 'allowed' && one.from.includes('members of Board') && one.to === 'anywhere else'),
  );
  const domain = asked({ from: 'contoso.com', to: 'x@gmail.com', mechanism: 'inboxRuleForward' });
  assert.deepEqual(
    domain.map((one) => [one.from, one.verdict]),
    [
      ['members of Board', 'allowed'],
      // A mailbox of whom nobody says whether it is in Board.
      ['ap@contoso.com', 'unknown'],
      ['anyone at contoso.com', 'blocked'],
    ],
  );
});

test('without a mechanism the forwards that the files set up are asked', () => {
  assert.deepEqual(
    asked({ from: 'ap@contoso.com', to: 'ap@gmail.com' }).map((one) => one.mechanism),
    ['mailboxForwardingSmtpAddress'],
  );
  assert.deepEqual(
    asked({ from: 'alex@contoso.com', to: 'Partner' }).map((one) => one.mechanism),
    ['inboxRuleRedirect'],
  );
  assert.equal(new Set(asked({ from: 'beth@contoso.com', to: 'x@gmail.com' }).map((one) => one.mechanism)).size, 4);
});

test('of several tenants those are asked that accept the domain of the sender', () => {
  const other = tenantOf({
    'o.exo.json': JSON.stringify({ exchange: { acceptedDomains: ['adatum.com'], remoteDomains: [] } }),
  });
  assert.deepEqual(
    ask([other, tenant], { from: 'alex@contoso.com', to: 'x@gmail.com', mechanism: 'inboxRuleForward' }).map(
      (one) => one.tenant,
    ),
    [tenant],
  );
  assert.equal(
    ask([other, tenant], { from: 'a@nowhere.com', to: 'x@gmail.com', mechanism: 'inboxRuleForward' }).length,
    2,
  );
});

const CLOSED = tenantOf({ 'tenant.exo.yaml': YAML.replace(', Board]', ']') });
const view = (question: Asked, of = tenant) =>
  ask([of], question).map((one) =>
    answerView(one, counterfactuals(one.tenant, one.verdict.question), lines, knowledge),
  );
const BLOCKED: Asked = {
  from: 'ap@contoso.com',
  to: 'in@fabrikam.com',
  mechanism: 'mailboxForwardingSmtpAddress',
  deliverToMailboxAndForward: false,
};

test('the report for people: answer, way, what people see, what would change it', () => {
  const text = verdictPretty(view(BLOCKED, CLOSED), { terminal: { paint: plain }, changes: 1 });
  const [first] = text.split('\n');
  assert.equal(
    first,
    'No. What ap@contoso.com forwards to in@fabrikam.com by mailbox forwarding (ForwardingSmtpAddress) is blocked by remote domain Fabrikam.',
  );
  assert.match(text, /Also blocked by outbound policy Default\./);
  assert.match(
    text,
    /> ✗ remote domain Fabrikam {2}tenant\.exo\.yaml:21\n {6}BLOCKS: automatic forwards to fabrikam\.com are dropped/,
  );
  assert.match(text, /Author of the message: nothing; the message is deleted\./);
  assert.match(text, /Owner of the mailbox: NOTHING/);
  assert.match(text, /Set-RemoteDomain -Identity 'Fabrikam' -AutoForwardEnabled \$true/);
  assert.match(text, /How long a change to a remote domain takes to act is not documented\./);
});

test('ways stand together only where people see the same, and only with changes that turn all of them', () => {
  const open = tenantOf({
    'o.exo.yaml':
      'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - { name: Default, autoForwardingMode: "On" }\n  remoteDomains: []\n',
  });
  const text = verdictPretty(view({ from: 'a@contoso.com', to: 'x@gmail.com' }, open), {
    terminal: { paint: plain },
    changes: 9,
  });
  const blocks = text.split(/\n(?=Yes\.)/);
  assert.equal(blocks.length, 2);
  const [rules = '', mailboxes = ''] = blocks;
  assert.match(rules, /^Yes\. .* by an Inbox rule \(forward\), an Inbox rule \(redirect\) leaves/);
  assert.match(rules, /as usual/);
  assert.match(rules, /-MessageTypeMatches AutoForward/);
  assert.match(mailboxes, /^Yes\. .* by mailbox forwarding/);
  assert.match(mailboxes, /a copy only when DeliverToMailboxAndForward is true/);
  // Rules with this condition do not see what mailboxes forward.
  assert.doesNotMatch(mailboxes, /-MessageTypeMatches AutoForward/);
  assert.match(mailboxes, /-AutoForwardingMode Off/);
});

test('changes are looked for one sender, and for one recipient or domain', () => {
  const changes = (from: string, to: string) =>
    ask([CLOSED], { from, to, mechanism: 'inboxRuleForward' }).map((one) => changesOf(one)?.changes.length);
  assert.ok((changes('ap@contoso.com', 'in@fabrikam.com')[0] ?? 0) > 0);
  assert.ok((changes('ap@contoso.com', 'fabrikam.com')[0] ?? 0) > 0);
  for (const [from, to] of [
    ['*', 'in@fabrikam.com'],
    ['contoso.com', 'in@fabrikam.com'],
  ] as const) {
    assert.deepEqual([...new Set(changes(from, to))], [undefined], `${from} ${to}`);
  }
});

test('an answer about a domain names no address that stands for it', () => {
  for (const one of [tenant, CLOSED]) {
    const answers = ask([one], { from: 'ap@contoso.com', to: 'fabrikam.com', mechanism: 'inboxRuleForward' });
    for (const answer of answers) {
      const shown = answerView(answer, changesOf(answer), lines, knowledge);
      assert.doesNotMatch(verdictPretty([shown], { terminal: { paint: plain }, changes: 20 }), /anyone@/);
    }
  }
});

test('an unknown answer names the missing fact and where to state it', () => {
  const text = verdictPretty(view({ from: 'carl@contoso.com', to: 'x@gmail.com', mechanism: 'inboxRuleForward' }), {
    terminal: { paint: plain },
  });
  assert.match(text, /^Unknown\./);
  assert.match(text, /List the members of Board under groups in the configuration/);
});

test('JSON: the first answer at the top, mixed when answers differ', () => {
  const one = JSON.parse(verdictJson(view(BLOCKED, CLOSED))) as Record<string, unknown> & {
    chain: { citation?: unknown; file?: string; start?: { line: number } }[];
    answers: unknown[];
  };
  assert.deepEqual(
    [one.verdict, one.by, one.outcome, one.alsoBlockedBy, one.reason],
    ['blocked', 'remoteDomain:Fabrikam', 'silent-drop', ['outboundPolicy:Default'], null],
  );
  assert.ok(one.chain.every((step) => step.citation));
  assert.ok(one.chain.some((step) => step.file === 'tenant.exo.yaml' && step.start?.line === 21));
  const mixed = JSON.parse(verdictJson(view({ from: '*', to: '*', mechanism: 'inboxRuleForward' }))) as {
    verdict: string;
    answers: unknown[];
  };
  assert.equal(mixed.verdict, 'mixed');
  assert.ok(mixed.answers.length > 1);
});

test('the picture has a title, a description, and marks the control that stops the message', () => {
  const svg = verdictSvg(view(BLOCKED));
  assert.match(svg, /role="img"/);
  assert.match(svg, /<title id="mailflow-path-title">No\./);
  assert.match(svg, /<desc id="mailflow-path-desc">.*remote domain Fabrikam: BLOCKS/);
  assert.doesNotMatch(svg, /\.\./);
  assert.match(svg, /stroke-dasharray="2 5"/);
  assert.doesNotMatch(verdictSvg(view(BLOCKED), { standalone: false }), /<style>/);
});

test('names from files are text in every report', () => {
  const evil = tenantOf({
    'e.exo.json': JSON.stringify({
      exchange: {
        acceptedDomains: ['contoso.com'],
        outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
        transportRules: [{ name: '<img src=x>\u001b[31m', rejectMessageReasonText: 'no' }],
      },
    }),
  });
  const answers = ask([evil], { from: 'a@contoso.com', to: 'x@gmail.com', mechanism: 'manualForward' }).map((one) =>
    answerView(one, counterfactuals(evil, one.verdict.question), () => new LineIndex(''), knowledge),
  );
  assert.doesNotMatch(verdictSvg(answers), /<img/);
  assert.ok(!verdictPretty(answers, { terminal: { paint: plain } }).includes('\u001b'));
});

test('texts above policies, rules, domains and forwards', () => {
  const at = (place: { start: number }): string => `line ${lines().position(place.start).line}`;
  const found = lenses(tenant, {
    say: (id, args) => translate(LENSES[id], args),
    where: at,
    control: controlLabel,
    name: (one) => className(one.name),
  }).map((lens) => `${at(lens.place)}: ${lens.text()}`);
  assert.deepEqual(found, [
    'line 6: Default: blocked for everyone not named elsewhere',
    'line 8: Allow: 2 groups may forward to anywhere else; blocked for fabrikam.com by line 21',
    'line 11: Allow → Allow, 2 groups',
    'line 16: Stops no forwards',
    'line 19: Drops forwards of everyone to fabrikam.com, without a report',
    'line 24: Cannot be told: outbound policy Allow, line 14',
    'line 31: Leaves the organization: outbound policy Allow, line 9',
  ]);
});

test('every lens text fits its arguments', () => {
  const source = readFileSync(new URL('../../src/language/lenses.ts', import.meta.url), 'utf8');
  for (const [, id] of source.matchAll(/'(lens-[\w-]+)'/g)) assert.ok(id !== undefined && id in LENSES, id);
});
