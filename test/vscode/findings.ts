import * as vscode from 'vscode';
import { SNIPPET_IDS } from '../../src/language/snippet-ids.ts';
import {
  actions,
  chooseFix,
  fileUri,
  gone,
  hoverText,
  open,
  openText,
  palette,
  positionOf,
  problemOf,
  problems,
  revert,
  ruleOf,
} from './editor.ts';
import { equal, ok, picture, test, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const SCRIPT = 'contoso-scripts/outbound-policies.ps1';
/** Longest time from a keystroke to its problem, in milliseconds: generous, because machines that run tests are busy. */
const PROMPT = 3000;

test('a YAML file shows its findings with exact range and a link to the page of the rule', async () => {
  const { document } = await open(YAML);
  const problem = await problemOf(document.uri, 'default-policy-forwarding-on');
  equal(document.getText(problem.range), 'On', 'marked text');
  ok(typeof problem.code === 'object', 'the problem has no link');
  const [ruleId] = JSON.parse(decodeURIComponent(problem.code.target.query)) as string[];
  equal(ruleId, 'default-policy-forwarding-on', 'rule of the link');
  await vscode.commands.executeCommand('mailflow-lint.openRule', ruleId);
  await until('the page of the rule', () =>
    vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ label }) => label.includes('default-policy-forwarding-on')),
    ),
  );
  await picture('rule-page');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
});

test('a PowerShell file shows its findings, with related places', async () => {
  const { document } = await open('contoso-scripts/mail-flow-rules.ps1');
  const problem = await problemOf(document.uri, 'block-rule-cancels-policy');
  ok(document.getText(problem.range).length > 0, 'the range is empty');
  const related = problem.relatedInformation?.[0];
  equal(related?.location.uri.path.endsWith(SCRIPT), true, 'the related place is in the other script');
});

test('findings appear and go away while typing', async () => {
  const editor = await open(YAML);
  const { document } = editor;
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const value = positionOf(document, 'On');
  await editor.edit((edit) => edit.replace(new vscode.Range(value, value.translate(0, 2)), '"Off"'));
  const start = Date.now();
  await gone(document.uri, 'default-policy-forwarding-on');
  ok(Date.now() - start < PROMPT, `it took ${Date.now() - start} ms until the finding was gone`);
  const again = Date.now();
  const written = positionOf(document, '"Off"');
  await editor.edit((edit) => edit.replace(new vscode.Range(written, written.translate(0, 5)), 'Enabled'));
  await problemOf(document.uri, 'invalid-autoforwardingmode');
  ok(Date.now() - again < PROMPT, `it took ${Date.now() - again} ms until the finding was there`);
  await revert();
});

test('hover on a bounce code in YAML, PowerShell, Markdown, plain text and log', async () => {
  for (const language of ['yaml', 'powershell', 'markdown', 'plaintext', 'log']) {
    const { document } = await openText(
      language,
      '# 550 5.7.520 Access denied, Your organization does not allow external forwarding.',
    );
    const text = await hoverText(document.uri, positionOf(document, '5.7.520').translate(0, 2));
    ok(/5\.7\.520/.test(text), `${language}: hover says "${text}"`);
  }
});

test('hover on a cmdlet, a parameter and a setting', async () => {
  const script = await open(SCRIPT);
  const cmdlet = await hoverText(
    script.document.uri,
    positionOf(script.document, 'New-HostedOutboundSpamFilterPolicy').translate(0, 5),
  );
  ok(cmdlet.includes('New-HostedOutboundSpamFilterPolicy'), `cmdlet: "${cmdlet}"`);
  const parameter = await hoverText(
    script.document.uri,
    positionOf(script.document, '-AutoForwardingMode').translate(0, 5),
  );
  ok(/AutoForwardingMode/.test(parameter), `parameter: "${parameter}"`);
  const yaml = await open(YAML);
  const setting = await hoverText(yaml.document.uri, positionOf(yaml.document, 'autoForwardEnabled').translate(0, 5));
  ok(/autoForwardEnabled/.test(setting), `setting: "${setting}"`);
});

test('a quick fix is offered, applied, and its finding is gone', async () => {
  const { document } = await open('contoso-scripts/outbound-policies.ps1');
  const problem = await problemOf(document.uri, 'disconnect-prompts');
  const before = document.getText();
  const fixes = await actions(document.uri, problem.range, vscode.CodeActionKind.QuickFix);
  const safe = fixes.find(({ isPreferred }) => isPreferred);
  ok(safe?.edit, `no safe fix among ${fixes.map(({ title }) => title).join(', ')}`);
  ok(await vscode.workspace.applyEdit(safe.edit), 'the editor refused the edit');
  ok(document.getText() !== before, 'the fix changed nothing');
  await until('the finding to go', () => !problems(document.uri).some(({ range }) => range.isEqual(problem.range)));
  await revert();
});

test('a missing fact is stated in the configuration by a quick fix', async () => {
  const { document } = await open(SCRIPT);
  const problem = await problemOf(document.uri, 'automatic-forwarding-mode');
  const offered = await actions(document.uri, problem.range, vscode.CodeActionKind.QuickFix);
  const action = offered.find(({ title }) => title.includes('Automatic means Off'));
  ok(action?.command, `not offered: ${offered.map(({ title }) => title).join(', ')}`);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  const config = await vscode.workspace.openTextDocument(fileUri('mailflow-lint.config.yaml'));
  ok(config.getText().includes('automaticMeans: "off"'), config.getText());
  const isHint = (): boolean =>
    problems(document.uri).some(
      (one) => ruleOf(one) === 'automatic-forwarding-mode' && one.severity === vscode.DiagnosticSeverity.Hint,
    );
  await until('the finding to become a hint', isHint);
  await vscode.window.showTextDocument(config);
  await revert();
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await open(SCRIPT);
  await until('the finding to be a warning again', () => !isHint());
});

