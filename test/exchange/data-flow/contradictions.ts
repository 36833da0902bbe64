import { withEffects } from '../../../src/exchange/effects.ts';
import { read } from '../../../src/read/index.ts';
import type { Declaration, Scalar } from '../../../src/tenant/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import type { Run } from '../script-runs/run.ts';

const item = (value: Scalar): string => {
  if (value === null) return '$null';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
};

/** A mark with what it sets, as the stand-in of the cmdlet tells it; undefined where only a run tells. */
function told({ name, properties, opaque }: Declaration): string | undefined {
  const value = properties.get('comments')?.value;
  if (value?.state === 'runtime' || (value === undefined && opaque)) return undefined;
  if (value === undefined) return name;
  return `${name}=${[value.value].flat().map(item).join('|')}`;
}

/** What the text of a script says of each mark. */
function declarationsOf(script: string): readonly Declaration[] {
  const source = { path: 'a.ps1', text: script, language: 'powershell', encoding: 'utf8' } as const;
  const [reading] = withEffects([read(source, knowledge)], knowledge);
  return reading?.declarations ?? [];
}

/**
 * What ran and is not said, and what is said to run and did not. `ran` has `m1=p` where mark `m1` ran with the comment `p`, and `m1` where
 * it ran without one.
 */
export function contradictions(script: string, runs: readonly Run[]): readonly string[] {
  const declarations = declarationsOf(script);
  const possible = declarations.filter(({ effect }) => effect !== 'never');
  const open = new Set(possible.filter((one) => told(one) === undefined).map(({ name }) => name));
  const isAnyOpen = possible.some(({ name }) => name === undefined);
  const said = new Set(possible.map(told));
  const unsaid = runs
    .flatMap(({ ran }) => ran)
    .filter((one) => !isAnyOpen && !said.has(one) && !open.has(one.replace(/=.*/s, '')))
    .map((one) => `not said: ${one}`);
  const plain = runs.filter(({ end }) => end === 'well');
  const sure = declarations.filter(({ effect }) => effect === undefined || effect === 'runs');
  const missing = sure.flatMap((one) => {
    const { name } = one;
    const text = told(one);
    return name === undefined || text === undefined || plain.every(({ ran }) => ran.includes(text))
      ? []
      : [`did not happen: ${text}`];
  });
  return [...new Set([...unsaid, ...missing])];
}
