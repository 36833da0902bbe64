import { RESULTS, translate } from '../messages/index.ts';
import { columns, oneLine, ownColours, wrappedWords, xml } from './printable.ts';
import type { AnswerView, StepView } from './verdict-view.ts';

export interface SvgOptions {
  /** Brings its own colours for light and dark surroundings; otherwise the picture takes the colour of the text around it. */
  readonly standalone: boolean;
}

const WIDTH = 760;
const LEFT = 32;
const TEXT = 64;
const LINE = 18;
const WRAP = 92;
const HEADING_WRAP = 78;

/**
 * The way of the message as a picture: one station for each control, the one that decides marked. Results differ in shape, not only
 * in colour. Carries a title and a description for screen readers.
 */
export function verdictSvg(answers: readonly AnswerView[], options: SvgOptions = { standalone: true }): string {
  let y = 0;
  const parts: string[] = [];
  for (const answer of answers) {
    const drawn = path(answer, y);
    parts.push(drawn.svg);
    y = drawn.bottom;
  }
  const title = answers.map((answer) => oneLine(answer.sentence)).join(' ');
  const description = answers
    .flatMap((answer) => answer.chain.map((step) => `${step.label}: ${result(step)}. ${step.why.replace(/\.$/, '')}`))
    .join('. ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="mailflow-path" role="img" aria-labelledby="mailflow-path-title mailflow-path-desc" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="13" fill="currentColor">`,
    `<title id="mailflow-path-title">${xml(title)}</title>`,
    `<desc id="mailflow-path-desc">${xml(oneLine(description))}</desc>`,
    ...(options.standalone ? [`<style>${ownColours('mailflow-path')}</style>`] : []),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const result = (step: StepView): string => translate(RESULTS[step.result]);

function path(answer: AnswerView, top: number): { readonly svg: string; readonly bottom: number } {
  const out: string[] = [];
  let y = top + 24;
  for (const line of wrapped(answer.sentence, HEADING_WRAP)) {
    out.push(text(16, y, line, 'font-weight="600" font-size="14"'));
    y += LINE + 2;
  }
  y += 14;
  let stopped = false;
  const station = (draw: (at: number) => string, lines: readonly string[]): void => {
    out.push(
      draw(y),
      ...lines.map((line, at) => text(TEXT, y + 5 + at * LINE, line, at === 0 ? 'font-weight="600"' : '')),
    );
    y += Math.max(1, lines.length) * LINE + 18;
  };
  const rail = (from: number, to: number): string =>
    `<line x1="${LEFT}" y1="${from}" x2="${LEFT}" y2="${to}" stroke="currentColor" stroke-width="2"${stopped ? ' stroke-dasharray="2 5" opacity="0.5"' : ''}/>`;
  let last = y;
  station((at) => end(at, true), wrapped(answer.from.join(', ')));
  for (const step of answer.chain) {
    out.push(rail(last + 9, y - 11));
    last = y;
    station((at) => mark(step, at), [step.label, ...wrapped(`${result(step)}: ${step.why}`), ...where(step)]);
    stopped ||= step.result === 'block';
  }
  out.push(rail(last + 11, y - 9));
  const reached = !stopped;
  station((at) => end(at, reached), wrapped(answer.to.join(', ')));
  return { svg: out.join('\n'), bottom: y + 8 };
}

const where = (step: StepView): readonly string[] =>
  step.place ? [`${step.place.file}:${step.place.start.line}`] : [];

/** Both ends of the way; a recipient that the message does not reach is hollow. */
const end = (y: number, reached: boolean): string =>
  `<circle cx="${LEFT}" cy="${y}" r="6" stroke="currentColor" stroke-width="2" fill="${reached ? 'currentColor' : 'none'}"/>`;

/** A circle for what passes, a square with a cross for a block, a diamond for unknown, a small ring for what does not act. */
function mark(step: StepView, y: number): string {
  const weight = step.decides ? 3 : 2;
  const pen = `fill="none" stroke="currentColor" stroke-width="${weight}"`;
  const frame = step.decides
    ? `<circle cx="${LEFT}" cy="${y}" r="17" fill="none" stroke="currentColor" stroke-width="1" stroke-dasharray="3 3"/>`
    : '';
  switch (step.result) {
    case 'block':
      return `${frame}<path d="M${LEFT - 9} ${y - 9}h18v18h-18z M${LEFT - 5} ${y - 5}l10 10 M${LEFT + 5} ${y - 5}l-10 10" ${pen}/>`;
    case 'unknown':
      return `${frame}<path d="M${LEFT} ${y - 11}l11 11l-11 11l-11 -11z" ${pen}/><text x="${LEFT}" y="${y + 5}" text-anchor="middle" font-weight="600">?</text>`;
    case 'not-applicable':
      return `<circle cx="${LEFT}" cy="${y}" r="5" ${pen} opacity="0.6"/>`;
    case 'pass':
      return `${frame}<circle cx="${LEFT}" cy="${y}" r="9" ${pen}/><path d="M${LEFT - 4} ${y}l3 4l6 -8" ${pen}/>`;
  }
}

const text = (x: number, y: number, content: string, attributes: string): string =>
  `<text x="${x}" y="${y}"${attributes ? ` ${attributes}` : ''}>${xml(oneLine(content))}</text>`;

/** Lines of at most `most` columns, broken at spaces; a word that is longer is cut. */
const wrapped = (content: string, most = WRAP): readonly string[] =>
  wrappedWords(oneLine(content).split(' ').flatMap(pieces), most);

function pieces(word: string): string[] {
  if (columns(word) <= WRAP) return [word];
  const half = WRAP >> 1;
  return Array.from({ length: Math.ceil(word.length / half) }, (_, at) => word.slice(at * half, (at + 1) * half));
}
