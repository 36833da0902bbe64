import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { RuleDocs } from '../../src/lint/contract.ts';
import type { Finding, MessageArgs, Rule, Safety, Severity } from '../../src/lint/index.ts';
import { rulePageMarkdown } from '../../src/report/rule-page.ts';
import { rules } from '../../src/rules/index.ts';
import type { Place } from '../../src/text/index.ts';
import { type Analysis, type AnalysisOptions, analyse, type Files, knowledge } from './analysis.ts';
import { applyFix } from './apply-fix.ts';
import { root } from './corpus.ts';
import { brokenPromises } from './promises.ts';

/** A fix as a case expects it: the whole text of every file it changes, written by hand. */
export interface ExpectedFix {
  /** Key of `meta.titles`. */
  readonly title: string;
  /** What its title names; left out: not compared. */
  readonly args?: MessageArgs;
  readonly result: Files;
  /**
   * Rules that speak up once the fix is applied, because the text now says something that it did not say before
   * (a policy that is written out now may be too open). Empty for almost all fixes.
   */
  readonly reveals?: readonly string[];
}

/** A second place that a finding points to. */
export interface ExpectedRelated {
  /** Key of `meta.messages`. */
  readonly message: string;
  /** What stands there. */
  readonly text: string;
  readonly args?: MessageArgs;
}

export interface ExpectedFinding {
  /** Key of `meta.messages`. */
  readonly message: string;
  /** All of them; left out: none. */
  readonly args?: MessageArgs;
  /** Left out: the finding is about no object. */
  readonly subject?: Finding['subject'];
  /** Left out: none. */
  readonly related?: readonly ExpectedRelated[];
  /** Facts that settle it; left out: none. */
  readonly states?: Finding['states'];
  /** Left out: the text has an effect. */
  readonly unnecessary?: true;
  /** Left out: that of `meta`. */
  readonly severity?: Severity;
  /** Left out: the finding has no fix. */
  readonly fixes?: readonly ExpectedFix[];
}

/** Texts with `[|marks|]` around each place where the rule speaks, and what it says there, in the order of the marks. */
export interface BadCase extends AnalysisOptions {
  readonly files: Files;
  readonly findings: readonly ExpectedFinding[];
}

/** Texts on which the rule is silent. */
export interface GoodCase extends AnalysisOptions {
  readonly files: Files;
}

export interface RuleCases {
  readonly bad: Readonly<Record<string, BadCase>>;
  readonly good: Readonly<Record<string, GoodCase>>;
}

/** A text of several lines, each ended by LF. */
export const lines = (...text: readonly string[]): string => text.map((line) => `${line}\n`).join('');

/** Text without marks, and the places of the marks. */
function unmark(path: string, marked: string): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let text = '';
  let start = -1;
  for (let at = 0; at < marked.length; at++) {
    if (marked.startsWith('[|', at)) {
      assert.equal(start, -1, `nested mark in ${path}`);
      start = text.length;
      at++;
    } else if (start >= 0 && marked.startsWith('|]', at)) {
      places.push({ source: path, start, end: text.length });
      start = -1;
      at++;
    } else text += marked[at];
  }
  assert.equal(start, -1, `unclosed mark in ${path}`);
  return { text, places };
}

