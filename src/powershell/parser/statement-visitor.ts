import type { ParameterDefinition, Statement } from '../ast/index.ts';

/** What becomes of a script's statements as they are read, so that nobody needs to hold all of them at once. */
export interface StatementVisitor {
  /** The parameters of the script. */
  parameters(parameters: readonly ParameterDefinition[]): void;
  /** The next statement of the script, in document order. */
  statement(statement: Statement): void;
}
