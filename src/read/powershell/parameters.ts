import type { CmdletFacts, Cmdlets } from '../../knowledge/index.ts';
import type { Span } from '../../text/index.ts';
import type { CommandElement, CommandParameter, Expression } from './ast.ts';
import type { Region } from './outline.ts';
import type { Table, Value, Values } from './values.ts';

/** A parameter with the value it is bound to. */
export interface Bound {
  readonly name: string;
  readonly known: boolean | undefined;
  /** Type in the cmdlet reference; undefined where that is silent. */
  readonly type: string | undefined;
  /** A parameter that every cmdlet has (`-Verbose`), `-WhatIf` and `-Confirm` included. */
  readonly common: boolean;
  readonly span: Span;
  /** Undefined: a switch, or nothing is written. */
  readonly value: Value | undefined;
  readonly origin: 'named' | 'positional' | 'splat';
}

/** The arguments of one call. */
export interface Arguments {
  readonly parameters: readonly Bound[];
  readonly open: boolean;
  readonly splat: Span | undefined;
  readonly splatted: boolean;
}

interface Meaning {
  readonly name: string;
  readonly known: boolean | undefined;
  readonly type: string | undefined;
  readonly common: boolean;
}

interface Signature {
  readonly meanings: Map<string, Meaning>;
  readonly positional: readonly string[];
}

const COMMON_SWITCHES = new Set(['verbose', 'debug', 'vb', 'db', 'whatif', 'wi', 'confirm', 'cf']);

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
    const common = COMMON_SWITCHES.has(lower);
    return { name: written, known: undefined, type: common ? 'SwitchParameter' : undefined, common };
  }
  const { meanings } = signatureOf(facts);
  const before = meanings.get(lower);
  if (before) return before;
  const match = cmdlets.parameter(facts, written);
  if (match.kind === 'unknown' || match.kind === 'ambiguous') {
    return { name: written, known: false, type: undefined, common: false };
  }
  const common = match.kind === 'common' || match.name === 'WhatIf' || match.name === 'Confirm';
  const meaning: Meaning = {
    name: match.name,
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

const isParameter = (element: CommandElement | undefined): element is CommandParameter => element?.kind === 'Parameter';

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
    const loose: { readonly value: Value; readonly span: Span }[] = [];
    const tables: Table[] = [];
    let open = false;
    let splatted = false;
    const value = (node: Expression): Value | undefined =>
      node.kind === 'Missing' ? undefined : this.#values.of(node, region, at);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      if (isParameter(element)) {
        const meaning = meaningOf(this.#cmdlets, facts, element.name);
        const span = { start: element.start, end: element.nameEnd };
        const next = elements[i + 1];
        let given = element.argument;
        if (!given && next && !isParameter(next) && !isSplat(next) && meaning.type !== 'SwitchParameter') {
          given = next;
          i++;
        }
        parameters.push({ ...meaning, span, value: given && value(given), origin: 'named' });
      } else if (isSplat(element)) {
        splatted = true;
        const content = this.#values.of(element, region, at);
        if (content.kind === 'table') tables.push(content);
        else if (content.kind === 'list') loose.push(...content.items.map((item) => ({ value: item, span: item })));
        else open = true;
      } else if (element.kind !== 'Missing') {
        loose.push({ value: this.#values.of(element, region, at), span: element });
      }
    }
    for (const table of tables) {
      parameters.push(...this.#fromTable(facts, table, parameters));
      open ||= table.open;
    }
    this.#byPosition(facts, cmdlet, loose, parameters);
    return { parameters, open, splat: tables[0], splatted };
  }

  /** Keys of a hashtable that is handed over as parameters, less those that are written beside it. */
  fromTable(cmdlet: string, table: Table): readonly Bound[] {
    return this.#fromTable(this.#cmdlets.find(cmdlet), table, []);
  }

  #fromTable(facts: CmdletFacts | undefined, table: Table, beside: readonly Bound[]): Bound[] {
    const taken = new Set(beside.map(({ name }) => name.toLowerCase()));
    const bound: Bound[] = [];
    for (const { key, keySpan, value } of table.entries.values()) {
      const meaning = meaningOf(this.#cmdlets, facts, key);
      if (!taken.has(meaning.name.toLowerCase())) bound.push({ ...meaning, span: keySpan, value, origin: 'splat' });
    }
    return bound;
  }

  #byPosition(
    facts: CmdletFacts | undefined,
    cmdlet: string,
    loose: readonly { readonly value: Value; readonly span: Span }[],
    parameters: Bound[],
  ): void {
    if (loose.length === 0) return;
    const taken = new Set(parameters.map(({ name }) => name.toLowerCase()));
    const free = positionalNames(facts, cmdlet).filter((name) => !taken.has(name.toLowerCase()));
    loose.slice(0, free.length).forEach(({ value, span }, index) => {
      const meaning = meaningOf(this.#cmdlets, facts, free[index] as string);
      parameters.push({ ...meaning, span, value, origin: 'positional' });
    });
  }
}

function isSplat(element: Expression): boolean {
  const variable = element.kind === 'Using' ? element.child : element;
  return variable.kind === 'Variable' && variable.splatted;
}
