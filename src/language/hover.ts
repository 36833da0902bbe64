import {
  type Cmdlets,
  type CmdletTexts,
  findNdrMarks,
  KINDS,
  type Knowledge,
  kindOfCollection,
  kindOfNoun,
  type NdrMark,
  type NdrTexts,
  type TextLanguage,
} from '../knowledge/index.ts';
import type { Reading } from '../read/reading.ts';
import type { Declaration, Property } from '../tenant/index.ts';
import type { Language, Span } from '../text/index.ts';
import { cmdletCard, nounCard, parameterCard, settingCard, settingText } from './cmdlet-card.ts';
import { ndrCardFor } from './ndr-card.ts';

/** What a hover shows, and which range of the text it is about (half-open UTF-16 offsets). */
export interface Hover extends Span {
  readonly markdown: string;
  readonly about: 'ndr' | 'cmdlet' | 'parameter' | 'setting' | 'section';
  /** The code, cmdlet, parameter, setting or noun it is about. */
  readonly subject: string;
}

export interface HoverContext {
  readonly knowledge: Knowledge;
  readonly language: TextLanguage;
  /** What was read of exactly this text: tells which object a key belongs to. */
  readonly reading?: Reading;
}

/** How far around the offset a text is looked at, in UTF-16 units: a hover costs the same in a file of any size. */
const REACH = 2000;

/**
 * Hover at an offset: codes, tokens and stamps of bounces in any text; cmdlets and their parameters in PowerShell (and
 * fences of Markdown); sections and settings in YAML, JSON, DSC, splatted tables and psd1. Undefined where nothing is known.
 */
export function hoverAt(text: string, offset: number, language: Language, context: HoverContext): Hover | undefined {
  const from = paragraphStart(text, offset);
  const to = Math.min(text.length, offset + REACH);
  const mark = findNdrMarks(text, from, to).find(({ start, end }) => start <= offset && offset <= end);
  if (mark) return ndrHover(text, mark, context.knowledge.ndrTexts(context.language), context.knowledge);
  if (language === 'ndr' || language === 'text' || language === 'csv') return undefined;
  return wordHover(text, offset, language, context);
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

function wordHover(text: string, offset: number, language: Language, context: HoverContext): Hover | undefined {
  const { cmdlets } = context.knowledge;
  const texts = context.knowledge.cmdletTexts(context.language);
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
  const resource = /^EXO(\w+)$/i.exec(written)?.[1];
  const words = resource ? kindOfNoun(resource) : language === 'powershell' ? undefined : kindOfCollection(written);
  if (words)
    return { start, end, markdown: nounCard(written, words.noun, texts), about: 'section', subject: words.noun };
  return settingHover(word, name, context, texts);
}

/** A key of an object, explained as objects of its kind have it; elsewhere a forwarding setting by its name alone. */
function settingHover(
  { start, end }: Span,
  name: string,
  { reading, knowledge }: HoverContext,
  texts: CmdletTexts,
): Hover | undefined {
  const [declaration, property] = keyAt(reading, start) ?? [];
  const words = declaration && KINDS.find(({ kind }) => kind === declaration.kind);
  const facts = words && (knowledge.cmdlets.find(`Set-${words.noun}`) ?? knowledge.cmdlets.find(`New-${words.noun}`));
  const parameter = facts && property && knowledge.cmdlets.parameter(facts, property.name);
  if (facts && parameter && 'name' in parameter && parameter.kind !== 'common') {
    const markdown = parameterCard(facts, parameter.name, texts, name);
    return { start, end, markdown, about: 'setting', subject: property.name };
  }
  const setting = property?.name ?? settingName(name, texts);
  if (!setting || settingText(setting, words?.noun, texts) === undefined) return undefined;
  return { start, end, markdown: settingCard(setting, texts, words?.noun), about: 'setting', subject: setting };
}

/** The property whose key stands at an offset, with its object. */
function keyAt(reading: Reading | undefined, offset: number): readonly [Declaration, Property] | undefined {
  for (const declaration of reading?.declarations ?? []) {
    for (const property of declaration.properties.values()) {
      const { start, end } = property.keyPlace;
      if (start <= offset && offset <= end) return [declaration, property];
    }
  }
  return undefined;
}

/** Settings that mean the same wherever they stand; `enabled` and the like say nothing without their object. */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  'enabled',
  'priority',
  'mode',
  'from',
  'members',
  'mailbox',
  'sentTo',
]);

function settingName(written: string, texts: CmdletTexts): string | undefined {
  const wanted = written.replaceAll(/[_-]/g, '').toLowerCase();
  const found = Object.keys(texts.settings).find((name) => name.toLowerCase() === wanted);
  return found !== undefined && COMMON_WORDS.has(found) ? undefined : found;
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
