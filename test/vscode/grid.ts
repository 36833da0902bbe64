import * as vscode from 'vscode';
import { fileUri, open, openText, patiently, problemOf, problems } from './editor.ts';
import { click, focused, hasKeys, hidden, ok, picture, press, QUICK_INPUT, see, test, type, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const HINT = 'Arrow keys move, Enter shows what decides.';
const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** Opens a tenant and its grid. */
async function openGrid(): Promise<void> {
  const { document } = await open(YAML);
  await problemOf(document.uri, 'default-policy-forwarding-on');
  await see(HINT, () => vscode.commands.executeCommand('mailflow-lint.showForwarding', 'fabrikam'));
}

test('the grid is opened from the status item and from the line above a policy', async () => {
  if (!hasKeys) return;
  const editor = await open(YAML);
  await problemOf(editor.document.uri, 'default-policy-forwarding-on');
  await patiently(
    async () => {
      await click('#status\\.languageStatus');
      await see('Files about forwarding: ');
      await click('text="Who may forward where"');
      await see(HINT);
    },
    () => press('Escape'),
  );
  await closeAll();
  await open(YAML);
  await see('Default: everyone not named elsewhere may forward');
  await click('a:has-text("Default: everyone not named elsewhere may forward")');
  await see(HINT);
  await closeAll();
});

test('the filter of the grid leaves the senders and recipients that hold its words', async () => {
  if (!hasKeys) return;
  await openGrid();
  await see('anywhere else');
  await click('#filter');
  await type('orders@');
  await hidden('anywhere else');
  await see('everyone else');
  await picture('grid-filter');
  await press('Control+a');
  await type('nobody has this name');
  await see('Nothing fits.');
  await press('Control+a');
  await press('Delete');
  await see('anywhere else');
  await closeAll();
});

/** What each form of export looks like. */
const FORMS: readonly (readonly [form: string, shape: RegExp])[] = [
  ['CSV', /^Organization,[\s\S]*\r\nfabrikam,/],
  ['SVG', /^<svg [\s\S]*<\/svg>\s*$/],
  ['HTML', /^<!doctype html>[\s\S]*fabrikam/i],
];

test('the grid is exported as a table, a picture and a page', async () => {
  if (!hasKeys) return;
  for (const [form, shape] of FORMS) {
    await openGrid();
    const name = `forwarding-fabrikam.${form.toLowerCase()}`;
    const target = fileUri(name);
    const written = (): Promise<string> =>
      Promise.resolve(vscode.workspace.fs.readFile(target)).then(
        (bytes) => new TextDecoder().decode(bytes),
        () => '',
      );
    await patiently(
      async () => {
        await click(`button:text-is("${form}")`);
        await see(name);
        await focused(QUICK_INPUT);
        await press('Enter');
        await until('the file', written, 5000);
      },
      () => press('Escape'),
    );
    const text = await written();
    ok(shape.test(text), `${form} begins with ${text.slice(0, 200)}`);
    await closeAll();
    await vscode.workspace.fs.delete(target);
  }
});

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** A tenant with 500 classes of senders and 1,000 of recipients: each has a policy, or a remote domain, of its own. */
const LARGE = {
  acceptedDomains: ['contoso.com'],
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    ...many(499, (at) => ({ name: `Policy ${at}`, autoForwardingMode: 'On' })),
  ],
  outboundRules: many(499, (at) => ({ name: `Rule ${at}`, policy: `Policy ${at}`, from: [`p${at}@contoso.com`] })),
  remoteDomains: [
    { name: 'Default', domainName: '*', autoForwardEnabled: true },
    ...many(998, (at) => ({ name: `Domain ${at}`, domainName: `d${at}.example`, autoForwardEnabled: false })),
  ],
};

test('a grid of 500 by 1,000 classes draws what is in sight, and a key leads to its other end', async () => {
  if (!hasKeys) return;
  const { document } = await openText('json', JSON.stringify({ exchange: LARGE }, undefined, 2));
  await until('the analysis', () => problems(document.uri).length > 0, 60_000);
  await see(HINT, () => vscode.commands.executeCommand('mailflow-lint.showForwarding'));
  await click('[role=gridcell] >> nth=0');
  await see('Ask about this');
  await picture('grid-large');
  await press('Control+End');
  await see('d997.example');
  await hidden('p250@contoso.com');
  await press('Enter');
  await see('everyone else → anywhere else');
  await picture('grid-large-end');
  await closeAll();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});
