import type { Severity } from '../lint/contract.ts';
import { labelled, SEVERITIES, translate } from '../messages/index.ts';
import { plainText } from '../text/index.ts';
import { columns, oneLine, printable } from './printable.ts';
import { type FindingView, type LintView, messageOf, type UnreadView } from './view.ts';

/** Colours of a terminal; `plain` when there is none. */
export type Paint = (style: 'red' | 'yellow' | 'blue' | 'green' | 'bold' | 'dim', text: string) => string;

export const plain: Paint = (_, text) => text;

const CODES = { red: 31, yellow: 33, blue: 34, green: 32, bold: 1, dim: 2 };

export const coloured: Paint = (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;

const STYLE: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
};

/** One line of a source, 1-based, without its line end. */
export type LineText = (file: string, line: number) => string;

const WIDEST = 160;

/** The line of a finding with its range underlined; long lines are cut around the range. */
function excerpt(finding: FindingView, lineText: LineText, paint: Paint): string {
  const { start, end } = finding;
  const whole = lineText(finding.file, start.line);
  const last = end.line === start.line ? end.column - 1 : whole.length;
  const from = whole.length > WIDEST ? Math.max(0, start.column - 1 - WIDEST / 4) : 0;
  const cut = (text: string): string => printable(text.replaceAll('\t', ' '));
  const [head, tail] = [from > 0 ? '…' : '', from + WIDEST < whole.length ? '…' : ''];
  const shown = head + cut(whole.slice(from, from + WIDEST)) + tail;
  const before = head + cut(whole.slice(from, start.column - 1));
  const marked = cut(whole.slice(start.column - 1, Math.min(last, from + WIDEST)));
  const number = String(start.line);
  const gutter = ' '.repeat(number.length);
  const underline = '^'.repeat(Math.max(1, columns(marked)));
  return [
    `  ${paint('dim', `${number} |`)} ${shown}`,
    `  ${paint('dim', `${gutter} |`)} ${' '.repeat(columns(before))}${paint(STYLE[finding.severity], underline)}`,
  ].join('\n');
}

function finding(view: FindingView, lineText: LineText, paint: Paint): string {
  const head = `${paint('bold', `${oneLine(view.file)}:${view.start.line}:${view.start.column}`)} ${paint(STYLE[view.severity], translate(SEVERITIES[view.severity] ?? view.severity))} ${paint('dim', view.ruleId)}`;
  const related = view.related.map(
    (place) =>
      `    ${paint('dim', `${oneLine(place.file)}:${place.start.line}:${place.start.column}`)} ${oneLine(place.message)}`,
  );
  const fixes = view.fixes.flatMap(({ title, safety, snippet, commands }) => {
    const label = paint('green', safety === 'safe' ? translate('fix') : translate('suggestion'));
    const text = commands === undefined || !snippet ? commands : plainText({ newText: commands, snippet });
    return [
      `    ${labelled(label, oneLine(title))}`,
      ...(text?.split('\n').map((line) => `      ${oneLine(line)}`) ?? []),
    ];
  });
  return [head, `  ${oneLine(messageOf(view))}`, excerpt(view, lineText, paint), ...related, ...fixes].join('\n');
}

function notRead(view: UnreadView, title: string, paint: Paint): string {
  return `${paint('bold', `${oneLine(view.file)}:${view.start.line}:${view.start.column}`)} ${paint('yellow', title)} ${oneLine(view.reason)}`;
}

const MOST_UNREAD = 20;

/** What a person reads in a terminal: each finding with its line, then what was not read, then the count. */
export function lintPretty(view: LintView, lineText: LineText, paint: Paint): string {
  const count = (severity: Severity): number => view.findings.filter((item) => item.severity === severity).length;
  const parts = view.findings.map((item) => finding(item, lineText, paint));
  const problem = (item: UnreadView): string =>
    notRead(item, item.configuration ? translate('mistake in the configuration') : translate('not readable'), paint);
  parts.push(...view.problems.map(problem));
  parts.push(...view.unread.slice(0, MOST_UNREAD).map((item) => notRead(item, translate('not understood'), paint)));
  if (view.unread.length > MOST_UNREAD)
    parts.push(
      translate('{count} more places were not understood; --format json lists them.', {
        count: view.unread.length - MOST_UNREAD,
      }),
    );
  const summary = translate('Errors: {errors}, warnings: {warnings}, notes: {informations}. Files read: {files}.', {
    errors: count('error'),
    warnings: count('warning'),
    informations: count('information'),
    files: view.files,
  });
  const fixable = view.findings.filter((item) => item.fixes.some((fix) => fix.safety === 'safe')).length;
  const hint = fixable ? ` ${translate('--fix mends {count}.', { count: fixable })}` : '';
  const hidden = view.hiddenNotes
    ? ` ${translate('{count} hints are not shown; --notes shows them.', { count: view.hiddenNotes })}`
    : '';
  const notes = view.notes.map((note) => `\n${oneLine(note)}`).join('');
  return `${[...parts, summary + hint + hidden + notes].join('\n\n')}\n`;
}
