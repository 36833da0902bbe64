import { type CmdletNames, Cmdlets, type CmdletTexts } from './cmdlets.ts';
import type { Provider } from './foreign-answers.ts';
import { Ndr } from './ndr.ts';
import type { NdrFact, NdrTexts } from './ndr-fact.ts';
import type { ReportLayouts } from './report-layouts.ts';

/** Languages that the texts of this room are in: those of the product (`messages/translate.ts`). */
export type TextLanguage = 'en' | 'ja' | 'fr';

/** Data files of this room, by their names in `data/`. */
export type DataFile =
  | 'cmdlet-names.json'
  | 'cmdlets.jsonl'
  | 'bounce-layouts.json'
  | 'ndr-codes.json'
  | 'ndr-providers.json'
  | `ndr-texts-${TextLanguage}.json`
  | `cmdlet-texts-${TextLanguage}.json`
  | 'citations.json'
  | 'export-script.ps1'
  | 'rule-docs.json'
  | `rule-docs-${Exclude<TextLanguage, 'en'>}.json`;

/** One published text that a claim rests on. `date` is the date of the text (`2026-08-18`, `2021-07`) or when it was seen. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** Empty for what no page says. */
  readonly url: string;
}

/** The text of a data file from one offset to another. */
type LoadPart = (file: 'cmdlets.jsonl', start: number, end: number) => string;

/** JSON whose top level can be looked up by any word: an object without a prototype, whose members would be found as well. */
function parsed(text: string): unknown {
  const content: unknown = JSON.parse(text);
  return Array.isArray(content) ? content : Object.setPrototypeOf(content, null);
}

/**
 * What the product knows about Exchange Online. `load` gives the text of a data file; each file is loaded and parsed on
 * first use and once. Where a part of a file can be read alone, `loadPart` does it, by offsets: of 408 KB about cmdlets a script
 * needs some 50, and to load all took 1 of 40 ms above an empty run of Node.
 */
export class Knowledge {
  readonly #load: (file: DataFile) => string;
  readonly #loaded = new Map<DataFile, unknown>();
  readonly #loadPart: LoadPart;
  #cmdlets: Cmdlets | undefined;
  #ndr: Ndr | undefined;

  constructor(load: (file: DataFile) => string, loadPart?: LoadPart) {
    this.#load = load;
    let whole: string | undefined;
    this.#loadPart =
      loadPart ??
      ((file, start, end) => {
        whole ??= load(file);
        return whole.slice(start, end);
      });
  }

  get cmdlets(): Cmdlets {
    this.#cmdlets ??= new Cmdlets(this.data('cmdlet-names.json') as CmdletNames, (start, end) =>
      this.#loadPart('cmdlets.jsonl', start, end),
    );
    return this.#cmdlets;
  }

  get ndr(): Ndr {
    this.#ndr ??= new Ndr(
      this.data('ndr-codes.json') as readonly NdrFact[],
      () => this.data('ndr-providers.json') as readonly Provider[],
    );
    return this.#ndr;
  }

  /** How reports and message traces are labelled in each language. */
  get reportLayouts(): ReportLayouts {
    return this.data('bounce-layouts.json') as ReportLayouts;
  }

  /** Sentences about bounces in one language. */
  ndrTexts(language: TextLanguage): NdrTexts {
    return this.data(`ndr-texts-${language}.json`) as NdrTexts;
  }

  /** Sentences about cmdlets and settings in one language. */
  cmdletTexts(language: TextLanguage): CmdletTexts {
    return this.data(`cmdlet-texts-${language}.json`) as CmdletTexts;
  }

  /** The PowerShell script that writes the state of an organization, for Windows PowerShell 5.1 and newer ones. */
  get exportScript(): string {
    return this.#load('export-script.ps1');
  }

  /** The source of a claim by its id (`EXO-RD`); undefined for an id this version does not know. */
  citation(id: string): Citation | undefined {
    return (this.data('citations.json') as Readonly<Record<string, Citation>>)[id];
  }

  /** Parsed content of a JSON file, in the shape of the room's own readers. */
  data(file: Exclude<DataFile, 'cmdlets.jsonl'>): unknown {
    if (!this.#loaded.has(file)) this.#loaded.set(file, parsed(this.#load(file)));
    return this.#loaded.get(file);
  }
}
