import type { CmdletLabel } from './text-labels.ts';
/** Facts about one parameter, from the published cmdlet reference. Absent fields: nothing is stated there. */
export interface ParameterFacts {
  readonly type: string;
  readonly required?: boolean;
  readonly position?: number;
  readonly aliases?: readonly string[];
  /** Documented values; `openValues` says that others may exist. */
  readonly values?: readonly string[];
  readonly openValues?: boolean;
  /** Values among `values` that Exchange servers take and Exchange Online does not. */
  readonly valuesOnPremOnly?: readonly string[];
  readonly range?: readonly [number | null, number | null] | { readonly min?: number; readonly max?: number };
  readonly default?: unknown;
  readonly multi?: boolean;
  readonly nullable?: boolean;
  readonly status?: string;
  readonly deprecated?: boolean;
  readonly functionalOnlyIn?: readonly string[] | string;
  readonly applicable?: readonly string[];
  readonly sets?: readonly string[];
}

/** Facts about one cmdlet. `parameters` is keyed by the reference's own spelling. */
export interface CmdletFacts {
  readonly name: string;
  readonly applicable: readonly string[];
  readonly lifecycle?: { readonly status?: string; readonly replacedBy?: string; readonly functionalOnlyIn?: string };
  readonly parameters: Readonly<Record<string, ParameterFacts>>;
}

/**
 * Content of `data/cmdlet-texts-<language>.json`, in own words after the published reference: what verbs do to `{one}` or `{many}` of
 * a noun, nouns as those two, whole cmdlets that fit no verb, what the objects of a noun are, and settings by their canonical name,
 * or by noun and name (`TransportRule.priority`) where they mean something else there.
 */
export interface CmdletTexts {
  readonly labels: Readonly<Record<CmdletLabel, string>>;
  readonly verbs: Readonly<Record<string, string>>;
  readonly nouns: Readonly<Record<string, readonly [one: string, many: string]>>;
  readonly cmdlets: Readonly<Record<string, string>>;
  readonly about: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
}

/** Parameters that PowerShell adds to every cmdlet (about_CommonParameters, PowerShell 7.4), lower case. */
const COMMON = new Set([
  'verbose',
  'debug',
  'erroraction',
  'warningaction',
  'informationaction',
  'progressaction',
  'errorvariable',
  'warningvariable',
  'informationvariable',
  'outvariable',
  'outbuffer',
  'pipelinevariable',
  'ea',
  'wa',
  'ev',
  'wv',
  'ov',
  'ob',
  'pv',
  'vb',
  'db',
  'infa',
  'iv',
  'proga',
  'whatif',
  'confirm',
  'wi',
  'cf',
]);

