import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  InsertTextFormat,
  type Location,
  MarkupKind,
  type Position,
  type SignatureHelp,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { completionsAt, detailOf, sortText } from '../../editor/completion.ts';
import type { Cancellation } from '../../editor/host.ts';
import { objectParts, wordPart } from '../../editor/hover.ts';
import { type FoundLens, shownLenses } from '../../editor/lenses.ts';
import { type Named, namedAt } from '../../editor/navigation.ts';
import { type Outlined, objectsNamed, outlineOf } from '../../editor/outline.ts';
import { signatureCardAt } from '../../editor/signature.ts';
import type { Completion } from '../../language/completion.ts';
import { foldingRanges } from '../../language/folding.ts';
import type { UserLanguage } from '../../messages/index.ts';
import { type Place, plainText } from '../../text/index.ts';
import type { Document } from './documents.ts';
import type { EditWriter } from './edits.ts';
import { type Here, languageOfDocument, type Outcome, rangeIn, type Workspace } from './workspace.ts';

/** Asks about the forward behind a lens; its arguments are the address of the file and the question. */
export const SHOW_VERDICT = 'mailflow-lint.verdict';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  cmdlet: CompletionItemKind.Function,
  resource: CompletionItemKind.Class,
  parameter: CompletionItemKind.Property,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  object: CompletionItemKind.Reference,
  rule: CompletionItemKind.Constant,
  snippet: CompletionItemKind.Snippet,
};

/** What a person sees of one text: hovers, completion, syntax, names, outline, lenses. */
export class Features {
  readonly #workspace: Workspace;
  readonly #writer: EditWriter;
  readonly #language: UserLanguage;
  /** The lists of completions that were offered last, for the entries that are looked at. */
  #offered: readonly Completion[] = [];
  #lenses: readonly FoundLens[] = [];

  constructor(workspace: Workspace, writer: EditWriter, language: UserLanguage) {
    this.#workspace = workspace;
    this.#writer = writer;
    this.#language = language;
  }

  async hover(document: Document, position: Position): Promise<Hover | null> {
    const language = languageOfDocument(document);
    if (!language) return null;
    const { positions, client } = this.#writer;
    const outcome = this.#workspace.session.outcomeOf(document.uri);
    const path = outcome?.area.pathOf(document.uri);
    const fits = path !== undefined && outcome?.versions.get(path) === document.version;
    const asked = {
      ...{ text: document.getText(), offset: positions.offset(position, document.lines), language, outcome },
      ...{ knowledge: this.#workspace.disk.knowledge, userLanguage: this.#language, path: fits ? path : undefined },
      link: (uri: string, line: number) => `${uri}#L${line}`,
    };
    const [word, objects] = await Promise.all([wordPart(asked), objectParts(asked)]);
    const parts = word ? [word, ...objects] : objects;
    const [first] = parts;
    if (!first) return null;
    const value = [...new Set(parts.map(({ markdown }) => markdown))].join('\n\n---\n\n');
    const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
    return { contents: { kind, value }, range: positions.range(first, document.lines) };
  }

  async completion(document: Document, { position, context }: CompletionParams): Promise<CompletionItem[]> {
    const language = languageOfDocument(document);
    if (!language) return [];
    const { positions } = this.#writer;
    const { disk, session } = this.#workspace;
    const outcome = session.outcomeOf(document.uri);
    this.#offered = await completionsAt({
      ...{ text: document.getText(), offset: positions.offset(position, document.lines), language, outcome },
      ...{ file: document.uri, knowledge: disk.knowledge, userLanguage: this.#language },
      trigger: context?.triggerCharacter,
      path: outcome?.area.pathOf(document.uri),
      schema: async (file) => disk.schema(file),
    });
    return this.#offered.map((one, order) => this.#item(one, order, document));
  }

