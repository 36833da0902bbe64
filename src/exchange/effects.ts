import type { Knowledge } from '../knowledge/index.ts';
import type { Call, Reading } from '../read/reading.ts';
import type { Declaration, Effect, EffectCause } from '../tenant/index.ts';
import { Course } from './effects/course.ts';
import { Identities } from './effects/identities.ts';
import { Reach } from './effects/reach.ts';

/**
 * Gives each command and block of the texts of one tenant its effect: a function may be called from another text. Pure; linear in
 * the number of commands. What surely runs has no effect written to it.
 */
export function withEffects(readings: readonly Reading[], knowledge: Knowledge): readonly Reading[] {
  const reach = new Reach(readings);
  const identities = new Identities(readings);
  return readings.map((reading) => judged(reading, new Course(reading, reach, identities, knowledge)));
}

interface Outcome {
  readonly effect: Effect;
  readonly cause: EffectCause | undefined;
}

function judged(reading: Reading, course: Course): Reading {
  let changed = false;
  const put = <T extends Call | Declaration>(one: T, { effect, cause }: Outcome): T => {
    if (effect === 'runs') return one;
    changed = true;
    return { ...one, effect, ...(cause ? { effectCause: cause } : {}) };
  };
  const calls = reading.calls.map((call) => put(call, course.call(call)));
  const declarations = reading.declarations.map((declaration) => {
    const call = declaration.call === undefined ? undefined : calls[declaration.call];
    return put(declaration, course.declaration(declaration, call));
  });
  return changed ? { ...reading, calls, declarations } : reading;
}