export type ParameterMatch =
  | { readonly kind: 'exact' | 'prefix' | 'alias' | 'common'; readonly name: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown' };

/** Content of `data/cmdlet-names.json`: names of cmdlets, divided by blanks. */
export interface CmdletNames {
  /** Those that have a line in `data/cmdlets.jsonl`, in the order of the lines, each with the length of its own: `Set-Mailbox:34614`. */
  readonly described: string;
  /** All others that exist. */
  readonly otherCmdlets: string;
}

/** The text of `data/cmdlets.jsonl`, which is ASCII, from one offset to another. */
export type CmdletLines = (start: number, end: number) => string;

/** Look-ups over the cmdlet reference; names compare without case, as PowerShell does. */
export class Cmdlets {
  readonly #textOf: CmdletLines;
  /** Where the line of each cmdlet is that is described in full. */
  readonly #lines = new Map<string, readonly [start: number, end: number]>();
  /** The reference's spelling of every cmdlet, by its name in lower case. */
  readonly #spellings = new Map<string, string>();
  readonly #found = new Map<string, CmdletFacts>();
  readonly #words = new WeakMap<CmdletFacts, ParameterWords>();

  /** The line of a cmdlet is read and parsed when it is first asked for: most texts name few of them. */
  constructor({ described, otherCmdlets }: CmdletNames, textOf: CmdletLines) {
    this.#textOf = textOf;
    let start = 0;
    for (const entry of described.split(' ')) {
      const [name = '', length] = entry.split(':');
      const end = start + Number(length);
      this.#lines.set(name, [start, end]);
      start = end + 1;
    }
    const names = [otherCmdlets, ...this.#lines.keys()].join(' ');
    const spellings = names.split(' ');
    const lower = names.toLowerCase().split(' ');
    for (let at = 0; at < lower.length; at++) this.#spellings.set(lower[at] as string, spellings[at] as string);
  }

  /** Facts of a cmdlet that is described in full, else undefined. */
  find(name: string): CmdletFacts | undefined {
    const spelling = this.#spellings.get(name.toLowerCase());
    if (spelling === undefined) return undefined;
    const known = this.#found.get(spelling);
    if (known) return known;
    const line = this.#lines.get(spelling);
    if (!line) return undefined;
    const found = JSON.parse(this.#textOf(...line)) as CmdletFacts;
    // Looked up by what strangers write: without a prototype, whose members are no parameters.
    Object.setPrototypeOf(found.parameters, null);
    this.#found.set(spelling, found);
    return found;
  }

  /** The reference's spelling of any Exchange cmdlet, described in full or only by name. */
  spelling(name: string): string | undefined {
    return this.#spellings.get(name.toLowerCase());
  }

  /** Whether the name is an Exchange cmdlet at all. */
  exists(name: string): boolean {
    return this.#spellings.has(name.toLowerCase());
  }

  /** The reference's spelling of the cmdlets described in full. */
  get described(): readonly string[] {
    return [...this.#lines.keys()];
  }

  /** Whether a cmdlet that is described in full asks before it runs: those that take something away do, where they can be told not to. */
  asks(name: string): boolean {
    return /^(?:Disable|Remove|Disconnect)-/i.test(name) && this.find(name)?.parameters.Confirm !== undefined;
  }

  /** All cmdlets described in full. */
  *all(): Iterable<CmdletFacts> {
    for (const name of this.#lines.keys()) {
      const facts = this.find(name);
      if (facts) yield facts;
    }
  }

  /** The parameters of a cmdlet by name, in the order of the reference; the same array each time. */
  parameterNames(cmdlet: CmdletFacts): readonly string[] {
    return this.#wordsOf(cmdlet).names;
  }

  /** Which parameter a written name means: exact, alias, unambiguous prefix, or a common parameter of PowerShell. */
  parameter(cmdlet: CmdletFacts, written: string): ParameterMatch {
    const wanted = written.toLowerCase();
    const { names, lower, whole } = this.#wordsOf(cmdlet);
    const match = whole.get(wanted);
    if (match) return match;
    if (COMMON.has(wanted)) return { kind: 'common', name: written };
    const starts = names.filter((_, at) => lower[at]?.startsWith(wanted));
    const [first, ...rest] = starts;
    if (first !== undefined && rest.length === 0) return { kind: 'prefix', name: first };
    if (first !== undefined) return { kind: 'ambiguous', candidates: starts };
    return { kind: 'unknown' };
  }

  #wordsOf(cmdlet: CmdletFacts): ParameterWords {
    const known = this.#words.get(cmdlet);
    if (known) return known;
    const names = Object.keys(cmdlet.parameters);
    const whole = new Map<string, ParameterMatch>();
    for (const [name, { aliases = [] }] of Object.entries(cmdlet.parameters)) {
      for (const alias of aliases)
        if (!whole.has(alias.toLowerCase())) whole.set(alias.toLowerCase(), { kind: 'alias', name });
    }
    for (const name of names) whole.set(name.toLowerCase(), { kind: 'exact', name });
    const words = { names, lower: names.map((name) => name.toLowerCase()), whole };
    this.#words.set(cmdlet, words);
    return words;
  }
}

/** How parameters of one cmdlet are written. */
interface ParameterWords {
  readonly names: readonly string[];
  readonly lower: readonly string[];
  /** Names and aliases, in lower case. */
  readonly whole: ReadonlyMap<string, ParameterMatch>;
}
