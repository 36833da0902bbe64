import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleMeta } from '../../src/lint/contract.ts';
import { lintCheckstyle } from '../../src/report/lint-checkstyle.ts';
import { lintGithub } from '../../src/report/lint-github.ts';
import { lintGitlab } from '../../src/report/lint-gitlab.ts';
import { lintJunit } from '../../src/report/lint-junit.ts';
import { lintMarkdown } from '../../src/report/lint-markdown.ts';
import { lintPretty, plain } from '../../src/report/lint-pretty.ts';
import { lintSarif } from '../../src/report/lint-sarif.ts';
import type { LintView } from '../../src/report/view.ts';

const at = (line: number, column: number, offset: number) => ({ line, column, offset });

const view: LintView = {
  findings: [
    {
      ruleId: 'automatic-forwarding-mode',
      messageId: 'stated',
      severity: 'warning',
      message: 'Policy "A|B <x>" is\nleft to the service, 100 %.',
      tenant: 'contoso',
      fingerprint: 'f1',
      file: 'a b/営業.ps1',
      start: at(2, 4, 14),
      end: at(2, 6, 16),
      fixes: [
        { title: 'Write Off', safety: 'safe', edits: [{ file: 'a b/営業.ps1', start: 14, end: 16, newText: "'Off'" }] },
        { title: 'Write On', safety: 'review', edits: [] },
      ],
      related: [{ file: 'other.yaml', start: at(1, 1, 0), end: at(1, 2, 1), message: 'the rule' }],
    },
    {
      ruleId: 'silent-drop-information',
      messageId: 'x',
      severity: 'information',
      message: 'Forwards vanish.',
      tenant: 'contoso',
      fingerprint: 'f2',
      file: 'other.yaml',
      start: at(1, 1, 0),
      end: at(1, 2, 1),
      fixes: [],
      related: [],
    },
  ],
  problems: [],
  unread: [{ file: 'c.json', start: at(1, 1, 0), end: at(1, 1, 0), reason: 'Not understood: \u001b[31mx' }],
  files: 3,
  notes: ['Compared with HEAD (1a2b3c4).'],
};

const lineText = (file: string, line: number): string =>
  file === 'a b/営業.ps1' && line === 2 ? '\t売上xyz' : 'name: x';

test('a person sees place, severity, rule, the underlined line, related places and fixes', () => {
  const text = lintPretty(view, lineText, plain);
  assert.match(text, /a b\/営業\.ps1:2:4 warning automatic-forwarding-mode/);
  // One tab and two wide characters before the range: five columns.
  assert.match(text, /\n {2}2 \| {2}売上xyz\n {4}\| {6}\^\^\n/);
  assert.match(text, /other\.yaml:1:1 the rule/);
  assert.match(text, /fix: Write Off\n {4}suggestion: Write On/);
  assert.match(text, /Errors: 0, warnings: 1, notes: 1\. Files read: 3\. --fix mends 1\./);
  assert.ok(!text.includes('\u001b'), 'escapes from files are shown, not obeyed');
});

test('a very long line is cut around the finding', () => {
  const long = {
    ...view,
    findings: [{ ...view.findings[0], start: at(2, 5001, 5000), end: at(2, 5003, 5002), file: 'x' }],
  } as LintView;
  const shown = lintPretty(long, () => `${'a'.repeat(5000)}bb${'c'.repeat(5000)}`, plain)
    .split('\n')
    .slice(2, 4);
  assert.ok((shown[0] ?? '').length < 200);
  assert.equal((shown[0] ?? '').indexOf('bb'), (shown[1] ?? '').indexOf('^^'));
  assert.match(shown[0] ?? '', /\| …a+bbc+…$/);
});

test('a line that fits is shown whole', () => {
  const late = {
    ...view,
    findings: [{ ...view.findings[0], start: at(2, 101, 100), end: at(2, 103, 102), file: 'x' }],
  };
  const line = `${'a'.repeat(100)}bb${'c'.repeat(50)}`;
  assert.ok(lintPretty(late as LintView, () => line, plain).includes(`| ${line}\n`));
});

