import { type Command, commandName, HAS_HASHTABLE, SUSPICIOUS } from '../../../powershell/index.ts';
import { Remembered } from '../../../text/remembered.ts';
import { CHANGING_VERBS, carriesCode, keepsText, runsHere, speaksOnly } from './code-commands.ts';
import type { Flows } from './flows.ts';
import type { Site } from './regions.ts';
import type { CommandFilter, Placed } from './symbol-table.ts';
import { writesVariables } from './variables-written.ts';

/** Names of cmdlets that change something. */
const CHANGES = new RegExp(String.raw`^(?:[\w.]+\\)?${CHANGING_VERBS}-[a-z]+$`, 'i');

/** A command's name for comparison, and whether it is watched. */
export interface Name extends Traits {
  readonly name: string;
  readonly watched: boolean;
  /** The names of a pipeline that holds nothing else. */
  readonly alone: readonly string[];
  /** Where it is called. */
  readonly sites: Site[];
}

/** What the name of a command alone says, whatever the text is. */
interface Traits {
  readonly speaksOnly: boolean;
  readonly keepsText: boolean;
  readonly carriesCode: boolean;
  readonly runsHere: boolean;
  readonly writesVariables: boolean;
  readonly lists: boolean;
  readonly filters: boolean;
}

const LISTERS = new Set(['select', 'select-object', 'ft', 'format-table', 'fl', 'format-list']);
const FILTERS = new Set(['?', 'where', 'where-object']);

const TRAITS = new Remembered<Traits>();

const traitsOf = (name: string): Traits => ({
  speaksOnly: speaksOnly(name),
  keepsText: keepsText(name),
  carriesCode: carriesCode(name),
  runsHere: runsHere(name),
  writesVariables: writesVariables(name),
  lists: LISTERS.has(name),
  filters: FILTERS.has(name),
});

/** The commands of a text that are kept. */
export class CommandList {
  readonly commands: Placed[] = [];
  readonly named = new Map<string, Placed[]>();
  readonly suspects: Placed[] = [];
  readonly #watch: CommandFilter;
  readonly #flows: Flows;
  /** By names as they are written: a script uses few of them, and many times. */
  readonly #names = new Map<string, Name>();

  constructor(watch: CommandFilter, flows: Flows) {
    this.#watch = watch;
    this.#flows = flows;
  }

  /** The name of a command; empty for one that is not constant. */
  nameOf({ head }: Command): Name {
    const written = head.kind === 'StringConstant' ? head.value : '';
    let known = this.#names.get(written);
    if (known === undefined) {
      const name = commandName(written);
      const sites = this.#flows.sitesOf(name);
      known = { name, watched: this.#watch(name), alone: [name], sites, ...TRAITS.of(name, traitsOf) };
      this.#names.set(written, known);
    }
    return known;
  }

  /** Whether a text that a command is given is the name of a cmdlet that is watched. */
  isWatchedName(text: string): boolean {
    return CHANGES.test(text) && this.#watch(commandName(text));
  }

  /** Gives all away, the last one first. */
  take(): Placed[] {
    this.named.clear();
    this.suspects.length = 0;
    return this.commands.splice(0).reverse();
  }

  /** Adds a command that is watched, may hide a typo, or gets a hashtable. */
  add(placed: Placed, watched: boolean): void {
    const { name, command } = placed;
    if ((command.flags & SUSPICIOUS) !== 0) this.suspects.push(placed);
    if (!watched && (command.flags & HAS_HASHTABLE) === 0) return;
    this.commands.push(placed);
    const list = this.named.get(name);
    if (list) list.push(placed);
    else this.named.set(name, [placed]);
  }
}
