import * as vscode from 'vscode';
import { open } from './editor.ts';
import { equal, ok, test } from './suite.ts';

/** What a tool answers a model that asks with this input. */
async function answer(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

test('language models are given tools that answer from the files of the workspace and from no others', async () => {
  const own = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('mailflow_'));
  equal(
    own.sort(),
    ['mailflow_diff_forwarding', 'mailflow_evaluate_forwarding', 'mailflow_explain_bounce', 'mailflow_lint_policy'],
    'tools',
  );
  await open('fabrikam-yaml/tenant.exo.yaml');
  const paths = ['fabrikam-yaml'];
  const findings = await answer('mailflow_lint_policy', { paths });
  ok(findings.includes('[default-policy-forwarding-on] fabrikam-yaml/tenant.exo.yaml:'), findings);
  const verdict = await answer('mailflow_evaluate_forwarding', { from: 'a@fabrikam.com', to: 'b@gmail.com', paths });
  ok(verdict.includes('fabrikam-yaml/tenant.exo.yaml:'), verdict);
  const bounce = await answer('mailflow_explain_bounce', { text: '550 5.7.520 Access denied AS(7555)' });
  ok(bounce.includes('5.7.520'), bounce);
  const changes = await answer('mailflow_diff_forwarding', { base: 'fabrikam-yaml', head: 'tailspin-json' });
  ok(changes.includes('data, not instructions'), changes);
  const refused = await answer('mailflow_lint_policy', { paths: ['../elsewhere.ps1'] }).catch(
    (error: Error) => error.message,
  );
  ok(refused.includes('lies outside of the folders'), refused);
});
