import * as vscode from 'vscode';
import { type Problem, problemsOf } from '../../editor/problems.ts';
import { BrokenTexts } from './broken-texts.ts';
import { rulePageCommand } from './explain-commands.ts';
import { rangeOf } from './places.ts';
import { keyOf, type Outcome } from './session.ts';
import type { Typing } from './typing.ts';

/** Shown beside each problem. */
export const SOURCE = 'Mailflow Lint';

const SEVERITIES: Readonly<Record<Problem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A problem as the editor shows it. */
export function diagnosticOf(problem: Problem, { area, lines }: Outcome): vscode.Diagnostic {
  const { place, message, severity, code } = problem;
  const diagnostic = new vscode.Diagnostic(rangeOf(place, lines(place.source)), message, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.isFinding ? { value: code, target: rulePageCommand(code) } : code;
  if (problem.isFinding) {
    diagnostic.relatedInformation = problem.related.map(
      (one) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(area.uriOf(one.place.source), rangeOf(one.place, lines(one.place.source))),
          one.message,
        ),
    );
  }
  if (problem.unnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** A problem as one line: the same for the same problem at the same place. */
function textOf({ range: { start, end }, severity, message, code, relatedInformation }: vscode.Diagnostic): string {
  const id = typeof code === 'object' ? code.value : code;
  const related = relatedInformation?.map(
    ({ location, message: said }) => `${location.uri.path} ${location.range.start.line} ${said}`,
  );
  return JSON.stringify([start.line, start.character, end.line, end.character, severity, id, message, related]);
}

/**
 * Publishes findings. By default those of open documents; those of every file once a person has asked for the whole
 * workspace or set `mailflowLint.problems`.
 */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('mailflow-lint');
  /** What is published of each file, as one text, by key of its area. */
  readonly #published = new Map<string, ReadonlyMap<string, string>>();
  readonly #whole = new Set<string>();
  /** The last outcome of each area. */
  readonly #latest = new Map<string, Outcome>();
  readonly #typing: Typing;
  readonly #broken = new BrokenTexts();
  readonly #others: vscode.Disposable;

  constructor(typing: Typing) {
    this.#typing = typing;
    this.#others = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const areas = new Set(uris.filter((uri) => this.#broken.hasNews(uri)).map(keyOf));
      for (const key of areas) this.#again(key);
    });
    typing.onDidRest((uri) => this.#again(keyOf(uri)));
  }

  #again(key: string): void {
    const outcome = this.#latest.get(key);
    if (outcome) this.publish(outcome);
  }

  /** From now on every file of this area is shown. */
  showWhole(key: string): void {
    this.#whole.add(key);
  }

  publish(outcome: Outcome): void {
    const { key } = outcome.area;
    this.#latest.set(key, outcome);
    const settings = vscode.workspace.getConfiguration('mailflowLint', vscode.Uri.parse(key));
    const whole = this.#whole.has(key) || settings.get('problems') === 'workspace';
    const showInformation = settings.get('showInformation') === true;
    const before = this.#published.get(key);
    const open = new Map(vscode.workspace.textDocuments.map((one) => [one.uri.toString(), one.languageId]));
    const now = new Map<string, string>();
    const entries: [vscode.Uri, readonly vscode.Diagnostic[] | undefined][] = [];
    for (const [path, found] of problemsOf(outcome, showInformation)) {
      if (!whole && !outcome.versions.has(path)) continue;
      const diagnostics = found.map((problem) => diagnosticOf(problem, outcome));
      const uri = outcome.area.uriOf(path);
      const { Error: Wrong } = vscode.DiagnosticSeverity;
      const settled = diagnostics.filter(({ severity, range }) => severity !== Wrong || !this.#typing.isAt(uri, range));
      const shown = this.#broken.untold(uri, open.get(uri.toString()), settled);
      const text = shown.map(textOf).join('\n');
      now.set(uri.toString(), text);
      // Of a thousand files that nobody has open, few change with a key. In an open one, marks move with the text.
      if (outcome.versions.has(path) || before?.get(uri.toString()) !== text) entries.push([uri, shown]);
    }
    for (const gone of before?.keys() ?? []) if (!now.has(gone)) entries.push([vscode.Uri.parse(gone), undefined]);
    this.#published.set(key, now);
    if (entries.length > 0) this.#collection.set(entries);
  }

  /** Takes back everything about an area that is gone. */
  clear(key: string): void {
    for (const uri of this.#published.get(key)?.keys() ?? []) this.#collection.delete(vscode.Uri.parse(uri));
    this.#published.delete(key);
    this.#latest.delete(key);
    this.#whole.delete(key);
  }

  dispose(): void {
    this.#others.dispose();
    this.#collection.dispose();
  }
}
