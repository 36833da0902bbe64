import * as vscode from 'vscode';
import type { TenantAnalysis } from '../../analyze.ts';
import { CONFIG_NAMES } from '../../config/index.ts';
import { READING, ruleFailed, translate } from '../../messages/index.ts';
import type { Place } from '../../text/index.ts';
import { SHOW_FORWARDING, SHOW_LOG } from './command-names.ts';
import { languageOfDocument, selector } from './documents.ts';
import type { Outcome, Session } from './session.ts';

/** A place that was not understood, a file that could not be opened, or a rule that failed, in words. */
export interface NotRead {
  readonly path: string;
  readonly place?: Place;
  readonly sentence: string;
}

/** Everything that was not understood or could not be opened, and the rules that failed. */
export function notRead({ analysis, area, unreadable }: Outcome): readonly NotRead[] {
  const sentence = (id: keyof typeof READING, args: Readonly<Record<string, string>>): string =>
    translate(READING[id], args);
  const places = analysis.readings.flatMap(({ unread, problems, source: { path } }) => [
    ...unread.map(({ reason, args, place }) => ({ path, place, sentence: sentence(reason, args) })),
    ...problems.map(({ message, args, place }) => ({ path, place, sentence: sentence(message, args) })),
  ]);
  const failures = analysis.tenants.flatMap((tenant) => tenant.failures);
  const whole = [
    ...unreadable,
    ...failures.map(({ rule, error }) => ({ path: area.name, ...ruleFailed(rule, error) })),
  ];
  return [...places, ...whole.map(({ path, id, args }) => ({ path, sentence: sentence(id, args) }))];
}

/** The tenants that a file belongs to; all of the area for a file of none. */
function tenantsOf(outcome: Outcome, path: string): TenantAnalysis[] {
  const { tenants } = outcome.analysis;
  const own = tenants.filter(({ readings }) => readings.some(({ source }) => source.path === path));
  return own.length > 0 ? own : [...tenants];
}

/** Whether a document is the configuration, a bounce, or a file that settings were read from or not understood in. */
function concerns(outcome: Outcome, document: vscode.TextDocument): boolean {
  const path = outcome.area.pathOf(document.uri);
  if ((CONFIG_NAMES as readonly string[]).includes(path) || languageOfDocument(document) === 'ndr') return true;
  if (outcome.analysis.tenants.some(({ readings }) => readings.some(({ source }) => source.path === path))) return true;
  const reading = outcome.analysis.readings.find(({ source }) => source.path === path);
  return reading !== undefined && reading.unread.length + reading.problems.length > 0;
}

/** The item beside the language of a document: what was read, and what was not. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('mailflow-lint.status', selector);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    this.#item.name = 'Mailflow Lint';
    this.update();
  }

  busy(): void {
    this.#item.busy = true;
  }

  /** Shows the state of the area that the active document belongs to, beside documents that say something about forwarding. */
  update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const outcome = document && this.#session.outcomeOf(document.uri);
    this.#item.busy = false;
    if (!document || !outcome || !concerns(outcome, document)) {
      this.#item.selector = [];
      return;
    }
    this.#item.selector = { scheme: document.uri.scheme, pattern: document.uri.path.replaceAll(/[[\]{}*?]/g, '?') };
    const tenants = tenantsOf(outcome, outcome.area.pathOf(document.uri));
    const files = new Set(tenants.flatMap(({ readings }) => readings.map(({ source }) => source.path))).size;
    const unread = notRead(outcome).length;
    this.#item.text =
      unread === 0
        ? translate('Files about forwarding: {files}', { files })
        : translate('Places about forwarding not understood: {unread}', { unread });
    const views = { command: SHOW_FORWARDING, title: translate('Who may forward where') };
    this.#item.command = unread === 0 ? views : { command: SHOW_LOG, title: translate('Show log') };
    const names = tenants.map(({ tenant }) => tenant.name).join(', ');
    this.#item.detail =
      tenants.length === 1 ? translate('Tenant {names}', { names }) : translate('Tenants {names}', { names });
    this.#item.severity =
      unread === 0 ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Warning;
  }

  dispose(): void {
    this.#item.dispose();
  }
}
