import type { Severity } from '../lint/contract.ts';
import { xml } from './printable.ts';
import { type LintView, messageOf } from './view.ts';

/**
 * A JUnit report: one failed test case for each finding of a severity in `failing`, those that let the run fail; other findings
 * are skipped cases, and so is what was not read. Notes stand behind the cases.
 */
export function lintJunit(view: LintView, failing: readonly Severity[]): string {
  const found = view.findings.map((finding) => {
    const where = `${finding.file}:${finding.start.line}:${finding.start.column}`;
    const open = `    <testcase classname="${xml(finding.file)}" name="${xml(`${finding.ruleId} ${where}`)}">`;
    const inner = failing.includes(finding.severity)
      ? `      <failure type="${finding.severity}" message="${xml(messageOf(finding))}">${xml(where)}</failure>`
      : `      <skipped message="${xml(`${finding.severity}: ${messageOf(finding)}`)}"/>`;
    return `${open}\n${inner}\n    </testcase>`;
  });
  const notRead = [...view.problems, ...view.unread].map(({ file, start, reason }) => {
    const name = `unread ${file}:${start.line}:${start.column}`;
    return `    <testcase classname="${xml(file)}" name="${xml(name)}">\n      <skipped message="${xml(reason)}"/>\n    </testcase>`;
  });
  const cases = [...found, ...notRead];
  const failures = view.findings.filter((finding) => failing.includes(finding.severity)).length;
  const notes = view.notes.map((note) => `    <system-out>${xml(note)}</system-out>`);
  const clean = cases.length === 0 ? ['    <testcase classname="mailflow-lint" name="no findings"/>'] : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="mailflow-lint" tests="${Math.max(1, cases.length)}" failures="${failures}" skipped="${cases.length - failures}">`,
    ...cases,
    ...clean,
    ...notes,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
