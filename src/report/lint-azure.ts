import { LOG_ISSUE } from './harmless.ts';
import { oneLine } from './printable.ts';
import { bySeverity, type LintView, messageOf, type PlaceView } from './view.ts';

const data = (text: string): string => text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');

const issue = (type: 'error' | 'warning', { file, start }: PlaceView, code: string, message: string): string =>
  `${LOG_ISSUE}type=${type};sourcepath=${property(file)};linenumber=${start.line};columnnumber=${start.column};code=${property(code)}]${data(message)}`;

/** A line that is no command, whatever the text starts with. */
const remark = (text: string): string => `- ${oneLine(text)}`;

const at = ({ file, start }: PlaceView): string => `${file}:${start.line}:${start.column}`;

/**
 * Logging commands of Azure Pipelines: errors and warnings become issues of the run, the graver ones first. The agent knows no
 * issue below a warning: information, what was not read, and notes are lines of the log.
 */
export function lintAzure(view: LintView): string {
  const findings = bySeverity(view.findings).map((finding) => {
    const { severity, ruleId } = finding;
    return severity === 'information'
      ? remark(`${at(finding)} ${ruleId}: ${messageOf(finding)}`)
      : issue(severity, finding, ruleId, messageOf(finding));
  });
  const notRead = [...view.problems, ...view.unread].map((item) => remark(`${at(item)} ${item.reason}`));
  return [...findings, ...notRead, ...view.notes.map(remark), ''].join('\n');
}
