import { existsSync, readFileSync } from 'node:fs';
import { Knowledge } from '../../src/knowledge/index.ts';

/** The data files as they stand in the source; files that only the build makes are empty. */
export const knowledge = new Knowledge((file) => {
  const path = new URL(`../../src/knowledge/data/${file}`, import.meta.url);
  return existsSync(path) ? readFileSync(path, 'utf8') : '{}';
});
