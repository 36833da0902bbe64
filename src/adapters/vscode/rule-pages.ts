import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/index.ts';
import type { RuleDocs } from '../../lint/contract.ts';

const SCHEME = 'mailflow-lint-rule';
export const OPEN_RULE = 'mailflow-lint.openRule';

/** Link that opens the page of a rule. */
export function rulePageCommand(ruleId: string): vscode.Uri {
  return vscode.Uri.parse(`command:${OPEN_RULE}?${encodeURIComponent(JSON.stringify([ruleId]))}`);
}

/** The pages of the rules as documents of their own, shown by the editor's Markdown preview. */
export function registerRulePages(knowledge: () => Promise<Knowledge>): vscode.Disposable {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const docs = (await knowledge()).data('rule-docs') as Readonly<Record<string, RuleDocs>>;
      const page = docs[uri.path.slice(1, -'.md'.length)];
      return page ? [`# ${page.title}`, page.summary, page.why, page.whatToDo].join('\n\n') : '';
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand(OPEN_RULE, async (ruleId: unknown) => {
      if (typeof ruleId !== 'string') return;
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${ruleId}.md` });
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    }),
  );
}