/** Runs the cases of a rule and keeps the promises every rule makes. */
export function testRule(rule: Rule, cases: RuleCases): void {
  const { meta } = rule;
  describe(meta.id, () => {
    it('is registered', () => {
      const isRegistered = rules.includes(rule);
      assert.ok(isRegistered, `src/rules/index.ts does not list ${meta.id}: run "npm run registry"`);
    });
    it('is what its page says, with severity, safety of fixes, sources and benchmarks', async () => {
      const { docs }: { docs: RuleDocs } = await import(`../../src/rules/${meta.id}.ts`);
      const [, , ...page] = readFileSync(`${root}/docs/rules/${meta.id}.md`, 'utf8').trimEnd().split('\n');
      assert.equal(page.join('\n'), rulePageMarkdown(meta.id, docs, meta, knowledge), 'run "npm run docs"');
    });
    for (const [name, bad] of Object.entries(cases.bad)) it(name, () => checkBad(rule, bad));
    for (const [name, good] of Object.entries(cases.good)) {
      it(`says nothing: ${name}`, () => {
        const { findings } = analyse(good.files, good);
        assert.deepEqual(findings.filter((finding) => finding.rule.id === meta.id).map(describeFinding), []);
      });
    }
    it('has cases for all it can say and do', () => {
      const expected = Object.values(cases.bad).flatMap((bad) => bad.findings);
      const related = Object.keys(meta.messages).filter((id) => id.startsWith('related'));
      const said = new Set([...expected.map((finding) => finding.message), ...related]);
      assert.deepEqual(
        [...said].toSorted(),
        Object.keys(meta.messages).toSorted(),
        'messages with a case, and meta.messages',
      );
      const titles = new Set(expected.flatMap((finding) => finding.fixes?.map((fix) => fix.title) ?? []));
      assert.deepEqual([...titles].toSorted(), Object.keys(meta.fixes).toSorted(), 'fixes with a case, and meta.fixes');
      assert.deepEqual(
        Object.keys(meta.titles).toSorted(),
        Object.keys(meta.fixes).toSorted(),
        'meta.titles, and meta.fixes',
      );
    });
    it('has clean cases in two formats', () => {
      const formats = new Set(Object.values(cases.good).flatMap((good) => Object.keys(good.files).map(formatOf)));
      const bad = new Set(Object.values(cases.bad).flatMap((one) => Object.keys(one.files).map(formatOf)));
      const needed = [...bad].every((format) => format === 'ps1' || format === 'md') ? 1 : 2;
      assert.ok(formats.size >= needed, `clean cases only in ${[...formats].join(', ')}`);
    });
  });
}

const formatOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const describeFinding = (finding: Finding): string =>
  `${finding.rule.id}/${finding.message} ${finding.place.source}:${finding.place.start}-${finding.place.end}`;

const textAt = (files: Files, { source, start, end }: Place): string | undefined => files[source]?.slice(start, end);

function checkBad(rule: Rule, bad: BadCase): void {
  const unmarked = Object.entries(bad.files).map(([path, marked]) => [path, unmark(path, marked)] as const);
  const files = Object.fromEntries(unmarked.map(([path, { text }]) => [path, text]));
  const marks = unmarked
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { places }]) => places)
    .map((place) => ({ place, text: textAt(files, place) }));
  const analysis = analyse(files, bad);
  const found = analysis.findings.filter((finding) => finding.rule.id === rule.meta.id);
  assert.deepEqual(
    found.map((finding) => ({ message: finding.message, place: finding.place, text: textAt(files, finding.place) })),
    marks.map((mark, index) => ({ message: bad.findings[index]?.message, ...mark })),
  );
  assert.equal(found.length, bad.findings.length);
  checkTwice(rule, files, bad, analysis);
  found.forEach((finding, index) => {
    const expected = bad.findings[index];
    if (expected) checkFinding(rule, finding, expected, analysis, files, bad);
  });
}

/**
 * Rules that do not speak twice: about the tenant or a circle, said at the first of several places, and about the order of commands, which is not
 * known between a script and its copy.
 */
const SAID_ONCE: ReadonlySet<string> = new Set([
  'accepted-domains-not-stated',
  'forwarding-loop',
  'missing-exception',
  'stop-rule-shields-block',
]);

/** Where texts state values; names tell which object is meant, and findings at them are about the whole of it. */
function statedValues({ tenant }: Analysis): ReadonlySet<string> {
  const properties = tenant.declarations.flatMap(({ properties }) => [...properties.values()]);
  const own = properties.filter(({ name }) => !/^(name|identity)$/i.test(name));
  const places = own.flatMap(({ keyPlace, value }) => [
    keyPlace,
    value.place,
    ...(value.items ?? []).map((item) => item.place),
  ]);
  return new Set(places.map(({ source, start }) => `${source}:${start}`));
}

/**
 * The same texts once more, in another folder: what is found at a stated value is found at both places, as a finding belongs to
 * the statement that it is about.
 */
function checkTwice(rule: Rule, files: Files, options: AnalysisOptions, before: Analysis): void {
  const again = Object.entries(files).map(([path, text]) => [`again/${path}`, text] as const);
  if (SAID_ONCE.has(rule.meta.id)) return;
  const { findings } = analyse({ ...files, ...Object.fromEntries(again) }, options);
  const key = (message: string, source: string, start: number): string => `${message} ${source}:${start}`;
  const own = (finding: Finding): boolean => finding.rule.id === rule.meta.id;
  const places = new Set(findings.filter(own).map(({ message, place }) => key(message, place.source, place.start)));
  const values = statedValues(before);
  for (const { message, place } of before.findings.filter(own)) {
    if (!values.has(`${place.source}:${place.start}`)) continue;
    for (const source of [place.source, `again/${place.source}`])
      assert.ok(places.has(key(message, source, place.start)), `${message} is not said at ${source}:${place.start}`);
  }
}

