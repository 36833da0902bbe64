import { kills } from '../cli/kills.ts';
import { fuzzOptions } from './options.ts';

/** Writing changed files, killed at any moment: every file is whole. `npm run fuzz -- kills [--runs N]`. */
const { runs } = fuzzOptions(500);
const { mixed, left } = await kills(runs);
console.log(`${runs} kills: every file was whole; ${mixed} between two files, ${left} drafts left.`);
// A few kills may all miss the moment between two files.
if (runs >= 200 && (mixed === 0 || left === 0))
  throw new Error('No kill was between two files, or none in the middle of one.');
