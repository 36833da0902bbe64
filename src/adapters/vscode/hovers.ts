import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Hover } from '../../language/hover.ts';
import type { Reading } from '../../read/index.ts';
import { codeMarkdown, type Place, plainMarkdown } from '../../text/index.ts';
import { lensesOf } from './code-lenses.ts';
import { languageOfDocument } from './documents.ts';
import { userLanguage } from './knowledge.ts';
import { explainedByOthers, isAsking, offerOf } from './neighbours.ts';
import { rangeOf } from './places.ts';
import type { Outcome, Session } from './session.ts';

/** Whether the files explain a bounce code: the deciding line, or what is missing. */
async function noteOn(hover: Hover, text: string, outcome: Outcome, knowledge: Knowledge): Promise<string> {
  if (hover.about !== 'ndr') return '';
  const { workspaceNote } = await import('../../explain.ts');
  const tenants = outcome.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant }));
  const { lines } = outcome;
  const note = await workspaceNote(text, hover.start, hover.subject, {
    knowledge,
    language: userLanguage,
    tenants,
    lines,
  });
  return note?.markdown ?? '';
}

/** A place as a link that opens its line. */
function linkTo(place: Place, { area, lines }: Outcome): string {
  const { line } = lines(place.source).position(place.start);
  const target = area.uriOf(place.source).with({ fragment: `L${line}` });
  return `[${codeMarkdown(`${place.source}:${line}`)}](${target.toString()})`;
}

interface Part {
  readonly markdown: string;
  readonly range: vscode.Range;
}

/** What an outcome knows of the objects at an offset: cards of what is named, and whether forwards arrive. */
async function objectParts(at: number, path: string, outcome: Outcome, knowledge: Knowledge): Promise<readonly Part[]> {
  const [{ objectIndexOf }, { objectCard, unknownGroupCard }, { unknownGroupAt, splatAt }] = await Promise.all([
    import('../../language/objects.ts'),
    import('../../language/object-card.ts'),
    import('../../language/hover-places.ts'),
  ]);
  const texts = knowledge.cmdletTexts(userLanguage);
  const lines = outcome.lines(path);
  const parts: Part[] = [];
  const add = (place: Place, markdown: string): void => {
    parts.push({ markdown, range: rangeOf(place, lines) });
  };
  for (const { place, text } of await lensesOf(outcome, path)) {
    if (place.start <= at && at <= place.end) add(place, plainMarkdown(text()));
  }
  for (const { tenant, readings } of outcome.analysis.tenants) {
    const index = objectIndexOf(tenant, readings, knowledge.cmdlets);
    const mention = index.at(path, at);
    const link = (place: Place): string => linkTo(place, outcome);
    if (mention) add(mention.place, objectCard(mention.object, tenant, { texts, link }));
    const group = mention ? undefined : unknownGroupAt(tenant, path, at, index);
    if (group) add(group.place, unknownGroupCard(group.value, texts));
  }
  const splat = splatAt(readingOf(outcome, path), outcome.sources.get(path)?.text ?? '', at);
  if (splat) add(splat.place, splat.markdown);
  return parts;
}

const readingOf = (outcome: Outcome, path: string): Reading | undefined =>
  outcome.analysis.readings.find(({ source }) => source.path === path);

/**
 * Hovers on bounce codes in any text, on cmdlets and parameters in scripts, on settings and sections in data files, on names of
 * objects, on splatted variables, and on forwards. What another extension explains is not explained twice.
 */
export function hoverProvider(knowledge: () => Promise<Knowledge>, session: Session): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const language = languageOfDocument(document);
      const offer = offerOf('hovers', document);
      if (!language || offer === 'off' || isAsking()) return undefined;
      const [facts, { hoverAt }] = await Promise.all([knowledge(), import('../../language/hover.ts')]);
      if (token.isCancellationRequested) return undefined;
      const [text, at, outcome] = [document.getText(), document.offsetAt(position), session.outcomeOf(document.uri)];
      const path = outcome?.area.pathOf(document.uri) ?? '';
      const fits = outcome?.versions.get(path) === document.version;
      const reading = outcome && fits ? readingOf(outcome, path) : undefined;
      const hover = hoverAt(text, at, language, {
        knowledge: facts,
        language: userLanguage,
        ...(reading ? { reading } : {}),
      });
      const parts: Part[] = outcome && fits ? [...(await objectParts(at, path, outcome, facts))] : [];
      if (hover && (hover.about === 'ndr' || offer === 'on' || !(await explainedByOthers(document, position)))) {
        const note = outcome ? await noteOn(hover, text, outcome, facts) : '';
        const range = new vscode.Range(document.positionAt(hover.start), document.positionAt(hover.end));
        parts.unshift({ markdown: [hover.markdown, ...(note ? [note] : [])].join('\n\n'), range });
      }
      const [first] = parts;
      if (!first) return undefined;
      const markdown = [...new Set(parts.map((part) => part.markdown))];
      return new vscode.Hover(
        markdown.map((part) => new vscode.MarkdownString(part)),
        first.range,
      );
    },
  };
}
