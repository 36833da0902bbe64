import * as vscode from 'vscode';
import type { ExplainOptions } from '../../explain.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { translate } from '../../messages/index.ts';
import type { Explanation } from '../../report/explanation.ts';
import { languageOfDocument } from './documents.ts';
import { userLanguage } from './knowledge.ts';
import { linkingLines, type Pages } from './pages.ts';
import { reveal } from './places.ts';
import type { Outcome, Session } from './session.ts';

const OPEN_RULE = 'mailflow-lint.openRule';

/** Link that opens the page of a rule. */
export function rulePageCommand(ruleId: string): vscode.Uri {
  return vscode.Uri.parse(`command:${OPEN_RULE}?${encodeURIComponent(JSON.stringify([ruleId]))}`);
}

interface Services {
  readonly session: Session;
  readonly knowledge: () => Promise<Knowledge>;
  readonly pages: Pages;
}

/** What a question is about: the folder of the active document, else the first one; the document itself where no folder is open. */
export async function outcomeInQuestion(session: Session): Promise<Outcome | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder) return session.analyzeFolder(folder);
  const document = vscode.window.activeTextEditor?.document;
  return (document && (await session.current(document))) ?? session.outcomes()[0];
}

async function optionsOf({ session, knowledge }: Services): Promise<ExplainOptions & { readonly outcome?: Outcome }> {
  const common = { knowledge: await knowledge(), language: userLanguage };
  const outcome = await outcomeInQuestion(session);
  if (!outcome) return common;
  const tenants = outcome.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant }));
  return { ...common, tenants, lines: linkingLines(outcome), outcome };
}

/** The bounce that is meant: the selection, the whole of an open bounce, else what was copied. */
async function bounceText(): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor && !editor.selection.isEmpty) return editor.document.getText(editor.selection);
  if (editor && languageOfDocument(editor.document) === 'ndr') return editor.document.getText();
  return vscode.env.clipboard.readText();
}

async function show(services: Services, explanation: Explanation | undefined, outcome?: Outcome): Promise<void> {
  if (explanation) await services.pages.show(explanation.title, explanation.markdown, outcome);
  else void vscode.window.showInformationMessage(translate('Mailflow Lint knows nothing about this.'));
}

async function explainBounce(services: Services): Promise<void> {
  const text = await bounceText();
  const options = await optionsOf(services);
  const { explainBounce: explain } = await import('../../explain.ts');
  const explanation = await explain(text, options);
  const cause = explanation.causes?.find(({ place }) => place);
  if (cause?.place && options.outcome) await reveal(cause.place, options.outcome);
  await show(services, explanation, options.outcome);
}

/** Asks for a topic: rules are listed with their titles, and anything may be written. Undefined when it was closed. */
async function askTopic(known: Knowledge): Promise<string | undefined> {
  const { documentedRules, ruleDocs } = await import('../../report/rule-docs.ts');
  const rules = documentedRules(known).map((label): vscode.QuickPickItem => {
    const title = ruleDocs(label, known, userLanguage)?.title;
    return title === undefined ? { label } : { label, description: translate(title) };
  });
  const pick = vscode.window.createQuickPick();
  pick.title = translate('A rule, a bounce code, a cmdlet, a setting or an address');
  pick.placeholder = '5.7.520';
  pick.matchOnDescription = true;
  pick.items = rules;
  pick.onDidChangeValue((written) => {
    // What was written stands first, so that Enter never takes a rule that only speaks of it.
    pick.items = written === '' ? rules : [{ label: written, alwaysShow: true }, ...rules];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.label ?? pick.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

async function explainTopic(services: Services, given?: string): Promise<void> {
  const topic = given ?? (await askTopic(await services.knowledge()));
  if (topic === undefined) return;
  const { explain } = await import('../../explain.ts');
  const options = await optionsOf(services);
  await show(services, await explain(topic, options), options.outcome);
}

/** Pages of rules need no workspace. */
async function openRule(services: Services, ruleId: string): Promise<void> {
  const { explain } = await import('../../explain.ts');
  await show(services, await explain(ruleId, { knowledge: await services.knowledge(), language: userLanguage }));
}

async function supportBundle(services: Services): Promise<void> {
  const text = await bounceText();
  const kept = { label: translate('Keep names and addresses'), redacted: false };
  const replaced = { label: translate('Replace names and addresses'), redacted: true };
  const choice = await vscode.window.showQuickPick([kept, replaced]);
  if (!choice) return;
  const { bundle } = await import('../../support.ts');
  const options = await optionsOf(services);
  let answer = await bundle(text, options, choice.redacted);
  if ('choose' in answer) {
    const name = await vscode.window.showQuickPick([...answer.choose], {
      title: translate('Which organization does the bounce belong to?'),
    });
    if (name === undefined) return;
    const tenants = options.tenants?.filter((tenant) => tenant.name === name) ?? [];
    answer = await bundle(text, { ...options, tenants }, choice.redacted);
    if ('choose' in answer) return;
  }
  const { markdown: content } = answer;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

async function checklist(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const isBounce = editor && (!editor.selection.isEmpty || languageOfDocument(editor.document) === 'ndr');
  const about = isBounce ? await bounceText() : undefined;
  const { checklistFor } = await import('../../support.ts');
  const options = await optionsOf(services);
  await services.pages.show(translate('Checklist for 5.7.520'), await checklistFor(about, options), options.outcome);
}

/** The commands that answer with a page: rules, codes, bounces, the checklist, and the support bundle. */
export function registerExplainCommands(services: Services): vscode.Disposable {
  const register = (name: string, run: (given: unknown) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(name, run);
  return vscode.Disposable.from(
    register(OPEN_RULE, async (ruleId) => {
      if (typeof ruleId === 'string') await openRule(services, ruleId);
    }),
    register('mailflow-lint.explain', (topic) => explainTopic(services, typeof topic === 'string' ? topic : undefined)),
    register('mailflow-lint.explainBounce', () => explainBounce(services)),
    register('mailflow-lint.supportBundle', () => supportBundle(services)),
    register('mailflow-lint.checklist', () => checklist(services)),
  );
}
