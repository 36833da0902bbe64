// Measures speed as ratios between candidates of one run: npm run bench [-- NAME...] [--corpus DIR]
import { build } from './build.ts';
import { runPrograms } from './programs.ts';

await build();
process.exitCode = runPrograms('test/bench', 'bench', process.argv.slice(2));
