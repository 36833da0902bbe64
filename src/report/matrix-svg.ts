import { LABELS, speaking } from '../messages/index.ts';
import type { PersonClass } from '../verdict/classes.ts';
import type { Family } from '../verdict/families.ts';
import type { Matrix } from '../verdict/matrix.ts';
import type { Decision } from '../verdict/verdict.ts';
import { empty, names } from './matrix-pretty.ts';
import { classView, unspoken } from './matrix-view.ts';
import { columns, oneLine, ownColours, xml } from './printable.ts';
import { className, familyName } from './verdict-view.ts';

const CELL = 26;
const LINE = 18;
const LEFT = 16;
const NAMES = 260;
/** How many members of one class are named, and how many columns they may take. */
const MEMBERS = 8;
const WIDE = 110;
/** More rows or columns than this are counted, not drawn. */
const MOST = 40;

const word = speaking(LABELS);

/**
 * Who may forward where as grids of senders and recipients, one for the ways of forwarding that share their answers. Answers differ in
 * shape, not only in colour; title and description speak to screen readers.
 */
export function matrixSvg(matrices: readonly Matrix[]): string {
  let y = 0;
  let width = 0;
  const parts: string[] = [];
  const spoken: string[] = [];
  for (const matrix of matrices) {
    const drawn = tenant(matrix, y);
    parts.push(...drawn.parts);
    spoken.push(...drawn.spoken);
    y = drawn.bottom;
    width = Math.max(width, drawn.width);
  }
  const title = matrices.map((matrix) => word('matrix', { tenant: oneLine(matrix.tenant) })).join(', ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="mailflow-matrix" role="img" aria-labelledby="mailflow-matrix-title mailflow-matrix-desc" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="system-ui, sans-serif" font-size="13" fill="currentColor">`,
    `<title id="mailflow-matrix-title">${xml(title)}</title>`,
    `<desc id="mailflow-matrix-desc">${xml(spoken.join(' '))}</desc>`,
    `<style>${ownColours('mailflow-matrix')}</style>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

interface Drawn {
  readonly parts: readonly string[];
  readonly spoken: readonly string[];
  readonly bottom: number;
  readonly width: number;
}

function tenant(matrix: Matrix, top: number): Drawn {
  const senders = matrix.senders.slice(0, MOST);
  const destinations = matrix.destinations.slice(0, MOST);
  let y = top + 28;
  const parts = [text(LEFT, y, word('matrix', { tenant: matrix.tenant }), 'font-weight="600" font-size="16"')];
  const spoken: string[] = [];
  y += LINE + 6;
  if (senders.length === 0) {
    parts.push(text(LEFT, y, empty(matrix)));
    return { parts, spoken: [empty(matrix)], bottom: y + 28, width: 960 };
  }
  for (const [at, one] of destinations.entries()) {
    parts.push(text(LEFT, y, `${at + 1}  ${className(one.name)}`));
    y += LINE;
  }
  const hidden = matrix.senders.length - senders.length + matrix.destinations.length - destinations.length;
  if (hidden > 0) {
    parts.push(text(LEFT, y, word('notDrawn', { count: String(hidden) })));
    y += LINE;
  }
  for (const { families, answers } of grids(matrix, senders, destinations)) {
    y += LINE;
    parts.push(text(LEFT, y, families.map(({ id }) => familyName(id)).join(', '), 'font-weight="600"'));
    y += LINE + 4;
    parts.push(
      ...destinations.map((_, at) =>
        text(LEFT + NAMES + at * CELL + CELL / 2, y, String(at + 1), 'text-anchor="middle"'),
      ),
    );
    for (const [row, sender] of senders.entries()) {
      y += CELL;
      parts.push(text(LEFT, y + 4, shortened(className(sender.name))));
      parts.push(
        ...destinations.map((_, at) =>
          mark(answers[row * destinations.length + at] ?? 'unknown', LEFT + NAMES + at * CELL + CELL / 2, y),
        ),
      );
      spoken.push(
        sentence(
          families,
          sender,
          destinations,
          answers.slice(row * destinations.length, (row + 1) * destinations.length),
        ),
      );
    }
    y += CELL;
  }
  y += LINE;
  const shapes: readonly Decision[] = ['allowed', 'blocked', 'unknown'];
  for (const [at, decision] of shapes.entries()) {
    parts.push(mark(decision, LEFT + 10 + at * 130, y), text(LEFT + 26 + at * 130, y + 5, word(decision)));
  }
  for (const { label, members } of unspoken([...senders, ...destinations].map(classView))) {
    y += LINE;
    parts.push(text(LEFT, y + LINE, shortened(`${label}: ${names(members, MEMBERS)}`, WIDE)));
  }
  return { parts, spoken, bottom: y + 28, width: Math.max(760, LEFT * 2 + NAMES + destinations.length * CELL) };
}

/** Families with the same answers everywhere, together. */
function grids(matrix: Matrix, senders: readonly PersonClass[], destinations: readonly PersonClass[]) {
  const found = new Map<string, { families: Family[]; answers: readonly Decision[] }>();
  for (const [at, family] of matrix.families.entries()) {
    const answers = senders.flatMap((_, sender) =>
      destinations.map((_, destination) => matrix.cell(sender, destination, at).verdict),
    );
    const key = answers.join(' ');
    const known = found.get(key);
    if (known) known.families.push(family);
    else found.set(key, { families: [family], answers });
  }
  return found.values();
}

/** One row in words. */
function sentence(
  families: readonly Family[],
  sender: PersonClass,
  destinations: readonly PersonClass[],
  answers: readonly Decision[],
): string {
  const allowed = destinations.filter((_, at) => answers[at] === 'allowed').map((one) => className(one.name));
  const ways = families.map(({ id }) => familyName(id)).join(', ');
  const who = className(sender.name);
  return oneLine(word(allowed.length > 0 ? 'mayForward' : 'mayNotForward', { who, ways, to: allowed.join(', ') }));
}

function mark(decision: Decision, x: number, y: number): string {
  switch (decision) {
    case 'allowed':
      return `<circle cx="${x}" cy="${y}" r="7"/>`;
    case 'blocked':
      return `<path d="M${x - 6} ${y - 6}l12 12 M${x + 6} ${y - 6}l-12 12" fill="none" stroke="currentColor" stroke-width="2"/>`;
    case 'unknown':
      return `<path d="M${x} ${y - 9}l9 9l-9 9l-9 -9z" fill="none" stroke="currentColor" stroke-width="1.5"/><text x="${x}" y="${y + 4}" text-anchor="middle" font-size="11">?</text>`;
  }
}

function shortened(name: string, most = 34): string {
  return columns(name) <= most ? name : `${name.slice(0, most - 2)}…`;
}

const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${x}" y="${y}"${attributes ? ` ${attributes}` : ''}>${xml(oneLine(content))}</text>`;
