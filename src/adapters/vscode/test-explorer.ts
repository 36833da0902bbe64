import * as vscode from 'vscode';
import { isTestsFile, TESTS_NAMES } from '../../config/index.ts';
import type { PolicyTests } from '../../config/policy-tests.ts';
import { CONFIG, translate } from '../../messages/index.ts';
import type { Paint, Style } from '../../report/terminal.ts';
import type { TestView } from '../../report/tests-view.ts';
import { codeMarkdown, dayOf, decode, LineIndex, plainMarkdown } from '../../text/index.ts';
import { SOURCE } from './diagnostics.ts';
import { languageOfDocument } from './documents.ts';
import { rangeOf } from './places.ts';
import type { Outcome, Session } from './session.ts';

/** Codes of styles in the output of a test run, which is a terminal; also where the editor runs in a browser. */
const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 };
/** Columns that its pane has beside the list of results in a window of 1,280 pixels; a terminal breaks longer lines inside of words. */
const COLUMNS = 60;
const coloured: Paint = (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;

const FILES = `**/{${TESTS_NAMES.join(',')}}`;
const EXCLUDED = '**/{node_modules,.git}/**';

/** How long continuous runs wait after a key, in milliseconds. */
const REST = 300;

/** What proves tests and puts the result into words, loaded with the first file of tests. */
const engine = async () => {
  const [prove, view, pretty] = await Promise.all([
    import('../../prove.ts'),
    import('../../report/tests-view.ts'),
    import('../../report/tests-pretty.ts'),
  ]);
  return { ...prove, ...view, ...pretty };
};

/** How the state of a folder is come by. */
type Look = (folder: vscode.WorkspaceFolder) => Promise<Outcome | undefined> | Outcome | undefined;

/** A file of tests as the Test Explorer lists it. */
interface Shown {
  readonly file: vscode.TestItem;
  readonly tests: PolicyTests;
  readonly lines: LineIndex;
}

/**
 * Policy tests in the Test Explorer: each case and invariant at its line, proved when asked or, in a continuous run, whenever a text
 * changes. A test that fails shows who is against it, the line that decides and what would make it so.
 */
export class TestExplorer implements vscode.Disposable {
  readonly #session: Session;
  readonly #controller: vscode.TestController;
  readonly #mistakes = vscode.languages.createDiagnosticCollection('mailflow-lint-tests');
  readonly #parts: vscode.Disposable[] = [];
  readonly #failed: (error: unknown) => void;

  constructor(controller: vscode.TestController, session: Session, failed: (error: unknown) => void) {
    this.#session = session;
    this.#failed = failed;
    this.#controller = controller;
    const { Run } = vscode.TestRunProfileKind;
    const profile = this.#controller.createRunProfile(
      translate('Prove'),
      Run,
      (request, token) => this.#asked(request, token),
      true,
      undefined,
      true,
    );
    const watcher = vscode.workspace.createFileSystemWatcher(FILES);
    const read = (uri: vscode.Uri): void => this.#quietly(this.#read(uri));
    const look = (document: vscode.TextDocument): void => {
      const language = isTestsFile(document.uri.path) ? languageOfDocument(document) : undefined;
      if (language && vscode.workspace.getWorkspaceFolder(document.uri))
        this.#quietly(this.#show(document.uri, document.getText()));
    };
    this.#parts.push(
      this.#mistakes,
      profile,
      watcher,
      watcher.onDidCreate(read),
      watcher.onDidChange(read),
      watcher.onDidDelete((uri) => this.#forget(uri)),
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    );
    for (const document of vscode.workspace.textDocuments) look(document);
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  #quietly(work: Promise<unknown>): void {
    work.catch(this.#failed);
  }

  /** Lists the tests of every file of the workspace. */
  async discover(): Promise<void> {
    const found = await vscode.workspace.findFiles(FILES, EXCLUDED);
    for (const [id] of this.#controller.items)
      if (!found.some((uri) => uri.toString() === id)) this.#forget(vscode.Uri.parse(id));
    await Promise.all(found.map((uri) => this.#read(uri)));
  }

  #forget(uri: vscode.Uri): void {
    this.#controller.items.delete(uri.toString());
    this.#mistakes.delete(uri);
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    await this.#show(uri, open?.getText() ?? decode(await vscode.workspace.fs.readFile(uri)).text);
  }

  /** Lists the tests of a file; an item that stays keeps its last result. */
  async #show(uri: vscode.Uri, text: string): Promise<Shown> {
    const { readTests, testName } = await engine();
    const path = vscode.workspace.asRelativePath(uri);
    const tests = readTests({ path, text, language: 'yaml', encoding: 'utf8' });
    const lines = new LineIndex(text);
    const id = uri.toString();
    const file = this.#controller.items.get(id) ?? this.#controller.createTestItem(id, path, uri);
    const children = tests.tests.map((test, index) => {
      const own = `${test.kind} ${index}`;
      const item = file.children.get(own) ?? this.#controller.createTestItem(own, '', uri);
      item.label = testName(test);
      item.range = rangeOf(test.place, lines);
      return item;
    });
    file.children.replace(children);
    this.#controller.items.add(file);
    this.#tell(uri, tests.problems, lines);
    return { file, tests, lines };
  }

  #tell(uri: vscode.Uri, problems: PolicyTests['problems'], lines: LineIndex): void {
    const { Error: Wrong } = vscode.DiagnosticSeverity;
    const diagnostics = problems.map(({ message, args, place }) => {
      const sentence = translate(CONFIG[message], args);
      const diagnostic = new vscode.Diagnostic(rangeOf(place, lines), sentence, Wrong);
      diagnostic.source = SOURCE;
      diagnostic.code = message;
      return diagnostic;
    });
    this.#mistakes.set(uri, diagnostics);
  }

  async #asked(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    await this.#run(request, token, (folder) => this.#session.analyzeFolder(folder, token));
    if (!request.continuous) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A change of any text, tests included, ends in an analysis; that one is taken, as another would be told of in its turn.
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => this.#quietly(this.#run(request, token, ({ uri }) => this.#session.outcomeOf(uri))),
        REST,
      );
    };
    const listener = this.#session.onDidAnalyze(again);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      listener.dispose();
    });
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken, look: Look): Promise<void> {
    const run = this.#controller.createTestRun(request);
    try {
      if (!request.include) await this.discover();
      for (const [file, wanted] of this.#wanted(request)) {
        if (token.isCancellationRequested) break;
        for (const item of wanted) run.started(item);
        await this.#prove(file, wanted, run, look);
      }
    } finally {
      run.end();
    }
  }

  /** The tests that are asked for, by their file. */
  #wanted({ include, exclude }: vscode.TestRunRequest): ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]> {
    const found = new Map<vscode.TestItem, vscode.TestItem[]>();
    const add = (item: vscode.TestItem): void => {
      if (exclude?.includes(item)) return;
      if (item.parent) found.set(item.parent, [...(found.get(item.parent) ?? []), item]);
      else for (const [, child] of item.children) add(child);
    };
    if (include) for (const item of include) add(item);
    else for (const [, file] of this.#controller.items) add(file);
    return found;
  }

  async #prove(
    { uri }: vscode.TestItem,
    wanted: readonly vscode.TestItem[],
    run: vscode.TestRun,
    look: Look,
  ): Promise<void> {
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    const outcome = folder && (await look(folder));
    if (!outcome) return;
    const source = outcome.sources.get(outcome.area.pathOf(uri));
    const { coverageOf, exceptionView, repairsFor, runTests, testsPretty, testsView, testView } = await engine();
    const { tests, lines } = await this.#show(uri, source?.text ?? '');
    const tenants = outcome.analysis.tenants.map(({ tenant }) => tenant);
    const asOf = dayOf(new Date());
    const notice = { asOf, warnBefore: outcome.config.warnBefore.value };
    const { proofs, problems } = runTests(tenants, [tests], { asOf });
    this.#tell(uri, problems, lines);
    const linesOf = (path: string): LineIndex => (path === tests.path ? lines : outcome.lines(path));
    const all = wanted.map((item) => {
      const test = tests.tests[Number(item.id.split(' ')[1])];
      const own = proofs.filter((proof) => proof.test === test);
      return { item, views: own.map((proof) => testView(proof, repairsFor(proof), linesOf)) };
    });
    const exceptions = tenants.flatMap((tenant) =>
      coverageOf(tenant).map((one) => exceptionView(one, tenant.name, notice, linesOf)),
    );
    const report = testsView(
      all.flatMap(({ views }) => views),
      exceptions,
    );
    run.appendOutput(testsPretty(report, { paint: coloured, width: COLUMNS }).replaceAll('\n', '\r\n'));
    for (const { item, views } of all) {
      const against = views.filter(({ status }) => status !== 'proved');
      const messages = against.flatMap((view) => messagesOf(view, item, outcome));
      if (views.length === 0) run.skipped(item);
      else if (messages.length === 0) run.passed(item);
      else run.failed(item, messages);
    }
  }
}

/** What is said at the test, and at the line that decides. */
function messagesOf(view: TestView, item: vscode.TestItem, outcome: Outcome): readonly vscode.TestMessage[] {
  const place = view.example?.place;
  const text = new vscode.MarkdownString(
    [
      plainMarkdown(view.message),
      ...(place ? [codeMarkdown(`${place.file}:${place.start.line}`)] : []),
      ...(view.reason === null ? [] : [plainMarkdown(view.reason)]),
      ...view.missing.map(({ howToState }) => plainMarkdown(howToState)),
      ...view.changes.map(({ title }) => `- ${plainMarkdown(title)}`),
    ].join('\n\n'),
  );
  const here = new vscode.TestMessage(text);
  if (item.uri && item.range) here.location = new vscode.Location(item.uri, item.range);
  if (!place) return [here];
  const there = new vscode.TestMessage(view.message);
  const at = new vscode.Range(place.start.line - 1, place.start.column - 1, place.end.line - 1, place.end.column - 1);
  there.location = new vscode.Location(outcome.area.uriOf(place.file), at);
  return [here, there];
}