  #item(completion: Completion, order: number, document: Document): CompletionItem {
    const { label, kind, insert, snippet, start, end } = completion;
    const { positions, client } = this.#writer;
    const isSnippet = snippet === true && client.snippetCompletions;
    const newText = snippet && !isSnippet ? plainText({ newText: insert, snippet }) : insert;
    const detail = detailOf(completion);
    const isQuoted = document.getText().startsWith('"', start);
    return {
      ...{ label, kind: KINDS[kind], sortText: sortText(completion), filterText: isQuoted ? `"${label}"` : label },
      ...(detail !== undefined && { detail }),
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: positions.range({ start, end }, document.lines), newText },
      data: { offered: order },
    };
  }

  /** An entry of the last list with what is known about it. */
  resolveCompletion(item: CompletionItem): CompletionItem {
    const order = Number((item.data as { readonly offered?: unknown } | undefined)?.offered);
    const known = this.#offered[order];
    if (known?.label !== item.label || !known.documentation) return item;
    return { ...item, documentation: { kind: MarkupKind.Markdown, value: known.documentation() } };
  }

  async signature(document: Document, position: Position): Promise<SignatureHelp | null> {
    if (languageOfDocument(document) !== 'powershell') return null;
    const { positions, client } = this.#writer;
    const offset = positions.offset(position, document.lines);
    const { knowledge } = this.#workspace.disk;
    const card = await signatureCardAt(document.getText(), offset, knowledge, this.#language);
    if (!card) return null;
    const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });
    const parameters = card.parameters.map(({ start, end }, at) => ({
      label: client.labelOffsets ? ([start, end] as [number, number]) : card.label.slice(start, end),
      ...(at === card.active && card.aboutActive && { documentation: markdown(card.aboutActive) }),
    }));
    const activeParameter = card.active ?? parameters.length;
    const signature = { label: card.label, documentation: markdown(card.about), parameters };
    return { signatures: [signature], activeSignature: 0, activeParameter };
  }

  async #named({ document, outcome, path }: Here, position: Position): Promise<Named> {
    const offset = this.#writer.positions.offset(position, document.lines);
    return namedAt(outcome, path, offset, this.#workspace.disk.knowledge);
  }

  #location = (outcome: Outcome, place: Place): Location => ({
    uri: outcome.area.uriOf(place.source),
    range: rangeIn(outcome, place, this.#writer.positions),
  });

  async definitions(here: Here, position: Position): Promise<Location[]> {
    return (await this.#named(here, position)).definitions().map((place) => this.#location(here.outcome, place));
  }

  async references(here: Here, position: Position, own: boolean): Promise<Location[]> {
    return (await this.#named(here, position)).references(own).map((place) => this.#location(here.outcome, place));
  }

  async highlights(here: Here, position: Position): Promise<DocumentHighlight[]> {
    return (await this.#named(here, position)).highlights().map(({ place, role }) => ({
      range: rangeIn(here.outcome, place, this.#writer.positions),
      kind: role === 'reference' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }));
  }

  /** What would be renamed. Throws `RenameRefused`. */
  async renaming(here: Here, position: Position) {
    const { place, name } = (await this.#named(here, position)).renaming();
    return { range: rangeIn(here.outcome, place, this.#writer.positions), placeholder: name };
  }

  /** The edits of a new name. Throws `RenameRefused`. */
  async rename(here: Here, position: Position, newName: string) {
    return (await this.#named(here, position)).rename(newName);
  }

  async outline({ outcome, path }: Here): Promise<DocumentSymbol[] | SymbolInformation[]> {
    const all = (await outlineOf(outcome, path)) ?? [];
    if (!this.#writer.client.nestedSymbols) return all.map((one) => this.#information(outcome, one));
    return all.map((one) => this.#symbol(outcome, one));
  }

  #symbol(outcome: Outcome, { name, detail, kind, place, namePlace, children }: Outlined): DocumentSymbol {
    const { positions } = this.#writer;
    return {
      ...{ name, detail, kind: SymbolKind[kind], range: rangeIn(outcome, place, positions) },
      selectionRange: rangeIn(outcome, namePlace, positions),
      children: children.map((child) => this.#symbol(outcome, child)),
    };
  }

  #information(outcome: Outcome, { name, detail, kind, namePlace }: Outlined): SymbolInformation {
    return { name, kind: SymbolKind[kind], containerName: detail, location: this.#location(outcome, namePlace) };
  }

  async symbols(query: string): Promise<SymbolInformation[]> {
    const found = this.#workspace.session
      .outcomes()
      .map(async (outcome) => (await objectsNamed(outcome, query)).map((one) => this.#information(outcome, one)));
    return (await Promise.all(found)).flat();
  }

  folding(document: Document): FoldingRange[] {
    if (languageOfDocument(document) !== 'ndr') return [];
    return foldingRanges(document.getText()).map((span) => {
      const { start, end } = this.#writer.positions.range(span, document.lines);
      return { startLine: start.line, endLine: end.line };
    });
  }

  /** Lines above objects; their texts are worked out when they are in sight. */
  async lenses({ outcome, path }: Here): Promise<CodeLens[]> {
    const { shown, hidden } = await shownLenses(outcome, path);
    this.#lenses = shown;
    const start = { line: 0, character: 0 };
    return [
      ...shown.map(({ lens }, order) => ({
        range: rangeIn(outcome, lens.above, this.#writer.positions),
        data: { offered: order, uri: outcome.area.uriOf(path) },
      })),
      ...(hidden === undefined ? [] : [{ range: { start, end: start }, command: { title: hidden, command: '' } }]),
    ];
  }

  resolveLens(shown: CodeLens): CodeLens {
    const { offered, uri } = (shown.data ?? {}) as { readonly offered?: number; readonly uri?: string };
    const found = offered === undefined ? undefined : this.#lenses[offered];
    if (!found) return shown;
    const { question, text } = found.lens;
    if (!question) return { ...shown, command: { title: text(), command: '' } };
    const { from, to, mechanism } = question;
    return { ...shown, command: { title: text(), command: SHOW_VERDICT, arguments: [uri, { from, to, mechanism }] } };
  }

  /** The answer to the question of a lens, in words; undefined where it cannot be asked. */
  async verdict(uri: unknown, question: unknown, token: Cancellation): Promise<string | undefined> {
    const here = typeof uri === 'string' ? await this.#workspace.here(uri, token) : undefined;
    const { from, to, mechanism } = (question ?? {}) as Readonly<Record<string, unknown>>;
    if (!here || typeof from !== 'string' || typeof to !== 'string') return undefined;
    const [{ answersTo }, { plain }, { verdictPretty }] = await Promise.all([
      import('../../answers.ts'),
      import('../../report/terminal.ts'),
      import('../../report/verdict-pretty.ts'),
    ]);
    const asked = { from, to, mechanism: typeof mechanism === 'string' ? mechanism : '' };
    const { views } = answersTo(asked, here.outcome, this.#workspace.disk.knowledge);
    return verdictPretty(views, { terminal: { paint: plain } }).trim();
  }
}
