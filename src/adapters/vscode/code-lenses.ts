import * as vscode from 'vscode';
import type { FoundLens } from '../../editor/lenses.ts';
import { rest } from '../../editor/rest.ts';
import { translate } from '../../messages/index.ts';
import { SHOW_FORWARDING } from './command-names.ts';
import { rangeOf } from './places.ts';
import type { Session } from './session.ts';
import { type FactRequest, STATE_FACT } from './state-facts.ts';

/** How long the typing rests before the lines are worked out again, in milliseconds. */
const REST = 400;

/** A lens whose text waits until it is in sight. */
class LazyLens extends vscode.CodeLens {
  readonly found: FoundLens;
  readonly folder: string;

  constructor(range: vscode.Range, found: FoundLens, folder: string) {
    super(range);
    this.found = found;
    this.folder = folder;
  }
}

/** A line of text above every policy, rule, remote domain and forward: who may forward where because of it. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscription = session.onDidAnalyze(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#changed.fire(), REST);
    });
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.getConfiguration('mailflowLint', document).get('codeLens')) return [];
    const outcome = await this.#session.current(document, token);
    if (!outcome || token.isCancellationRequested) return [];
    const path = outcome.area.pathOf(document.uri);
    const lines = outcome.lines(path);
    const { shownLenses } = await import('../../editor/lenses.ts');
    const found = await shownLenses(outcome, path);
    const shown: vscode.CodeLens[] = found.shown.map(
      (one) => new LazyLens(rangeOf(one.lens.above, lines), one, outcome.area.key),
    );
    if (found.hidden !== undefined) {
      const command = { command: SHOW_FORWARDING, title: found.hidden };
      shown.push(new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command));
    }
    return shown;
  }

  async resolveCodeLens(lens: vscode.CodeLens): Promise<vscode.CodeLens> {
    if (!(lens instanceof LazyLens)) return lens;
    await lens.found.lens.prepare?.(rest);
    lens.command = commandOf(lens);
    return lens;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** What a click does: asks about the forward, states a missing domain, or shows the grid. */
function commandOf({ found: { lens, tenant }, folder }: LazyLens): vscode.Command {
  const { question } = lens;
  const [title, unknownDomain] = [lens.text(), lens.unknownDomain?.()];
  const isFolder = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder);
  if (unknownDomain !== undefined && isFolder) {
    const fact = { kind: 'acceptedDomain', domain: unknownDomain } as const;
    const request: FactRequest = { folder: vscode.Uri.parse(folder), tenant, fact };
    return {
      command: STATE_FACT,
      title,
      tooltip: translate('It is a domain of this organization'),
      arguments: [request],
    };
  }
  if (question) {
    const { from, to, mechanism } = question;
    const tooltip = translate('Ask who may forward where');
    return { command: 'mailflow-lint.verdict', title, tooltip, arguments: [{ from, to, mechanism }] };
  }
  return { command: SHOW_FORWARDING, title, tooltip: translate('Who may forward where'), arguments: [tenant] };
}
