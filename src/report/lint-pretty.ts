import type { Severity } from '../lint/contract.ts';
import { labelled, SEVERITIES, translate } from '../messages/index.ts';
import { plainText } from '../text/index.ts';
import { oneLine, printable } from './printable.ts';
import { excerptOf, type Terminal, wrapped } from './terminal.ts';
import { type FindingView, type LintView, messageOf, type UnreadView } from './view.ts';

const STYLE: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
};

/** One line of a source, 1-based, without its line end. */
export type LineText = (file: string, line: number) => string;

/** The widest line of a source in a log. */
const WIDEST = 160;
/** How many fixes of one finding are shown. */
const FIXES = 2;

/** Letters, digits and signs of which nothing needs to be asked: a line has hundreds. */
const isAscii = (char: string): boolean => char >= ' ' && char <= '~';

/** The line of a finding with its range underlined; long lines are cut around the range. */
function excerpt(
  { file, start, end, severity }: FindingView,
  lineText: LineText,
  { width, paint }: Terminal,
  indent: string,
): string[] {
  const whole = lineText(file, start.line);
  const last = end.line === start.line ? end.column - 1 : whole.length;
  const number = String(start.line);
  const gutter = indent.length + number.length + ' | '.length;
  const { line, marks } = excerptOf(whole, [start.column - 1, last], width ? width - gutter : WIDEST, (char) =>
    char === '\t' ? ' ' : isAscii(char) ? char : printable(char),
  );
  const caret = marks.indexOf('^');
  return [
    `${indent}${paint('dim', `${number} |`)} ${line}`,
    `${indent}${paint('dim', `${' '.repeat(number.length)} |`)} ${marks.slice(0, caret)}${paint(STYLE[severity], marks.slice(caret))}`,
  ];
}

/** Titles of fixes with the commands that make them, the first ones. */
function fixLines({ fixes }: FindingView, terminal: Terminal): string[] {
  const lines = fixes.slice(0, FIXES).flatMap(({ title, safety, snippet, commands }) => {
    const label = safety === 'safe' ? translate('fix') : translate('suggestion');
    const [first = '', ...more] = wrapped(labelled(label, oneLine(title)), terminal, '    ');
    const text = commands === undefined || !snippet ? commands : plainText({ newText: commands, snippet });
    return [
      first.replace(label, terminal.paint('green', label)),
      ...more,
      ...(text?.split('\n').map((line) => `      ${oneLine(line)}`) ?? []),
    ];
  });
  const left = fixes.length - FIXES;
  if (left <= 0) return lines;
  return [
    ...lines,
    ...wrapped(translate('Suggestions that are not shown: {count}.', { count: left }), terminal, '    '),
  ];
}

/** `here`: the file stands above. */
function finding(view: FindingView, lineText: LineText, terminal: Terminal, here: boolean): string {
  const { paint } = terminal;
  const place = `${here ? '  ' : `${oneLine(view.file)}:`}${view.start.line}:${view.start.column}`;
  const head = `${paint('bold', place)} ${paint(STYLE[view.severity], translate(SEVERITIES[view.severity]))} ${paint('dim', view.ruleId)}`;
  const related = view.related.flatMap((one) => {
    const at = `${oneLine(one.file)}:${one.start.line}:${one.start.column}`;
    const [first = '', ...more] = wrapped(`${at} ${oneLine(one.message)}`, terminal, '    ');
    return [first.replace(at, paint('dim', at)), ...more];
  });
  const indent = here ? '    ' : '  ';
  return [
    head,
    ...wrapped(oneLine(messageOf(view)), terminal, indent),
    ...excerpt(view, lineText, terminal, indent),
    ...related,
    ...fixLines(view, terminal),
  ].join('\n');
}

/** The findings of each file below its name, files in the order of their first finding. */
function byFile(findings: readonly FindingView[], lineText: LineText, terminal: Terminal): string[] {
  const files = new Map<string, FindingView[]>();
  for (const view of findings) {
    const known = files.get(view.file);
    if (known) known.push(view);
    else files.set(view.file, [view]);
  }
  return [...files].map(([file, own]) => {
    const name = wrapped(oneLine(file), terminal).map((line) => terminal.paint('bold', line));
    return [name.join('\n'), ...own.map((view) => finding(view, lineText, terminal, true))].join('\n\n');
  });
}

function notRead(view: UnreadView, title: string, terminal: Terminal): string {
  const place = `${oneLine(view.file)}:${view.start.line}:${view.start.column}`;
  const [first = '', ...more] = wrapped(`${place} ${title} ${oneLine(view.reason)}`, terminal, '  ', '');
  const { paint } = terminal;
  return [first.replace(place, paint('bold', place)).replace(title, paint('yellow', title)), ...more].join('\n');
}

const MOST_UNREAD = 20;

/**
 * What a person reads: findings with their lines, then what was not read, then the count. In a terminal they stand by file; in a log,
 * where lines are searched, each names its file.
 */
export function lintPretty(view: LintView, lineText: LineText, terminal: Terminal): string {
  const count = (severity: Severity): number => view.findings.filter((item) => item.severity === severity).length;
  const parts =
    terminal.width === undefined
      ? view.findings.map((item) => finding(item, lineText, terminal, false))
      : byFile(view.findings, lineText, terminal);
  const problem = (item: UnreadView): string =>
    notRead(item, item.configuration ? translate('mistake in the configuration') : translate('not readable'), terminal);
  parts.push(...view.problems.map(problem));
  parts.push(...view.unread.slice(0, MOST_UNREAD).map((item) => notRead(item, translate('not understood'), terminal)));
  if (view.unread.length > MOST_UNREAD)
    parts.push(
      translate('Other places that were not understood: {count}. --format json lists them.', {
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
  const hint = fixable ? ` ${translate('--fix can fix {count}.', { count: fixable })}` : '';
  const hidden = view.hiddenNotes
    ? ` ${translate('Hints that are not shown: {count}. --notes shows them.', { count: view.hiddenNotes })}`
    : '';
  const end = [summary + hint + hidden, ...view.notes.map(oneLine)].flatMap((one) => wrapped(one, terminal));
  return `${[...parts, end.join('\n')].join('\n\n')}\n`;
}
