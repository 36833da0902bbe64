import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { CONFIG_NAMES } from '../../config/index.ts';
import { partsOf, type StatedFact } from '../../config/state-fact.ts';
import { type Action, actionsAt, fixAllAction } from '../../editor/actions.ts';
import { withStatedFact } from '../../editor/facts.ts';
import { problemOf } from '../../editor/problems.ts';
import { translate } from '../../messages/index.ts';
import { plainText } from '../../text/index.ts';
import { diagnosticOf } from './diagnostics.ts';
import { type EditWriter, newFile, workspaceEdit } from './edits.ts';
import type { Here, Outcome, Workspace } from './workspace.ts';

/** Every safe fix of a file at once: what editors run on save when they are told to. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.mailflowLint`;

/** Shows commands that a person runs in the tenant; its argument is the text. */
export const SHOW_COMMANDS = 'mailflow-lint.showCommands';

/** Actions that were offered and not chosen yet; more than one list is open at no time, and two editors share no server. */
const MOST_OFFERED = 500;

interface Offered {
  readonly action: Action;
  readonly here: Here;
}

/** Offers fixes, and works out what one writes when it is chosen. */
export class CodeActions {
  readonly #workspace: Workspace;
  readonly #writer: EditWriter;
  readonly #offered = new Map<number, Offered>();
  #count = 0;

  constructor(workspace: Workspace, writer: EditWriter) {
    this.#workspace = workspace;
    this.#writer = writer;
  }

  /** The actions at a range of a document. */
  async at(here: Here, { range, context }: CodeActionParams): Promise<CodeAction[]> {
    const { outcome, path: name, document } = here;
    const isWanted = (kind: string): boolean =>
      context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (isWanted(CodeActionKind.QuickFix)) {
      const span = this.#writer.positions.span(range, document.lines);
      const isFolder = this.#workspace.folders.rootOf(document.uri) !== undefined;
      const found = await actionsAt(outcome, name, span, isFolder);
      for (const one of found)
        if (this.#canDo(one)) actions.push(await this.#codeAction(one, CodeActionKind.QuickFix, here));
    }
    // Fixing everything is asked for by its kind: it is no answer to the text at the cursor.
    const all = context.only && isWanted(FIX_ALL) ? fixAllAction(outcome, name) : undefined;
    if (all) actions.push(await this.#codeAction(all, FIX_ALL, here));
    return actions;
  }

  /** The chosen action with what it writes. Fails when the text has changed since it was offered. */
  async resolve(shown: CodeAction): Promise<CodeAction> {
    const offered = this.#offered.get(Number((shown.data as { readonly offered?: unknown } | undefined)?.offered));
    if (!offered) return shown;
    const { document, outcome, path: name } = offered.here;
    if (document.isClosed || document.version !== outcome.versions.get(name))
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        translate('The text has changed meanwhile. Open the fixes again.'),
      );
    const edit = await this.#edit(offered);
    return { ...shown, ...(edit && { edit }) };
  }

  async #codeAction(action: Action, kind: string, here: Here): Promise<CodeAction> {
    const { title, finding, deed, isPreferred } = action;
    const offered = { action, here };
    const command = commandOf(action);
    const later = deed.kind !== 'commands' && this.#writer.client.resolvesActions;
    const edit = command || later ? undefined : await this.#edit(offered);
    return {
      ...{ title, kind, isPreferred },
      ...(finding && { diagnostics: [diagnosticOf(problemOf(finding, false), here.outcome, this.#writer.positions)] }),
      ...(command && { command }),
      ...(edit && { edit }),
      ...(later && { data: { offered: this.#keep(offered) } }),
    };
  }

  #keep(offered: Offered): number {
    this.#offered.set(++this.#count, offered);
    this.#offered.delete(this.#count - MOST_OFFERED);
    return this.#count;
  }

  /** A protocol has no way to ask for words: facts that need some are stated in the configuration by hand. */
  #canDo({ deed }: Action): boolean {
    if (deed.kind !== 'fact') return true;
    const { fact } = deed;
    // A file is made where there is none: not every client can.
    if (!this.#writer.client.createsFiles || !this.#writer.client.versionedEdits) return false;
    if (fact.kind === 'members' || fact.kind === 'silenced') return false;
    return fact.kind !== 'acceptedDomains' || fact.domains.length > 0;
  }

  async #edit({ action: { finding, deed }, here: { outcome, document } }: Offered): Promise<WorkspaceEdit | undefined> {
    switch (deed.kind) {
      case 'edits':
        return workspaceEdit(deed.edits, outcome, this.#writer);
      case 'review': {
        const changes = await outcome.difference(finding?.tenant ?? '', deed.edits);
        const description = changes.join(' ');
        const label = translate('Who may forward where afterwards');
        return workspaceEdit(deed.edits, outcome, this.#writer, { label, description, needsConfirmation: true });
      }
      case 'fact':
        return this.#stated(deed.fact, finding?.tenant ?? '', document.uri, outcome);
      case 'commands':
        return undefined;
    }
  }

  /** What states a fact in the configuration of a folder, which is made where there is none. */
  async #stated(fact: StatedFact, tenant: string, uri: string, outcome: Outcome): Promise<WorkspaceEdit | undefined> {
    const root = this.#workspace.folders.rootOf(uri);
    if (root === undefined) return undefined;
    const known = CONFIG_NAMES.find((name) => outcome.sources.has(name));
    const name = known ?? CONFIG_NAMES[0];
    const text = outcome.sources.get(name)?.text ?? '';
    const written = await withStatedFact({ path: name, text }, tenant, fact);
    if (written === undefined) return undefined;
    const newText = fact.kind === 'exception' ? filledIn(written) : written;
    if (known === undefined) return newFile(pathToFileURL(path.join(root, name)).href, newText);
    return workspaceEdit([{ place: { source: name, start: 0, end: text.length }, newText }], outcome, this.#writer);
  }
}

/** The configuration with an exception in it, its placeholders replaced by their own words: a person changes them there. */
const filledIn = (written: string): string =>
  partsOf(written)
    .map((part, at) => (at % 2 === 1 ? plainText({ newText: part, snippet: true }) : part))
    .join('');

function commandOf({ title, deed }: Action): Command | undefined {
  if (deed.kind !== 'commands') return undefined;
  const { commands = '', snippet } = deed.fix;
  const text = plainText({ newText: commands, ...(snippet && { snippet: true }) });
  return { title, command: SHOW_COMMANDS, arguments: [text] };
}
