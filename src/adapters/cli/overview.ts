import { hasKey } from '../../text/table.ts';

/** What a command is in the overview. */
interface Summary {
  /** What stands behind its name. */
  readonly takes: string;
  /** What it tells, in English: a key of the translations. */
  readonly does: string;
}

/** Every command, in the order of the overview. Its options stand beside it, in `commands/`. */
export const COMMANDS = {
  lint: { takes: '[PATH...]', does: 'what is wrong in scripts and tenant files' },
  inspect: { takes: '[PATH...]', does: 'the tenant as it was read, with places' },
  verdict: { takes: '[PATH...]', does: 'may a sender forward to an address? --from WHO --to WHOM' },
  matrix: { takes: '[PATH...]', does: 'who may forward where' },
  test: { takes: '[PATH...]', does: 'policy tests: who may forward where, and who never may' },
  diff: {
    takes: 'BASE HEAD',
    does: 'who may forward where now and might not before; commits, folders, files, exports',
  },
  explain: { takes: 'TOPIC', does: 'a rule, a bounce code, a cmdlet, a setting, an address; - reads a bounce' },
  bundle: { takes: '-', does: 'what to collect before a support case, from a bounce' },
  evidence: { takes: '--out DIR', does: 'what the files show about each benchmark, as pages for an audit' },
  'export-script': { takes: '', does: 'a PowerShell script that writes the state of a real tenant to a file' },
  config: { takes: '', does: 'the configuration in force and where each value comes from' },
  lsp: { takes: '', does: 'a language server for editors, over standard input and output' },
  mcp: { takes: '[--root DIR]', does: 'the same answers as tools for language models (Model Context Protocol)' },
} as const satisfies Readonly<Record<string, Summary>>;

export type CommandName = keyof typeof COMMANDS;

/** Whether a word of the command line names a command. */
export const isCommand = (name: string): name is CommandName => hasKey(COMMANDS, name);
