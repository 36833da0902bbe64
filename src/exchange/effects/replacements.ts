import type { Call, Reading } from '../../read/reading.ts';
import type { EffectCause } from '../../tenant/index.ts';
import { getOrCreate } from '../../text/get-or-create.ts';
import { fileName } from './file-name.ts';

/** Functions that have the name of a cmdlet, by the texts of one tenant: whoever loads such a text may call them instead. */
export class Replacements {
  /** Texts that make such functions, by the cmdlets' names in lower case. */
  readonly #makers = new Map<string, Reading[]>();
  readonly #byName = new Map<string, Reading[]>();
  /** Whether a text (the first) loads another. */
  readonly #loading = new Map<Reading, Map<Reading, boolean>>();

  constructor(readings: readonly Reading[]) {
    for (const reading of readings) {
      for (const name of reading.replaces ?? []) getOrCreate(this.#makers, name, (): Reading[] => []).push(reading);
    }
    if (this.#makers.size === 0) return;
    for (const reading of readings)
      getOrCreate(this.#byName, fileName(reading.source.path), (): Reading[] => []).push(reading);
  }

  /** Why a call may not be one of the cmdlet that it names; undefined where no other text says so. */
  doubt({ cmdlet, namePlace }: Call, caller: Reading): EffectCause | undefined {
    const makers = this.#makers.get(cmdlet.toLowerCase());
    if (!makers?.some((maker) => maker !== caller && this.#mayLoad(caller, maker))) return undefined;
    return { reason: 'name-replaced-elsewhere', args: {}, place: namePlace };
  }

  /** Worked out once for all calls of a text: it follows the texts that it loads. */
  #mayLoad(caller: Reading, maker: Reading): boolean {
    const known = getOrCreate(this.#loading, caller, () => new Map<Reading, boolean>());
    return getOrCreate(known, maker, () => this.#isLoaded(maker, caller));
  }

  /** Whether a text loads another one, or a text that does. A module is named without the ending of its file. */
  #isLoaded({ source }: Reading, by: Reading): boolean {
    const file = fileName(source.path);
    const module = /^(.+)\.psm1$/.exec(file)?.[1];
    const seen = new Set<Reading>([by]);
    for (const reading of seen) {
      const loads = reading.loads ?? [];
      if (loads.includes('*') || loads.includes(file)) return true;
      if (module !== undefined && reading.source.text.toLowerCase().includes(module)) return true;
      for (const name of loads) for (const one of this.#byName.get(name) ?? []) seen.add(one);
    }
    return false;
  }
}
