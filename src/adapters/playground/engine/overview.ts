import type { UserLanguage } from '../../../messages/index.ts';
import { forwardingTexts } from '../../../report/forwarding-texts.ts';
import { ForwardingView, type ForwardView } from '../../../report/forwarding-view.ts';
import { matrixFile } from '../../../report/matrix-file.ts';
import { type Stateable, type Statement, stateable } from '../../../report/statements.ts';
import type { ForwardingState, FromForwarding } from '../../webview/forwarding-messages.ts';
import type { FromEngine } from '../messages.ts';
import type { Outcome } from './outcome.ts';

/** What the overview asks of others. */
export interface OverviewAsks {
  tell(message: FromEngine): void;
  question(question: { readonly from: string; readonly to: string; readonly mechanism?: string }): void;
  state(statement: Statement, tenant: string): void;
}

/** Answers what the overview *Who may forward where* asks about the organizations of an outcome. */
export class Overview {
  readonly #asks: OverviewAsks;
  #outcome: Outcome | undefined;
  #views: readonly ForwardingView[] = [];
  #at = 0;
  #facts: readonly Stateable[] = [];
  #forwards: readonly ForwardView[] = [];
  #isStale = true;

  constructor(asks: OverviewAsks) {
    this.#asks = asks;
  }

  /** From now on this outcome is meant; it is shown when somebody looks. */
  use(outcome: Outcome | undefined): void {
    this.#outcome = outcome;
    this.#isStale = true;
  }

  take(message: FromForwarding | { readonly type: 'ready' }, language: UserLanguage): void {
    const view = this.#views[this.#at];
    switch (message.type) {
      case 'ready':
        this.#show();
        break;
      case 'tenant':
        this.#at = message.tenant;
        this.#show();
        break;
      case 'log':
        this.#asks.tell({ type: 'show', view: 'findings' });
        break;
      case 'reveal': {
        const { file, start, end } = message;
        this.#asks.tell({ type: 'reveal', file, start, end });
        break;
      }
      case 'askForward': {
        const question = this.#forwards[message.forward]?.question;
        if (question) this.#asks.question(question);
        break;
      }
      case 'state': {
        const statement = this.#facts[message.fact]?.statements[message.statement];
        if (statement && view) this.#asks.state(statement, view.tenant.name);
        break;
      }
    }
    if (!view || !this.#outcome) return;
    switch (message.type) {
      case 'rows': {
        const { by, wanted } = message;
        this.#tell({ type: 'rows', by, rows: wanted.map((at) => [at, view.row(at, by)] as const) });
        break;
      }
      case 'ways':
        this.#tell({ type: 'ways', ...view.field(message.sender, message.destination) });
        break;
      case 'ask': {
        const from = view.senders[message.sender]?.members[0] ?? '*';
        this.#asks.question({ from, to: view.destinations[message.destination]?.members[0] ?? '*' });
        break;
      }
      case 'export': {
        const { lines } = this.#outcome;
        this.#asks.tell({ type: 'save', ...matrixFile(view.tenant, message.format, { lines, language }) });
        break;
      }
    }
  }

  #show(): void {
    const outcome = this.#outcome;
    if (this.#isStale) {
      const tenants = outcome?.analysis.tenants.filter(({ readings }) => readings.length > 0) ?? [];
      this.#views = outcome ? tenants.map(({ tenant }) => new ForwardingView(tenant, outcome.lines)) : [];
      this.#isStale = false;
    }
    const view = this.#views[this.#at] ?? this.#views[0];
    this.#at = view ? this.#views.indexOf(view) : 0;
    this.#forwards = view?.forwards() ?? [];
    this.#facts = view ? stateable(view) : [];
    this.#tell({
      type: 'state',
      texts: forwardingTexts(),
      tenants: this.#views.map(({ tenant }) => tenant.name),
      tenant: this.#at,
      families: view?.families ?? [],
      senders: view?.senders ?? [],
      destinations: view?.destinations ?? [],
      forwards: this.#forwards,
      facts: this.#facts.map(({ needed: { fact, howToState }, statements }) => ({
        fact,
        howToState,
        statements: statements.map(({ label }) => label),
      })),
      unread: outcome?.notes.length ?? 0,
    });
  }

  #tell(message: ForwardingState | Extract<FromEngine, { type: 'forwarding' }>['message']): void {
    this.#asks.tell({ type: 'forwarding', message });
  }
}
