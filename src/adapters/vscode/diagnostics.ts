import * as vscode from 'vscode';
import type { Finding } from '../../lint/contract.ts';
import { CONFIG, READING, translate } from '../../messages/index.ts';
import { rulePageCommand } from './explain-commands.ts';
import { rangeOf } from './places.ts';
import { keyOf, type Outcome } from './session.ts';
import type { Typing } from './typing.ts';

/** Shown beside each problem. */
export const SOURCE = 'Mailflow Lint';

/** The sentence of a finding in the editor's language. */
export function sentenceOf(finding: Finding, message = finding.message, args = finding.args): string {
  return translate(finding.rule.messages[message] ?? message, args);
}

function severityOf(finding: Finding, showInformation: boolean): vscode.DiagnosticSeverity {
  switch (finding.severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return showInformation || finding.rule.alwaysShown
        ? vscode.DiagnosticSeverity.Information
        : vscode.DiagnosticSeverity.Hint;
  }
}

/** A finding as the editor shows it. */
export function diagnosticOf(finding: Finding, outcome: Outcome, showInformation: boolean): vscode.Diagnostic {
  const range = rangeOf(finding.place, outcome.lines(finding.place.source));
  const diagnostic = new vscode.Diagnostic(range, sentenceOf(finding), severityOf(finding, showInformation));
  diagnostic.source = SOURCE;
  diagnostic.code = { value: finding.rule.id, target: rulePageCommand(finding.rule.id) };
  diagnostic.relatedInformation = finding.related.map(
    ({ place, message, args }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(outcome.area.uriOf(place.source), rangeOf(place, outcome.lines(place.source))),
        sentenceOf(finding, message, args),
      ),
  );
  if (finding.unnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** Texts that could not be read as their language, and mistakes in the configuration, by path. */
function mistakes(outcome: Outcome): [string, vscode.Diagnostic][] {
  const { analysis, config, lines } = outcome;
  const { Warning, Error: Wrong } = vscode.DiagnosticSeverity;
  const located = [
    ...analysis.readings.flatMap(({ problems }) =>
      problems.map((each) => ({ ...each, table: READING, severity: Warning })),
    ),
    ...config.problems.map((each) => ({ ...each, table: CONFIG, severity: Wrong })),
  ];
  return located.map(({ message, args, place, table, severity }) => {
    const range = rangeOf(place, lines(place.source));
    const diagnostic = new vscode.Diagnostic(range, translate(table[message] ?? message, args), severity);
    diagnostic.source = SOURCE;
    diagnostic.code = message;
    return [place.source, diagnostic];
  });
}

/** Everything there is to say about the files of an area, by path. */
function diagnosticsOf(outcome: Outcome, showInformation: boolean): Map<string, vscode.Diagnostic[]> {
  const byPath = new Map<string, vscode.Diagnostic[]>();
  const add = (path: string, diagnostic: vscode.Diagnostic): void => {
    const list = byPath.get(path);
    if (list) list.push(diagnostic);
    else byPath.set(path, [diagnostic]);
  };
  for (const [path, findings] of outcome.findings) {
    for (const finding of findings) add(path, diagnosticOf(finding, outcome, showInformation));
  }
  for (const [path, diagnostic] of mistakes(outcome)) add(path, diagnostic);
  return byPath;
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

  constructor(typing: Typing) {
    this.#typing = typing;
    typing.onDidRest((uri) => {
      const outcome = this.#latest.get(keyOf(uri));
      if (outcome) this.publish(outcome);
    });
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
    const now = new Map<string, string>();
    const entries: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    for (const [path, diagnostics] of diagnosticsOf(outcome, showInformation)) {
      if (!whole && !outcome.versions.has(path)) continue;
      const uri = outcome.area.uriOf(path);
      const { Error: Wrong } = vscode.DiagnosticSeverity;
      const shown = diagnostics.filter(({ severity, range }) => severity !== Wrong || !this.#typing.isAt(uri, range));
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
    this.#collection.dispose();
  }
}
