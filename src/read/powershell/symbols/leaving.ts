import type { InvokeMember, Statement, Statements } from '../../../powershell/index.ts';
import type { SymbolTableBuilder } from './symbol-table-builder.ts';

/** `[Environment]::Exit(code)` and `FailFast`, which end the script and everything around it as `exit` does. */
export const endsProcess = ({ isStatic, target, member }: InvokeMember): boolean =>
  isStatic &&
  target.kind === 'Type' &&
  /^(?:system\.)?environment$/i.test(target.type) &&
  member.kind === 'StringConstant' &&
  /^(?:exit|failfast)$/i.test(member.value);

/**
 * Statements that leave what they stand in: asked in the order in which they are visited, inner ones first. Functions that visit are
 * handed over ready-made: one that is made where nodes are visited costs memory for every node, a sixteenth of what reading allocates.
 */
export class Leaving {
  readonly #symbols: SymbolTableBuilder;
  /** Statements with branches all of which leave. */
  readonly #forked = new WeakSet<Statement>();

  constructor(symbols: SymbolTableBuilder) {
    this.#symbols = symbols;
  }

  /** Whether nothing of the same block is reached behind a statement. */
  has(statement: Statement): boolean {
    switch (statement.kind) {
      case 'Return':
      case 'Throw':
      case 'Exit':
      case 'Break':
      case 'Continue':
        return true;
      case 'If':
      case 'Switch':
      case 'Try':
        return this.#forked.has(statement);
      default:
        return false;
    }
  }

  /** Whether all of these bodies leave. */
  all(bodies: readonly Statements[]): boolean {
    return bodies.every((body) => this.one(body));
  }

  /** Whether a body leaves. */
  one({ statements }: Statements): boolean {
    for (let i = 0; i < statements.length; i++) if (this.has(statements[i] as Statement)) return true;
    return false;
  }

  /** Whether all clauses of a `switch` leave more than the `switch`, as `break` does. */
  allClauses(bodies: readonly Statements[]): boolean {
    const breaks = ({ kind }: Statement): boolean => kind === 'Break' || kind === 'Continue';
    return !bodies.some(({ statements }) => statements.some(breaks)) && this.all(bodies);
  }

  /** Visits a statement with branches, which tells whether all of them leave; `unsure`: there may be none to take. */
  fork<T extends Statement>(node: T, visit: (node: T) => boolean, unsure = false): void {
    const { flows } = this.#symbols;
    const before = flows.forth();
    const leaves = visit(node);
    flows.back(before, leaves, node, this.#symbols.region, unsure);
    if (leaves && !unsure) this.#forked.add(node);
  }

  /** Visits the body of a loop, or of a clause of `switch`. */
  loop(statements: readonly Statement[], visit: (statements: readonly Statement[]) => void): void {
    const { flows } = this.#symbols;
    const before = flows.forth();
    visit(statements);
    flows.backFromLoop(before);
  }
}
