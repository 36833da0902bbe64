// Reads mutated, cut and random inputs until something breaks: npm run fuzz [-- NAME...] [--runs N] [--seed N]
import { runPrograms } from './programs.ts';

process.exitCode = runPrograms('test/fuzz', 'fuzz', process.argv.slice(2));
