import * as vscode from 'vscode';
import type { Lens, LensWords } from '../../language/lenses.ts';
import { LENSES, translate } from '../../messages/index.ts';
import { className, controlLabel } from '../../report/verdict-view.ts';
import type { Place } from '../../text/index.ts';
import { SHOW_FORWARDING } from './forwarding-panel.ts';
import { rangeOf } from './places.ts';
import type { Outcome, Session } from './session.ts';

function wordsFor(outcome: Outcome): LensWords {
  const line = (place: Place): number => outcome.lines(place.source).position(place.start).line;
  return {
    say: (id, args) => translate(LENSES[id] ?? id, args),
    where: (place, from) =>
      place.source === from.source
        ? translate('line {line}', { line: line(place) })
        : `${place.source.slice(place.source.lastIndexOf('/') + 1)}:${line(place)}`,
    control: controlLabel,
    name: (one) => className(one.name),
  };
}

/** What the lenses of one file say; worked out once per tenant. */
export async function lensesOf(outcome: Outcome, path: string): Promise<readonly Lens[]> {
  const { lenses } = await import('../../language/lenses.ts');
  const words = wordsFor(outcome);
  return outcome.analysis.tenants
    .filter(({ readings }) => readings.some(({ source }) => source.path === path))
    .flatMap(({ tenant }) => lenses(tenant, words))
    .filter(({ place }) => place.source === path);
}

/** A line of text above every policy, rule, remote domain and forward: who may forward where because of it. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscription = session.onDidAnalyze(() => this.#changed.fire());
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.getConfiguration('mailflowLint', document).get('codeLens')) return [];
    const outcome = await this.#session.current(document, token);
    if (!outcome || token.isCancellationRequested) return [];
    const path = outcome.area.pathOf(document.uri);
    return (await lensesOf(outcome, path)).map(({ place, text, question }) => {
      const { from = '', to = '', mechanism = '' } = question ?? {};
      const asks = question
        ? { command: 'mailflow-lint.verdict', arguments: [{ from, to, mechanism }] }
        : { command: SHOW_FORWARDING, arguments: [] };
      return new vscode.CodeLens(rangeOf(place, outcome.lines(path)), {
        ...asks,
        title: text,
        tooltip: translate('Ask who may forward where'),
      });
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
