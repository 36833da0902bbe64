import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyBaseline, baselineOf } from '../../src/analyze.ts';
import type { Finding } from '../../src/lint/index.ts';
import { analyse, type Files } from '../rules/analysis.ts';
import { applyFix } from '../rules/apply-fix.ts';

const ON = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';
const OFF = ON.replace(/On\n$/, 'Off\n');
const RULE = 'default-policy-forwarding-on';

const found = (files: Files, id = RULE): readonly Finding[] =>
  analyse(files).findings.filter((finding) => finding.rule.id === id);
const places = (files: Files, id = RULE): readonly string[] =>
  found(files, id).map(({ place }) => `${place.source}:${place.start}`);

const native = (mode: string): string =>
  `exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "${mode}"\n`;

describe('a finding belongs to the statement it is about', () => {
  it('two scripts that say the same have one each', () => {
    assert.deepEqual(places({ 'a.ps1': ON, 'b.ps1': ON }), ['a.ps1:73', 'b.ps1:73']);
  });

  it('so have a script and a data file, and two lines of one script', () => {
    assert.deepEqual(places({ 'a.exo.yaml': native('On'), 'b.ps1': ON }), ['a.exo.yaml:76', 'b.ps1:73']);
    assert.deepEqual(places({ 'a.ps1': ON + ON }), ['a.ps1:73', 'a.ps1:149']);
  });

  it('a statement that is overridden has none', () => {
    assert.deepEqual(places({ 'a.ps1': OFF + ON }), ['a.ps1:150']);
    assert.deepEqual(places({ 'a.ps1': ON + OFF }), []);
  });

  it('suppressing one does not suppress the other', () => {
    const suppressed = `# mailflow-lint-disable-next-line ${RULE} -- agreed\n${ON}`;
    assert.deepEqual(places({ 'a.ps1': suppressed, 'b.ps1': ON }), ['b.ps1:73']);
  });

  it('a baseline that accepts one does not accept a new second one', () => {
    const source = (path: string) => ({ path, text: ON, language: 'powershell', encoding: 'utf8' }) as const;
    const accepted = baselineOf(found({ 'a.ps1': ON }), source);
    assert.equal(applyBaseline(found({ 'a.ps1': ON, 'b.ps1': ON }), accepted, source).findings.length, 1);
  });

  it('a fix changes its own statement, and what two files then contradict each other about is said', () => {
    const files = { 'a.ps1': ON, 'b.ps1': ON };
    const [, second] = found(files);
    const off = second?.fixes.find(({ title }) => title === 'off');
    assert.ok(off);
    const fixed = applyFix(files, off);
    assert.deepEqual(fixed, { 'a.ps1': ON, 'b.ps1': OFF });
    assert.deepEqual(places(fixed), []);
    const contradictions = found(fixed, 'contradicting-values');
    assert.deepEqual(
      contradictions.map(({ place, severity }) => [place.source, severity]),
      [['b.ps1', 'information']],
    );
  });

  it('what is said about a whole object is said once', () => {
    const policy = 'New-HostedOutboundSpamFilterPolicy -Name Guests -AutoForwardingMode On\n';
    assert.equal(places({ 'a.ps1': policy, 'b.ps1': policy }, 'policy-without-rule').length, 1);
  });

  it('data that contradicts itself is a warning, and the rules about the value are silent', () => {
    const files = { 'a.exo.yaml': native('On'), 'b.exo.yaml': native('Off') };
    assert.deepEqual(places(files), []);
    assert.deepEqual(
      found(files, 'contradicting-values').map(({ severity }) => severity),
      ['warning'],
    );
  });
});
