import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datedNote } from '../../src/adapters/cli/workspace.ts';
import { Analyzer, datedNamesIn } from '../../src/analyze.ts';
import { readConfig } from '../../src/config/read.ts';
import { idsOf } from '../../src/lint/former-names.ts';
import { type Finding, type LintOptions, lint, type Rule } from '../../src/lint/index.ts';
import { useTranslations } from '../../src/messages/index.ts';
import { rulePageMarkdown } from '../../src/report/rule-page.ts';
import { rules } from '../../src/rules/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { analyse, knowledge } from '../rules/analysis.ts';

const ID = 'default-policy-forwarding-on';
const ON = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On';

/** The rules, one of which was called `open-default` before. */
const renamed: readonly Rule[] = rules.map((rule) =>
  rule.meta.id === ID ? { ...rule, meta: { ...rule.meta, aliases: ['open-default'] } } : rule,
);

function found(script: string, options: LintOptions = {}): readonly Finding[] {
  const { readings, tenant, sources } = analyse({ 'a.ps1': script });
  const input = {
    tenant,
    calls: readings.flatMap((reading) => reading.calls),
    sourceIssues: readings.flatMap((reading) => reading.sourceIssues),
    comments: readings.flatMap((reading) => reading.comments),
    knowledge,
    source: (path: string) =>
      sources.get(path) ?? { path, text: '', language: 'text' as const, encoding: 'utf8' as const },
    decide: (question: Parameters<typeof decide>[1]) => decide(tenant, question),
    asOf: '2026-11-25',
    warnBefore: 30,
  };
  return lint(input, renamed, options);
}

const of = (findings: readonly Finding[], id: string) => findings.filter(({ rule }) => rule.id === id);

test('a former name leads to the rule, any other name stays', () => {
  const idOf = idsOf(renamed.map(({ meta }) => meta));
  assert.deepEqual(['open-default', ID, 'no-such-rule'].map(idOf), [ID, ID, 'no-such-rule']);
});

test('a former name in the configuration sets the severity; the id counts before it', () => {
  assert.equal(of(found(ON), ID)[0]?.severity, 'error');
  assert.equal(of(found(ON, { severities: { 'open-default': 'warning' } }), ID)[0]?.severity, 'warning');
  assert.deepEqual(of(found(ON, { severities: { 'open-default': 'off' } }), ID), []);
  for (const severities of [
    { 'open-default': 'off', [ID]: 'information' },
    { [ID]: 'information', 'open-default': 'off' },
  ] as const)
    assert.equal(of(found(ON, { severities }), ID)[0]?.severity, 'information');
});

test('a former name in a comment suppresses, and is no unknown rule', () => {
  const findings = found(`# mailflow-lint-disable-next-line open-default -- agreed with audit\n${ON}`);
  assert.deepEqual(of(findings, ID), []);
  assert.deepEqual(of(findings, 'unused-suppression'), []);
  const unknown = found(`# mailflow-lint-disable-next-line opened-default -- agreed with audit\n${ON}`);
  assert.equal(of(unknown, ID).length, 1);
  assert.equal(of(unknown, 'unused-suppression')[0]?.message, 'unknown');
});

test('names that a later version may not know are told once, with what to write instead', async () => {
  useTranslations({});
  const metas = renamed.map(({ meta }) => {
    if (meta.id === 'policy-without-rule') return { ...meta, deprecated: { since: '9.1.0', instead: ID } };
    return meta.id === 'unused-suppression' ? { ...meta, deprecated: { since: '9.2.0' } } : meta;
  });
  const text =
    'rules: { open-default: warning, policy-without-rule: off, unused-suppression: off, unquoted-on-off: off }\n';
  const config = readConfig({ path: 'mailflow-lint.config.yaml', text, language: 'yaml', encoding: 'utf8' });
  const comment = '# mailflow-lint-disable-next-line open-default -- agreed with audit';
  const source = { path: 'a.ps1', text: `${comment}\n${ON}`, language: 'powershell', encoding: 'utf8' } as const;
  const notes = async (...given: Parameters<typeof datedNamesIn>) => datedNamesIn(...given).map(datedNote);
  const analysis = await new Analyzer(knowledge).analyze([source], config, { asOf: '2026-11-25' });
  assert.deepEqual(await notes(analysis, config, metas), [
    `Rule open-default is called ${ID} now; the old name still counts.`,
    `Rule policy-without-rule is deprecated since version 9.1.0; ${ID} finds the same.`,
    'Rule unused-suppression is deprecated since version 9.2.0; a later version may be without it.',
  ]);
  const plain = readConfig({ path: 'mailflow-lint.config.yaml', text: '{}\n', language: 'yaml', encoding: 'utf8' });
  assert.deepEqual(await notes(analysis, plain, metas), [
    `Rule open-default is called ${ID} now; the old name still counts.`,
  ]);
});

test('no name is that of two rules', () => {
  const names = rules.flatMap(({ meta: { id, aliases = [] } }) => [id, ...aliases]);
  assert.equal(new Set(names).size, names.length);
  for (const { meta } of rules)
    if (meta.deprecated?.instead !== undefined) assert.ok(names.includes(meta.deprecated.instead), meta.id);
});

test('the page of a rule tells its version, its former names, and that it is deprecated', () => {
  useTranslations({});
  const rule = rules.find(({ meta }) => meta.id === ID);
  assert.ok(rule);
  const docs = { title: 'T', summary: 'S.', why: 'W.', whatToDo: 'D.', examples: [] };
  const page = (more: object): string => rulePageMarkdown(ID, docs, { ...rule.meta, ...more }, knowledge);
  assert.match(page({ since: '1.2.0' }), /^Since version 1\.2\.0\.$/m);
  assert.match(page({ aliases: ['a', 'b'] }), /^Former names, which still count: `a`, `b`\.$/m);
  assert.match(page({ deprecated: { since: '2.0.0' } }), /^Deprecated since version 2\.0\.0; it still runs\.$/m);
  assert.match(
    page({ deprecated: { since: '2.0.0', instead: 'other' } }),
    /it still runs\. `other` finds the same\.$/m,
  );
  assert.doesNotMatch(page({}), /Since|Former|Deprecated/);
});
