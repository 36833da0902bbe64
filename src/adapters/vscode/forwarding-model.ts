import * as vscode from 'vscode';
import { rest } from '../../editor/rest.ts';
import { Unhurried } from '../../editor/unhurried.ts';
import type { ForwardingView } from '../../report/forwarding-view.ts';
import { keyOf, type Outcome, type Session } from './session.ts';

/** One organization of a folder as the views show it. */
export interface Shown {
  readonly outcome: Outcome;
  readonly view: ForwardingView;
}

/** The organizations of the folder of the active editor, else of the first folder or file that was read. */
export class ForwardingModel implements vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  /** The views of a big organization take a second; meanwhile nothing else would be answered. */
  readonly #afterAnalysis = new Unhurried(() => this.#changed.fire());
  /** The area that is shown, and that of the last text which was active. */
  #key: string | undefined;
  #active = vscode.window.activeTextEditor && keyOf(vscode.window.activeTextEditor.document.uri);
  #views: { readonly outcome: Outcome; readonly shown: Promise<readonly Shown[]> } | undefined;

  /** Other organizations, or others of their answers. */
  readonly onDidChange = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = [
      session.onDidAnalyze((outcome) => {
        const { key } = outcome.area;
        // A file that was just opened is read only now.
        if (this.#key === undefined || key === this.#active) this.#key = key;
        if (key === this.#key) this.#afterAnalysis.want();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (keyOf(document.uri) === this.#key) this.#afterAnalysis.postpone();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (!editor) return;
        this.#active = keyOf(editor.document.uri);
        const outcome = session.outcomeOf(editor.document.uri);
        if (!outcome) return;
        // Another file may belong to another organization, which then stands first.
        this.#key = outcome.area.key;
        this.#changed.fire();
      }),
    ];
  }

  /** What is shown now; empty before anything was read. */
  async shown(): Promise<readonly Shown[]> {
    const known = this.#session.outcomes();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const outcome =
      known.find(({ area }) => area.key === this.#key) ??
      known[0] ??
      (folder && (await this.#session.analyzeFolder(folder)));
    if (!outcome) return [];
    if (this.#views?.outcome !== outcome) this.#views = { outcome, shown: this.#viewsOf(outcome) };
    return this.#views.shown;
  }

  async #viewsOf(outcome: Outcome): Promise<readonly Shown[]> {
    const { ForwardingView } = await import('../../report/forwarding-view.ts');
    const start = performance.now();
    const shown: Shown[] = [];
    for (const { tenant, readings } of outcome.analysis.tenants)
      if (readings.length > 0) shown.push({ outcome, view: await ForwardingView.of(tenant, outcome.lines, rest) });
    this.#afterAnalysis.took(performance.now() - start);
    return shown;
  }

  dispose(): void {
    for (const one of [...this.#subscriptions, this.#afterAnalysis]) one.dispose();
    this.#changed.dispose();
  }
}

/** Whether a file is one of those that an organization was read from. */
export function isOf({ outcome, view }: Shown, uri: vscode.Uri | undefined): boolean {
  if (!uri) return false;
  const path = outcome.area.pathOf(uri);
  const own = outcome.analysis.tenants.find(({ tenant }) => tenant === view.tenant);
  return own?.readings.some(({ source }) => source.path === path) ?? false;
}
