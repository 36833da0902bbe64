import type { Generator } from './generator.ts';
import { type Figure, figures } from './works.ts';

/** What is too much. Times are milliseconds of the processor. */
export interface Bars {
  /** Characters of the large text; the small one has a tenth. */
  readonly size: number;
  /** The large text may take so many times as long as the small one. */
  readonly times: number;
  /** Less than that tells nothing about growth: the small text counts as if it took so long. */
  readonly least: number;
  /** The large text may take so long. */
  readonly most: number;
  /** A text of `FURTHER` times the size may take so many times as long as the large one. */
  readonly further: number;
  /** What seems worse is measured so many times, as what else the machine does only adds. */
  readonly rounds: number;
  /** The work has a bound, and growth is not asked about. */
  readonly isBounded?: boolean;
}

const TIMES = 10;
/**
 * Where ten times the text takes longer than it may, a text of so many times the size tells why: small texts leave the garbage
 * collector nothing to do, and the first large one fills its memory once. What grows with the square of its size shows in both.
 */
const FURTHER = 3;
/** What takes so many times what it may, twice, is not measured again. */
const BY_FAR = 3;

/** The shortest times of one thing that is done with texts of a generator. */
export class Times {
  readonly name: string;
  readonly #bars: Bars;
  #few: number | undefined;
  #many: number | undefined;
  #further: number | undefined;

  constructor(name: string, bars: Bars) {
    this.name = name;
    this.#bars = bars;
  }

  take(size: number, milliseconds: number): void {
    if (size < this.#bars.size) this.#few = Math.min(this.#few ?? milliseconds, milliseconds);
    else if (size === this.#bars.size) this.#many = Math.min(this.#many ?? milliseconds, milliseconds);
    else this.#further = Math.min(this.#further ?? milliseconds, milliseconds);
  }

  isSlow(times = 1): boolean {
    return (this.#many ?? 0) > times * this.#bars.most;
  }

  isSteep(): boolean {
    const { times, least, isBounded } = this.#bars;
    return !isBounded && (this.#many ?? 0) > times * Math.max(least, this.#few ?? 0);
  }

  /** Whether a larger text says that it grows too fast as well. */
  staysSteep(): boolean {
    return this.isSteep() && (this.#further ?? Number.POSITIVE_INFINITY) > this.#bars.further * (this.#many ?? 0);
  }

  get isWorse(): boolean {
    return this.isSlow() || this.staysSteep();
  }

  toString(): string {
    const [few, many, further] = [this.#few, this.#many, this.#further];
    const shown = (milliseconds: number | undefined): string => `${milliseconds?.toFixed(0) ?? '?'} ms`;
    const times = few === undefined || many === undefined ? '' : `, ${(many / few).toFixed(1)} times (${shown(few)})`;
    const more =
      further === undefined || many === undefined
        ? ''
        : `, ${FURTHER} times the size: ${(further / many).toFixed(1)} times`;
    return `${this.name}: ${shown(many)}${times}${more}`;
  }
}

/** `own` are the bars of some works that differ. Measures all that is done with the texts of a generator, the sizes in turns, so that a busy machine is busy for all of them. */
export async function measure(
  generator: Generator,
  bars: Bars,
  own: (work: Figure['work']) => Partial<Bars> = () => ({}),
): Promise<readonly Times[]> {
  const all = new Map<string, Times>();
  const run = async (size: number): Promise<void> => {
    for (const { name, work, milliseconds } of await figures(generator, generator.text(size))) {
      const times = all.get(name) ?? new Times(name, { ...bars, ...own(work) });
      all.set(name, times);
      times.take(size, milliseconds);
    }
  };
  const isAny = (is: (times: Times) => boolean): boolean => [...all.values()].some(is);
  await run(bars.size);
  for (let round = 1; round < bars.rounds; round++) {
    if (!isAny((one) => one.isSlow() || one.isSteep()) || (round > 1 && isAny((one) => one.isSlow(BY_FAR)))) break;
    for (let again = 0; again < 3; again++) await run(bars.size / TIMES);
    await run(bars.size);
  }
  if (!isAny((one) => one.isSlow(BY_FAR)))
    for (let round = 1; round < bars.rounds && isAny((one) => one.staysSteep()); round++)
      await run(bars.size * FURTHER);
  return [...all.values()];
}
