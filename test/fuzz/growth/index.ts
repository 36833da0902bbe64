import { BOUNCES } from './bounces.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { DATA } from './data.ts';
import type { Afterwards, Generator } from './generator.ts';
import { HANDED_CODE } from './handed-code.ts';
import { HASHTABLES } from './hashtables.ts';
import { OBJECTS } from './objects.ts';
import { RULES } from './rule-examples.ts';
import { SCRIPTS } from './scripts.ts';
import { STATES } from './states.ts';
import { ASKED } from './tenants.ts';

/** The same texts, with something else done to what is found in them. */
const doing = (generators: readonly Generator[], ...afterwards: readonly Afterwards[]): readonly Generator[] =>
  generators.map((one) => (one.name.includes('one line of') ? one : { ...one, afterwards }));

/** Every text whose growth is measured, and what is done with it. To add one, add it to a list. */
export const GENERATORS: readonly Generator[] = [
  ...SCRIPTS,
  ...HASHTABLES,
  ...HANDED_CODE,
  ...doing([...OBJECTS, ...DATA], 'fixes', 'reports'),
  ...CONFIGURATIONS,
  ...ASKED,
  ...BOUNCES,
  ...STATES,
  ...doing(RULES, 'fixes'),
];
