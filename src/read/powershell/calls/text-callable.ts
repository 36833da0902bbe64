import type { Callable, Standing } from '../../../tenant/index.ts';
import type { Place } from '../../../text/index.ts';
import { once } from '../../../text/once.ts';
import { mentionsIn } from '../script/mentions.ts';
import type { ParsedScript } from '../script/parsed-script.ts';
import type { NamedBlock } from '../symbols/regions.ts';

/** How often names stand in a text. */
type Mentions = () => ReadonlyMap<string, number>;

/** The name of a function, or that of the variable that holds a block. */
const plainName = (name: string): string => (name.startsWith('$') ? name.slice(1) : name);

/** How often the names of blocks stand in a text, counted when somebody asks. */
export function mentionsOf(
  { slice, script }: Pick<ParsedScript, 'slice' | 'script'>,
  names: readonly string[],
): Mentions {
  return once(() => mentionsIn({ slice, script }, new Set(names.map(plainName))));
}

/**
 * A function or a block in a variable. Whether the text mentions it is found out when somebody asks: to count names goes over
 * the whole text, 4 % of reading (`npm run bench -- powershell`), and nobody asks about a text that sets nothing in functions.
 * It holds on to none of the nodes of the text.
 */
export class TextCallable implements Callable {
  readonly name: string;
  readonly place: Place;
  readonly calls: readonly Standing[];
  readonly #plain: string;
  /** So often its name stands where it is made and called; undefined where any name may be called. */
  readonly #expected: number | undefined;
  readonly #mentions: Mentions;

  constructor(
    { name, written }: NamedBlock,
    place: Place,
    calls: readonly Standing[],
    expected: number | undefined,
    mentions: Mentions,
  ) {
    this.name = written;
    this.place = place;
    this.calls = calls;
    this.#plain = plainName(name);
    this.#expected = expected;
    this.#mentions = mentions;
  }

  get mentioned(): boolean {
    return this.#expected === undefined || (this.#mentions().get(this.#plain) ?? 0) > this.#expected;
  }
}
