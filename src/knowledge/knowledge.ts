import { type CmdletData, Cmdlets } from './cmdlets.ts';
import { Ndr, type NdrFact, type NdrTexts } from './ndr.ts';

/** Data files of this room, by base name in `data/`. */
export type DataFile =
  | 'cmdlets'
  | 'ndr-codes'
  | 'ndr-texts-en'
  | 'ndr-texts-ja'
  | 'ndr-texts-fr'
  | 'citations'
  | 'rule-docs';

/** One published text that a claim rests on. `date` is the date of the text (`2026-08-18`, `2021-07`) or when it was seen. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly url: string;
}

/**
 * What the product knows about Exchange Online. `load` gives the parsed content of a data file; each file is loaded on
 * first use and once.
 */
export class Knowledge {
  readonly #load: (file: DataFile) => unknown;
  readonly #loaded = new Map<DataFile, unknown>();
  #cmdlets: Cmdlets | undefined;
  #ndr: Ndr | undefined;

  constructor(load: (file: DataFile) => unknown) {
    this.#load = load;
  }

  get cmdlets(): Cmdlets {
    this.#cmdlets ??= new Cmdlets(this.data('cmdlets') as CmdletData);
    return this.#cmdlets;
  }

  get ndr(): Ndr {
    this.#ndr ??= new Ndr(this.data('ndr-codes') as readonly NdrFact[]);
    return this.#ndr;
  }

  /** Sentences about bounces and forwarding settings in one language. */
  ndrTexts(language: 'en' | 'ja' | 'fr'): NdrTexts {
    return this.data(`ndr-texts-${language}`) as NdrTexts;
  }

  /** The source of a claim by its id (`EXO-RD`); undefined for an id this version does not know. */
  citation(id: string): Citation | undefined {
    return (this.data('citations') as Readonly<Record<string, Citation>>)[id];
  }

  /** Parsed content of a data file, in the shape of the room's own readers. */
  data(file: DataFile): unknown {
    if (!this.#loaded.has(file)) this.#loaded.set(file, this.#load(file));
    return this.#loaded.get(file);
  }
}
