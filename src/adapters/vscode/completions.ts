import * as vscode from 'vscode';
import { CONFIG_NAMES, isTestsFile } from '../../config/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { JsonSchema } from '../../language/complete-data.ts';
import type { Completion, NamesOf } from '../../language/completion.ts';
import { SNIPPET_IDS, type SnippetFormat } from '../../language/snippet-ids.ts';
import { KIND_NAMES, translate } from '../../messages/index.ts';
import { ruleDocs } from '../../report/rule-docs.ts';
import type { Language } from '../../text/index.ts';
import { languageOfDocument } from './documents.ts';
import { snippetFormatOf } from './insert.ts';
import { userLanguage } from './knowledge.ts';
import { isAsking, offeredByOthers, offerOf } from './neighbours.ts';
import type { Session } from './session.ts';

/** Characters after which the editor asks by itself. */
export const TRIGGERS: readonly string[] = ['-', '"', "'", ' ', '$'];

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

interface World {
  readonly session: Session;
  readonly knowledge: () => Promise<Knowledge>;
  readonly extension: vscode.Uri;
}

/** An entry whose Markdown is worked out when it is looked at. */
class Item extends vscode.CompletionItem {
  about: (() => string) | undefined;
}

/** Completion in scripts, tenant files, the configuration and silencing comments. */
export class Completions implements vscode.CompletionItemProvider<Item> {
  readonly #world: World;
  readonly #schemas = new Map<string, Promise<JsonSchema>>();

  constructor(world: World) {
    this.#world = world;
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
    { triggerCharacter }: vscode.CompletionContext,
  ): Promise<readonly Completion[]> {
    const text = document.getText();
    const facts = await this.#world.knowledge();
    const { completeSilencing } = await import('../../language/completion.ts');
    const silencing = completeSilencing(text, offset, await this.#rules(facts, text, offset));
    if (silencing) return silencing;
    const names = this.#namesIn(document);
    const snippets = await snippetItems(document, text, offset);
    if (language === 'powershell' || language === 'psd1') {
      // A blank ends a word everywhere; only behind a parameter something is worth offering by itself.
      if (triggerCharacter === ' ' && !/-\w+ $/.test(text.slice(Math.max(0, offset - 80), offset))) return [];
      const [{ completePowerShell }, { cmdletCard, parameterCard }] = await Promise.all([
        import('../../language/complete-powershell.ts'),
        import('../../language/cmdlet-card.ts'),
      ]);
      const texts = facts.cmdletTexts(userLanguage);
      const card = (cmdlet: string, parameter?: string): string => {
        const found = facts.cmdlets.find(cmdlet);
        return parameter && found ? parameterCard(found, parameter, texts) : cmdletCard(cmdlet, facts.cmdlets, texts);
      };
      return [...snippets, ...completePowerShell(text, offset, { cmdlets: facts.cmdlets, names, card })];
    }
    if (language !== 'yaml' && language !== 'json') return [];
    const schema = await this.#schemaOf(document, text);
    if (!schema) return snippets;
    const { completeData } = await import('../../language/complete-data.ts');
    const words = { schema, cmdlets: facts.cmdlets, names, rules: await this.#rules(facts) };
    return [...snippets, ...completeData(text, offset, language, words)];
  }

  /** Ids and titles of the rules; nothing is loaded where no comment begins. */
  async #rules(facts: Knowledge, text?: string, offset = 0): Promise<readonly { id: string; title: string }[]> {
    if (text !== undefined && !text.slice(Math.max(0, offset - 400), offset).includes('mailflow-lint-')) return [];
    const { rules } = await import('../../analyze.ts');
    return rules.map(({ meta: { id } }) => ({ id, title: translate(ruleDocs(id, facts, 'en')?.title ?? '') }));
  }

  /** Names in the organization that the document belongs to. */
  #namesIn(document: vscode.TextDocument): NamesOf {
    const outcome = this.#world.session.outcomeOf(document.uri);
    const path = outcome?.area.pathOf(document.uri);
    const tenants = outcome?.analysis.tenants ?? [];
    const own = tenants.filter(({ readings }) => readings.some(({ source }) => source.path === path));
    return (kinds) => {
      const found = new Map<string, { name: string; kind: (typeof kinds)[number] }>();
      for (const { tenant } of own.length > 0 ? own : tenants) {
        for (const kind of kinds) {
          for (const { name } of tenant.objects[kind]) if (name) found.set(`${kind} ${name}`, { name, kind });
        }
      }
      return [...found.values()];
    };
  }