test('GitHub annotations escape what their format uses', () => {
  const [first, , unread] = lintGithub(view).split('\n');
  assert.equal(
    first,
    '::warning file=a b/営業.ps1,line=2,endLine=2,col=4,endColumn=6,title=automatic-forwarding-mode::Policy "A|B <x>" is%0Aleft to the service, 100 %25. [contoso]',
  );
  assert.match(unread ?? '', /^::notice file=c\.json,/);
});

test('SARIF names rules, regions in UTF-16 units, safe fixes and what was not read', () => {
  const rule: RuleMeta = {
    id: 'automatic-forwarding-mode',
    severity: 'warning',
    fixes: {},
    messages: {},
    titles: {},
    citations: [],
    benchmarks: ['CIS 6.2.1'],
  };
  const tool = { version: '1', informationUri: 'x', docs: () => undefined, helpUri: (id: string) => `docs/${id}` };
  const log = JSON.parse(lintSarif(view, [rule], tool));
  const [run] = log.runs;
  assert.equal(log.version, '2.1.0');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.tool.driver.rules[0].id, 'automatic-forwarding-mode');
  const [result] = run.results;
  assert.equal(result.ruleIndex, 0);
  assert.deepEqual(result.locations[0].physicalLocation.region, {
    startLine: 2,
    startColumn: 4,
    endLine: 2,
    endColumn: 6,
    charOffset: 14,
    charLength: 2,
  });
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'a%20b/%E5%96%B6%E6%A5%AD.ps1');
  assert.equal(result.fixes.length, 1, 'only safe fixes');
  assert.equal(run.invocations[0].toolExecutionNotifications.length, 2);
});

test('XML reports hold any text', () => {
  for (const report of [lintJunit(view, ['error', 'warning']), lintCheckstyle(view)]) {
    assert.match(report, /Policy &quot;A\|B &lt;x&gt;&quot;/);
    assert.ok(!report.includes('\u001b'));
  }
  assert.match(lintJunit(view, ['error', 'warning']), /tests="3" failures="1" skipped="2"/);
  assert.match(lintJunit({ ...view, findings: [], unread: [] }, ['error']), /name="no findings"/);
});

test('what was not read stands in every report', () => {
  const broken = { file: 'd.yaml', start: at(2, 1, 9), end: at(2, 1, 9), reason: 'Broken here.' };
  const whole = { ...view, findings: [], problems: [broken] };
  for (const report of [lintJunit, lintCheckstyle, lintGitlab, lintGithub, lintMarkdown]) {
    const text = report(whole, ['error']);
    assert.ok(text.includes('Broken here.') && text.includes('Not understood'), report.name);
  }
  assert.match(
    lintCheckstyle(whole),
    /line="2" column="1" severity="info" message="Broken here." source="mailflow-lint.unread"/,
  );
});

test('GitLab gets a fingerprint for each issue, also for two with the same words', () => {
  const [finding] = view.findings;
  assert.ok(finding);
  const prints = JSON.parse(lintGitlab({ ...view, findings: [finding, finding] })).map(
    (issue: { fingerprint: string }) => issue.fingerprint,
  );
  assert.equal(new Set(prints).size, prints.length);
});

test('the GitLab fingerprint does not depend on the line', () => {
  const moved = {
    ...view,
    findings: view.findings.map((finding) => ({ ...finding, start: at(9, 1, 90), end: at(9, 2, 91) })),
  };
  const prints = (report: string): string[] =>
    JSON.parse(report).map((issue: { fingerprint: string }) => issue.fingerprint);
  assert.deepEqual(prints(lintGitlab(view)), prints(lintGitlab(moved)));
  assert.equal(new Set(prints(lintGitlab(view))).size, 3);
});

test('Markdown tables hold any text', () => {
  const text = lintMarkdown(view);
  assert.match(
    text,
    /\| warning \| a b\/営業\.ps1:2 \| `automatic-forwarding-mode` \| Policy "A\\\|B &lt;x\\>" is left to the service, 100 %\. \\\[contoso\\\] \|/,
  );
});
