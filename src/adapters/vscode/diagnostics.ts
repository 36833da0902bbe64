import * as vscode from 'vscode';
import type { Finding } from '../../lint/contract.ts';
import { translate } from '../../messages/index.ts';
import { rangeOf } from './places.ts';
import { rulePageCommand } from './rule-pages.ts';
import type { Outcome } from './session.ts';

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

/**
 * Publishes findings. By default those of open documents; those of every file once a person has asked for the whole
 * workspace or set `mailflowLint.problems`.
 */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('mailflow-lint');
  /** Files with published problems, by key of their area. */
  readonly #published = new Map<string, Set<string>>();
  readonly #whole = new Set<string>();

  /** From now on every file of this area is shown. */
  showWhole(key: string): void {
    this.#whole.add(key);
  }

  publish(outcome: Outcome): void {
    const { key } = outcome.area;
    const settings = vscode.workspace.getConfiguration('mailflowLint', vscode.Uri.parse(key));
    const whole = this.#whole.has(key) || settings.get('problems') === 'workspace';
    const showInformation = settings.get('showInformation') === true;
    const now = new Set<string>();
    const entries: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    for (const [path, findings] of outcome.findings) {
      if (!whole && !outcome.versions.has(path)) continue;
      const uri = outcome.area.uriOf(path);
      now.add(uri.toString());
      entries.push([uri, findings.map((finding) => diagnosticOf(finding, outcome, showInformation))]);
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
    this.#whole.delete(key);
  }

  dispose(): void {
    this.#collection.dispose();
  }
}
