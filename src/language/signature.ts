import type { Cmdlets } from '../knowledge/index.ts';
import { callAt } from './complete-powershell.ts';
import { powershellCursor } from './powershell-cursor.ts';

/** A call as a person reads its syntax: `Set-RemoteDomain [-Identity] <RemoteDomainIdParameter> [-AutoForwardEnabled <Boolean>]`. */
export interface Signature {
  readonly cmdlet: string;
  readonly label: string;
  /** Each parameter of Exchange Online with its place in the label. */
  readonly parameters: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  /** Index of the parameter under the cursor; absent where it is none of them. */
  readonly active?: number;
}

/** The signature of the call around a cursor; undefined outside of calls. */
export function signatureAt(text: string, offset: number, cmdlets: Cmdlets): Signature | undefined {
  const cursor = powershellCursor(text, offset);
  if (cursor.comment) return undefined;
  const call = callAt(cursor, text.slice(offset, offset + 4000), cmdlets);
  if (!call) return undefined;
  const { facts } = call;
  const online = Object.entries(facts.parameters).filter(
    ([, { applicable }]) => applicable === undefined || applicable.includes('EXO'),
  );
  const order = (name: string): number =>
    facts.parameters[name]?.position ?? (facts.parameters[name]?.required ? 50 : 100);
  online.sort(([a], [b]) => order(a) - order(b));
  let label = facts.name;
  const parameters = online.map(([name, { type, required, position }]) => {
    const head = position === undefined ? `-${name}` : `[-${name}]`;
    const value = type === 'SwitchParameter' ? head : `${head} <${type}>`;
    const written = required ? value : `[${value}]`;
    const start = label.length + 1;
    label += ` ${written}`;
    return { name, start, end: label.length };
  });
  const typed = /^-(\w+)/.exec(cursor.word.text)?.[1]?.toLowerCase();
  const wanted =
    call.parameter ?? online.find(([name]) => typed !== undefined && name.toLowerCase().startsWith(typed))?.[0];
  const active = parameters.findIndex(({ name }) => name === wanted);
  return { cmdlet: facts.name, label, parameters, ...(active < 0 ? {} : { active }) };
}