  /** The schema that a document is written after; undefined for a file of another kind. */
  async #schemaOf({ uri }: vscode.TextDocument, text: string): Promise<JsonSchema | undefined> {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const isConfig = (CONFIG_NAMES as readonly string[]).includes(name);
    const isTenant =
      /\.exo\.(?:ya?ml|jsonc?)$/i.test(name) || /^\s*"?(?:exchange|exchangeonline|exo)"?\s*:/im.test(text);
    const isTests = isTestsFile(uri.path);
    if (!isConfig && !isTenant && !isTests) return undefined;
    const file = isTests ? 'tests.schema.json' : isConfig ? 'config.schema.json' : 'tenant.schema.json';
    const known = this.#schemas.get(file);
    if (known) return known;
    const at = vscode.Uri.joinPath(this.#world.extension, 'schemas', file);
    const loaded = Promise.resolve(vscode.workspace.fs.readFile(at)).then(
      (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as JsonSchema,
    );
    this.#schemas.set(file, loaded);
    return loaded;
  }
}

/** Settings and commands to insert, behind `mailflow` at the start of a line. */
async function snippetItems(
  document: vscode.TextDocument,
  text: string,
  offset: number,
): Promise<readonly Completion[]> {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/^\s*mailf?l?o?w?[\w-]*$/.test(line)) return [];
  const { snippetText } = await import('../../language/snippet-text.ts');
  const format: SnippetFormat | undefined = snippetFormatOf(document);
  const start = offset - line.trimStart().length;
  return SNIPPET_IDS.flatMap((id): Completion[] => {
    const insert = format && snippetText(id, format, !/^\s*(?:exchange)\s*:/m.test(text));
    if (insert === undefined) return [];
    const label = `mailflow-${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return [{ label, insert, snippet: true, kind: 'snippet', start, end: offset }];
  });
}

function itemOf(
  { label, kind, insert, snippet, detail, documentation, rank, start, end }: Completion,
  document: vscode.TextDocument,
): Item {
  const item = new Item(label, KINDS[kind]);
  item.range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  item.insertText = snippet ? new vscode.SnippetString(insert) : insert;
  item.filterText = document.getText(item.range).startsWith('"') ? `"${label}"` : label;
  item.sortText = `${rank ?? 1}`.padStart(4, '0') + label;
  if (detail !== undefined) item.detail = kind === 'object' ? translate(KIND_NAMES[detail] ?? detail) : detail;
  if (kind === 'parameter') item.commitCharacters = [];
  item.about = documentation;
  return item;
}

/** The syntax of the cmdlet around the cursor. */
export function signatureProvider(knowledge: () => Promise<Knowledge>): vscode.SignatureHelpProvider {
  return {
    async provideSignatureHelp(document, position) {
      if (languageOfDocument(document) !== 'powershell' || offerOf('completion', document) === 'off') return undefined;
      const [facts, { signatureAt }, { cmdletCard, parameterCard }] = await Promise.all([
        knowledge(),
        import('../../language/signature.ts'),
        import('../../language/cmdlet-card.ts'),
      ]);
      const signature = signatureAt(document.getText(), document.offsetAt(position), facts.cmdlets);
      const cmdlet = signature && facts.cmdlets.find(signature.cmdlet);
      if (!signature || !cmdlet) return undefined;
      const texts = facts.cmdletTexts(userLanguage);
      const shown = new vscode.SignatureInformation(
        signature.label,
        new vscode.MarkdownString(cmdletCard(signature.cmdlet, facts.cmdlets, texts)),
      );
      shown.parameters = signature.parameters.map(({ name, start, end }, at) => {
        const about =
          at === signature.active ? new vscode.MarkdownString(parameterCard(cmdlet, name, texts)) : undefined;
        return new vscode.ParameterInformation([start, end], about);
      });
      const help = new vscode.SignatureHelp();
      help.signatures = [shown];
      help.activeSignature = 0;
      help.activeParameter = signature.active ?? signature.parameters.length;
      return help;
    },
  };
}
