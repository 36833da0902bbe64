/** A name that a text gives to a command, both in lower case; `sure` where nothing decides whether it does. */
export interface OwnAlias {
  readonly target: string;
  readonly sure: boolean;
}

/** What a text calls commands besides their own names. */
export interface OwnNames {
  /** What the connections put in front of nouns, in lower case. */
  readonly prefixes: readonly string[];
  /** Names that the text gives to commands, each with all that it may stand for. */
  readonly aliases: ReadonlyMap<string, readonly OwnAlias[]>;
}

/** A text calls every command by its own name. */
export const NO_OWN_NAMES: OwnNames = { prefixes: [], aliases: new Map() };
