import { type Command, commandName, HAS_HASHTABLE, SUSPICIOUS } from '../../../powershell/index.ts';
import { type Called, traitsOf } from './called.ts';
import { CHANGING_VERBS } from './code-commands.ts';
import type { Flows } from './flows.ts';
import type { CommandFilter, Placed } from './symbol-table.ts';

/** Names of cmdlets that change something. */
const CHANGES = new RegExp(String.raw`^(?:[\w.]+\\)?${CHANGING_VERBS}-[a-z]+$`, 'i');

/** The commands of a text that are kept. */
export class CommandList {
  readonly commands: Placed[] = [];
  readonly named = new Map<string, Placed[]>();
  readonly suspects: Placed[] = [];
  runsText = false;
  sends = false;
  readonly #watch: CommandFilter;
  readonly #flows: Flows;
  /** By names as they are written: a script uses few of them, and many times. */
  readonly #names = new Map<string, Called>();

  constructor(watch: CommandFilter, flows: Flows) {
    this.#watch = watch;
    this.#flows = flows;
  }

  /** The name of a command; empty for one that is not constant. */
  nameOf({ head }: Command): Called {
    const written = head.kind === 'StringConstant' ? head.value : '';
    let known = this.#names.get(written);
    if (known === undefined) {
      const traits = traitsOf(written);
      known = { traits, watched: this.#watch(traits.name), sites: this.#flows.sitesOf(traits.name) };
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
    else this.#begin(name, placed);
  }

  #begin(name: string, placed: Placed): void {
    this.named.set(name, [placed]);
    const { runsText, sends } = traitsOf(name);
    this.runsText ||= runsText;
    this.sends ||= sends;
  }
}
