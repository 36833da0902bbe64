import * as vscode from 'vscode';
import type { AnsweredQuestion } from '../../answers.ts';
import type { StatedFact } from '../../config/state-fact.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { MECHANISM_NAMES, translate } from '../../messages/index.ts';
import { verdictTexts } from '../../report/verdict-texts.ts';
import type { FromPanel, Question, ToPanel } from '../webview/messages.ts';
import { outcomeInQuestion } from './explain-commands.ts';
import { createPanel, panelHtml } from './panel-html.ts';
import { reveal } from './places.ts';
import { type Proposal, REVIEW } from './review.ts';
import type { Outcome, Session } from './session.ts';
import { stateFact } from './state-facts.ts';

/** What the line with the cursor suggests to ask, else the first forward of the folder, else everybody. */
async function suggestion(outcome: Outcome, knowledge: Knowledge): Promise<Partial<Question>> {
  const [{ questionAt, firstQuestion }, { objectIndexOf }] = await Promise.all([
    import('../../language/question-at.ts'),
    import('../../language/objects.ts'),
  ]);
  const editor = vscode.window.activeTextEditor;
  const path = editor && outcome.area.pathOf(editor.document.uri);
  const { tenants } = outcome.analysis;
  if (editor && path !== undefined && outcome.sources.has(path)) {
    const { range } = editor.document.lineAt(editor.selection.active.line);
    const line = {
      source: path,
      start: editor.document.offsetAt(range.start),
      end: editor.document.offsetAt(range.end),
    };
    for (const { tenant, readings } of tenants) {
      const found = questionAt(tenant, line, objectIndexOf(tenant, readings, knowledge.cmdlets));
      if (found) return { to: '*', ...found };
    }
  }
  const own = tenants.find(({ readings }) => readings.some(({ source }) => source.path === path)) ?? tenants[0];
  return own ? firstQuestion(own.tenant) : {};
}

/** The panel that answers *May this sender forward to ...?*; one at a time, asked again when the files change. */
export class VerdictPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #session: Session;
  readonly #knowledge: () => Promise<Knowledge>;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #question: Question = { from: '', to: '', mechanism: '' };
  #outcome: Outcome | undefined;
  #shown: AnsweredQuestion | undefined;

  constructor(extension: vscode.Uri, session: Session, knowledge: () => Promise<Knowledge>) {
    this.#extension = extension;
    this.#session = session;
    this.#knowledge = knowledge;
    this.#subscription = session.onDidAnalyze((outcome) => {
      if (!this.#panel || outcome.area.key !== this.#outcome?.area.key) return;
      this.#outcome = outcome;
      void this.#answer();
    });
  }

  /** Opens the panel, with a question that is answered at once where both ends are given. */
  async open(question: Partial<Question> = {}): Promise<void> {
    const outcome = await outcomeInQuestion(this.#session);
    if (!outcome) {
      void vscode.window.showInformationMessage(translate('Open a folder with forwarding settings first.'));
      return;
    }
    this.#outcome = outcome;
    const wanted = question.from === undefined ? await suggestion(outcome, await this.#knowledge()) : question;
    this.#question = { from: wanted.from ?? '', to: wanted.to ?? '', mechanism: wanted.mechanism ?? '' };
    if (this.#panel) {
      this.#panel.reveal();
      await this.#start();
    } else this.#panel = this.#create();
  }

  #create(): vscode.WebviewPanel {
    const panel = createPanel(this.#extension, 'verdict', {
      title: translate('May this sender forward?'),
      column: vscode.ViewColumn.Beside,
      options: { enableFindWidget: true },
    });
    panel.webview.html = panelHtml(panel.webview, this.#extension, 'verdict');
    panel.webview.onDidReceiveMessage((message: FromPanel) => void this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }

  async #receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#start();
      case 'ask':
        this.#question = message.question;
        return this.#answer();
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'apply':
        return this.#apply(message.answer, message.change);
      case 'state': {
        const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === this.#outcome?.area.key);
        const fact = this.#factOf(message.key, message.value);
        if (folder && fact) await stateFact({ folder: folder.uri, tenant: message.tenant, fact });
        return;
      }
      case 'reveal':
        if (this.#outcome) {
          await reveal({ source: message.file, start: message.start, end: message.end }, this.#outcome);
        }
    }
  }

  /** Shows what a change does before it is written, as for fixes. */
  async #apply(answer: number, change: number): Promise<void> {
    const turn = this.#shown?.turns[answer]?.[change];
    const title = this.#shown?.views[answer]?.changes?.[change]?.title;
    if (!turn?.edits || title === undefined || !this.#outcome) return;
    const proposal: Proposal = { title, tenant: turn.tenant, edits: turn.edits, outcome: this.#outcome };
    await vscode.commands.executeCommand(REVIEW, proposal);
  }

  #factOf(key: string, value: string): StatedFact | undefined {
    if (key === 'acceptedDomains') {
      const domain = this.#question.from.split('@').at(-1) ?? '';
      return domain === '' ? undefined : { kind: 'acceptedDomain', domain };
    }
    return value === 'off' || value === 'on' ? { kind: 'automaticMeans', value } : undefined;
  }

  async #start(): Promise<void> {
    if (!this.#outcome) return;
    const { namesOf } = await import('../../answers.ts');
    const mechanisms = Object.entries(MECHANISM_NAMES).map(([id, name]) => [id, translate(name)] as const);
    await this.#post({
      type: 'start',
      texts: verdictTexts(),
      mechanisms,
      names: namesOf(this.#outcome.analysis),
      question: this.#question,
    });
    await this.#answer();
  }

  async #answer(): Promise<void> {
    const [question, outcome] = [this.#question, this.#outcome];
    if (!outcome || question.from === '' || question.to === '') return;
    const { answersTo, TooManyQuestions } = await import('../../answers.ts');
    let answers: ReturnType<typeof answersTo>;
    try {
      answers = answersTo(question, outcome, await this.#knowledge());
    } catch (error) {
      if (!(error instanceof TooManyQuestions)) throw error;
      void vscode.window.showWarningMessage(error.message);
      return;
    }
    const { views, turns, isData } = answers;
    if (question !== this.#question || outcome !== this.#outcome) return;
    this.#shown = { views, turns, isData };
    const applicable = turns.map((own) => own.map(({ edits }) => edits !== undefined));
    await this.#post({ type: 'answers', question, answers: views, applicable, isData });
  }

  async #post(message: ToPanel): Promise<void> {
    await this.#panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }
}
