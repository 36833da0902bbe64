import { type CmdletFacts, type Cmdlets, propertyName } from '../../../knowledge/index.ts';
import type { CommandParameter } from '../../../powershell/index.ts';

/** What a parameter's name means to a cmdlet. */
export interface ParameterInfo {
  /** The cmdlet's own spelling when it is known, else as written. */
  readonly name: string;
  /** The name as a property of an object (`autoForwardingMode`). */
  readonly propertyName: string;
  readonly known: boolean | undefined;
  /** Type in the cmdlet reference; undefined where that is silent. */
  readonly type: string | undefined;
  /** It refuses `$null`, so that a command which is given that does not run. */
  readonly refusesNothing: boolean;
  /** A parameter that every cmdlet has (`-Verbose`), `-WhatIf` and `-Confirm` included. */
  readonly common: boolean;
}

/** So many elements of a call are compared with those of the call before. */
const MOST = 20;

interface Signature {
  readonly meanings: Map<string, ParameterInfo>;
  readonly positional: readonly string[];
}

/** Parameters that name the object, and types of which no value is nothing. */
const IDENTITY = /^(?:identity|name)$/i;
const REFUSING = /^(?:boolean|switchparameter)$/i;

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
  const signature = { meanings: new Map<string, ParameterInfo>(), positional };
  signatures.set(facts, signature);
  return signature;
}

/** What a written parameter name means to a cmdlet; `facts` is undefined for a cmdlet known by name only. */
function meaningOf(cmdlets: Cmdlets, facts: CmdletFacts | undefined, written: string): ParameterInfo {
  const lower = written.toLowerCase();
  if (!facts) {
    const isSwitch = COMMON_SWITCHES.has(lower);
    const common = isSwitch || COMMON_VALUES.has(lower);
    const type = isSwitch ? 'SwitchParameter' : undefined;
    return {
      name: written,
      propertyName: propertyName(written),
      known: undefined,
      type,
      refusesNothing: isSwitch || IDENTITY.test(written),
      common,
    };
  }
  const { meanings } = signatureOf(facts);
  const before = meanings.get(lower);
  if (before) return before;
  const match = cmdlets.parameter(facts, written);
  if (match.kind === 'unknown' || match.kind === 'ambiguous') {
    return {
      name: written,
      propertyName: propertyName(written),
      known: false,
      type: undefined,
      refusesNothing: true,
      common: false,
    };
  }
  const common = match.kind === 'common' || match.name === 'WhatIf' || match.name === 'Confirm';
  const own = facts.parameters[match.name];
  const type = COMMON_SWITCHES.has(match.name.toLowerCase()) ? 'SwitchParameter' : own?.type;
  const meaning: ParameterInfo = {
    name: match.name,
    propertyName: propertyName(match.name),
    known: true,
    type,
    refusesNothing:
      common ||
      own?.required === true ||
      own?.values !== undefined ||
      IDENTITY.test(match.name) ||
      REFUSING.test(type ?? ''),
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

/** A cmdlet as one text calls it. */
export class CmdletSignature {
  readonly #cmdlets: Cmdlets;
  readonly #facts: CmdletFacts | undefined;
  /** By names as they are written: a script uses few of them, and many times. */
  readonly #meanings = new Map<string, ParameterInfo>();
  /** What the last call has at each place among its elements. */
  readonly #last: { readonly written: string; readonly meaning: ParameterInfo }[] = [];
  /** Names of the parameters that take values by position. */
  readonly positional: readonly string[];

  constructor(cmdlets: Cmdlets, cmdlet: string) {
    this.#cmdlets = cmdlets;
    this.#facts = cmdlets.find(cmdlet);
    this.positional = positionalNames(this.#facts, cmdlet);
  }

  /** What a parameter's name means. */
  meaning(written: string): ParameterInfo {
    let meaning = this.#meanings.get(written);
    if (meaning === undefined) {
      meaning = meaningOf(this.#cmdlets, this.#facts, written);
      this.#meanings.set(written, meaning);
    }
    return meaning;
  }

  /**
   * What a parameter of a call means that is the element at an index. Most calls of a cmdlet have the same parameters in the same
   * order: then the name is compared where it stands in the text, as cutting it out and looking it up takes a fifteenth of what
   * reading a call does.
   */
  meaningAt(index: number, parameter: CommandParameter, text: string): ParameterInfo {
    const { start, nameEnd } = parameter;
    const last = this.#last[index];
    if (last !== undefined && last.written.length === nameEnd - start - 1 && text.startsWith(last.written, start + 1))
      return last.meaning;
    const written = parameter.name;
    const meaning = this.meaning(written);
    if (index < MOST) this.#last[index] = { written, meaning };
    return meaning;
  }
}
