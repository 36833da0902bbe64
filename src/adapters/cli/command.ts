import type { Knowledge } from '../../knowledge/index.ts';
import type { UserLanguage } from '../../messages/index.ts';
import { type Harmless, harmless } from '../../report/harmless.ts';
import type { Options } from './options.ts';

/** The world of a command: everything it may touch outside its arguments. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly language: UserLanguage;
  readonly knowledge: Knowledge;
  readonly version: string;
  /** Today, as an ISO date. */
  readonly today: string;
  /** Standard output is a terminal that shows colours. */
  readonly colour: boolean;
  /** Columns of the terminal that standard output is; undefined where it is none. */
  readonly width?: number | undefined;
  /** Text of a file of the package, by its name in it; throws where it is not there. */
  packaged(file: string): string;
  /** Standard input, read to its end as bytes. */
  input(): Uint8Array;
  out(text: Harmless): void;
  err(text: Harmless): void;
}

/** Exit codes; the highest of internal, usage, unreadable, findings wins in that order. */
export const EXIT = { clean: 0, findings: 1, usage: 2, unreadable: 3, internal: 4 } as const;

const GRAVITY = [EXIT.internal, EXIT.usage, EXIT.unreadable, EXIT.findings] as const;

/** The one exit code for everything that happened: 4, 2, 3, 1 in this order. */
export function gravest(codes: readonly number[]): number {
  return GRAVITY.find((code) => codes.includes(code)) ?? EXIT.clean;
}

/** One command of the command line. `run` returns the exit code. */
export interface Command {
  /** What stands behind its name, one text for each way to call it. */
  readonly usage: readonly string[];
  /** Every option that it takes; others are mistakes. */
  readonly options: Options;
  /** What the help says below the options, in English: a key of the translations. */
  readonly about: string;
  run(args: readonly string[], world: World): Promise<number>;
}

/** Tells a person something on standard error, on a line of its own. */
export function say(world: Pick<World, 'err'>, sentence: string): void {
  world.err(harmless(`${sentence}\n`, 'terminal'));
}
