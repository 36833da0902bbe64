import * as vscode from 'vscode';
import type { Lens, LensWords } from '../../language/lenses.ts';
import { LENSES, translate } from '../../messages/index.ts';
import { className, controlLabel } from '../../report/verdict-view.ts';
import type { Place } from '../../text/index.ts';
import { SHOW_FORWARDING } from './command-names.ts';
import { rangeOf } from './places.ts';
import type { Outcome, Session } from './session.ts';
import { type FactRequest, STATE_FACT } from './state-facts.ts';

/** More lenses than this are counted: a big file is not read line by line. */
const MOST = 400;
/** How long the typing rests before the lines are worked out again, in milliseconds. */
const REST = 400;

const say = (id: string, args: Readonly<Record<string, string | number>>): string => translate(LENSES[id] ?? id, args);

function wordsFor(outcome: Outcome): LensWords {
  const line = (place: Place): number => outcome.lines(place.source).position(place.start).line;
  return {
    say,
    where: (place, from) =>
      place.source === from.source
        ? translate('line {line}', { line: line(place) })
        : `${place.source.slice(place.source.lastIndexOf('/') + 1)}:${line(place)}`,
    control: controlLabel,
    name: (one) => className(one.name),
  };
}

interface Found {
  readonly tenant: string;
  readonly lens: Lens;
}

async function find(outcome: Outcome, path: string): Promise<readonly Found[]> {
  const { lenses } = await import('../../language/lenses.ts');
  const words = wordsFor(outcome);
  return outcome.analysis.tenants
    .filter(
      ({ readings, tenant }) =>
        readings.some(({ source }) => source.path === path) ||
        tenant.ledger.exceptions.some(({ place }) => place.source === path),
    )
    .flatMap(({ tenant }) => lenses(tenant, words).map((lens) => ({ tenant: tenant.name, lens })))
    .filter(({ lens }) => lens.place.source === path);
}

/** The lenses of one file; their texts are worked out when they are asked for. */
export async function lensesOf(outcome: Outcome, path: string): Promise<readonly Lens[]> {
  return (await find(outcome, path)).map(({ lens }) => lens);
}

/** A lens whose text waits until it is in sight. */
class LazyLens extends vscode.CodeLens {
  readonly found: Found;
  readonly folder: string;

  constructor(range: vscode.Range, found: Found, folder: string) {
    super(range);
    this.found = found;
    this.folder = folder;
  }
}

/** A line of text above every policy, rule, remote domain and forward: who may forward where because of it. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscription = session.onDidAnalyze(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#changed.fire(), REST);
    });
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.getConfiguration('mailflowLint', document).get('codeLens')) return [];
    const outcome = await this.#session.current(document, token);
    if (!outcome || token.isCancellationRequested) return [];
    const path = outcome.area.pathOf(document.uri);
    const lines = outcome.lines(path);
    const all = [...(await find(outcome, path))].sort((a, b) => a.lens.above.start - b.lens.above.start);
    const shown: vscode.CodeLens[] = all
      .slice(0, MOST)
      .map((found) => new LazyLens(rangeOf(found.lens.above, lines), found, outcome.area.key));
    if (all.length > MOST) {
      const title = say('lens-hidden', { count: all.length - MOST });
      shown.push(new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { command: SHOW_FORWARDING, title }));
    }
    return shown;
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (lens instanceof LazyLens) lens.command = commandOf(lens);
    return lens;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

/** What a click does: asks about the forward, states a missing domain, or shows the grid. */
function commandOf({ found: { lens, tenant }, folder }: LazyLens): vscode.Command {
  const { question, unknownDomain } = lens;
  const title = lens.text();
  if (question) {
    const { from, to, mechanism } = question;
    const tooltip = translate('Ask who may forward where');
    return { command: 'mailflow-lint.verdict', title, tooltip, arguments: [{ from, to, mechanism }] };
  }
  const isFolder = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder);
  if (unknownDomain !== undefined && isFolder) {
    const fact = { kind: 'acceptedDomain', domain: unknownDomain } as const;
    const request: FactRequest = { folder: vscode.Uri.parse(folder), tenant, fact };
    return {
      command: STATE_FACT,
      title,
      tooltip: translate('It is a domain of this organization'),
      arguments: [request],
    };
  }
  return { command: SHOW_FORWARDING, title, tooltip: translate('Who may forward where'), arguments: [tenant] };
}
