import { bySeverity, type LintView, messageOf } from './view.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'notice' } as const;

/** GitHub shows so many annotations of a level for one step of a job; others stand in its log alone. */
const SHOWN = 10;

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Workflow commands of GitHub Actions: each finding becomes an annotation on its line. The graver ones come first, so that those
 * are shown of which there is no room for all.
 */
export function lintGithub(view: LintView): string {
  const findings = bySeverity(view.findings).map(
    ({ severity, file, start, end, ruleId, message, tenant }) =>
      `::${LEVEL[severity]} file=${property(file)},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column},title=${property(ruleId)}::${data(messageOf({ message, tenant }))}`,
  );
  const notRead = [...view.problems, ...view.unread].map(
    ({ file, start, reason }) =>
      `::notice file=${property(file)},line=${start.line},col=${start.column},title=unread::${data(reason)}`,
  );
  const notes = view.notes.map((note) => `::notice title=mailflow-lint::${data(note)}`);
  return [...findings, ...notRead, ...notes, ''].join('\n');
}

/** What GitHub shows no annotation for; undefined where there is nothing of the kind. Notes are left out. */
export function beyondAnnotations(view: LintView): LintView | undefined {
  const room = { error: SHOWN, warning: SHOWN, notice: SHOWN };
  const isBeyond = (level: keyof typeof room): boolean => room[level]-- <= 0;
  const findings = bySeverity(view.findings).filter(({ severity }) => isBeyond(LEVEL[severity]));
  const problems = view.problems.filter(() => isBeyond('notice'));
  const unread = view.unread.filter(() => isBeyond('notice'));
  const isAny = findings.length + problems.length + unread.length > 0;
  return isAny ? { ...view, findings, problems, unread, notes: [] } : undefined;
}
