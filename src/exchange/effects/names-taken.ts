import type { Call } from '../../read/reading.ts';
import type { EffectCause } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import { statedText } from './stated-text.ts';

const COMMAND = /^(new|set|remove)-(hostedoutboundspamfilter(?:policy|rule)|remotedomain|transportrule)$/i;

/**
 * Which names a script has given away, at each of its points. Names are unique (PS-OSP-2026, PS-OSR, PS-RD): the service refuses a second
 * object of one. That a script makes it all the same shows that somebody counts on something that the text does not show.
 */
export class NamesTaken {
  /** Where objects were made, by their noun and name in lower case. */
  readonly #made = new Map<string, Map<string, Place>>();

  /** Where an object was made whose name a command gives to another one. */
  doubt(call: Call): EffectCause | undefined {
    const { verb, noun, made } = this.#about(call);
    const place = verb === 'new' && noun ? made?.get(fold(statedText(call, 'Name')?.text ?? '')) : undefined;
    return place && { reason: 'name-taken-before', args: {}, place };
  }

  /** Takes in a command that surely runs. One that removes what only a run names may leave every name taken. */
  run(call: Call): void {
    const { verb, noun, made } = this.#about(call);
    if (verb === undefined || noun === undefined) return;
    const name = statedText(call, 'Name')?.text;
    if (verb === 'new' && name !== undefined)
      this.#made.set(noun, (made ?? new Map<string, Place>()).set(fold(name), call.place));
    if (verb === 'remove' || (verb === 'set' && name !== undefined))
      made?.delete(fold(statedText(call, 'Identity')?.text ?? ''));
  }

  #about({ cmdlet }: Call) {
    const [, verb, noun] = COMMAND.exec(cmdlet.toLowerCase()) ?? [];
    return { verb, noun, made: noun === undefined ? undefined : this.#made.get(noun) };
  }
}

const fold = (name: string): string => name.trim().toLowerCase();
