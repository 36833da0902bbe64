import { DIRECTION_MEANINGS, DIRECTION_NAMES, LABELS, labelled, translate } from '../messages/index.ts';
import { changedObjectNames, counts, placedDecision, remarks, whoIsWho, word } from './comparison-pretty.ts';
import { byDirection, type ChangeView, type ComparisonView } from './comparison-view.ts';
import { markdownText } from './markdown.ts';
import { names } from './matrix-pretty.ts';
import { xml } from './printable.ts';

/** By this a pipeline finds its earlier comment. */
const MARK = '<!-- mailflow-lint diff -->';

/** GitHub takes comments of up to 65,536 characters; escapes that come later need a little room. */
const MOST = 60_000;

/** How many characters of one cell are shown. */
const CELL = 600;
const MEMBERS = 60;

/** A folded list: tables stay closed until somebody asks. */
interface Fold {
  readonly summary: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Two states as a comment for a pull request: what opens for whom, how many changes there are, and each of them folded. */
export function comparisonMarkdown(view: ComparisonView): string {
  const { headline, base, head, notes, tenants } = view;
  const numbers = counts(view);
  const top = [
    MARK,
    `### ${markdownText(headline)}`,
    '',
    markdownText(word('compared', { base, head })),
    '',
    tableRow(numbers.map(([, name]) => name)),
    tableRow(numbers.map(() => '--:')),
    tableRow(numbers.map(([, , count]) => String(count))),
    ...notes.flatMap((note) => ['', markdownText(note)]),
  ];
  const out = new Comment(top);
  for (const tenant of tenants) {
    if (tenant.changes.length === 0) continue;
    if (tenant.heading) out.text(['', `#### ${markdownText(tenant.heading)}`]);
    for (const remark of remarks(tenant)) out.text(['', markdownText(remark)]);
    for (const [direction, changes] of byDirection(tenant.changes)) {
      const name = translate(DIRECTION_NAMES[direction]);
      out.fold({
        summary: `${labelled(name, translate(DIRECTION_MEANINGS[direction]))} (${changes.length})`,
        head: (['who', 'to', 'ways', 'before', 'after', 'objects'] as const).map((id) => word(id)),
        rows: changes.map(changeRow),
      });
    }
    const classes = whoIsWho(tenant.changes);
    if (classes.length > 0)
      out.fold({
        summary: translate(LABELS.whoIsWho),
        head: (['class', 'members'] as const).map((id) => translate(LABELS[id])),
        rows: classes.map(({ label, members }) => [label, names(members, MEMBERS)].map(cell)),
      });
  }
  return out.toString();
}

/** A comment that takes what fits, and counts what does not. */
class Comment {
  readonly #lines: string[];
  #left: number;
  #dropped = 0;

  constructor(top: readonly string[]) {
    this.#lines = [...top];
    this.#left = MOST - lengthOf(top);
  }

  text(lines: readonly string[]): void {
    this.#left -= lengthOf(lines);
    this.#lines.push(...lines);
  }

  fold({ summary, head, rows }: Fold): void {
    const opening = [
      '',
      `<details><summary>${xml(summary)}</summary>`,
      '',
      tableRow(head),
      tableRow(head.map(() => '---')),
    ];
    const closing = ['', '</details>'];
    let room = this.#left - lengthOf(opening) - lengthOf(closing);
    const fitting: string[] = [];
    for (const line of rows.map(tableRow)) {
      room -= line.length + 1;
      if (room < 0) break;
      fitting.push(line);
    }
    this.#dropped += rows.length - fitting.length;
    if (fitting.length > 0) this.text([...opening, ...fitting, ...closing]);
  }

  toString(): string {
    const note = this.#dropped > 0 ? ['', markdownText(word('notShown', { count: String(this.#dropped) }))] : [];
    return `${[...this.#lines, ...note].join('\n')}\n`;
  }
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cell = (text: string): string => markdownText(text.length > CELL ? `${text.slice(0, CELL)}...` : text);

const changeRow = ({ from, to, families, before, after, objects }: ChangeView): readonly string[] => [
  ...[from.label, to.label, names(families), placedDecision(before), placedDecision(after)].map(cell),
  changedObjectNames(objects).map(cell).join('<br>'),
];
