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

/**
 * Publishes findings. By default those of open documents; those of every file once a person has asked for the whole
 * workspace or set `mailflowLint.problems`.
 */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('mailflow-lint');
  /** Files with published problems, by key of their area. */
  readonly #published = new Map<string, Set<string>>();
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
    const now = new Set<string>();
    const entries: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    for (const [path, diagnostics] of diagnosticsOf(outcome, showInformation)) {
      if (!whole && !outcome.versions.has(path)) continue;
      const uri = outcome.area.uriOf(path);
      now.add(uri.toString());
      const { Error: Wrong } = vscode.DiagnosticSeverity;
      entries.push([
        uri,
        diagnostics.filter(({ severity, range }) => severity !== Wrong || !this.#typing.isAt(uri, range)),
      ]);
    }
    for (const gone of this.#published.get(key) ?? []) {
      if (!now.has(gone)) entries.push([vscode.Uri.parse(gone), undefined]);
    }
    this.#published.set(key, now);
    this.#collection.set(entries);
  }

  /** Takes back everything about an area that is gone. */
  clear(key: string): void {
    for (const uri of this.#published.get(key) ?? []) this.#collection.delete(vscode.Uri.parse(uri));
    this.#published.delete(key);
    this.#latest.delete(key);
    this.#whole.delete(key);
  }

  dispose(): void {
    this.#collection.dispose();
  }
}
