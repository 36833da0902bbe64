import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, RuleMeta } from '../../src/lint/contract.ts';
import { harmless } from '../../src/report/harmless.ts';
import { lintAzure } from '../../src/report/lint-azure.ts';
import { lintCheckstyle } from '../../src/report/lint-checkstyle.ts';
import { beyondAnnotations, lintGithub } from '../../src/report/lint-github.ts';
import { lintGitlab } from '../../src/report/lint-gitlab.ts';
import { lintJson } from '../../src/report/lint-json.ts';
import { lintJunit } from '../../src/report/lint-junit.ts';
import { lintMarkdown } from '../../src/report/lint-markdown.ts';
import { lintPretty } from '../../src/report/lint-pretty.ts';
import { lintSarif, type SarifTool } from '../../src/report/lint-sarif.ts';
import { plain } from '../../src/report/terminal.ts';
import { type FindingView, findingView, type LintView } from '../../src/report/view.ts';
import { LineIndex } from '../../src/text/index.ts';

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
        {
          title: 'Write Off',
          safety: 'safe',
          snippet: false,
          edits: [{ file: 'a b/営業.ps1', start: 14, end: 16, newText: "'Off'" }],
        },
        { title: 'Write On', safety: 'review', snippet: false, edits: [] },
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
  const text = lintPretty(view, lineText, { paint: plain });
  assert.match(text, /a b\/営業\.ps1:2:4 warning automatic-forwarding-mode/);
  // One tab and two wide characters before the range: five columns.
  assert.match(text, /\n {2}2 \| {2}売上xyz\n {4}\| {6}\^\^\n/);
  assert.match(text, /other\.yaml:1:1 the rule/);
  assert.match(text, /fix: Write Off\n {4}suggestion: Write On/);
  assert.match(text, /Errors: 0, warnings: 1, notes: 1\. Files read: 3\. --fix can fix 1\./);
  assert.ok(!text.includes('\u001b'), 'escapes from files are shown, not obeyed');
});

test('a very long line is cut around the finding', () => {
  const long = {
    ...view,
    findings: [{ ...view.findings[0], start: at(2, 5001, 5000), end: at(2, 5003, 5002), file: 'x' }],
  } as LintView;
  const shown = lintPretty(long, () => `${'a'.repeat(5000)}bb${'c'.repeat(5000)}`, { paint: plain })
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
  assert.ok(lintPretty(late as LintView, () => line, { paint: plain }).includes(`| ${line}\n`));
});

test('GitHub annotations escape what their format uses', () => {
  const [first, , unread] = lintGithub(view).split('\n');
  assert.equal(
    first,
    '::warning file=a b/営業.ps1,line=2,endLine=2,col=4,endColumn=6,title=automatic-forwarding-mode::Policy "A|B <x>" is%0Aleft to the service, 100 %25. [contoso]',
  );
  assert.match(unread ?? '', /^::notice file=c\.json,/);
});

test('GitHub annotations come by severity', () => {
  const [warning, note] = view.findings as [FindingView, FindingView];
  const error: FindingView = { ...note, severity: 'error', ruleId: 'rule-disabled' };
  const levels = lintGithub({ ...view, findings: [note, warning, error], unread: [], notes: [] }).split('\n');
  assert.deepEqual(
    levels.map((line) => line.split(' ')[0]),
    ['::error', '::warning', '::notice', ''],
  );
});

test('what GitHub shows no annotation for is known: all beyond ten of a level', () => {
  const [warning, note] = view.findings as [FindingView, FindingView];
  const many = (finding: FindingView, count: number): FindingView[] =>
    Array.from({ length: count }, (_, at) => ({ ...finding, fingerprint: `${finding.ruleId} ${at}` }));
  const beyond = beyondAnnotations({ ...view, findings: [...many(note, 9), ...many(warning, 12)] });
  assert.deepEqual(
    beyond?.findings.map(({ fingerprint }) => fingerprint),
    ['automatic-forwarding-mode 10', 'automatic-forwarding-mode 11'],
  );
  assert.deepEqual(beyond?.unread, [], 'the tenth notice is shown');
  assert.deepEqual(beyondAnnotations({ ...view, findings: many(note, 10) })?.unread, view.unread);
  assert.equal(beyondAnnotations({ ...view, findings: [...many(note, 9), ...many(warning, 10)] }), undefined);
});

