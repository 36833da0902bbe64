import { xml } from './printable.ts';
import type { LintView } from './view.ts';

/**
 * A JUnit report: one failed test case for each finding at warning level or above; notes are skipped cases, and so is what was not
 * read.
 */
export function lintJunit(view: LintView): string {
  const found = view.findings.map((finding) => {
    const where = `${finding.file}:${finding.start.line}:${finding.start.column}`;
    const open = `    <testcase classname="${xml(finding.file)}" name="${xml(`${finding.ruleId} ${where}`)}">`;
    const inner =
      finding.severity === 'information'
        ? `      <skipped message="${xml(finding.message)}"/>`
        : `      <failure type="${finding.severity}" message="${xml(finding.message)}">${xml(where)}</failure>`;
    return `${open}\n${inner}\n    </testcase>`;
  });
  const notRead = [...view.problems, ...view.unread].map(({ file, start, reason }) => {
    const name = `unread ${file}:${start.line}:${start.column}`;
    return `    <testcase classname="${xml(file)}" name="${xml(name)}">\n      <skipped message="${xml(reason)}"/>\n    </testcase>`;
  });
  const cases = [...found, ...notRead];
  const failures = view.findings.filter((finding) => finding.severity !== 'information').length;
  const clean = cases.length === 0 ? ['    <testcase classname="mailflow-lint" name="no findings"/>'] : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="mailflow-lint" tests="${Math.max(1, cases.length)}" failures="${failures}" skipped="${cases.length - failures}">`,
    ...cases,
    ...clean,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
