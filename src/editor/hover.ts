import type { Knowledge } from '../knowledge/index.ts';
import type { Hover } from '../language/hover.ts';
import type { UserLanguage } from '../messages/index.ts';
import type { Reading } from '../read/index.ts';
import { codeMarkdown, type Language, type Place, plainMarkdown, type Span } from '../text/index.ts';
import type { Outcome } from './session.ts';

/** Markdown about a range of the text. */
export interface HoverPart extends Span {
  readonly markdown: string;
}

/** A text with a cursor in it, and what is known around it. */
export interface HoverAsked<U> {
  readonly text: string;
  readonly offset: number;
  readonly language: Language;
  readonly knowledge: Knowledge;
  readonly userLanguage: UserLanguage;
  /** The state of its area, perhaps of older texts. */
  readonly outcome: Outcome<U> | undefined;
  /** Its path when `outcome` is of exactly this text. */
  readonly path: string | undefined;
  /** Address of a line of a file, for a link. */
  link(uri: U, line: number): string;
}

/** Hover on the word at a place, with what the files say about a bounce code; undefined where nothing is known. */
export async function wordPart<U>(
  asked: HoverAsked<U>,
): Promise<(HoverPart & { readonly isNdr: boolean }) | undefined> {
  const { hoverAt } = await import('../language/hover.ts');
  const { text, offset, language, knowledge, userLanguage, outcome, path } = asked;
  const reading = outcome && path !== undefined ? readingOf(outcome, path) : undefined;
  const hover = hoverAt(text, offset, language, { knowledge, language: userLanguage, ...(reading && { reading }) });
  if (!hover) return undefined;
  const note = await noteOn(hover, asked);
  const markdown = [hover.markdown, ...(note === '' ? [] : [note])].join('\n\n');
  return { markdown, start: hover.start, end: hover.end, isNdr: hover.about === 'ndr' };
}

/** Whether the files explain a bounce code: the deciding line, or what is missing. */
async function noteOn<U>(hover: Hover, { text, outcome, knowledge, userLanguage }: HoverAsked<U>): Promise<string> {
  if (hover.about !== 'ndr' || !outcome) return '';
  const { workspaceNote } = await import('../explain.ts');
  const tenants = outcome.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant }));
  const { lines } = outcome;
  const options = { knowledge, language: userLanguage, tenants, lines };
  return (await workspaceNote(text, hover.start, hover.subject, options))?.markdown ?? '';
}

const readingOf = <U>({ analysis }: Outcome<U>, path: string): Reading | undefined =>
  analysis.readings.find(({ source }) => source.path === path);

/** What an outcome knows of the objects at a place: cards of what is named, splatted variables, and whether forwards arrive. */
export async function objectParts<U>(asked: HoverAsked<U>): Promise<readonly HoverPart[]> {
  const { outcome, path, offset, knowledge, userLanguage } = asked;
  if (!outcome || path === undefined) return [];
  const [{ objectIndexOf }, { objectCard, unknownGroupCard }, { unknownGroupAt, splatAt }] = await Promise.all([
    import('../language/objects.ts'),
    import('../language/object-card.ts'),
    import('../language/hover-places.ts'),
  ]);
  const texts = knowledge.cmdletTexts(userLanguage);
  const parts: HoverPart[] = [];
  const add = ({ start, end }: Place, markdown: string): void => {
    parts.push({ markdown, start, end });
  };
  const { lensesOf } = await import('./lenses.ts');
  for (const { place, text } of await lensesOf(outcome, path)) {
    if (place.start <= offset && offset <= place.end) add(place, plainMarkdown(text()));
  }
  const link = (place: Place): string => linkTo(place, outcome, asked);
  for (const { tenant, readings } of outcome.analysis.tenants) {
    const index = objectIndexOf(tenant, readings, knowledge.cmdlets);
    const mention = index.at(path, offset);
    if (mention) add(mention.place, objectCard(mention.object, tenant, { texts, link }));
    const group = mention ? undefined : unknownGroupAt(tenant, path, offset, index);
    if (group) add(group.place, unknownGroupCard(group.value, texts));
  }
  const splat = splatAt(readingOf(outcome, path), outcome.sources.get(path)?.text ?? '', offset);
  if (splat) add(splat.place, splat.markdown);
  return parts;
}

/** A place as a link that opens its line. */
function linkTo<U>({ source, start }: Place, { area, lines }: Outcome<U>, { link }: HoverAsked<U>): string {
  const { line } = lines(source).position(start);
  return `[${codeMarkdown(`${source}:${line}`)}](${link(area.uriOf(source), line)})`;
}
