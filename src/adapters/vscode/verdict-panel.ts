import * as vscode from 'vscode';
import type { StatedFact } from '../../config/state-fact.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { BASES, LABELS, MECHANISM_NAMES, RESULTS, translate } from '../../messages/index.ts';
import type { AnswerView } from '../../report/verdict-view.ts';
import type { Tenant } from '../../tenant/index.ts';
import type { Mechanism } from '../../verdict/verdict.ts';
import type { FromPanel, Question, Texts, ToPanel } from '../webview/messages.ts';
import { outcomeInQuestion, reveal } from './explain-commands.ts';
import type { Outcome, Session } from './session.ts';
import { stateFact } from './state-facts.ts';

/** Changes that would turn an answer are searched for this many answers at most; the others are shown without. */
const MOST_TURNED = 4;

const label = (id: string): string => translate(LABELS[id] ?? id);

function texts(): Texts {
  return {
    from: translate('Mailbox that forwards'),
    to: translate('Recipient'),
    mechanism: translate('How'),
    anyMechanism: translate('as the files say, else the usual ways'),
    ask: translate('Ask'),
    hint: translate('An address, a domain, a group, or * for everyone.'),
    nothing: translate('No organization is declared in this folder.'),
    copy: translate('Copy'),
    chain: label('chain'),
    columns: [label('column1'), label('column2'), label('column3'), label('column4')],
    results: Object.fromEntries(
      [
        ...Object.entries(RESULTS),
        ...['allowed', 'blocked', 'unknown'].map((id) => [id, LABELS[id] ?? id] as const),
      ].map(([id, text]) => [id, translate(text)]),
    ),
    bases: Object.fromEntries(Object.entries(BASES).map(([id, text]) => [id, translate(text)])),
    also: LABELS.also ? translate(LABELS.also, { controls: '{controls}' }) : '',
    sees: label('sees'),
    originalSender: label('originalSender'),
    mailboxOwner: label('mailboxOwner'),
    recipient: label('recipient'),
    missing: label('missing'),
    turn: label('turn'),
    noChange: label('nothing'),
    opensNothing: label('opensNothing'),
    effectsNotComputed: label('effectsNotComputed'),
    alsoChanges: translate(LABELS.alsoChanges ?? '', { what: '' }).trim(),
    wholeTenant: label('wholeTenant'),
    state: {
      'assumptions.automaticMeans': [
        ['off', translate('Automatic means Off here')],
        ['on', translate('Automatic means On here')],
      ],
      acceptedDomains: [['', translate('It is a domain of this organization')]],
    },
  };
}

/** Names a person may ask about: mailboxes, groups, domains of the files. */
function namesOf(outcome: Outcome): string[] {
  const kinds = ['mailbox', 'group', 'mailContact', 'mailUser', 'acceptedDomain'] as const;
  const names = outcome.analysis.tenants.flatMap(({ tenant }) =>
    kinds.flatMap((kind) => tenant.objects[kind].flatMap(({ name }) => name ?? [])),
  );
  return [...new Set(names)].slice(0, 500);
}

async function answersTo(question: Question, outcome: Outcome, knowledge: Knowledge): Promise<AnswerView[]> {
  const [{ ask, changesOf }, { answerView }] = await Promise.all([
    import('../../ask.ts'),
    import('../../report/verdict-view.ts'),
  ]);
  const { from, to, mechanism } = question;
  const tenants: Tenant[] = outcome.analysis.tenants.map(({ tenant }) => tenant);
  const answers = ask(tenants, { from, to, ...(mechanism ? { mechanism: mechanism as Mechanism } : {}) });
  return answers.map((answer, at) => {
    const changes = at < MOST_TURNED ? changesOf(answer) : undefined;
    return answerView(answer, changes, outcome.lines, knowledge);
  });
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
    this.#question = { from: question.from ?? '', to: question.to ?? '', mechanism: question.mechanism ?? '' };
    if (this.#panel) {
      this.#panel.reveal();
      await this.#start();
    } else this.#panel = this.#create();
  }

  #create(): vscode.WebviewPanel {
    const folder = vscode.Uri.joinPath(this.#extension, 'dist', 'webview');
    const panel = vscode.window.createWebviewPanel(
      'mailflow-lint.verdict',
      translate('May this sender forward?'),
      vscode.ViewColumn.Beside,
      { enableScripts: true, localResourceRoots: [folder], enableFindWidget: true },
    );
    panel.iconPath = vscode.Uri.joinPath(this.#extension, 'media', 'icon.png');
    const at = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    const source = panel.webview.cspSource;
    panel.webview.html = `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src ${source}">
<link rel="stylesheet" href="${at('verdict.css')}">
<title>Mailflow Lint</title>
</head>
<body><script src="${at('verdict.view.js')}"></script></body>
</html>`;
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

  #factOf(key: string, value: string): StatedFact | undefined {
    if (key === 'acceptedDomains') {
      const domain = this.#question.from.split('@').at(-1) ?? '';
      return domain === '' ? undefined : { kind: 'acceptedDomain', domain };
    }
    return value === 'off' || value === 'on' ? { kind: 'automaticMeans', value } : undefined;
  }

  async #start(): Promise<void> {
    if (!this.#outcome) return;
    const mechanisms = Object.entries(MECHANISM_NAMES).map(([id, name]) => [id, translate(name)] as const);
    await this.#post({
      type: 'start',
      texts: texts(),
      mechanisms,
      names: namesOf(this.#outcome),
      question: this.#question,
    });
    await this.#answer();
  }

  async #answer(): Promise<void> {
    const [question, outcome] = [this.#question, this.#outcome];
    if (!outcome || question.from === '' || question.to === '') return;
    const answers = await answersTo(question, outcome, await this.#knowledge());
    if (question === this.#question && outcome === this.#outcome) {
      await this.#post({ type: 'answers', question, answers });
    }
  }

  async #post(message: ToPanel): Promise<void> {
    await this.#panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }
}
