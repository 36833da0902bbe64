import { type LintView, messageOf } from './view.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'notice' };

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands of GitHub Actions: each finding becomes an annotation on its line. */
export function lintGithub(view: LintView): string {
  const findings = view.findings.map(
    ({ severity, file, start, end, ruleId, ...finding }) =>
      `::${LEVEL[severity]} file=${property(file)},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column},title=${property(ruleId)}::${data(messageOf(finding))}`,
  );
  const notRead = [...view.problems, ...view.unread].map(
    ({ file, start, reason }) =>
      `::notice file=${property(file)},line=${start.line},col=${start.column},title=unread::${data(reason)}`,
  );
  const notes = view.notes.map((note) => `::notice title=mailflow-lint::${data(note)}`);
  return [...findings, ...notRead, ...notes, ''].join('\n');
}
