import type { Cmdlets } from '../../../knowledge/index.ts';
import type { CommandElement, Expression } from '../../../powershell/index.ts';
import type { PropertyValue } from '../../../tenant/index.ts';
import type { Place, Span } from '../../../text/index.ts';
import { CmdletSignature, type ParameterInfo } from '../cmdlets/cmdlet-signature.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import type { Region } from '../symbols/regions.ts';
import { settled, type Table, unsure, type Value } from '../values/value.ts';
import type { Values } from '../values/values.ts';
import { defaultsFor } from './preferences.ts';
import { propertyValue } from './property-value.ts';

/** A parameter with the value it is bound to. */
export class Bound {
  readonly meaning: ParameterInfo;
  readonly span: Span;
  /** Undefined: a switch, or nothing is written. */
  readonly value: Value | undefined;
  readonly origin: 'named' | 'positional' | 'splat';
  #property: PropertyValue | undefined;
  #place: Place | undefined;

  constructor(meaning: ParameterInfo, span: Span, value: Value | undefined, origin: Bound['origin']) {
    this.meaning = meaning;
    this.span = span;
    // Where nothing is a value as well, only a run tells which it is.
    this.value = value && !meaning.refusesNothing ? settled(value) : value;
    this.origin = origin;
  }

  get name(): string {
    return this.meaning.name;
  }

  /** The value as the model holds it; always of the same slice, so made once. */
  property(slice: RepairedSlice): PropertyValue | undefined {
    if (this.value) this.#property ??= propertyValue(slice, this.value, this.meaning.type);
    return this.#property;
  }

  /** Where the parameter is written. */
  place(slice: RepairedSlice): Place {
    this.#place ??= slice.place(this.span.start, this.span.end);
    return this.#place;
  }
}

/** The arguments of one call. */
export interface Arguments {
  readonly parameters: readonly Bound[];
  /** A splat or key that is known at run time only and may add any parameter. */
  readonly open: Span | undefined;
  /** The hashtable that is splatted. */
  readonly splat: Span | undefined;
  readonly splatted: boolean;
  /** A value without a name that no parameter takes. */
  readonly leftOver?: Span | undefined;
  /** Every parameter has a value, and every value is that of a parameter. */
  readonly isComplete?: boolean;
}

/** A value that is not named. */
interface Loose {
  readonly value: Value;
  readonly span: Span;
}

/** Binds what follows a command's name, as PowerShell would. */
export class Binder {
  readonly #cmdlets: Cmdlets;
  readonly #values: Values;
  readonly #signed = new Map<string, CmdletSignature>();
  readonly #text: string;
  /** The parameters that are being bound: an array of each call's own that grows would take room for seventeen. */
  readonly #named: Bound[] = [];
  readonly #setsDefaults: boolean;

  /** `setsDefaults`: the text gives parameters values by default. Most do not, and need not be asked at each call. */
  constructor(cmdlets: Cmdlets, text: string, values: Values, setsDefaults: boolean) {
    this.#cmdlets = cmdlets;
    this.#text = text;
    this.#values = values;
    this.#setsDefaults = setsDefaults;
  }

  /** Arguments of a call that stands in `region` at offset `at`. */
  bind(cmdlet: string, elements: readonly CommandElement[], region: Region, at: number): Arguments {
    const signed = this.#signature(cmdlet);
    let count = 0;
    let loose: Loose[] | undefined;
    let tables: Table[] | undefined;
    let open: Span | undefined;
    let splatted = false;
    let isComplete = true;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      if (element.kind === 'Parameter') {
        const meaning = signed.meaningAt(i, element, this.#text);
        let given = element.argument;
        if (!given && meaning.type !== 'SwitchParameter') {
          const next = elements[i + 1];
          if (next && next.kind !== 'Parameter' && !isSplat(next)) {
            given = next;
            i++;
          }
        }
        const value = given && given.kind !== 'Missing' ? this.#values.of(given, region, at) : undefined;
        if (value === undefined) isComplete = false;
        const { start, end, nameEnd } = element;
        const span = end === nameEnd ? element : { start, end: nameEnd };
        this.#named[count++] = new Bound(meaning, span, value, 'named');
      } else if (isSplat(element)) {
        splatted = true;
        const content = settled(this.#values.of(element, region, at));
        if (content.kind === 'table') {
          tables ??= [];
          tables.push(content);
          if (content.open) open ??= element;
        } else if (content.kind === 'list') {
          loose ??= [];
          for (const item of content.items) loose.push({ value: item, span: item });
        } else open ??= element;
      } else if (element.kind !== 'Missing') {
        loose ??= [];
        loose.push({ value: this.#values.of(element, region, at), span: element });
      }
    }
    const parameters = this.#named.slice(0, count);
    if (tables) for (const table of tables) addKeys(signed, table, parameters);
    const defaults = this.#setsDefaults ? defaultsFor(cmdlet, this.#values, region, at) : undefined;
    // A splat that only a run tells may give the same parameters.
    if (defaults) addKeys(signed, open || defaults.orNothing ? unsure(defaults) : defaults, parameters);
    const leftOver = loose && addByPosition(signed, loose, parameters);
    if (leftOver) isComplete = false;
    return { parameters, open, splat: tables?.[0], splatted, leftOver, isComplete };
  }

  /** Keys of a hashtable that is handed over as parameters. */
  fromTable(cmdlet: string, table: Table): readonly Bound[] {
    const parameters: Bound[] = [];
    addKeys(this.#signature(cmdlet), table, parameters);
    return parameters;
  }

  #signature(cmdlet: string): CmdletSignature {
    let signed = this.#signed.get(cmdlet);
    if (signed === undefined) {
      signed = new CmdletSignature(this.#cmdlets, cmdlet);
      this.#signed.set(cmdlet, signed);
    }
    return signed;
  }
}

/** Adds the keys of a hashtable, less those that are written beside it. */
function addKeys(signed: CmdletSignature, table: Table, parameters: Bound[]): void {
  const beside = parameters.length;
  for (const { key, keySpan, value } of table.entries.values()) {
    // PowerShell takes a key with the dash of a parameter for the parameter.
    const meaning = signed.meaning(key.replace(/^-/, ''));
    if (!isTaken(parameters, beside, meaning.name)) parameters.push(new Bound(meaning, keySpan, value, 'splat'));
  }
}

/** Gives values without a name to the parameters that take them, as far as these are not named; the first one left over. */
function addByPosition(signed: CmdletSignature, loose: readonly Loose[], parameters: Bound[]): Span | undefined {
  const named = parameters.length;
  let next = 0;
  for (const name of signed.positional) {
    const given = loose[next];
    if (!given) return undefined;
    if (isTaken(parameters, named, name)) continue;
    parameters.push(new Bound(signed.meaning(name), given.span, given.value, 'positional'));
    next++;
  }
  return loose[next]?.span;
}

/** Whether one of the first `count` parameters has the name. */
function isTaken(parameters: readonly Bound[], count: number, name: string): boolean {
  for (let i = 0; i < count; i++) {
    const own = parameters[i]?.name;
    if (own === name || own?.toLowerCase() === name.toLowerCase()) return true;
  }
  return false;
}

function isSplat(element: Expression): boolean {
  if (element.kind !== 'Variable' && element.kind !== 'Using') return false;
  const variable = element.kind === 'Using' ? element.child : element;
  return variable.kind === 'Variable' && variable.splatted;
}
