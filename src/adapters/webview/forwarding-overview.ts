/// <reference lib="dom" />
import type { ForwardingTexts } from '../../report/forwarding-texts.ts';
import type { ForwardView, Ways, WayView } from '../../report/forwarding-view.ts';
import type { PlaceView } from '../../report/view.ts';
import type { FactView, ForwardingState, FromForwarding, ToForwarding } from './forwarding-messages.ts';
import { button, type Child, el } from './shared/elements.ts';
import { type Field, Grid } from './shared/grid.ts';
import type { Host } from './shared/host.ts';
import { placeButton } from './shared/place-button.ts';

/** What stays while the panel is hidden. */
export interface Kept {
  readonly filter: string;
  readonly by: Ways;
}

/** Who answers; one overview stands on a page. */
let editor: Host<FromForwarding, Kept>;
let page: HTMLElement;
const ANSWERS: Readonly<Record<string, keyof ForwardingTexts['answers']>> = {
  a: 'allowed',
  b: 'blocked',
  u: 'unknown',
  m: 'mixed',
};

let state: ForwardingState | undefined;
let kept: Kept = { filter: '', by: 'usual' };
let grid: Grid | undefined;
/** Indexes of the classes that the filter lets through. */
let senders: readonly number[] = [];
let recipients: readonly number[] = [];
const rows = new Map<number, string>();
const asked = new Set<number>();

function keep(next: Partial<Kept>): void {
  kept = { ...kept, ...next };
  editor.setState(kept);
}

function place(one: PlaceView | undefined, what: string): Child {
  if (!one) return '';
  return placeButton(one, what, () =>
    editor.postMessage({ type: 'reveal', file: one.file, start: one.start.offset, end: one.end.offset }),
  );
}

const answer = (kind: keyof ForwardingTexts['answers'], { answers, marks }: ForwardingTexts): HTMLElement =>
  el(
    'span',
    { class: `answer ${kind}` },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, marks[kind] ?? ''),
    answers[kind],
  );

function labelled(id: string, label: string, control: HTMLElement): HTMLElement {
  return el('div', { class: 'control' }, el('label', { for: id }, label), control);
}

function select(
  id: string,
  options: readonly string[],
  chosen: number,
  change: (at: number) => void,
): HTMLSelectElement {
  const element = el('select', { id }, ...options.map((name, at) => el('option', { value: String(at) }, name)));
  element.selectedIndex = chosen;
  element.addEventListener('change', () => change(element.selectedIndex));
  return element;
}

function controls({ texts, tenants, tenant, families }: ForwardingState): HTMLElement {
  const filter = el('input', { id: 'filter', type: 'search', value: kept.filter, spellcheck: 'false' });
  filter.addEventListener('input', () => {
    keep({ filter: filter.value });
    drawGrid();
  });
  const choices: readonly Ways[] = ['usual', 'all', ...families.map((_, at) => at)];
  const names = [texts.usualWays, texts.allWays, ...families];
  const ways = select('ways', names, Math.max(0, choices.indexOf(kept.by)), (at) => {
    keep({ by: choices[at] ?? 'usual' });
    rows.clear();
    asked.clear();
    drawGrid();
  });
  const exported = (['svg', 'html', 'csv'] as const).map((format) =>
    button(format.toUpperCase(), () => editor.postMessage({ type: 'export', format }), {
      class: 'secondary',
      'aria-label': `${texts.exports} ${format.toUpperCase()}`,
    }),
  );
  return el(
    'div',
    { class: 'controls' },
    ...(tenants.length > 1
      ? [
          labelled(
            'tenant',
            texts.organization,
            select('tenant', tenants, tenant, (at) => editor.postMessage({ type: 'tenant', tenant: at })),
          ),
        ]
      : []),
    labelled('ways', texts.ways, ways),
    labelled('filter', texts.filter, filter),
    el('div', { class: 'control exports', role: 'group', 'aria-label': texts.exports }, ...exported),
  );
}

/** Classes that hold the words of the filter in their name or among their members; all where none does. */
function fitting(classes: ForwardingState['senders']): readonly number[] {
  const wanted = kept.filter.trim().toLowerCase();
  const all = classes.map((_, at) => at);
  if (wanted === '') return all;
  return all.filter((at) => {
    const { label = '', members = [] } = classes[at] ?? {};
    return label.toLowerCase().includes(wanted) || members.some((member) => member.toLowerCase().includes(wanted));
  });
}

