import {
  type Cmdlets,
  findNdrMarks,
  type Knowledge,
  type NdrMark,
  type NdrTexts,
  propertyName,
} from '../knowledge/index.ts';
import type { Language, Span } from '../text/index.ts';
import { cmdletCard, parameterCard, settingCard } from './cmdlet-card.ts';
import { ndrCardFor } from './ndr-card.ts';

/** What a hover shows, and which range of the text it is about (half-open UTF-16 offsets). */
export interface Hover extends Span {
  readonly markdown: string;
  readonly about: 'ndr' | 'cmdlet' | 'parameter' | 'setting';
  /** The code, cmdlet, parameter or setting it is about. */
  readonly subject: string;
}

export interface HoverContext {
  readonly knowledge: Knowledge;
  readonly language: 'en' | 'ja' | 'fr';
}

/** How far around the offset a text is looked at, in UTF-16 units: a hover costs the same in a file of any size. */
const REACH = 2000;

/**
 * Hover at an offset: codes, tokens and stamps of bounces in any text; cmdlets and their parameters in PowerShell (and
 * fences of Markdown); forwarding settings in YAML, JSON and psd1. Undefined where nothing is known.
 */
export function hoverAt(text: string, offset: number, language: Language, context: HoverContext): Hover | undefined {
  const from = paragraphStart(text, offset);
  const to = Math.min(text.length, offset + REACH);
  const mark = findNdrMarks(text, from, to).find(({ start, end }) => start <= offset && offset <= end);
  const texts = context.knowledge.ndrTexts(context.language);
  if (mark) return ndrHover(text, mark, texts, context.knowledge);
  if (language === 'ndr' || language === 'text' || language === 'csv') return undefined;
  return cmdletHover(text, offset, texts, context.knowledge.cmdlets);
}

/** Start of the paragraph around an offset, at most `REACH` before it. */
function paragraphStart(text: string, offset: number): number {
  const floor = Math.max(0, offset - REACH);
  const blank = text.lastIndexOf('\n\n', Math.max(0, offset - 1));
  return Math.max(floor, blank + 1);
}

/** The server's answer from a mark on: the rest of its line and folded lines, up to the next other code. */
function answerFrom(text: string, mark: NdrMark): string {
  const rest = text.slice(mark.end, Math.min(text.length, mark.end + 600));
  const stop = /\s->\s|'(?=[\s)]|$)|\r?\n(?![ \t]*\S)|\r?\n(?![ \t])/.exec(rest);
  const line = rest.slice(0, stop?.index ?? rest.length);
  const next = findNdrMarks(line).find(({ kind, value }) => kind === 'code' && value !== mark.value);
  return mark.value + line.slice(0, next?.start ?? line.length);
}

function ndrHover(text: string, mark: NdrMark, texts: NdrTexts, knowledge: Knowledge): Hover | undefined {
  const markdown = ndrCardFor(knowledge.ndr, texts, mark.value, answerFrom(text, mark));
  return markdown === undefined
    ? undefined
    : { start: mark.start, end: mark.end, markdown, about: 'ndr', subject: mark.value };
}

function cmdletHover(text: string, offset: number, texts: NdrTexts, cmdlets: Cmdlets): Hover | undefined {
  const word = wordAt(text, offset);
  if (!word) return undefined;
  const { start, end } = word;
  const written = text.slice(start, end);
  const spelling = /^[A-Za-z]+-[A-Za-z0-9]+$/.test(written) ? cmdlets.spelling(written) : undefined;
  if (spelling) {
    return { start, end, markdown: cmdletCard(spelling, cmdlets, texts), about: 'cmdlet', subject: spelling };
  }
  const name = written.replace(/^[-–—]/, '');
  const facts = written === name ? undefined : cmdletBefore(text, start, cmdlets);
  const parameter = facts && cmdlets.parameter(facts, name);
  if (facts && parameter && 'name' in parameter && parameter.kind !== 'common') {
    const markdown = parameterCard(facts, parameter.name, texts);
    return { start, end, markdown, about: 'parameter', subject: `${facts.name} -${parameter.name}` };
  }
  const property = settingName(name, texts);
  if (!property) return undefined;
  return { start, end, markdown: settingCard(property, texts), about: 'setting', subject: property };
}

function settingName(written: string, texts: NdrTexts): string | undefined {
  const wanted = written.replaceAll(/[_-]/g, '').toLowerCase();
  if (propertyName(written) in texts.settings) return propertyName(written);
  return Object.keys(texts.settings).find((name) => name.toLowerCase() === wanted);
}

/** The word around an offset: letters, digits, `_`, and `-` inside or before it. */
function wordAt(text: string, offset: number): Span | undefined {
  const part = /[\w-]/;
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < 120 && part.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - offset < 120 && part.test(text.charAt(end))) end++;
  while (text.startsWith('--', start)) start++;
  return end > start ? { start, end } : undefined;
}

/** The cmdlet whose call goes on at `offset`: the last one on the line, or before a backtick at the end of a line. */
function cmdletBefore(text: string, offset: number, cmdlets: Cmdlets): ReturnType<Cmdlets['find']> {
  const floor = Math.max(0, offset - REACH);
  let start = offset;
  do {
    start = text.lastIndexOf('\n', start - 1);
  } while (start > floor && /`[ \t\r]*$/.test(text.slice(Math.max(floor, start - 4), start)));
  const names = [...text.slice(Math.max(floor, start + 1), offset).matchAll(/\b[A-Za-z]+-[A-Za-z0-9]+/g)];
  for (const [name] of names.reverse()) {
    const facts = cmdlets.find(name);
    if (facts) return facts;
  }
  return undefined;
}