test('a finding is suppressed by a comment with a reason', async () => {
  const { document } = await open(SCRIPT);
  const problem = await problemOf(document.uri, 'policy-without-rule');
  const offered = await actions(document.uri, problem.range, vscode.CodeActionKind.QuickFix);
  const action = offered.find(({ title }) => title.includes('Suppress policy-without-rule'));
  ok(action?.edit, `not offered: ${offered.map(({ title }) => title).join(', ')}`);
  ok(await vscode.workspace.applyEdit(action.edit), 'the editor refused the edit');
  ok(document.getText().includes('# mailflow-lint-disable-next-line policy-without-rule -- '), document.getText());
  await gone(document.uri, 'policy-without-rule');
  await revert();
});

test('a fix that asks for names writes placeholders to fill in, in one step', async () => {
  const editor = await open(YAML);
  const { document } = editor;
  const problem = await problemOf(document.uri, 'default-policy-forwarding-on');
  await chooseFix(editor, problem.range.start, { title: 'Write Off and add a policy', at: 1 }, () =>
    until('the text of the fix', () => document.getText().includes('hostedOutboundSpamFilterRules'), 5000),
  );
  await picture('fix-snippet');
  ok(!document.getText().includes('${'), 'the text holds raw placeholders');
  const policy = '\n    - name: Allowed external forwarding\n      autoForwardingMode: "On"\n';
  ok(document.getText().includes(policy), `the indentation is not that of the file:\n${document.getText()}`);
  await gone(document.uri, 'default-policy-forwarding-on');
  await revert();
});

test('fix all applies safe fixes only', async () => {
  const { document } = await open('contoso-scripts/outbound-policies.ps1');
  await problemOf(document.uri, 'disconnect-prompts');
  const kind = vscode.CodeActionKind.SourceFixAll.append('mailflowLint');
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const offered = await actions(document.uri, everything, kind);
  ok(offered.length === 1, `${offered.length} actions for fix all`);
  await vscode.commands.executeCommand('mailflow-lint.fixAll');
  await gone(document.uri, 'disconnect-prompts');
  await revert();
});

test('every insert command writes at the cursor, in the language of the file', async () => {
  for (const language of ['powershell', 'yaml', 'markdown', 'json']) {
    for (const id of SNIPPET_IDS) {
      const { document } = await openText(language, '');
      await vscode.commands.executeCommand(`mailflow-lint.insert.${id}`);
      const text = document.getText();
      const isCommand = ['messageTrace', 'auditForwarding', 'supportCase'].includes(id);
      const expected =
        language === 'powershell'
          ? /^# /
          : language === 'markdown'
            ? /^```powershell\n# /
            : isCommand
              ? language === 'json'
                ? /^$/
                : /^# /
              : language === 'json'
                ? /^\{\n {2}"exchange"/
                : /^exchange:\n/;
      ok(expected.test(text), `${id} in ${language} wrote "${text.slice(0, 80)}"`);
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('an insert command adds to the collections of a native file', async () => {
  const { document } = await openText('yaml', 'exchange:\n  remoteDomains:\n    - name: Default\n');
  await vscode.commands.executeCommand('mailflow-lint.insert.partnerRemoteDomain');
  const wanted = [
    'exchange:',
    '  remoteDomains:',
    '    - name: Default',
    '    - name: Fabrikam',
    '      domainName: fabrikam.com',
    '      autoForwardEnabled: true',
    '',
  ];
  ok(document.getText() === wanted.join('\n'), `wrote "${document.getText()}"`);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('a line above each policy and forward says who may forward where', async () => {
  const { document } = await open(YAML);
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  const at = (text: string): vscode.CodeLens | undefined =>
    lenses.find(({ range }) => range.start.line === positionOf(document, text).line);
  const policy = at('name: Default')?.command?.title ?? '';
  ok(policy.startsWith('Default: everyone not named elsewhere may forward'), `the policy says "${policy}"`);
  const question = at('forwardingSmtpAddress')?.command?.arguments?.[0] as { from: string; to: string } | undefined;
  equal([question?.from, question?.to], ['orders@fabrikam.com', 'orders@contoso.com'], 'what a click asks');
});

test('a half-typed file gets a message with its place, and the rest is still read', async () => {
  const { document } = await openText(
    'powershell',
    'Set-RemoteDomain Default -AutoForwardEnabled $false\n$text = "never closed\n',
  );
  const problem = await until('a message', () => problems(document.uri).find(({ code }) => typeof code === 'string'));
  ok(problem.range.start.line === 1, `the message is on line ${problem.range.start.line + 1}`);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  equal(
    symbols.map(({ name }) => name),
    ['Default'],
    'what is read of the rest',
  );
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('lint of the whole workspace shows problems of files that are not open', async () => {
  const closed = fileUri('contoso-scripts/mail-flow-rules.ps1');
  await open(YAML);
  await palette('Lint Whole Workspace', 'mailflow-lint.lintWorkspace');
  await until('problems of a closed file', () => problems(closed).length > 0);
  const rules = new Set(problems(closed).map(ruleOf));
  ok(rules.size > 0, 'no rule');
});
