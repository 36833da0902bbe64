import { BOUNCES } from './bounces.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { DATA } from './data.ts';
import type { Generator, Work } from './generator.ts';
import { OBJECTS } from './objects.ts';
import { RULES } from './rule-examples.ts';
import { SCRIPTS } from './scripts.ts';
import { ASKED } from './tenants.ts';

/** The same text, with something else done to it. */
const doing =
  (work: Work) =>
  (one: Generator): Generator => ({ ...one, work, name: `${work}, ${one.name}` });

const found = [...OBJECTS, ...DATA.filter(({ name }) => !name.includes('one line of'))];

/** Every text whose growth is measured, and what is done with it. To add one, add it to a list. */
export const GENERATORS: readonly Generator[] = [
  ...SCRIPTS,
  ...OBJECTS,
  ...DATA,
  ...CONFIGURATIONS,
  ...ASKED,
  ...BOUNCES,
  ...RULES,
  ...[...found, ...RULES].map(doing('fixes')),
  ...found.map(doing('reports')),
];
