/// <reference lib="dom" />
import type { VerdictTexts } from '../../report/verdict-texts.ts';
import type { AnswerView, ChangeView, StepView } from '../../report/verdict-view.ts';
import type { FromPanel, Question, ToPanel } from './messages.ts';
import { button, type Child, el } from './shared/elements.ts';
import type { Host } from './shared/host.ts';
import { placeButton } from './shared/place-button.ts';

const MARKS: Readonly<Record<string, string>> = { pass: '✓', block: '✕', unknown: '?', 'not-applicable': '–' };
/** Who answers; one form stands on a page. */
let editor: Host<FromPanel, Question>;
let place: HTMLElement;
let texts: VerdictTexts | undefined;

function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Buttons that write a missing fact into the configuration, where that can be done. */
function stateButtons(key: string, { tenant }: AnswerView, words: VerdictTexts): HTMLButtonElement[] {
  return (words.state[key] ?? []).map(([value, label]) =>
    button(label, () => editor.postMessage({ type: 'state', tenant, key, value })),
  );
}

function placeOf({ place, label }: StepView): Child {
  if (!place) return '';
  return placeButton(place, label, () =>
    editor.postMessage({ type: 'reveal', file: place.file, start: place.start.offset, end: place.end.offset }),
  );
}

/** The stations of the message in one line; the table below says the same in words. */
function pathPicture(chain: readonly StepView[]): HTMLElement {
  const stations = chain
    .filter(({ result }) => result !== 'not-applicable')
    .map((step) =>
      el(
        'li',
        { class: `${step.result}${step.decides ? ' decides' : ''}` },
        el('span', { class: 'station' }, el('span', { class: 'mark' }, MARKS[step.result] ?? ''), step.label),
      ),
    );
  return el('ol', { class: 'path', 'aria-hidden': 'true' }, ...stations);
}

function chainTable(chain: readonly StepView[], words: VerdictTexts): HTMLElement {
  const head = el('tr', {}, ...words.columns.map((column) => el('th', { scope: 'col' }, column)));
  const rows = chain.map((step) =>
    el(
      'tr',
      { class: `${step.result}${step.decides ? ' decides' : ''}` },
      el('th', { scope: 'row' }, step.label),
      el('td', { class: 'result' }, `${MARKS[step.result] ?? ''} ${words.results[step.result]}`),
      el('td', {}, step.why, ...citations(step, words)),
      el('td', {}, placeOf(step)),
    ),
  );
  return el('table', {}, el('caption', {}, words.chain), el('thead', {}, head), el('tbody', {}, ...rows));
}

/** How sure a step is; the texts it rests on are there when they are asked for. */
function citations({ citations: sources, basis }: StepView, words: VerdictTexts): Child[] {
  const how = words.bases[basis];
  if (sources.length === 0) return [el('div', { class: 'sources' }, how)];
  const items = sources.map(({ title, date, url }) => {
    const shown = `${title} (${date})`;
    return el('li', {}, url ? el('a', { href: url }, shown) : shown);
  });
  const summary = el('summary', {}, `${how} · ${words.sources} (${sources.length})`);
  return [el('details', { class: 'sources' }, summary, el('ul', {}, ...items))];
}

function list(title: string, items: readonly Child[]): HTMLElement {
  return el('section', {}, el('h3', {}, title), el('ul', {}, ...items.map((item) => el('li', {}, item))));
}

function impactList({ userImpact }: AnswerView, words: VerdictTexts): HTMLElement {
  const rows = (
    [
      [words.originalSender, userImpact.originalSender],
      [words.mailboxOwner, userImpact.mailboxOwner],
      [words.recipient, userImpact.recipient],
    ] as const
  ).flatMap(([who, what]) => [el('dt', {}, who), el('dd', {}, what)]);
  return el('section', {}, el('h3', {}, words.userImpact), el('dl', {}, ...rows));
}

/** Numbers of an answer and of one of its changes, as the extension knows them. */
interface At {
  readonly answer: number;
  readonly change: number;
  readonly canApply: boolean;
  readonly isData: boolean;
}

function changeItem(change: ChangeView, at: At, words: VerdictTexts): HTMLElement {
  const effects = change.sideEffects?.map(({ sentence }) => sentence);
  const heading = !effects ? words.effectsNotComputed : effects.length === 0 ? words.opensNothing : words.alsoChanges;
  const text = at.isData ? change.native : change.powershell;
  const apply = button(words.apply, () => editor.postMessage({ type: 'apply', answer: at.answer, change: at.change }));
  return el(
    'details',
    {},
    el('summary', {}, change.title),
    change.tenantWide ? el('p', { class: 'warning' }, words.wholeTenant) : '',
    el('p', {}, heading),
    !effects?.length ? '' : el('ul', {}, ...effects.map((effect) => el('li', {}, effect))),
    el('pre', { tabindex: '0' }, text),
    el(
      'div',
      { class: 'buttons' },
      ...(at.canApply ? [apply] : []),
      button(words.copy, () => editor.postMessage({ type: 'copy', text }), { class: 'secondary' }),
    ),
  );
}

