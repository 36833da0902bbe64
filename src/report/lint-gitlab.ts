import { fingerprint } from './fingerprint.ts';
import type { LintView } from './view.ts';

const LEVEL = { error: 'major', warning: 'minor', information: 'info' };

/** A GitLab code quality report. */
export function lintGitlab(view: LintView): string {
  const issues = view.findings.map((finding) => ({
    description: finding.message,
    check_name: finding.ruleId,
    fingerprint: fingerprint(finding),
    severity: LEVEL[finding.severity],
    location: { path: finding.file, lines: { begin: finding.start.line, end: finding.end.line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
