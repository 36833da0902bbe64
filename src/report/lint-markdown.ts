import { translate } from '../messages/index.ts';
import { markdownText } from './markdown.ts';
import type { LintView } from './view.ts';

/** A table for a pull request comment or a wiki page. */
export function lintMarkdown(view: LintView): string {
  const head = [translate('Severity'), translate('Place'), translate('Rule'), translate('Message')];
  const rows = view.findings.map(
    (finding) =>
      `| ${finding.severity} | ${markdownText(`${finding.file}:${finding.start.line}`)} | \`${finding.ruleId}\` | ${markdownText(finding.message)} |`,
  );
  const unread = [...view.problems, ...view.unread].map(
    (item) => `- ${markdownText(`${item.file}:${item.start.line}`)}: ${markdownText(item.reason)}`,
  );
  return [
    `## Mailflow Lint`,
    '',
    ...(rows.length ? [`| ${head.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows] : [translate('No findings.')]),
    ...(unread.length ? ['', `### ${translate('Not read')}`, '', ...unread] : []),
    '',
  ].join('\n');
}
