import { withEffects } from '../../../src/exchange/effects.ts';
import { read } from '../../../src/read/index.ts';
import type { Effect } from '../../../src/tenant/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import type { Run } from '../script-runs/run.ts';

/** The effect of every mark of a script. */
function effectsOf(script: string): ReadonlyMap<string, Effect> {
  const source = { path: 'a.ps1', text: script, language: 'powershell', encoding: 'utf8' } as const;
  const [{ calls } = { calls: [] }] = withEffects([read(source, knowledge)], knowledge);
  return new Map(
    calls.flatMap(({ parameters, effect = 'runs' }) => {
      const value = parameters.find(({ name }) => name === 'Identity')?.value;
      return value?.state === 'stated' ? [[String(value.value), effect]] : [];
    }),
  );
}

/**
 * Marks that are said never to run and did, or are said to run and did not. A failure in a branch is read as a check that passes
 * (docs/semantics.md), so what is said to run is asked of the runs in which nothing failed, or else of all that went on.
 */
export function contradictions(script: string, runs: readonly Run[]): readonly string[] {
  const effects = effectsOf(script);
  const plain = runs.filter(({ end }) => end === 'well');
  const lasting = runs.filter(({ end }) => end !== 'failed');
  return [...new Set(script.match(/\bm\d+\b/g))].flatMap((name) => {
    const effect = effects.get(name) ?? 'never';
    const ranIn = (run: Run): boolean => run.ran.includes(name);
    const isMissing = !plain.every(ranIn) || (lasting.length > 0 && !lasting.some(ranIn));
    const wrong = effect === 'never' ? runs.some(ranIn) : effect === 'runs' && isMissing;
    return wrong ? [`${name}: ${effect}`] : [];
  });
}