test('issues of Azure Pipelines escape what their format uses; what is no issue is a line that starts nothing', () => {
  const [warning, note] = view.findings as [FindingView, FindingView];
  const hostile = { ...warning, file: 'a;b]c%.ps1', message: '##vso[task.setvariable variable=x]1', tenant: 'default' };
  const odd = { ...note, file: '##vso[task.logissue type=error]x', severity: 'information' as const };
  const report = harmless(lintAzure({ ...view, findings: [odd, note, warning, hostile] }), 'issues');
  assert.deepEqual(report.split('\n'), [
    '##vso[task.logissue type=warning;sourcepath=a b/営業.ps1;linenumber=2;columnnumber=4;code=automatic-forwarding-mode]Policy "A|B <x>" is%0Aleft to the service, 100 %AZP25. [contoso]',
    '##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc%AZP25.ps1;linenumber=2;columnnumber=4;code=automatic-forwarding-mode]#\\u{23}vso[task.setvariable variable=x]1',
    '- #\\u{23}vso[task.logissue type=error]x:1:1 silent-drop-information: Forwards vanish. [contoso]',
    '- other.yaml:1:1 silent-drop-information: Forwards vanish. [contoso]',
    '- c.json:1:1 Not understood: \\u{1b}[31mx',
    '- Compared with HEAD (1a2b3c4).',
    '',
  ]);
});

const RULE: RuleMeta = {
  id: 'automatic-forwarding-mode',
  severity: 'warning',
  fixes: {},
  messages: {},
  titles: {},
  citations: [],
  benchmarks: ['CIS 6.2.1'],
};

const TOOL: SarifTool = {
  version: '1.2.3',
  informationUri: 'https://example.invalid',
  text: (file, start, end) => `${file} ${start}-${end}`,
  docs: () => ({ title: 'Mode', summary: 'The mode decides.', why: 'Why.', whatToDo: 'Do.', examples: [] }),
  helpUri: (id) => `https://example.invalid/${id}`,
};

test('SARIF names rules, regions in UTF-16 units with their text, safe fixes and what was not read', () => {
  const log = JSON.parse(lintSarif(view, [RULE], TOOL));
  const [run] = log.runs;
  assert.equal(log.version, '2.1.0');
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.equal(run.automationDetails.id, 'mailflow-lint/');
  const [result] = run.results;
  assert.equal(result.ruleIndex, 0);
  assert.deepEqual(result.locations[0].physicalLocation.region, {
    startLine: 2,
    startColumn: 4,
    endLine: 2,
    endColumn: 6,
    charOffset: 14,
    charLength: 2,
    snippet: { text: 'a b/営業.ps1 14-16' },
  });
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'a%20b/%E5%96%B6%E6%A5%AD.ps1');
  assert.equal(result.fixes.length, 1, 'only safe fixes');
  assert.equal(run.invocations[0].toolExecutionNotifications.length, 2);
});

test('SARIF says of a rule what GitHub shows and sorts by; security is what a benchmark asks for', () => {
  const describe = (rule: RuleMeta) => JSON.parse(lintSarif(view, [rule], TOOL)).runs[0].tool.driver.rules[0];
  assert.deepEqual(describe(RULE), {
    id: 'automatic-forwarding-mode',
    name: 'AutomaticForwardingMode',
    shortDescription: { text: 'Mode' },
    fullDescription: { text: 'The mode decides.' },
    help: { text: 'Why.\n\nDo.', markdown: 'Why.\n\nDo.' },
    helpUri: 'https://example.invalid/automatic-forwarding-mode',
    defaultConfiguration: { level: 'warning' },
    properties: {
      tags: ['security', 'mail-forwarding', 'CIS 6.2.1'],
      precision: 'high',
      'problem.severity': 'warning',
      'security-severity': '5.5',
    },
  });
  assert.deepEqual(describe({ ...RULE, severity: 'information', benchmarks: [] }).properties, {
    tags: ['mail-forwarding'],
    precision: 'high',
    'problem.severity': 'recommendation',
  });
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
  for (const report of [lintJunit, lintCheckstyle, lintGitlab, lintGithub, lintAzure, lintMarkdown]) {
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

test('the fixes of a finding are written for the reports that show some, and for no others', () => {
  let written = 0;
  const line = new LineIndex('Set-X\n');
  const finding: Finding = {
    rule: RULE,
    message: 'stated',
    english: 'It is off.',
    args: {},
    severity: 'warning',
    place: { source: 'a.ps1', start: 0, end: 5 },
    tenant: 'default',
    related: [],
    subject: {},
    states: [],
    unnecessary: false,
    advice: false,
    get fixes() {
      written++;
      return [];
    },
  };
  const source = (path: string) => ({ path, text: 'Set-X\n', language: 'powershell', encoding: 'utf8' }) as const;
  const lazy = (): LintView => ({
    ...view,
    findings: [
      findingView(
        finding,
        () => line,
        source,
        (file) => `sub/${file}`,
      ),
    ],
  });
  for (const report of [lintAzure, lintCheckstyle, lintGithub, lintGitlab, lintMarkdown])
    assert.ok(report(lazy()).includes('sub/a.ps1'));
  assert.ok(lintJunit(lazy(), ['error']).includes('sub/a.ps1'));
  assert.equal(written, 0);
  const shown = lazy();
  lintJson(shown);
  lintPretty(shown, () => 'Set-X', { paint: plain });
  assert.equal(written, 1);
});
