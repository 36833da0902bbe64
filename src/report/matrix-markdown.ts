import { LABELS, type Plain, translate } from '../messages/index.ts';
import { markdownText } from './markdown.ts';
import { commandLines, decider, empty, heading, names } from './matrix-pretty.ts';
import { type MatrixView, unspoken } from './matrix-view.ts';

const label = (id: Plain<typeof LABELS>): string => markdownText(translate(LABELS[id]));

const COLUMNS = ['senders', 'destinations', 'ways', 'answer', 'decides'] as const;

/** Who may forward where as Markdown: one table for each tenant. */
export function matrixMarkdown(tenants: readonly MatrixView[]): string {
  const tables = tenants.map((view) => {
    if (view.rows.length === 0) return `## ${markdownText(heading(view))}\n\n${markdownText(empty(view))}`;
    return [
      `## ${markdownText(heading(view))}`,
      '',
      ...commandLines(view.commands).flatMap((line) => [markdownText(line), '']),
      `| ${COLUMNS.map(label).join(' | ')} |`,
      '| --- | --- | --- | --- | --- |',
      ...view.rows.map((row) => {
        const cells = [
          names(row.senders),
          names(row.destinations),
          row.families.join(', '),
          translate(LABELS[row.verdict]),
          decider(row),
        ];
        return `| ${cells.map(markdownText).join(' | ')} |`;
      }),
      ...members(view),
    ].join('\n');
  });
  return `${tables.join('\n\n')}\n`;
}

/** Who belongs to the classes that are counted or described. */
function members(view: MatrixView): string[] {
  const classes = unspoken([...view.senders, ...view.destinations]);
  if (classes.length === 0) return [];
  return [
    '',
    `| ${label('class')} | ${label('members')} |`,
    '| --- | --- |',
    ...classes.map((one) => `| ${markdownText(one.label)} | ${markdownText(one.members.join(', '))} |`),
  ];
}
