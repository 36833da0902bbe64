/// <reference lib="dom" />
import type { FindingView, UnreadView } from '../../../report/view.ts';
import { messageOf } from '../../../report/view.ts';
import { button, el } from '../../webview/shared/elements.ts';
import { placeButton } from '../../webview/shared/place-button.ts';
import type { Reveal } from './markdown.ts';
import { SIGNS } from './marks.ts';
import { say } from './words.ts';

export interface FindingListListener {
  readonly reveal: Reveal;
  rule(id: string): void;
  fix(finding: FindingView, fix: number): void;
  fixAll(): void;
  undo(): void;
}

/** What the list shows. */
export interface Findings {
  readonly findings: readonly FindingView[];
  /** How many findings there are beyond these. */
  readonly more: number;
  readonly notes: readonly UnreadView[];
  readonly safeFixes: number;
  /** The title of the change that can be undone. */
  readonly undoable: string | undefined;
}

/** More findings than these make the page slow; the others are counted. */
const MOST = 300;

/** Findings and places that were not understood, each with its place; findings with their fixes. */
export function findingList(
  { findings, more, notes, safeFixes, undoable }: Findings,
  listener: FindingListListener,
): HTMLElement {
  const files = [...new Set(findings.map(({ file }) => file))];
  const shown = findings.slice(0, MOST);
  return el(
    'section',
    { class: 'findings', 'aria-labelledby': 'findings-title' },
    el('h2', { id: 'findings-title', tabindex: '-1' }, say('count', { count: findings.length + more })),
    el(
      'div',
      { class: 'buttons' },
      ...(safeFixes > 0
        ? [button(say('fixAll', { count: safeFixes }), () => listener.fixAll(), { id: 'fix-all' })]
        : []),
      ...(undoable === undefined
        ? []
        : [button(`${say('undo')}: ${undoable}`, () => listener.undo(), { id: 'undo', class: 'secondary' })]),
    ),
    ...(findings.length === 0 ? [el('p', {}, say('noFindings'))] : []),
    ...files.flatMap((file) => {
      const own = shown.flatMap((finding, at) => (finding.file === file ? [item(finding, at, listener)] : []));
      return own.length === 0 ? [] : [el('h3', {}, file), el('ul', { class: 'plain' }, ...own)];
    }),
    ...rest(findings.length + more),
    ...(notes.length === 0
      ? []
      : [
          el('h3', { id: 'notes', tabindex: '-1' }, say('notRead')),
          el('ul', { class: 'plain' }, ...notes.slice(0, MOST).map((note) => noteItem(note, listener))),
          ...rest(notes.length),
        ]),
  );
}

const rest = (count: number): readonly HTMLElement[] =>
  count > MOST ? [el('p', { class: 'hint' }, say('more', { count: count - MOST }))] : [];

function item(finding: FindingView, at: number, { reveal, rule, fix }: FindingListListener): HTMLElement {
  const { severity, ruleId, file, start, end } = finding;
  const fixes = finding.fixes.map((one, number) =>
    button(one.title, () => fix(finding, number), { class: 'secondary' }),
  );
  const place = (view: FindingView | FindingView['related'][number], what: string): HTMLElement =>
    placeButton(view, what, () => reveal(view.file, view.start.offset, view.end.offset));
  return el(
    'li',
    { class: severity, id: `finding-${at}` },
    el(
      'p',
      {},
      el('span', { class: `sign ${severity}`, 'aria-hidden': 'true' }, SIGNS[severity]),
      ` ${messageOf(finding)}`,
    ),
    el(
      'p',
      { class: 'hint' },
      `${say(severity)} · `,
      placeButton({ file: `${file}`, start, end }, '', () => reveal(file, start.offset, end.offset)),
      ' · ',
      button(ruleId, () => rule(ruleId), { class: 'link' }),
    ),
    ...(finding.related.length === 0
      ? []
      : [
          el(
            'ul',
            { class: 'related', 'aria-label': say('related') },
            ...finding.related.map((one) => el('li', {}, `${one.message} `, place(one, ''))),
          ),
        ]),
    ...(fixes.length > 0 ? [el('div', { class: 'buttons' }, ...fixes)] : []),
  );
}

function noteItem({ file, start, end, reason }: UnreadView, { reveal }: FindingListListener): HTMLElement {
  const place = file === '' ? '' : placeButton({ file, start, end }, '', () => reveal(file, start.offset, end.offset));
  return el('li', { class: 'hint' }, `${reason} `, place);
}