function checkFinding(
  rule: Rule,
  finding: Finding,
  expected: ExpectedFinding,
  analysis: Analysis,
  files: Files,
  options: AnalysisOptions,
): void {
  const { meta } = rule;
  assert.deepEqual(finding.args, expected.args ?? {}, 'args');
  assert.deepEqual(finding.subject, expected.subject ?? {}, 'subject');
  assert.deepEqual(finding.states, expected.states ?? [], 'facts that settle it');
  assert.equal(finding.unnecessary, expected.unnecessary ?? false, 'whether the text has no effect');
  assert.deepEqual(
    finding.related.map(({ message, place, args }) => ({ message, text: textAt(files, place), args })),
    expected.related?.map(({ args = {}, ...related }) => ({ ...related, args })) ?? [],
    'related places',
  );
  assert.equal(finding.severity, expected.severity ?? meta.severity);
  assertArgs(meta.messages[finding.message], finding.args);
  for (const related of finding.related) assertArgs(meta.messages[related.message], related.args);
  assert.deepEqual(
    finding.fixes.map((fix) => fix.title),
    expected.fixes?.map((fix) => fix.title) ?? [],
    'fixes',
  );
  finding.fixes.forEach((fix, index) => {
    const wanted = expected.fixes?.[index];
    if (!wanted) return;
    const safety = fix.commands === undefined ? meta.fixes[fix.title] : 'review';
    assert.equal(fix.safety, safety satisfies Safety | undefined);
    assertArgs(meta.titles[fix.title], fix.args);
    if (wanted.args) assert.deepEqual(fix.args, wanted.args, 'what the title names');
    assert.deepEqual(brokenPromises(files, analysis, finding, fix, options), []);
    const changed = applyFix(files, fix);
    const differing = Object.fromEntries(Object.entries(changed).filter(([path, text]) => files[path] !== text));
    assert.deepEqual(differing, wanted.result);
    assertMended(finding, analysis, analyse(changed, options), wanted.reveals ?? []);
  });
}

/** Every `{name}` of a template has an argument. */
function assertArgs(template: string | undefined, args: Readonly<Record<string, string | number>>): void {
  assert.ok(template !== undefined, 'message or title without text');
  for (const [, name] of template.matchAll(/\{(\w+)\}/g)) {
    assert.ok(name !== undefined && args[name] !== undefined && args[name] !== '', `no {${name}} for: ${template}`);
  }
}

/** The finding is gone, nothing new is found, and the text still reads. */
function assertMended(finding: Finding, before: Analysis, after: Analysis, reveals: readonly string[]): void {
  const allowed = counts(before);
  const key = likeness(finding, before);
  allowed.set(key, (allowed.get(key) ?? 0) - 1);
  const added: string[] = [];
  const revealed = new Set<string>();
  for (const other of after.findings) {
    const own = likeness(other, after);
    const left = allowed.get(own) ?? 0;
    if (left > 0) allowed.set(own, left - 1);
    else if (reveals.includes(other.rule.id)) revealed.add(other.rule.id);
    else added.push(describeFinding(other));
  }
  assert.deepEqual(added, [], 'findings after the fix');
  assert.deepEqual([...revealed].toSorted(), reveals.toSorted(), 'what the fix brings to light');
  const problems = (analysis: Analysis): number =>
    analysis.readings.reduce((sum, reading) => sum + reading.problems.length + reading.unread.length, 0);
  assert.ok(problems(after) <= problems(before), 'the text reads worse after the fix');
}

/** What a finding says, without its place. */
function likeness(finding: Finding, analysis: Analysis): string {
  const { place } = finding;
  const text = analysis.sources.get(place.source)?.text.slice(place.start, place.end);
  return JSON.stringify([finding.rule.id, finding.message, place.source, finding.subject.object ?? text]);
}

function counts(analysis: Analysis): Map<string, number> {
  const all = new Map<string, number>();
  for (const finding of analysis.findings) {
    const key = likeness(finding, analysis);
    all.set(key, (all.get(key) ?? 0) + 1);
  }
  return all;
}
