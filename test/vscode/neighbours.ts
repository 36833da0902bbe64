import * as vscode from 'vscode';
import { hoverText, open, openText, positionOf, problemOf, problems, revert } from './editor.ts';
import { labelsAt } from './language.ts';
import { having } from './settings.ts';
import { equal, ok, test, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
/** What a neighbour says of a word, as the test tells it from ours. */
const THEIRS = 'Said by the neighbour';

/** What another extension knows of a language: its items at any place, and one hover. */
interface Neighbour {
  readonly id: 'ms-vscode.powershell' | 'redhat.vscode-yaml';
  readonly language: string;
  readonly items: readonly vscode.CompletionItem[];
}

const item = (label: string, kind: vscode.CompletionItemKind, inserted = label): vscode.CompletionItem => ({
  label,
  kind,
  insertText: inserted,
  filterText: inserted,
});

const { Function: Cmdlet, Variable, Value, Property } = vscode.CompletionItemKind;

/** The PowerShell extension with the module of Exchange Online loaded: it labels parameters without their dash. */
const POWERSHELL: Neighbour = {
  id: 'ms-vscode.powershell',
  language: 'powershell',
  items: [
    item('Set-RemoteDomain', Cmdlet),
    item('AutoForwardEnabled', Variable, '-AutoForwardEnabled'),
    item('Identity', Variable, '-Identity'),
    item('Off', Value),
  ],
};

/** Red Hat YAML with the schema that the extension hands over: values that YAML takes for others have their quotes. */
const RED_HAT: Neighbour = {
  id: 'redhat.vscode-yaml',
  language: 'yaml',
  items: [
    item('recipientLimitExternalPerHour', Property, 'recipientLimitExternalPerHour: '),
    item('autoForwardingMode', Property, 'autoForwardingMode: '),
    item('name', Property, 'name: '),
    item('Automatic', Value),
    item('"Off"', Value),
    item('"On"', Value),
  ],
};

/** Starts a neighbour, and says what it would until the work is done. */
async function beside({ id, language, items }: Neighbour, work: () => Promise<void>): Promise<void> {
  const neighbour = vscode.extensions.getExtension(id);
  ok(neighbour, `${id} is not there`);
  await neighbour.activate();
  const said = vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(language, { provideCompletionItems: () => [...items] }),
    vscode.languages.registerHoverProvider(language, { provideHover: () => new vscode.Hover(THEIRS) }),
  );
  try {
    await work();
  } finally {
    said.dispose();
  }
}

/** Labels that stand twice in a list, however each extension writes them. */
function twice(labels: readonly string[]): readonly string[] {
  const bare = labels.map((label) => label.replaceAll(/[-"]/g, '').toLowerCase());
  return bare.filter((label, at) => bare.indexOf(label) !== at);
}

/** A text, a place that is completed and one that is explained, and what only our extension offers there. */
interface Place {
  readonly editor: vscode.TextEditor;
  readonly complete: vscode.Position;
  readonly explain: vscode.Position;
  readonly ours: string;
}

/** In each position of the switches: nothing twice, everything, or nothing of ours. */
async function triesSwitches({ editor, complete, explain, ours }: Place): Promise<void> {
  const { uri } = editor.document;
  const offered = (): Promise<string[]> => labelsAt(uri, complete);
  equal(twice(await offered()), [], 'auto: offered twice');
  ok((await offered()).includes(ours), `auto: ${ours} is not offered`);
  equal(await hoverText(uri, explain), THEIRS, 'auto: what is explained');
  await having('completion', 'on', async () => ok(twice(await offered()).length > 0, 'on: something is left out'));
  await having('completion', 'off', async () => ok(!(await offered()).includes(ours), 'off: something is offered'));
  await having('hovers', 'on', async () => {
    const text = await hoverText(uri, explain);
    ok(text.includes(THEIRS) && text.length > THEIRS.length, `on: ${text}`);
  });
  await having('hovers', 'off', async () => equal(await hoverText(uri, explain), THEIRS, 'off: what is explained'));
}

test('beside the PowerShell extension nothing is offered or explained twice, and the switches are obeyed', async () => {
  const editor = await openText('powershell', 'Set-RemoteDomain -Auto\n');
  const place = {
    editor,
    complete: new vscode.Position(0, 'Set-RemoteDomain -Auto'.length),
    explain: new vscode.Position(0, 3),
    ours: '-AutoReplyEnabled',
  };
  ok(
    (await labelsAt(editor.document.uri, place.complete)).includes('-AutoForwardEnabled'),
    'alone: nothing is offered',
  );
  await beside(POWERSHELL, () => triesSwitches(place));
  await revert();
});

test('beside Red Hat YAML nothing is offered or explained twice, and the switches are obeyed', async () => {
  const editor = await open(YAML);
  const { document } = editor;
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const policy = positionOf(document, 'autoForwardingMode');
  await editor.edit((edit) => edit.insert(policy, 'recip\n      '));
  await beside(RED_HAT, () =>
    triesSwitches({
      editor,
      complete: policy.translate(0, 'recip'.length),
      explain: policy.translate(1, 3),
      ours: 'recipientLimitPerDay',
    }),
  );
  await revert();
});

/** What a neighbour, or the editor, reports of a broken text. */
const BROKEN: readonly { readonly language: string; readonly source: string; readonly text: string }[] = [
  {
    language: 'powershell',
    source: 'PowerShell',
    text: 'Set-RemoteDomain Default -AutoForwardEnabled $false\n$text = "never closed\n',
  },
  {
    language: 'yaml',
    source: 'YAML',
    text: 'exchange:\n  acceptedDomains: [contoso.com]\n  remoteDomains: [\n',
  },
];

for (const { language, source, text } of BROKEN) {
  test(`a broken text is reported once: beside what ${source} says of it ours goes, and comes back with its end`, async () => {
    const { document } = await openText(language, text);
    const ours = (): readonly vscode.Diagnostic[] =>
      problems(document.uri).filter(({ code }) => typeof code === 'string');
    const [own] = await until('our report', () => ours().length > 0 && ours());
    ok(own, 'no report');
    const collection = vscode.languages.createDiagnosticCollection('neighbour');
    const theirs = new vscode.Diagnostic(own.range, 'The text is broken here.', vscode.DiagnosticSeverity.Error);
    theirs.source = source;
    collection.set(document.uri, [theirs]);
    await until('our report to go', () => ours().length === 0);
    collection.dispose();
    await until('our report to come back', () => ours().length > 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}

test('a broken JSON text is reported once, by the JSON support of the editor', async () => {
  const text = '{ "exchange": { "remoteDomains": [{ "name": "Default" "autoForwardEnabled": false }] } }\n';
  const { document } = await openText('json', text);
  const reports = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
  await until('the report of the editor', () => reports().some(({ source }) => source === 'json'));
  await until('ours to go', () => problems(document.uri).every(({ code }) => typeof code === 'object'));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});
