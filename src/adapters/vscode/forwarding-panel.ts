import * as vscode from 'vscode';
import { translate } from '../../messages/index.ts';
import { forwardingTexts } from '../../report/forwarding-texts.ts';
import type { ForwardView } from '../../report/forwarding-view.ts';
import type { MatrixFile } from '../../report/matrix-file.ts';
import { type Stateable, stateable } from '../../report/statements.ts';
import type { ForwardingState, FromForwarding, ToForwarding } from '../webview/forwarding-messages.ts';
import { SHOW_LOG } from './command-names.ts';
import { type ForwardingModel, isOf, type Shown } from './forwarding-model.ts';
import { stateCommand } from './forwarding-tree.ts';
import { createPanel, panelHtml } from './panel-html.ts';
import { reveal } from './places.ts';
import { notRead } from './status.ts';

/** The grid *Who may forward where*: one panel, kept up to date while people type. */
export class ForwardingPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #model: ForwardingModel;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #tenant = 0;
  #shown: Shown | undefined;
  #facts: readonly Stateable[] = [];
  #forwards: readonly ForwardView[] = [];

  constructor(extension: vscode.Uri, model: ForwardingModel) {
    this.#extension = extension;
    this.#model = model;
    this.#subscription = model.onDidChange(() => void this.#refresh());
  }

  /** Opens the panel; with the name of an organization, on that one. */
  async open(tenant?: string): Promise<void> {
    const all = await this.#model.shown();
    const uri = vscode.window.activeTextEditor?.document.uri;
    const at = all.findIndex((one) => (tenant === undefined ? isOf(one, uri) : one.view.tenant.name === tenant));
    if (at >= 0) this.#tenant = at;
    if (this.#panel) {
      this.#panel.reveal();
      await this.#start();
    } else this.#panel = this.#create();
  }

  #create(): vscode.WebviewPanel {
    const panel = createPanel(this.#extension, 'forwarding', {
      title: translate('Who may forward where'),
      column: vscode.ViewColumn.Active,
    });
    panel.webview.html = panelHtml(panel.webview, this.#extension, 'forwarding');
    panel.webview.onDidReceiveMessage((message: FromForwarding) => void this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }

  /** Shows the state again where it is another one; going to another file is no change. */
  async #refresh(): Promise<void> {
    const all = await this.#model.shown();
    if ((all[this.#tenant] ?? all[0]) !== this.#shown) await this.#start();
  }

  async #start(): Promise<void> {
    if (!this.#panel) return;
    const all = await this.#model.shown();
    this.#shown = all[this.#tenant] ?? all[0];
    this.#facts = this.#shown ? stateable(this.#shown.view) : [];
    this.#forwards = this.#shown?.view.forwards() ?? [];
    const texts = forwardingTexts();
    const empty = this.#shown ? texts.empty : translate('No organization is declared in this folder.');
    const state: ForwardingState = {
      type: 'state',
      texts: { ...texts, empty },
      tenants: all.map(({ view }) => view.tenant.name),
      tenant: this.#shown ? all.indexOf(this.#shown) : 0,
      families: this.#shown?.view.families ?? [],
      senders: this.#shown?.view.senders ?? [],
      destinations: this.#shown?.view.destinations ?? [],
      forwards: this.#forwards,
      facts: this.#facts.map(({ needed: { fact, howToState }, statements }) => ({
        fact,
        howToState,
        statements: statements.map(({ label }) => label),
      })),
      unread: this.#shown ? notRead(this.#shown.outcome).length : 0,
    };
    await this.#post(state);
  }

  async #receive(message: FromForwarding): Promise<void> {
    const shown = this.#shown;
    if (message.type === 'ready') return this.#start();
    if (message.type === 'log') return vscode.commands.executeCommand(SHOW_LOG);
    if (message.type === 'tenant') {
      this.#tenant = message.tenant;
      return this.#start();
    }
    if (!shown) return;
    const { view, outcome } = shown;
    switch (message.type) {
      case 'rows': {
        const { by, wanted } = message;
        return this.#post({ type: 'rows', by, rows: wanted.map((at) => [at, view.row(at, by)] as const) });
      }
      case 'ways':
        return this.#post({ type: 'ways', ...view.field(message.sender, message.destination) });
      case 'reveal':
        return reveal({ source: message.file, start: message.start, end: message.end }, outcome);
      case 'ask':
        return this.#ask(
          view.senders[message.sender]?.members[0] ?? '*',
          view.destinations[message.destination]?.members[0] ?? '*',
        );
      case 'askForward': {
        const question = this.#forwards[message.forward]?.question;
        return question && vscode.commands.executeCommand('mailflow-lint.verdict', question);
      }
      case 'state': {
        const statement = this.#facts[message.fact]?.statements[message.statement];
        const command = statement && stateCommand(statement, shown);
        return command && vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      }
      case 'export':
        return exportMatrix(shown, message.format);
    }
  }

  #ask(from: string, to: string): Thenable<void> {
    return vscode.commands.executeCommand('mailflow-lint.verdict', { from, to });
  }

  async #post(message: ToForwarding): Promise<void> {
    await this.#panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }
}

/** Asks where to save the grid of one organization, and writes it there. */
async function exportMatrix({ view, outcome }: Shown, format: MatrixFile): Promise<void> {
  const { matrixFile } = await import('../../report/matrix-file.ts');
  const { name, text } = matrixFile(view.tenant, format, { lines: outcome.lines, language: vscode.env.language });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {});
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await vscode.commands.executeCommand('vscode.open', target);
}
