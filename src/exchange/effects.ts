import type { Knowledge } from '../knowledge/index.ts';
import type { Call, Reading } from '../read/reading.ts';
import type { Declaration, Effect, EffectCause } from '../tenant/index.ts';
import { allSteps } from '../text/steps.ts';
import { Course } from './effects/course.ts';
import { Identities } from './effects/identities.ts';
import { Reach } from './effects/reach.ts';
import { Replacements } from './effects/replacements.ts';

/**
 * Gives each command and block of the texts of one tenant its effect: a function may be called from another text. Pure; linear in
 * the number of commands. What surely runs has no effect written to it.
 */
export function withEffects(readings: readonly Reading[], knowledge: Knowledge): readonly Reading[] {
  return allSteps(givingEffects(readings, knowledge));
}

/** The same in steps, so that an editor can do something else in between. */
export function* givingEffects(
  readings: readonly Reading[],
  knowledge: Knowledge,
): Generator<void, readonly Reading[]> {
  const reach = new Reach(readings);
  const identities = new Identities(readings);
  const replacements = new Replacements(readings);
  const given: Reading[] = [];
  for (const reading of readings)
    given.push(yield* judging(reading, new Course(reading, { reach, identities, replacements, knowledge })));
  return given;
}

/** So many commands, or declarations, are one step. */
const STEP_SIZE = 200;

interface Outcome {
  readonly effect: Effect;
  readonly cause: EffectCause | undefined;
}

function* judging(reading: Reading, course: Course): Generator<void, Reading> {
  let changed = false;
  const put = <T extends Call | Declaration>(one: T, { effect, cause }: Outcome): T => {
    if (effect === 'runs') return one;
    changed = true;
    return { ...one, effect, ...(cause ? { effectCause: cause } : {}) };
  };
  const calls: Call[] = [];
  for (const call of reading.calls) if (calls.push(put(call, course.call(call))) % STEP_SIZE === 0) yield;
  const declarations: Declaration[] = [];
  for (const declaration of reading.declarations) {
    const call = declaration.call === undefined ? undefined : calls[declaration.call];
    if (declarations.push(put(declaration, course.declaration(declaration, call))) % STEP_SIZE === 0) yield;
  }
  return changed ? { ...reading, calls, declarations } : reading;
}
