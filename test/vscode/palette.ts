import * as vscode from 'vscode';
import { open, openText, palette, patiently, positionOf } from './editor.ts';
import { focused, hasKeys, hidden, ok, picture, press, QUICK_INPUT, see, shown, test, type, until } from './suite.ts';

const BOUNCE = 'bounces/forward-refused.ndr';
const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');
const tabNamed = (words: string): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(words)));

/** Titles of the commands that write at the cursor. */
const INSERTS: readonly string[] = [
  'Insert Audit of Forwarding Mailboxes and Inbox Rules',
  'Insert Block of Auto-Forwards Except to Partner Domains',
  'Insert Detection Rule for X-MS-Exchange-Inbox-Rules-Loop',
  'Insert Message Trace (V2)',
  'Insert Remote Domain for a Partner',
  'Insert Scoped Forwarding Policy and Rule',
  'Insert What to Collect Before a Support Case',
];

test('the palette lists what can be inserted where something can be, and nowhere else', async () => {
  if (!hasKeys) return;
  const list = async (): Promise<void> => {
    await press('F1');
    await focused(QUICK_INPUT);
    await type('Mailflow Lint: Insert');
  };
  await openText('powershell', '');
  await patiently(
    async () => {
      await list();
      for (const title of INSERTS) await see(`Mailflow Lint: ${title}`);
    },
    () => press('Escape'),
  );
  await picture('palette-inserts');
  await press('Escape');
  await closeAll();
  await openText('typescript', '');
  await list();
  await see('Mailflow Lint: Lint Whole Workspace');
  await hidden(`Mailflow Lint: ${INSERTS[0]}`);
  await press('Escape');
  await closeAll();
});

test('pages are opened from the palette: a bounce, a topic, the checklist', async () => {
  await open(BOUNCE);
  await palette('Explain This Bounce', 'mailflow-lint.explainBounce');
  await until('the page of the bounce', () => tabNamed('550 5.7.520'));
  await open('contoso-scripts/outbound-policies.ps1');
  await palette('Checklist for 5.7.520', 'mailflow-lint.checklist');
  await until('the checklist', () => tabNamed('Checklist for 5.7.520'));
  if (hasKeys) {
    await open(BOUNCE);
    await palette('Explain a Rule, Bounce Code, Cmdlet or Setting…', 'mailflow-lint.explain');
    await see('A rule, a bounce code, a cmdlet, a setting or an address');
    await press('Escape');
  }
  await closeAll();
});

test('a rule is found by its title in the language of the editor', async () => {
  if (!hasKeys) return;
  await open(BOUNCE);
  void vscode.commands.executeCommand('mailflow-lint.explain');
  await focused(QUICK_INPUT);
  await type(shown('Outbound policy without a rule'));
  await see('policy-without-rule');
  await focused(QUICK_INPUT);
  await picture(`rules-${vscode.env.language}`);
  await press('ArrowDown');
  await press('Enter');
  await until('the page of the rule', () => tabNamed('policy-without-rule'));
  await see(shown('Why it matters'));
  await closeAll();
});

test('facts for a support case are collected from a bounce, with names and addresses replaced', async () => {
  if (!hasKeys) return;
  const bounce = await open(BOUNCE);
  ok(positionOf(bounce.document, 'lena.home@fabrikam.com'), 'the bounce names somebody');
  const collected = (): vscode.TextDocument | undefined => {
    const active = vscode.window.activeTextEditor?.document;
    return active?.languageId === 'markdown' ? active : undefined;
  };
  await patiently(
    async () => {
      await vscode.window.showTextDocument(bounce.document);
      await palette('Collect Facts for a Support Case From This Bounce', 'mailflow-lint.supportBundle');
      await see('Replace names and addresses');
      await focused(QUICK_INPUT);
      await type('Replace');
      await press('Enter');
      await until('the document', collected, 5000);
    },
    () => press('Escape'),
  );
  const text = collected()?.getText() ?? '';
  ok(text.includes('5.7.520'), text);
  ok(!/lena|fabrikam|northwind/i.test(text), `a name is left:\n${text}`);
  await picture('support-case');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await closeAll();
});
