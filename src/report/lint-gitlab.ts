import { fingerprint } from './fingerprint.ts';
import type { LintView } from './view.ts';

const LEVEL = { error: 'major', warning: 'minor', information: 'info' };

/** A GitLab code quality report. What was not read stands among the findings, as information. */
export function lintGitlab(view: LintView): string {
  const notRead = [...view.problems, ...view.unread].map(({ reason, ...place }) => {
    return { ...place, severity: 'information' as const, message: reason, ruleId: 'unread', tenant: '' };
  });
  const seen = new Map<string, number>();
  // GitLab takes issues with one fingerprint for one issue.
  const unique = (print: string): string => {
    const before = seen.get(print) ?? 0;
    seen.set(print, before + 1);
    return before === 0 ? print : `${print}-${before}`;
  };
  const issues = [...view.findings, ...notRead].map((finding) => ({
    description: finding.message,
    check_name: finding.ruleId,
    fingerprint: unique(fingerprint(finding)),
    severity: LEVEL[finding.severity],
    location: { path: finding.file, lines: { begin: finding.start.line, end: finding.end.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