/** What stands in place of changes: none were found, or none were looked for. */
function nothing({ tooMany }: AnswerView, words: VerdictTexts): HTMLElement {
  return el('p', {}, tooMany === null ? words.noChange : words.tooMany.replace('{count}', String(tooMany)));
}

function answerArticle(
  answer: AnswerView,
  number: number,
  { applicable, isData }: Answers,
  words: VerdictTexts,
): HTMLElement {
  const { verdict } = answer.verdict;
  const changes = answer.changes?.map((change, at) => {
    const canApply = applicable[number]?.[at] === true;
    return changeItem(change, { answer: number, change: at, canApply, isData: isData[number] === true }, words);
  });
  return el(
    'article',
    { class: verdict, 'aria-labelledby': `answer-${number}` },
    el(
      'h2',
      { id: `answer-${number}` },
      el('span', { class: 'badge', 'aria-hidden': 'true' }, words.marks[verdict] ?? ''),
      ' ',
      answer.sentence,
    ),
    pathPicture(answer.chain),
    chainTable(answer.chain, words),
    answer.also.length > 0 ? el('p', {}, words.also.replace('{controls}', answer.also.join(', '))) : '',
    answer.missing.length > 0
      ? list(
          words.missing,
          answer.missing.map(({ fact, howToState, key }) =>
            el('span', {}, `${fact} ${howToState} `, ...stateButtons(key, answer, words)),
          ),
        )
      : '',
    impactList(answer, words),
    changes
      ? el('section', {}, el('h3', {}, words.turn), ...(changes.length > 0 ? changes : [nothing(answer, words)]))
      : '',
  );
}

function field(id: string, label: string, control: HTMLElement): HTMLElement {
  return el('div', { class: 'field' }, el('label', { for: id }, label), control);
}

function start(message: Extract<ToPanel, { type: 'start' }>): void {
  texts = message.texts;
  const { from, to, mechanism } = message.question;
  const ways = [['', texts.anyMechanism] as const, ...message.mechanisms].map(([id, name]) =>
    el('option', id === mechanism ? { value: id, selected: '' } : { value: id }, name),
  );
  const form = el(
    'form',
    { id: 'question' },
    field(
      'from',
      texts.from,
      el('input', { id: 'from', list: 'names', value: from, required: '', spellcheck: 'false' }),
    ),
    field('to', texts.to, el('input', { id: 'to', list: 'names', value: to, required: '', spellcheck: 'false' })),
    field('mechanism', texts.mechanism, el('select', { id: 'mechanism' }, ...ways)),
    el('button', { type: 'submit' }, texts.ask),
    el('datalist', { id: 'names' }, ...message.names.map((name) => el('option', { value: name }))),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    editor.postMessage({ type: 'ask', question: asked() });
  });
  place.replaceChildren(
    el('h1', { class: 'spoken' }, texts.title),
    form,
    el('p', { class: 'hint' }, texts.hint),
    el('p', { id: 'spoken', role: 'status', class: 'spoken' }),
    el('div', { id: 'answers' }),
  );
  byId<HTMLInputElement>('from').focus();
}

function asked(): Question {
  return {
    from: byId<HTMLInputElement>('from').value.trim(),
    to: byId<HTMLInputElement>('to').value.trim(),
    mechanism: byId<HTMLSelectElement>('mechanism').value,
  };
}

type Answers = Extract<ToPanel, { type: 'answers' }>;

function show(message: Answers, words: VerdictTexts): void {
  const content = message.answers.map((answer, at) => answerArticle(answer, at, message, words));
  byId('answers').replaceChildren(...(content.length > 0 ? content : [el('p', {}, words.nothing)]));
  // A screen reader hears the answer; the way of the message is there to be read.
  const [first, ...others] = message.answers.map(({ sentence }) => sentence);
  byId('spoken').textContent = [
    first ?? words.nothing,
    ...(others.length > 0 ? [`${words.asking}: ${others.length + 1}`] : []),
  ].join(' ');
  editor.setState(message.question);
}

/** Puts the form into an element of the page; the result takes what the host says. */
export function verdictForm(into: HTMLElement, host: Host<FromPanel, Question>): (message: ToPanel) => void {
  editor = host;
  place = into;
  return (message) => {
    if (message.type === 'start') start(message);
    else if (texts) show(message, texts);
  };
}
