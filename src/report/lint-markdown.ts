import { SEVERITIES, translate } from '../messages/index.ts';
import { markdownText } from './markdown.ts';
import { type LintView, messageOf, type UnreadView } from './view.ts';

/** A table for a pull request comment or a wiki page. */
export function lintMarkdown(view: LintView): string {
  const head = [translate('Severity'), translate('Place'), translate('Rule'), translate('Message')];
  const rows = view.findings.map(
    (finding) =>
      `| ${translate(SEVERITIES[finding.severity])} | ${markdownText(`${finding.file}:${finding.start.line}`)} | \`${finding.ruleId}\` | ${markdownText(messageOf(finding))} |`,
  );
  const listed = (items: readonly UnreadView[]): string[] =>
    items.map((item) => `- ${markdownText(`${item.file}:${item.start.line}`)}: ${markdownText(item.reason)}`);
  const mistakes = listed(view.problems.filter((item) => item.configuration));
  const unread = listed([...view.problems.filter((item) => !item.configuration), ...view.unread]);
  return [
    `## Mailflow Lint`,
    '',
    ...(rows.length ? [`| ${head.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows] : [translate('No findings.')]),
    ...view.notes.flatMap((note) => ['', markdownText(note)]),
    ...(mistakes.length ? ['', `### ${translate('Mistakes in the configuration')}`, '', ...mistakes] : []),
    ...(unread.length ? ['', `### ${translate('Not read')}`, '', ...unread] : []),
    '',
  ].join('\n');
}
