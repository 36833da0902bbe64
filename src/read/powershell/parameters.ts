import { type CmdletFacts, type Cmdlets, propertyName } from '../../knowledge/index.ts';
import type { PropertyValue } from '../../tenant/index.ts';
import type { Place, Span } from '../../text/index.ts';
import type { CommandElement, Expression } from './ast.ts';
import { propertyValue } from './property-value.ts';
import type { Region } from './regions.ts';
import type { Table, Value, Values } from './values.ts';
import type { Written } from './written.ts';

/** A parameter with the value it is bound to. */
export class Bound {
  readonly name: string;
  /** The name as a property of an object (`autoForwardingMode`). */
  readonly propertyName: string;
  readonly known: boolean | undefined;
  /** Type in the cmdlet reference; undefined where that is silent. */
  readonly type: string | undefined;
  /** A parameter that every cmdlet has (`-Verbose`), `-WhatIf` and `-Confirm` included. */
  readonly common: boolean;
  readonly span: Span;
  /** Undefined: a switch, or nothing is written. */
  readonly value: Value | undefined;
  readonly origin: 'named' | 'positional' | 'splat';
  #property: PropertyValue | undefined;
  #place: Place | undefined;

  constructor(meaning: Meaning, span: Span, value: Value | undefined, origin: Bound['origin']) {
    this.name = meaning.name;
    this.propertyName = meaning.propertyName;
    this.known = meaning.known;
    this.type = meaning.type;
    this.common = meaning.common;
    this.span = span;
    this.value = value;
    this.origin = origin;
  }

  /** The value as the model holds it; always of the same slice, so made once. */
  property(slice: Written): PropertyValue | undefined {
    if (this.value) this.#property ??= propertyValue(slice, this.value, this.type);
    return this.#property;
  }

  /** Where the parameter is written. */
  place(slice: Written): Place {
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
}

interface Meaning {
  readonly name: string;
  /** The name as a property of an object (`autoForwardingMode`). */
  readonly propertyName: string;
  readonly known: boolean | undefined;
  readonly type: string | undefined;
  readonly common: boolean;
}

interface Signature {
  readonly meanings: Map<string, Meaning>;
  readonly positional: readonly string[];
}

const COMMON_SWITCHES = new Set(['verbose', 'debug', 'vb', 'db', 'whatif', 'wi', 'confirm', 'cf']);

/** Common parameters that scripts give a value (about_CommonParameters, PowerShell 7.4). */
const COMMON_VALUES = new Set(
  'erroraction warningaction informationaction errorvariable warningvariable outvariable outbuffer ea wa ev wv ov ob'.split(
    ' ',
  ),
);

const signatures = new WeakMap<CmdletFacts, Signature>();

function signatureOf(facts: CmdletFacts): Signature {
  const known = signatures.get(facts);
  if (known) return known;
  const positional = Object.entries(facts.parameters)
    .filter(([, { position }]) => position !== undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0))
    .map(([name]) => name);
  const signature = { meanings: new Map<string, Meaning>(), positional };
  signatures.set(facts, signature);
  return signature;
}

/** What a written parameter name means to a cmdlet; `facts` is undefined for a cmdlet known by name only. */
function meaningOf(cmdlets: Cmdlets, facts: CmdletFacts | undefined, written: string): Meaning {
  const lower = written.toLowerCase();
  if (!facts) {
    const isSwitch = COMMON_SWITCHES.has(lower);
    const common = isSwitch || COMMON_VALUES.has(lower);
    const type = isSwitch ? 'SwitchParameter' : undefined;
    return { name: written, propertyName: propertyName(written), known: undefined, type, common };
  }
  const { meanings } = signatureOf(facts);
  const before = meanings.get(lower);
  if (before) return before;
  const match = cmdlets.parameter(facts, written);
  if (match.kind === 'unknown' || match.kind === 'ambiguous') {
    return { name: written, propertyName: propertyName(written), known: false, type: undefined, common: false };
  }
  const common = match.kind === 'common' || match.name === 'WhatIf' || match.name === 'Confirm';
  const meaning: Meaning = {
    name: match.name,
    propertyName: propertyName(match.name),
    known: true,
    type: COMMON_SWITCHES.has(match.name.toLowerCase()) ? 'SwitchParameter' : facts.parameters[match.name]?.type,
    common,
  };
  meanings.set(lower, meaning);
  return meaning;
}

/** Names of the parameters that take values by position. Every cmdlet known by name only is taken to have its first one. */
function positionalNames(facts: CmdletFacts | undefined, cmdlet: string): readonly string[] {
  if (facts) return signatureOf(facts).positional;
  return [/^new-/i.test(cmdlet) ? 'Name' : 'Identity'];
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

  constructor(cmdlets: Cmdlets, values: Values) {
    this.#cmdlets = cmdlets;
    this.#values = values;
  }

  /** Arguments of a call that stands in `region` at offset `at`. */
  bind(cmdlet: string, elements: readonly CommandElement[], region: Region, at: number): Arguments {
    const facts = this.#cmdlets.find(cmdlet);
    const parameters: Bound[] = [];
    let loose: Loose[] | undefined;
    let tables: Table[] | undefined;
    let open: Span | undefined;
    let splatted = false;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      if (element.kind === 'Parameter') {
        const meaning = meaningOf(this.#cmdlets, facts, element.name);
        let given = element.argument;
        if (!given && meaning.type !== 'SwitchParameter') {
          const next = elements[i + 1];
          if (next && next.kind !== 'Parameter' && !isSplat(next)) {
            given = next;
            i++;
          }
        }
        const value = given && given.kind !== 'Missing' ? this.#values.of(given, region, at) : undefined;
        parameters.push(new Bound(meaning, { start: element.start, end: element.nameEnd }, value, 'named'));
      } else if (isSplat(element)) {
        splatted = true;
        const content = this.#values.of(element, region, at);
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
    for (const table of tables ?? []) this.#fromTable(facts, table, parameters);
    if (loose) this.#byPosition(facts, cmdlet, loose, parameters);
    return { parameters, open, splat: tables?.[0], splatted };
  }

  /** Keys of a hashtable that is handed over as parameters. */
  fromTable(cmdlet: string, table: Table): readonly Bound[] {
    const parameters: Bound[] = [];
    this.#fromTable(this.#cmdlets.find(cmdlet), table, parameters);
    return parameters;
  }

  /** Adds the keys of a hashtable, less those that are written beside it. */
  #fromTable(facts: CmdletFacts | undefined, table: Table, parameters: Bound[]): void {
    const beside = parameters.length;
    for (const { key, keySpan, value } of table.entries.values()) {
      const meaning = meaningOf(this.#cmdlets, facts, key);
      if (!isTaken(parameters, beside, meaning.name)) parameters.push(new Bound(meaning, keySpan, value, 'splat'));
    }
  }

  #byPosition(facts: CmdletFacts | undefined, cmdlet: string, loose: readonly Loose[], parameters: Bound[]): void {
    const named = parameters.length;
    let next = 0;
    for (const name of positionalNames(facts, cmdlet)) {
      const given = loose[next];
      if (!given) return;
      if (isTaken(parameters, named, name)) continue;
      parameters.push(new Bound(meaningOf(this.#cmdlets, facts, name), given.span, given.value, 'positional'));
      next++;
    }
  }
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
