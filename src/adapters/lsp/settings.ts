/** What a person may set; the names are those of the settings of the VS Code extension, below `mailflowLint`. */
export interface Settings {
  /** `workspace`: problems of every file of a folder; else of open ones. */
  readonly problems: 'openFiles' | 'workspace';
  /** Information stands in lists of problems. */
  readonly showInformation: boolean;
  readonly codeLens: boolean;
  readonly completion: boolean;
  readonly hovers: boolean;
}

export const SECTION = 'mailflowLint';

/** Settings as a client gives them: what is left out, or is of another type, is as usual. */
export function settingsOf(given: unknown): Settings {
  const all = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  const nested = all[SECTION];
  const own = typeof nested === 'object' && nested !== null ? (nested as typeof all) : all;
  return {
    problems: own.problems === 'workspace' ? 'workspace' : 'openFiles',
    showInformation: own.showInformation === true,
    codeLens: own.codeLens !== false,
    completion: own.completion !== 'off',
    hovers: own.hovers !== 'off',
  };
}
