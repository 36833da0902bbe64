import type { Command, Hashtable, Keyword } from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import type { Around } from './pipeline.ts';
import type { Attempted, Definition, KeyChange, NamedBlock, Region, Site } from './regions.ts';
import type { TextMarks } from './text-marks.ts';

/** A command of the text, and where it stands. */
export interface Placed {
  readonly command: Command;
  /** Lower-case name without a module in front of it. */
  readonly name: string;
  readonly region: Region;
  readonly attempt: Attempted | undefined;
  /** Its place in its pipeline; the first is 0. */
  readonly index: number;
  /** Names of all commands of its pipeline, in order. */
  readonly names: readonly string[];
  /** The rest of its pipeline; undefined for a command that stands alone. */
  readonly around: Around | undefined;
  /** Whether it may carry code as a text. */
  readonly mayCarryCode: boolean;
}

/** A DSC resource with its block. */
export interface Resource {
  readonly keyword: Keyword;
  readonly body: Hashtable;
  readonly region: Region;
}

/** What one walk over a tree finds. Names are keyed in lower case, without scope. */
export interface SymbolTable {
  /** The commands that are watched for, in order. */
  readonly commands: readonly Placed[];
  /** The same commands by their names, each list in order. */
  readonly named: ReadonlyMap<string, readonly Placed[]>;
  /** The commands in which source issues are looked for, whatever their names. */
  readonly suspects: readonly Placed[];
  readonly resources: readonly Resource[];
  readonly functions: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly changes: ReadonlyMap<string, readonly KeyChange[]>;
  /** Variables that got their first value as `$global:x`; else `$global:x` and `$x` may be two. */
  readonly globals: ReadonlySet<string>;
  /** Those of `definitions` that functions make to variables of the script, at any time. */
  readonly remote: ReadonlyMap<string, readonly Definition[]>;
  readonly blocks: readonly NamedBlock[];
  /** Calls of what is no cmdlet, by lower-case name; the first ones only where there are many. */
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  /** Whether commands are kept that run a text, or that send a request. */
  readonly runsText: boolean;
  readonly sends: boolean;
  /** Whether commands are run whose names are known at run time only. */
  readonly dynamic: boolean;
  /** Whether something is dot-sourced that is known at run time only. */
  readonly loadsUnknown: boolean;
  /** A `return` in a `finally`, for which PowerShell does not parse the text. */
  readonly leavesFinally: Span | undefined;
  /** The text may hand code on as a text: then commands are kept that may run it. */
  readonly mayHandCode: boolean;
  /** A `trap` may catch what fails. */
  readonly traps: boolean;
  /** Names of commands that are called with an `-ErrorAction` which may let a function go on behind its `throw`. */
  readonly silenced: ReadonlySet<string>;
  readonly marks: TextMarks;
  readonly root: Region;
  /**
   * Hands over the commands, the last one first, and forgets them, `named` and `suspects`: who takes one after the other from
   * the end leaves nothing behind that a long text would drag along.
   */
  takeCommands(): Placed[];
}

/**
 * Whether commands of this name are kept. The name is in lower case, and empty when it is not constant. The nodes of all other
 * commands are released as soon as they were visited.
 */
export type CommandFilter = (name: string) => boolean;
