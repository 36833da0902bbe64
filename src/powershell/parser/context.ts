/** What the rules of the grammar tell each other: where in the language the parser stands. */
export class ParseContext {
  /** In the arguments of a command a variable with something odd glued to it is a word. */
  inCommand = false;
  /** In argument lists and parameters a comma separates instead of making a list. */
  noComma = false;
  inWorkflow = false;
  /** Inside a DSC configuration, where resources are looked for. */
  inConfiguration = false;
  /** Where the last operand ends, before blanks. */
  operandEnd = 0;
  /** Flags of the command that is being read: see `command-flags.ts`. */
  flags = 0;
}
