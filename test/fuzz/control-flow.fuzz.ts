import { contradictions } from '../exchange/control-flow/contradictions.ts';
import { randomProgram, shortened } from '../exchange/control-flow/programs.ts';
import { compareRuns } from './script-runs.ts';

/*
 * Random scripts of control flow, run with the real PowerShell and stand-ins for the cmdlets: no command that never takes effect ran, and
 * each that does ran. `npm run fuzz -- control-flow [--runs N] [--seed N]`.
 */

compareRuns({ randomProgram, shortened, contradictions });
