import type { Span } from '../../../text/index.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Value } from '../values/value.ts';
import { callOf, type Invocation } from './calls.ts';
import type { Arguments } from './parameters.ts';
import type { ReadContext } from './read-context.ts';

/**
 * Functions that run the cmdlet they are told by name with the parameters of a hashtable: the wrapper's parameter for the
 * name and for the hashtable. Seen in CIPP (`New-ExoRequest`) and ScubaGear-like tools.
 */
const WRAPPERS: ReadonlyMap<string, { readonly cmdlet: string; readonly parameters: string }> = new Map([
  ['new-exorequest', { cmdlet: 'cmdlet', parameters: 'cmdparams' }],
  ['invoke-functionalexocommand', { cmdlet: 'cmdletname', parameters: 'parameters' }],
]);

export function isWrapper(name: string): boolean {
  return WRAPPERS.has(name);
}

/** The call that a wrapper makes. Undefined when the text does not show which cmdlet it calls. */
export function wrappedCall(context: ReadContext, placed: Placed): Invocation | undefined {
  const wrapper = WRAPPERS.get(placed.name);
  if (!wrapper) return undefined;
  const { knowledge, values } = context;
  const given = (parameter: string): Value | undefined => {
    const { elements } = placed.command;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      if (element?.kind !== 'Parameter' || element.name.toLowerCase() !== parameter) continue;
      const next = element.argument ?? elements[i + 1];
      return next && next.kind !== 'Parameter' ? values.of(next, placed.region, placed.command.start) : undefined;
    }
    return undefined;
  };
  values.begin();
  const named = given(wrapper.cmdlet);
  const cmdlet = named?.kind === 'known' ? knowledge.cmdlets.spelling(String(named.value)) : undefined;
  if (!named || cmdlet === undefined) return undefined;
  return tableCall(context, placed, cmdlet, named, () => given(wrapper.parameters));
}

/**
 * The call of a cmdlet whose parameters are in a hashtable, or in a value that is known at run time only. `named` is where the
 * name of the cmdlet is written.
 */
export function tableCall(
  context: ReadContext,
  placed: Placed,
  cmdlet: string,
  named: Span,
  given: () => Value | undefined,
): Invocation {
  const bind = (): Arguments => {
    const table = given();
    if (table?.kind !== 'table') return { parameters: [], open: table, splat: undefined, splatted: false };
    const parameters = context.binder.fromTable(cmdlet, table);
    return { parameters, open: table.open ? table : undefined, splat: table, splatted: true };
  };
  const bound = bind();
  const { start, end } = placed.command;
  const call = callOf(context, placed, { cmdlet, bound, name: named, start, end, layout: 'wrapper' });
  return { call, bound: bound.parameters, open: bound.open, placed, isComplete: false, again: () => bind().parameters };
}