function drawGrid(): void {
  const place = document.getElementById('place');
  if (!state || !place) return;
  const { texts, senders: from, destinations } = state;
  const [own, theirs] = [fitting(from), fitting(destinations)];
  const isNothing = own.length === 0 && theirs.length === 0;
  senders = own.length > 0 ? own : from.map((_, at) => at);
  recipients = theirs.length > 0 ? theirs : destinations.map((_, at) => at);
  if (from.length === 0 || isNothing) {
    place.replaceChildren(el('p', { role: 'status' }, isNothing && from.length > 0 ? texts.nothingFits : texts.empty));
    return;
  }
  grid = new Grid({
    label: texts.grid,
    rows: senders.map((at) => from[at]?.label ?? ''),
    columns: recipients.map((at) => destinations[at]?.label ?? ''),
    field({ row, column }) {
      const letter = rows.get(senders[row] ?? -1)?.charAt(recipients[column] ?? 0);
      const kind = ANSWERS[letter ?? ''];
      return kind ? { mark: texts.marks[kind] ?? '', words: texts.answers[kind], kind } : undefined;
    },
    need(wanted) {
      const missing = wanted.map((row) => senders[row] ?? 0).filter((at) => !rows.has(at) && !asked.has(at));
      for (const at of missing) asked.add(at);
      if (missing.length > 0) editor.postMessage({ type: 'rows', by: kept.by, wanted: missing });
    },
    choose: ({ row, column }: Field) =>
      editor.postMessage({ type: 'ways', sender: senders[row] ?? 0, destination: recipients[column] ?? 0 }),
  });
  place.replaceChildren(grid.element, el('p', { class: 'hint' }, texts.gridHint));
  grid.draw();
}

function wayItem(way: WayView, texts: ForwardingTexts): HTMLElement {
  return el(
    'li',
    {},
    answer(way.verdict, texts),
    ` ${way.label} `,
    place(way.place, way.label),
    el('div', { class: 'hint' }, way.families.join(', ')),
  );
}

function showWays({ sender, destination, ways, members }: Extract<ToForwarding, { type: 'ways' }>): void {
  const details = document.getElementById('details');
  if (!state || !details) return;
  const { texts } = state;
  const [from, to] = [state.senders[sender], state.destinations[destination]];
  details.replaceChildren(
    el('h2', {}, texts.details),
    el('h3', {}, `${from?.label ?? ''} → ${to?.label ?? ''}`),
    members.length === 0 ? '' : el('p', { class: 'hint' }, `${texts.members} ${members.join(', ')}`),
    el('ul', { class: 'plain' }, ...ways.map((way) => wayItem(way, texts))),
    button(texts.ask, () => editor.postMessage({ type: 'ask', sender, destination })),
  );
}

function forwardItem(forward: ForwardView, at: number, texts: ForwardingTexts): HTMLElement {
  const { question, way, verdict, label } = forward;
  const ask = button(
    `${question.from} → ${question.to}`,
    () => editor.postMessage({ type: 'askForward', forward: at }),
    { class: 'link' },
  );
  return el(
    'li',
    {},
    answer(verdict, texts),
    ' ',
    ask,
    el('div', { class: 'hint' }, `${way} `, place(forward.place, way)),
    el('div', { class: 'hint' }, `${label} `, place(forward.decides, label)),
  );
}

function factItem({ fact, howToState, statements }: FactView, at: number): HTMLElement {
  const buttons = statements.map((label, statement) =>
    button(label, () => editor.postMessage({ type: 'state', fact: at, statement })),
  );
  return el('li', {}, `${fact} ${howToState}`, el('div', { class: 'buttons' }, ...buttons));
}

function section(title: string, items: readonly HTMLElement[], nothing: string): HTMLElement {
  const content = items.length > 0 ? el('ul', { class: 'plain' }, ...items) : el('p', {}, nothing);
  return el('section', {}, el('h2', {}, title), content);
}

function show(next: ForwardingState): void {
  state = next;
  rows.clear();
  asked.clear();
  const { texts, facts, forwards, unread } = next;
  const missed = button(
    texts.notUnderstood.replace('{count}', String(unread)),
    () => editor.postMessage({ type: 'log' }),
    { class: 'link' },
  );
  const focused = document.activeElement?.id;
  page.replaceChildren(
    el('h1', {}, texts.title),
    ...(unread > 0 ? [el('p', {}, missed)] : []),
    controls(next),
    el('div', { id: 'place' }),
    el('section', { id: 'details', 'aria-live': 'polite' }, el('h2', {}, texts.details), el('p', {}, texts.choose)),
    ...(facts.length > 0 ? [section(texts.facts, facts.map(factItem), '')] : []),
    section(
      texts.forwards,
      forwards.map((one, at) => forwardItem(one, at, texts)),
      texts.noForwards,
    ),
  );
  drawGrid();
  if (focused) document.getElementById(focused)?.focus();
}

/** Puts the overview into an element of the page; the result takes what the host says. */
export function forwardingOverview(
  into: HTMLElement,
  host: Host<FromForwarding, Kept>,
): (message: ToForwarding) => void {
  editor = host;
  page = into;
  kept = host.getState() ?? kept;
  return (message) => {
    if (message.type === 'state') show(message);
    else if (message.type === 'ways') showWays(message);
    else if (message.by === kept.by) {
      for (const [at, letters] of message.rows) rows.set(at, letters);
      grid?.draw();
    }
  };
}
