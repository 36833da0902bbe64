import { readPowerShell } from '../../src/read/dsc/index.ts';
import { readPsd1 } from '../../src/read/psd1/index.ts';
import type { Reading } from '../../src/read/reading.ts';
import type { Declaration, PropertyValue } from '../../src/tenant/index.ts';
import { type Source, wholeSlice } from '../../src/text/index.ts';
import { at, knowledge, source } from './sources.ts';

export function readScript(
  text: string,
  options: { readonly advice?: boolean; readonly slicePrefix?: string } = {},
): Reading {
  return readPowerShell(wholeSlice(source('script.ps1', text)), knowledge, options);
}

export function readData(text: string): Reading {
  return readPsd1(wholeSlice(source('data.psd1', text)), knowledge);
}

/** A value in one line: `"On"`, `["a","b"]`, `+["a"]` for what is added, `?$x` for run-time values. */
export function shownValue(value: PropertyValue | undefined): string {
  if (!value) return '';
  if (value.state === 'runtime') return `?${value.expression}`;
  const sign = value.change === undefined ? '' : value.change === 'add' ? '+' : '-';
  return sign + JSON.stringify(value.value);
}

function shown(declaration: Declaration): string {
  const { operation, kind, name, nameRuntime, whole, standing, properties } = declaration;
  const words = [operation, kind, name ?? `?${nameRuntime ?? ''}`];
  if (whole) words.push('whole');
  if (standing && (standing.within || standing.handles || standing.reached === 'perhaps')) words.push('conditional');
  if (standing?.reached === 'never') words.push('never');
  const settings = [...properties.values()].map((property) => ` ${property.name}=${shownValue(property.value)}`);
  return `${words.join(' ')}:${settings.join('')}`;
}

/** Every declaration in one line: operation, kind, name (`?` before an expression), flags, settings. */
export function declared(reading: Reading): string[] {
  return reading.declarations.map(shown);
}

export const declaredBy = (text: string): string[] => declared(readScript(text));

/** Every call in one line: cmdlet and parameters, `!` behind a parameter the cmdlet does not have. */
export function calledBy(text: string): string[] {
  return readScript(text).calls.map(({ cmdlet, parameters }) =>
    [
      cmdlet,
      ...parameters.map(({ name, known, value }) =>
        `-${name}${known === false ? '!' : ''} ${shownValue(value)}`.trim(),
      ),
    ].join(' '),
  );
}

/** Every source issue in one line: id, the text it marks, and what to write there instead. */
export function issuesOf(text: string): string[] {
  const of: Source = source('script.ps1', text);
  return readScript(text).sourceIssues.map(({ id, place, replacement }) => {
    const marked = JSON.stringify(at(of, place));
    return replacement === undefined ? `${id} ${marked}` : `${id} ${marked} -> ${JSON.stringify(replacement)}`;
  });
}
