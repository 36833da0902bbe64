import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { counterfactuals, matrixOf } from '../../src/ask.ts';
import { compareStates } from '../../src/compare.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import type { LensWords } from '../../src/language/lens.ts';
import { lenses } from '../../src/language/lenses.ts';
import { matrixHtml } from '../../src/report/matrix-html.ts';
import { matrixJson } from '../../src/report/matrix-json.ts';
import { matrixMarkdown } from '../../src/report/matrix-markdown.ts';
import { matrixPretty } from '../../src/report/matrix-pretty.ts';
import { matrixSvg } from '../../src/report/matrix-svg.ts';
import { matrixView } from '../../src/report/matrix-view.ts';
import { plain } from '../../src/report/terminal.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { LineIndex } from '../../src/text/index.ts';
import { coverageOf } from '../../src/verdict/openings.ts';
import { prove, uncovered } from '../../src/verdict/proof.ts';
import { Folder } from '../cli/support.ts';
import { knowledge } from '../support/knowledge.ts';
import { tenantOf } from './tenants.ts';

const many = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('');

/** A tenant in which everybody is judged in a way of their own. */
const tenant = (senders: number, domains: number): string =>
  `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
${many(senders, (at) => `    - { name: p${at}, autoForwardingMode: "On" }\n`)}  outboundRules:
${many(senders, (at) => `    - { name: r${at}, policy: p${at}, from: [a${at}@contoso.com], priority: ${at} }\n`)}  remoteDomains:
${many(domains, (at) => `    - { name: d${at}, domainName: d${at}.example, autoForwardEnabled: false }\n`)}`;

test('a matrix of more classes than can be worked out says so, in every format and above objects', async () => {
  using folder = new Folder({ 'a.exo.yaml': tenant(2_050, 2_050) });
  const { tenants } = await new Analyzer(knowledge, []).analyze(
    [{ path: 'a.exo.yaml', text: folder.read('a.exo.yaml'), language: 'yaml', encoding: 'utf8' }],
    DEFAULT_CONFIG,
    { asOf: '2026-11-25' },
  );
  const [analysis] = tenants;
  assert.ok(analysis);
  const matrix = matrixOf(analysis.tenant);
  const view = matrixView(matrix, () => new LineIndex(''));
  const pages = [
    matrixPretty([view], { terminal: { paint: plain }, all: true }),
    matrixMarkdown([view]),
    matrixHtml([view]),
    matrixSvg([matrix]),
  ];
  for (const page of pages) assert.match(page, /2051 classes of senders and 20\d\d of recipients/);
  const [one] = JSON.parse(matrixJson([view])).tenants;
  assert.deepEqual([one.tooLarge.senders, one.senders, one.rows], [2_051, [], []]);
  const { code, out } = await folder.run(['matrix']);
  assert.deepEqual([code, /2051 classes of senders/.test(out)], [0, true]);
  const words: LensWords = { say: (id) => id, where: () => '', name: () => '', control: () => '' };
  const [policy] = lenses(analysis.tenant, words);
  assert.equal(policy?.text(), 'Lens-too-many');
});

/** Each group holds the next one, and a rule names each: nobody is surely in none of them. */
const chain = (count: number, mode = 'Off'): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "${mode}" }
    - { name: p, autoForwardingMode: "On" }
  outboundRules:
