import * as vscode from 'vscode';
import { completionsAt, detailOf, type SchemaFile, sortText } from '../../editor/completion.ts';
import { signatureCardAt } from '../../editor/signature.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { JsonSchema } from '../../language/complete-data.ts';
import type { Completion } from '../../language/completion.ts';
import type { Language } from '../../text/index.ts';
import { languageOfDocument } from './documents.ts';
import { userLanguage } from './knowledge.ts';
import { isAsking, offeredByOthers, offerOf } from './neighbours.ts';
import type { Session } from './session.ts';

const KINDS: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  cmdlet: vscode.CompletionItemKind.Function,
  resource: vscode.CompletionItemKind.Class,
  parameter: vscode.CompletionItemKind.Property,
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  object: vscode.CompletionItemKind.Reference,
  rule: vscode.CompletionItemKind.Constant,
  snippet: vscode.CompletionItemKind.Snippet,
};

interface Services {
  readonly session: Session;
  readonly knowledge: () => Promise<Knowledge>;
  readonly extension: vscode.Uri;
}

/** An entry whose Markdown is worked out when it is looked at. */
class Item extends vscode.CompletionItem {
  about: (() => string) | undefined;
}

/** Completion in scripts, tenant files, the configuration and suppression comments. */
export class Completions implements vscode.CompletionItemProvider<Item> {
  readonly #services: Services;
  readonly #schemas = new Map<string, Promise<JsonSchema>>();

  constructor(services: Services) {
    this.#services = services;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ): Promise<Item[] | undefined> {
    const language = languageOfDocument(document);
    const offer = offerOf('completion', document);
    if (!language || offer === 'off' || isAsking()) return undefined;
    const items = await this.#itemsAt(document, document.offsetAt(position), language, context);
    if (items.length === 0 || token.isCancellationRequested) return undefined;
    const known = offer === 'auto' ? await offeredByOthers(document, position) : undefined;
    // What only these files tell is never left to others.
    const own = known
      ? items.filter(({ kind, label }) => kind === 'object' || kind === 'rule' || !known(label))
      : items;
    return own.map((item) => itemOf(item, document));
  }

  resolveCompletionItem(item: Item): Item {
    if (item.about) item.documentation = new vscode.MarkdownString(item.about());
    return item;
  }

  async #itemsAt(
    document: vscode.TextDocument,
    offset: number,
    language: Language,
    { triggerCharacter: trigger }: vscode.CompletionContext,
  ): Promise<readonly Completion[]> {
    const { session, knowledge } = this.#services;
    const outcome = session.outcomeOf(document.uri);
    return completionsAt({
      ...{ text: document.getText(), offset, language, file: document.uri.path, trigger, userLanguage, outcome },
      knowledge: await knowledge(),
      path: outcome?.area.pathOf(document.uri),
      schema: (file) => this.#schema(file),
    });
  }

  #schema(file: SchemaFile): Promise<JsonSchema> {
    const known = this.#schemas.get(file);
    if (known) return known;
    const at = vscode.Uri.joinPath(this.#services.extension, 'schemas', file);
    const loaded = Promise.resolve(vscode.workspace.fs.readFile(at)).then(
      (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as JsonSchema,
    );
    this.#schemas.set(file, loaded);
    return loaded;
  }
}

function itemOf(completion: Completion, document: vscode.TextDocument): Item {
  const { label, kind, insert, snippet, documentation, start, end } = completion;
  const item = new Item(label, KINDS[kind]);
  item.range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  item.insertText = snippet ? new vscode.SnippetString(insert) : insert;
  item.filterText = document.getText(item.range).startsWith('"') ? `"${label}"` : label;
  item.sortText = sortText(completion);
  const detail = detailOf(completion);
  if (detail !== undefined) item.detail = detail;
  if (kind === 'parameter') item.commitCharacters = [];
  item.about = documentation;
  return item;
}

/** The syntax of the cmdlet around the cursor. */
export function signatureProvider(knowledge: () => Promise<Knowledge>): vscode.SignatureHelpProvider {
  return {
    async provideSignatureHelp(document, position) {
      if (languageOfDocument(document) !== 'powershell' || offerOf('completion', document) === 'off') return undefined;
      const at = document.offsetAt(position);
      const card = await signatureCardAt(document.getText(), at, await knowledge(), userLanguage);
      if (!card) return undefined;
      const shown = new vscode.SignatureInformation(card.label, new vscode.MarkdownString(card.about));
      shown.parameters = card.parameters.map(({ start, end }, order) => {
        const about =
          order === card.active && card.aboutActive ? new vscode.MarkdownString(card.aboutActive) : undefined;
        return new vscode.ParameterInformation([start, end], about);
      });
      const help = new vscode.SignatureHelp();
      help.signatures = [shown];
      help.activeSignature = 0;
      help.activeParameter = card.active ?? card.parameters.length;
      return help;
    },
  };
}
