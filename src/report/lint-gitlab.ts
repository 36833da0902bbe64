import { fingerprint } from '../text/fingerprint.ts';
import { type LintView, messageOf } from './view.ts';

const LEVEL = { error: 'major', warning: 'minor', information: 'info' };

/** A GitLab code quality report. What was not read stands among the findings, as information. */
export function lintGitlab(view: LintView): string {
  const notRead = [...view.problems, ...view.unread].map(({ reason, ...place }) => {
    const print = fingerprint(`unread\n${place.file}\n${reason}`);
    return {
      ...place,
      severity: 'information' as const,
      message: reason,
      ruleId: 'unread',
      tenant: '',
      fingerprint: print,
    };
  });
  const seen = new Map<string, number>();
  // GitLab takes issues with one fingerprint for one issue.
  const unique = (print: string): string => {
    const before = seen.get(print) ?? 0;
    seen.set(print, before + 1);
    return before === 0 ? print : `${print}-${before}`;
  };
  const issues = [...view.findings, ...notRead].map((finding) => ({
    description: messageOf(finding),
    check_name: finding.ruleId,
    fingerprint: unique(finding.fingerprint),
    severity: LEVEL[finding.severity],
    location: { path: finding.file, lines: { begin: finding.start.line, end: finding.end.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
