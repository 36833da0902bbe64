import * as vscode from 'vscode';
import { tellingPaths } from '../../editor/session.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { translate } from '../../messages/index.ts';
import { placeView } from '../../report/place.ts';
import type { Tenant } from '../../tenant/index.ts';
import { dayOf, LineIndex, type Place, type Source } from '../../text/index.ts';
import type { FromPage } from '../webview/page-messages.ts';
import { ComparisonMarks } from './comparison-marks.ts';
import { outcomeInQuestion } from './explain-commands.ts';
import { readSource } from './folder-files.ts';
import { refsOf, repositoryOf, sourcesAt } from './git-states.ts';
import { followPlace, placeHref } from './pages.ts';
import { createPanel, panelHtml } from './panel-html.ts';
import type { Outcome, Session } from './session.ts';

/** The state that the texts are compared with. */
interface Base {
  readonly name: string;
  readonly tenants: readonly Tenant[];
  readonly lines: (path: string) => LineIndex;
  /** A file says nothing about organizations that are not in it; a commit does. */
  readonly isWhole: boolean;
}

/** What a person may choose to compare with. */
interface Choice extends vscode.QuickPickItem {
  base?(): Promise<Base | undefined>;
}

/** What belongs to an open panel. */
interface Shown {
  readonly panel: vscode.WebviewPanel;
  readonly marks: ComparisonMarks;
  readonly base: Base;
  outcome: Outcome;
}

/**
 * *Compare Forwarding With…*: who may forward more or less than in a commit, a branch or a file, as a panel and as marks beside the
 * lines that decide. Both follow the texts while people type, until the panel is closed.
 */
export class ComparisonPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #session: Session;
  readonly #knowledge: () => Promise<Knowledge>;
  readonly #subscription: vscode.Disposable;
  #shown: Shown | undefined;

  constructor(extension: vscode.Uri, session: Session, knowledge: () => Promise<Knowledge>) {
    this.#extension = extension;
    this.#session = session;
    this.#knowledge = knowledge;
    this.#subscription = session.onDidAnalyze((outcome) => {
      if (this.#shown?.outcome.area.key !== outcome.area.key) return;
      this.#shown.outcome = outcome;
      void this.#refresh();
    });
  }

  /** Asks what to compare with, and shows the comparison. */
  async open(): Promise<void> {
    const outcome = await outcomeInQuestion(this.#session);
    if (!outcome) {
      void vscode.window.showInformationMessage(translate('No organization is declared in this folder.'));
      return;
    }
    const choice = await vscode.window.showQuickPick(this.#choices(outcome), {
      title: translate('Compare who may forward where with'),
      placeHolder: translate('A commit, a branch or a file'),
      matchOnDescription: true,
    });
    const base = await choice?.base?.();
    if (!base) return;
    this.#shown?.panel.dispose();
    this.#shown = { panel: this.#create(base.name), marks: new ComparisonMarks(), base, outcome };
    await this.#refresh();
  }

  async #choices(outcome: Outcome): Promise<readonly Choice[]> {
    const repository = await repositoryOf(outcome.area.uriOf('.'));
    const refs = repository ? await refsOf(repository) : [];
    const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
    const commits = refs.map(
      (ref): Choice => ({
        label: `$(git-commit) ${ref}`,
        ...(ref === 'HEAD' ? { description: translate('the last commit') } : {}),
        base: async () => repository && this.#baseOf(ref, await sourcesAt(repository, ref, outcome), outcome),
      }),
    );
    const sources = tellingPaths(outcome.analysis).flatMap((path) => outcome.sources.get(path) ?? []);
    const files = sources.map(
      (source): Choice => ({
        label: `$(file) ${source.path}`,
        base: () => this.#baseOf(source.path, [source]),
      }),
    );
    return [
      ...(commits.length > 0 ? [separator(translate('Commits')), ...commits] : []),
      separator(translate('Files')),
      { label: `$(folder-opened) ${translate('Another file...')}`, base: () => this.#chosenFile() },
      ...files,
    ];
  }

  async #chosenFile(): Promise<Base | undefined> {
    const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false })) ?? [];
    if (!uri) return undefined;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const source = await readSource(uri, name);
    if ('text' in source) return this.#baseOf(name, [source]);
    void vscode.window.showErrorMessage(translate('The file {file} could not be read.', { file: name }));
    return undefined;
  }

  /** Reads a state; without an outcome the texts are one organization of their own. */
  async #baseOf(name: string, sources: readonly Source[], outcome?: Outcome): Promise<Base> {
    const [{ Analyzer }, { DEFAULT_CONFIG }, { ConfigInForce }] = await Promise.all([
      import('../../analyze.ts'),
      import('../../config/index.ts'),
      import('../../editor/config-in-force.ts'),
    ]);
    const texts = new Map(sources.map((source) => [source.path, source]));
    const config = outcome ? await new ConfigInForce(this.#knowledge).read(texts) : DEFAULT_CONFIG;
    const analyzer = new Analyzer(await this.#knowledge(), []);
    const { tenants } = await analyzer.analyze(sources, config, { asOf: dayOf(new Date()) });
    const lines = (path: string): LineIndex => new LineIndex(texts.get(path)?.text ?? '');
    return { name, tenants: tenants.map(({ tenant }) => tenant), lines, isWhole: outcome !== undefined };
  }

  #create(name: string): vscode.WebviewPanel {
    const panel = createPanel(this.#extension, 'comparison', {
      title: translate('Forwarding compared with {base}', { base: name }),
      column: { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      options: { enableFindWidget: true },
    });
    panel.webview.onDidReceiveMessage(({ href }: FromPage) => {
      if (this.#shown) void followPlace(href, this.#shown.outcome);
    });
    panel.onDidDispose(() => {
      if (this.#shown?.panel !== panel) return;
      this.#shown.marks.dispose();
      this.#shown = undefined;
    });
    return panel;
  }

  async #refresh(): Promise<void> {
    const shown = this.#shown;
    if (!shown) return;
    const [{ compareStates }, { comparisonView }, { comparisonBody }] = await Promise.all([
      import('../../compare.ts'),
      import('../../report/comparison-view.ts'),
      import('../../report/comparison-html.ts'),
    ]);
    const { base, outcome, panel, marks } = shown;
    const all = compareStates(
      base.tenants,
      outcome.analysis.tenants.map(({ tenant }) => tenant),
    );
    const compared = base.isWhole ? all : all.filter(({ before }) => before);
    const view = comparisonView(
      compared,
      { base: base.name, head: translate('the texts as they are') },
      {
        before: (place: Place) => placeView(place, base.lines),
        after: (place: Place) => placeView(place, outcome.lines),
      },
    );
    if (this.#shown !== shown) return;
    const body = comparisonBody(view, placeHref);
    panel.webview.html = panelHtml(panel.webview, this.#extension, 'page', `<main class="wide">${body}</main>`);
    marks.show(view, outcome);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#shown?.panel.dispose();
  }
}
