import { contradictions } from '../exchange/data-flow/contradictions.ts';
import { randomProgram, shortened } from '../exchange/data-flow/programs.ts';
import { compareRuns } from './script-runs.ts';

/*
 * Random scripts of values, run with the real PowerShell and stand-ins for the cmdlets: every command was given what is said that it is
 * given, where anything is said. `npm run fuzz -- data-flow [--runs N] [--seed N]`.
 */

compareRuns({ randomProgram, shortened, contradictions });
