import * as vscode from 'vscode';
import { TRIGGERS } from '../../editor/completion.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { actionMetadata, actionProvider, FIX_ALL, SHOW_COMMANDS, showCommands } from './code-actions.ts';
import { CodeLenses } from './code-lenses.ts';
import { SHOW_FORWARDING, SHOW_LOG } from './command-names.ts';
import { Completions, signatureProvider } from './completions.ts';
import { Problems } from './diagnostics.ts';
import { languageOfDocument, selector } from './documents.ts';
import { registerExplainCommands } from './explain-commands.ts';
import { registerFirstSteps } from './first-steps.ts';
import { ForwardingModel } from './forwarding-model.ts';
import { ForwardingTree } from './forwarding-tree.ts';
import { hoverProvider } from './hovers.ts';
import { registerInsertCommands } from './insert.ts';
import { knowledgeLoader, useEditorLanguage } from './knowledge.ts';
import { registerLanguageModelTools } from './language-model-tools.ts';
import { lazily } from './lazily.ts';
import { lintWorkspace } from './lint-workspace.ts';
import { Log } from './log.ts';
import { navigationProvider } from './navigation.ts';
import { Pages } from './pages.ts';
import { registerPolicyTests } from './policy-tests.ts';
import { type Proposal, REVIEW, Review } from './review.ts';
import { keyOf, Session } from './session.ts';
import { registerStateFact } from './state-facts.ts';
import { Status } from './status.ts';
import { bounceFoldingProvider, outlineProvider, workspaceSymbolProvider } from './symbols.ts';
import { Typing } from './typing.ts';

/** The document now open under `uri`, if any. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = keyOf(uri);
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && keyOf(document.uri) === key);
}

/** Registers what the editor may ask for. Reads no file; the analysis is loaded with the first text about forwarding. */
export function activate(context: vscode.ExtensionContext): void {
  useEditorLanguage();
  const knowledge = knowledgeLoader(context.extensionUri);
  const pages = new Pages(context.extensionUri);
  const log = new Log(pages);
  const session = new Session(knowledge, (error) => log.error(error));
  const typing = new Typing();
  const problems = new Problems(typing);
  const status = new Status(session);
  const lenses = new CodeLenses(session);
  const forwarding = new ForwardingModel(session);
  const tree = new ForwardingTree(forwarding);
  const review = new Review(context.extensionUri);
  const { extensionUri: home } = context;
  const grid = lazily(async () => {
    const { ForwardingPanel } = await import('./forwarding-panel.ts');
    return new ForwardingPanel(home, forwarding);
  });
  const comparison = lazily(async () => {
    const { ComparisonPanel } = await import('./comparison-panel.ts');
    return new ComparisonPanel(home, session, knowledge);
  });
  const verdict = lazily(async () => {
    const { VerdictPanel } = await import('./verdict-panel.ts');
    return new VerdictPanel(home, session, knowledge);
  });
  const look = (document: vscode.TextDocument): void => {
    if (languageOfDocument(document)) void session.consider(document);
  };
  context.subscriptions.push(
    session,
    problems,
    status,
    session.onDidStart(() => status.busy()),
    session.onDidAnalyze((outcome) => {
      problems.publish(outcome);
      status.update();
    }),
    vscode.workspace.onDidOpenTextDocument(look),
    typing,
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.contentChanges.length === 0) return;
      typing.note(event);
      look(event.document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (vscode.workspace.getWorkspaceFolder(document.uri)) session.refresh(document.uri);
      else {
        problems.clear(keyOf(document.uri));
        session.forget(keyOf(document.uri));
        // An untitled document closed late shares its name with the one opened since.
        const again = openDocument(document.uri);
        if (again) look(again);
      }
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) {
        problems.clear(uri.toString());
        session.forget(uri.toString());
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('mailflowLint')) session.refreshAll();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => status.update()),
    vscode.languages.registerHoverProvider(selector, hoverProvider(knowledge, session)),
    vscode.languages.registerCodeActionsProvider(selector, actionProvider(session), actionMetadata),
    lenses,
    vscode.languages.registerCodeLensProvider(selector, lenses),
    ...languageFeatures(context.extensionUri, session, knowledge),
    pages,
    forwarding,
    tree,
    vscode.window.registerTreeDataProvider('mailflow-lint.forwarding', tree),
    grid,
    comparison,
    verdict,
    vscode.commands.registerCommand(SHOW_FORWARDING, async (tenant?: unknown) =>
      (await grid()).open(typeof tenant === 'string' ? tenant : undefined),
    ),
    review,
    vscode.commands.registerCommand(REVIEW, (proposal: Proposal) => review.ask(proposal)),
    vscode.commands.registerCommand(SHOW_COMMANDS, showCommands),
    vscode.commands.registerCommand('mailflow-lint.compare', async () => (await comparison()).open()),
    vscode.commands.registerCommand('mailflow-lint.verdict', async (question?: object) =>
      (await verdict()).open(question),
    ),
    registerExplainCommands({ session, knowledge, pages }),
    registerInsertCommands(),
    registerFirstSteps(context.extensionUri),
    registerStateFact(),
    registerLanguageModelTools(session, knowledge),
    registerPolicyTests(session, (error) => log.error(error)),
    vscode.commands.registerCommand(SHOW_LOG, () => log.show(session)),
    vscode.commands.registerCommand('mailflow-lint.lintWorkspace', () => lintWorkspace(session, problems)),
    vscode.commands.registerCommand('mailflow-lint.fixAll', () =>
      vscode.commands.executeCommand('editor.action.sourceAction', { kind: FIX_ALL.value, apply: 'first' }),
    ),
  );
  for (const document of vscode.workspace.textDocuments) look(document);
}

/** What a person expects of a language: completion, syntax, navigation, outline. */
function languageFeatures(
  extension: vscode.Uri,
  session: Session,
  knowledge: () => Promise<Knowledge>,
): readonly vscode.Disposable[] {
  const { languages } = vscode;
  const navigation = navigationProvider({ session, knowledge });
  return [
    languages.registerCompletionItemProvider(selector, new Completions({ session, knowledge, extension }), ...TRIGGERS),
    languages.registerSignatureHelpProvider(selector, signatureProvider(knowledge), {
      triggerCharacters: ['-'],
      retriggerCharacters: [' '],
    }),
    languages.registerDefinitionProvider(selector, navigation),
    languages.registerReferenceProvider(selector, navigation),
    languages.registerDocumentHighlightProvider(selector, navigation),
    languages.registerRenameProvider(selector, navigation),
    languages.registerDocumentSymbolProvider(selector, outlineProvider(session), { label: 'Mailflow Lint' }),
    languages.registerWorkspaceSymbolProvider(workspaceSymbolProvider(session)),
    languages.registerFoldingRangeProvider('ndr', bounceFoldingProvider),
  ];
}
