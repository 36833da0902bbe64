import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyBaseline, baselineOf, type Finding, type LintOptions, lint, type Rule } from '../../src/lint/index.ts';
import { rules } from '../../src/rules/index.ts';
import type { Source } from '../../src/text/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { type Analysis, analyse, type Files, knowledge } from '../rules/analysis.ts';
import { lines } from '../rules/tester.ts';

const ON = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On';

function again(
  { readings, tenant, sources }: Analysis,
  own: readonly Rule[],
  options: LintOptions,
): readonly Finding[] {
  const input = {
    tenant,
    calls: readings.flatMap((reading) => reading.calls),
    sourceIssues: readings.flatMap((reading) => reading.sourceIssues),
    comments: readings.flatMap((reading) => reading.comments),
    knowledge,
    source: (path: string): Source => sources.get(path) ?? { path, text: '', language: 'text', encoding: 'utf8' },
    decide: (question: Parameters<typeof decide>[1]) => decide(tenant, question),
    asOf: '2026-11-25',
    warnBefore: 30,
  };
  return lint(input, own, options);
}

const ids = (findings: readonly Finding[]): readonly string[] => findings.map((finding) => finding.rule.id);

describe('the runner', () => {
  it('gives findings in document order', () => {
    const { findings } = analyse({
      'b.ps1': lines(ON),
      'a.ps1': lines('Get-RemoteDomain | ft Name', 'Set-RemoteDomain Default -AutoForwardEnabled $true'),
    });
    const places = findings.map(({ place }) => `${place.source}:${String(place.start).padStart(4, '0')}`);
    assert.deepEqual(places, places.toSorted());
    assert.ok(findings.length >= 3);
  });

  it('lets the rule that knows a mistake speak for the general one', () => {
    const { findings } = analyse({
      'a.ps1': lines(
        'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Enabled',
        'Set-HostedOutboundSpamFilterRule -Identity P -Enabled $true',
      ),
    });
    assert.deepEqual(ids(findings), ['invalid-autoforwardingmode', 'set-rule-enabled']);
  });

  it('takes severities from the options', () => {
    const analysis = analyse({ 'a.ps1': lines(ON) });
    const own = again(analysis, rules, { severities: { 'default-policy-forwarding-on': 'information' } });
    assert.deepEqual(
      own.map((finding) => finding.severity),
      ['information'],
    );
    assert.deepEqual(again(analysis, rules, { severities: { 'default-policy-forwarding-on': 'off' } }), []);
  });

  it('runs a rule that waits to be asked for only where a severity is given', () => {
    const analysis = analyse({ 'a.ps1': lines('Get-RemoteDomain | ft Name') });
    assert.deepEqual(again(analysis, rules, {}), []);
    assert.deepEqual(ids(again(analysis, rules, { severities: { 'alias-in-script': 'information' } })), [
      'alias-in-script',
    ]);
  });

  it('does not call a comment unused when its rule is off', () => {
    const analysis = analyse({
      'a.ps1': lines(`# mailflow-lint-disable-next-line alias-in-script -- short`, 'Get-RemoteDomain'),
    });
    assert.deepEqual(ids(again(analysis, rules, { severities: { 'alias-in-script': 'warning' } })), [
      'unused-suppression',
    ]);
    assert.deepEqual(again(analysis, rules, {}), []);
    assert.deepEqual(again(analysis, rules, { severities: { 'alias-in-script': 'off' } }), []);
  });

  it('takes suppressions from the configuration and says when one is not used', () => {
    const analysis = analyse({
      't.exo.json': '{ "exchange": { "outboundPolicies": [{ "name": "Default", "autoForwardingMode": "On" }] } }',
    });
    const place = { source: 'mailflow-lint.config.yaml', start: 10, end: 20 };
    const suppression = (path: string) => ({
      rules: ['default-policy-forwarding-on'],
      reason: 'lab',
      place,
      reach: { takes: (finding: Pick<Finding, 'place'>) => finding.place.source === path },
    });
    assert.deepEqual(again(analysis, rules, { suppressions: [suppression('t.exo.json')] }), []);
    const unused = again(analysis, rules, { suppressions: [suppression('other.json')] });
    assert.deepEqual(ids(unused), ['unused-suppression', 'default-policy-forwarding-on']);
    assert.deepEqual(unused[0]?.place, place);
    assert.deepEqual(unused[0]?.fixes, []);
  });

  it('reports documents one severity lower, and only for rules that look there', () => {
    const probe = (id: string, onAdvice: boolean): Rule => ({
      meta: {
        id,
        severity: 'error',
        fixes: {},
        messages: { here: 'Here.' },
        titles: {},
        citations: [],
        benchmarks: [],
        ...(onAdvice ? { onAdvice: true as const } : {}),
      },
      check: (_, report) => {
        report({ message: 'here', place: { source: 'readme.md', start: 0, end: 1 } });
        report({ message: 'here', place: { source: 'a.ps1', start: 0, end: 1 } });
        report({ message: 'here', place: { source: 'a.ps1', start: 0, end: 1 } });
      },
    });
    const analysis = analyse({ 'readme.md': '# Title\n', 'a.ps1': lines(ON) });
    const found = again(analysis, [probe('looks', true), probe('does-not', false)], {});
    assert.deepEqual(
      found.map(({ rule, place, severity, advice }) => [rule.id, place.source, severity, advice]),
      [
        ['does-not', 'a.ps1', 'error', false],
        ['looks', 'a.ps1', 'error', false],
        ['looks', 'readme.md', 'warning', true],
      ],
    );
  });

  it('leaves the tenant frozen', () => {
    const { tenant } = analyse({ 'a.ps1': lines(ON) });
    assert.ok(
      Object.isFrozen(tenant) && Object.isFrozen(tenant.objects) && Object.isFrozen(tenant.objects.outboundPolicy),
    );
  });
});

describe('a baseline', () => {
  const before: Files = { 'a.ps1': lines(ON, 'Get-RemoteDomain | ft Name') };
  const sourceOf = (analysis: Analysis) => (path: string) => {
    const source = analysis.sources.get(path);
    assert.ok(source);
    return source;
  };
  const first = analyse(before);
  const baseline = baselineOf(first.findings, sourceOf(first));

  it('accepts what it was written for', () => {
    const { findings, stale } = applyBaseline(first.findings, baseline, sourceOf(first));
    assert.deepEqual([findings, stale], [[], []]);
    assert.equal(baseline.length, 2);
  });

  it('survives lines that move, and objects that move to another file', () => {
    const moved = analyse({
      'b.ps1': lines('', '# moved', ON),
      'a.ps1': lines('# first', '', 'Get-RemoteDomain | ft Name'),
    });
    const { findings, stale } = applyBaseline(moved.findings, baseline, sourceOf(moved));
    assert.deepEqual([ids(findings), stale], [[], []]);
  });

  it('does not accept one more of the same', () => {
    const more = analyse({ 'a.ps1': lines(ON, 'Get-RemoteDomain | ft Name', 'Get-RemoteDomain | ft Name') });
    const { findings } = applyBaseline(more.findings, baseline, sourceOf(more));
    assert.deepEqual(ids(findings), ['alias-in-script']);
  });

  it('tells the entries that nothing needs any more', () => {
    const less = analyse({ 'a.ps1': lines('Get-RemoteDomain | ft Name') });
    const { findings, stale } = applyBaseline(less.findings, baseline, sourceOf(less));
    assert.deepEqual(findings, []);
    assert.deepEqual(
      stale.map((entry) => entry.rule),
      ['default-policy-forwarding-on'],
    );
  });
});
