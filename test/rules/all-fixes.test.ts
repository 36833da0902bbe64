import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Finding, Fix } from '../../src/lint/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import type { Decision, Mechanism } from '../../src/verdict/verdict.ts';
import { type Analysis, analyse, type Files } from './analysis.ts';
import { applyFix } from './apply-fix.ts';
import { badExamples, filesBelow, root, tenantFolders, truthTable } from './corpus.ts';
import { brokenPromises } from './promises.ts';
import { checkFixes } from './random-fixes.ts';

const MECHANISMS: readonly Mechanism[] = [
  'inboxRuleForward',
  'inboxRuleRedirect',
  'mailboxForwardingSmtpAddress',
  'mailboxForwardingAddress',
  'transportRuleRedirect',
];

const OWN = 'contoso.com';

/** Texts, with a list of accepted domains where there is none: without it every verdict is unknown. */
const withDomains = (files: Files): Files =>
  analyse(files).tenant.objects.acceptedDomain.length > 0
    ? files
    : { ...files, 'zz-domains.exo.yaml': `exchange:\n  acceptedDomains: [${OWN}]\n` };

/** Domains and addresses that a tenant speaks of, and some that it does not. */
function verdicts({ tenant }: Analysis, addresses: readonly string[]): ReadonlyMap<string, Decision> {
  const own = tenant.objects.acceptedDomain.map((domain) => domain.name ?? OWN).slice(0, 2);
  const from = [
    ...own.map((domain) => `someone@${domain}`),
    ...addresses.filter((one) => own.some((d) => one.endsWith(`@${d}`))),
  ];
  const to = [
    'x@elsewhere.invalid',
    'x@fabrikam.com',
    'x@partner.com',
    ...addresses.filter((one) => !from.includes(one)),
  ];
  const answers = new Map<string, Decision>();
  for (const sender of from.slice(0, 5))
    for (const recipient of to.slice(0, 6))
      for (const mechanism of MECHANISMS) {
        const question = { from: sender, to: recipient, mechanism, originalSender: 'x@elsewhere.invalid' };
        answers.set(`${sender} ${mechanism} ${recipient}`, decide(tenant, question).verdict);
      }
  return answers;
}

const addressesIn = (files: Files): readonly string[] => [
  ...new Set(Object.values(files).flatMap((text) => text.match(/[\w.-]{1,40}@[\w-]{1,40}\.[\w.-]{2,40}\w/g) ?? [])),
];

const troubles = (analysis: Analysis): number =>
  analysis.readings.reduce((sum, { problems, unread }) => sum + problems.length + unread.length, 0);

const objects = (analysis: Analysis): number =>
  analysis.readings.reduce((sum, one) => sum + one.declarations.length, 0);

function check(name: string, files: Files, finding: Finding, fix: Fix, before: Analysis): void {
  const where = `${name}: ${finding.rule.id}/${fix.title} at ${finding.place.source}:${finding.place.start}`;
  assert.deepEqual(brokenPromises(files, before, finding, fix), [], where);
  const changed = applyFix(files, fix);
  const after = analyse(changed);
  assert.ok(troubles(after) <= troubles(before), `${where} reads worse`);
  if (finding.rule.id !== 'glued-commands' && !finding.place.source.endsWith('.md')) {
    assert.ok(objects(after) >= objects(before), `${where} loses objects`);
  }
  const places = new Set(fix.edits.map((edit) => edit.place.source));
  for (const [path, text] of Object.entries(files)) if (!places.has(path)) assert.equal(changed[path], text, where);
  const addresses = addressesIn(files);
  const now = verdicts(after, addresses);
  const differing = [...verdicts(before, addresses)].filter(([question, old]) => now.get(question) !== old);
  const told = differing.map(([question, old]) => `${question}: ${old} -> ${now.get(question)}`);
  if (fix.safety === 'safe') {
    const worse = told.filter((one) => !one.endsWith('unknown -> blocked'));
    assert.deepEqual(worse, [], `${where} is safe and changes verdicts`);
  } else if (told.length > 0) {
    const title = finding.rule.titles[fix.title] ?? '';
    assert.match(title, /\(.+\)|: .+|, so .+/, `${where} changes verdicts and its title does not say so`);
    const widened = told.filter((one) => one.includes('blocked -> allowed'));
    if (widened.length > 0)
      assert.match(title, /lets|pass|then|forward|only|no longer|nothing else/, `${where} widens: ${widened[0]}`);
  }
}

function checkAll(name: string, files: Files): number {
  const texts = withDomains(files);
  const before = analyse(texts);
  let count = 0;
  for (const finding of before.findings)
    for (const fix of finding.fixes) {
      check(name, texts, finding, fix, before);
      count++;
    }
  return count;
}

describe('every fix keeps the text readable, and safe ones change no verdict', () => {
  for (const folder of tenantFolders) {
    it(path.relative(root, folder), () => void checkAll(path.basename(folder), filesBelow(folder)));
  }

  it('the bad examples of the pages', async () => {
    const count = (await badExamples()).reduce((sum, [name, files]) => sum + checkAll(name, files), 0);
    assert.ok(count > 100, `only ${count} fixes`);
  });

  it('the tenants of the truth table', () => {
    const count = truthTable().reduce((sum, [name, files]) => sum + checkAll(name, files), 0);
    assert.ok(count > 100, `only ${count} fixes`);
  });

  it('random tenants in every format', () => {
    const { fixes, broken } = checkFixes(60, 2026);
    assert.deepEqual([...broken.keys()], []);
    assert.ok(fixes.size > 20, `only ${fixes.size} kinds of fixes`);
  });
});