${many(count, (at) => `    - { name: r${at}, policy: p, fromMemberOf: [g${at}], priority: ${at} }\n`)}  groups:
${many(count, (at) => `    g${at}: [a${at}@contoso.com${at + 1 < count ? `, g${at + 1}` : ''}]\n`)}`;

test('a matrix for which too many people are compared with too many rules is not worked out', () => {
  const { tooLarge, senders } = matrixOf(tenantOf({ 'a.exo.yaml': chain(1_500) }));
  assert.deepEqual([tooLarge, senders], [{ senders: 3_000, destinations: 1_502 }, []]);
  assert.ok(matrixOf(tenantOf({ 'a.exo.yaml': chain(100) })).senders.length > 100);
});

test('what would compare too many people with too many rules is not worked out, and that is said', () => {
  const found = (count: number) => {
    const [before, after] = ['Off', 'On'].map((mode) => tenantOf({ 'a.exo.yaml': chain(count, mode) })) as [
      Tenant,
      Tenant,
    ];
    const { changes } = counterfactuals(before, {
      from: 'x@contoso.com',
      to: 'y@d.example',
      mechanism: 'inboxRuleForward',
    });
    const all = { value: '*', place: { source: '', start: 0, end: 0 } };
    const ends = { from: [all], to: [all], exceptFrom: [], exceptTo: [] };
    const [proof] = prove(before, [{ kind: 'invariant', place: all.place, ...ends, expect: 'blocked' }], '2026-11-25');
    return {
      compared: compareStates([before], [after])[0]?.unanswered,
      effects: changes.map(({ sideEffects }) => sideEffects !== undefined).includes(true),
      tooMany: proof?.tooMany,
      uncovered: uncovered(before, '2026-11-25') !== undefined,
    };
  };
  assert.deepEqual(found(100), { compared: undefined, effects: true, tooMany: undefined, uncovered: true });
  assert.deepEqual(found(1_500), { compared: 'tooLarge', effects: false, tooMany: true, uncovered: false });
});

test('a question with wildcards that stands for too many is not asked, and that is said', async () => {
  using folder = new Folder({ 'a.exo.yaml': tenant(250, 250) });
  const { code, out, err } = await folder.run(['verdict', '--from', '*', '--to', '*']);
  assert.deepEqual([code, out], [2, '']);
  assert.match(
    err,
    /^This asks 2\d\d\d\d\d questions, more than are asked at once\. Name one sender or one domain\.\n$/,
  );
});

test('senders who are too many to compare with the rules are not asked about, and that is said', async () => {
  using folder = new Folder({ 'a.exo.yaml': chain(1_500) });
  for (const from of ['*', 'contoso.com']) {
    const { code, out, err } = await folder.run(['verdict', '--from', from, '--to', 'x@fabrikam.com']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^This asks 3000 questions, more than are asked at once\. Name one sender or one domain\.\n$/);
  }
});

test('changes that would turn an answer are searched for some answers only, and that is said', async () => {
  using folder = new Folder({ 'a.exo.yaml': tenant(2, 30) });
  const { err, out, code } = await folder.run(['verdict', '--from', 'a1@contoso.com', '--to', '*', '--format', 'json']);
  const { answers } = JSON.parse(out);
  assert.equal(code, 0);
  assert.equal(err, `Changes that would turn an answer were searched for the first 20 answers of ${answers.length}.\n`);
  assert.ok(answers.length > 20);
});

/** A ledger with an owner for each of so many forwards. */
const ledger = (count: number): string =>
  `requireExceptions: true\nexceptions:\n${many(count, (at) => `  - { from: a${at}@contoso.com, to: d${at}.example, owner: o, reason: r }\n`)}`;

const OPEN =
  'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }]\n  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]\n';

test('what a ledger of very many exceptions covers is not known, and that is said', async () => {
  using folder = new Folder({
    'a.exo.yaml': OPEN,
    'mailflow-lint.config.yaml': ledger(2_300),
    'mailflow-lint.tests.yaml': 'invariants: [{ name: all, expect: exception }]\n',
  });
  const { findings } = JSON.parse((await folder.run(['lint', '--format', 'json'])).out);
  const own = findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'missing-exception');
  assert.deepEqual(
    own.map(({ messageId, severity }: { messageId: string; severity: string }) => [messageId, severity]),
    [['tooMany', 'warning']],
  );
  assert.match((await folder.run(['test'])).out, /Not proved: the senders, recipients and rules are too many/);
});

test('states with more pairs than are compared are no green comparison', async () => {
  const state = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }]
  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]
  transportRules:
${many(2_050, (at) => `    - { name: t${at}, from: [a${at}@contoso.com], recipientDomainIs: [d${at}.example], rejectMessageReasonText: no }\n`)}`;
  using folder = new Folder({ 'before/a.exo.yaml': state, 'after/a.exo.yaml': state.replace('"Off"', '"On"') });
  const { code, out, err } = await folder.run(['diff', 'before', 'after']);
  assert.equal(code, 3, err);
  assert.match(out, /recipients and rules in the states of organization default are too many to compare all of them/);
  assert.match(out, /Not everything could be compared, so nobody can say who may forward more or less\./);
  assert.doesNotMatch(out, /Nobody may forward more or less than before/);
});

test('tests that together are about too many are proved as far as they are looked at, and that is said', async () => {
  using folder = new Folder({
    'a.exo.yaml': tenant(999, 999),
    'mailflow-lint.tests.yaml': `cases:\n${many(30, (at) => `  - { name: t${at}, from: "*", to: "*", expect: unknown }\n`)}`,
  });
  const { code, out } = await folder.run(['test', '--format', 'json']);
  const { tests } = JSON.parse(out);
  const messages: string[] = tests.map((one: { message: string }) => one.message);
  const first = messages.findIndex((message) =>
    /recipients and rules are too many to look at all of them/.test(message),
  );
  assert.deepEqual(
    [code, first > 3 && first < 17, messages.slice(first).every((one) => one === messages[first])],
    [1, true, true],
  );
});

test('what an exception opens where too many people are compared with too many rules is not known; its words are', () => {
  const config = 'exceptions:\n  - { from: ["*", nobody], to: "*", owner: it, reason: agreed }\n';
  const found = (count: number) =>
    coverageOf(tenantOf({ 'a.exo.yaml': chain(count) }, config)).map(({ opens, mayOpen, unknownWords }) => ({
      opens: opens.length > 0,
      mayOpen,
      unknown: unknownWords.map(({ value }) => value),
    }));
  assert.deepEqual(found(100), [{ opens: true, mayOpen: false, unknown: ['nobody'] }]);
  assert.deepEqual(found(1_500), [{ opens: false, mayOpen: true, unknown: ['nobody'] }]);
});
