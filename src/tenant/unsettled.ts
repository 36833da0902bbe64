import type { Declaration, Unsettled } from './declaration.ts';
import type { CommandCounts } from './tenant.ts';

/** What makes an object, in place of changing one. */
export const DEFINING: ReadonlySet<Declaration['operation']> = new Set(['create', 'declare', 'snapshot']);

/** Whether only a run tells that a declaration takes effect. */
export const mayRun = ({ effect }: Declaration): boolean => effect === 'may-run';

/** Whether a command or block runs, or may. */
export const takesEffect = ({ effect }: Declaration): boolean => effect !== 'refused' && effect !== 'never';

/** Whether a command only says what it would do (`-WhatIf`). */
export const isRehearsal = ({ effect, effectCause }: Declaration): boolean =>
  effect === 'never' && effectCause?.reason.startsWith('what-if') === true;

const REASONS = { refused: 'command-refused', never: 'never-runs', 'may-run': 'may-run', runs: 'may-run' } as const;

/** What a command leaves open that does not surely run. */
export function unsettledBy({ effect = 'runs', effectCause, command, place }: Declaration): Unsettled {
  return { reason: REASONS[effect], command: command ?? '', place, ...(effectCause ? { cause: effectCause } : {}) };
}

/** Each command and block counts once, however many objects it changes. */
export function counted(declarations: readonly Declaration[]): CommandCounts {
  const places = { refused: new Set<string>(), never: new Set<string>(), 'may-run': new Set<string>() };
  for (const { effect, place } of declarations) {
    if (effect && effect !== 'runs') places[effect].add(`${place.start} ${place.source}`);
  }
  return Object.freeze({ refused: places.refused.size, never: places.never.size, mayRun: places['may-run'].size });
}
