import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { contradictions, type Run } from '../exchange/control-flow/contradictions.ts';
import { randomProgram, shortened } from '../exchange/control-flow/programs.ts';
import { powershell, runPowerShell } from '../support/powershell.ts';
import { fuzzOptions } from './options.ts';

/*
 * Random scripts of control flow, run with the real PowerShell and stand-ins for the cmdlets: no command that never takes effect ran, and
 * each that does ran. `npm run fuzz -- control-flow [--runs N] [--seed N]`; `MAILFLOW_RECORD=FILE` keeps the shorter scripts with what they
 * did, as in test/exchange/control-flow/runs.json.
 */

/** How often each script runs: with the answer yes, with no, and by chance. */
const RUNS = 4;
/** Longer scripts are not kept. */
const LONGEST = 700;
const { runs: count, seed } = fuzzOptions(500);
if (powershell === undefined) console.log('There is no PowerShell 7 here to ask.');
else {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mailflow-flow-'));
  try {
    const scripts = Array.from({ length: count }, (_, at) => randomProgram(seed + at));
    for (const [at, script] of scripts.entries()) writeFileSync(path.join(folder, `${at}.ps1`), script);
    const runner = path.resolve(import.meta.dirname, '../exchange/control-flow/run.ps1');
    const all = JSON.parse(runPowerShell(runner, [folder, String(count), String(RUNS)])) as (Run[] | null)[];
    const judged = scripts.flatMap((script, at) => {
      const runs = all[at];
      return runs ? [{ seed: seed + at, script, runs }] : [];
    });
    const wrong = judged.filter(({ script, runs }) => contradictions(script, runs).length > 0);
    for (const { seed: own, script, runs } of wrong)
      console.log(`seed ${own}: ${contradictions(script, runs).join(', ')}\n${script}`);
    const file = process.env.MAILFLOW_RECORD;
    const kept = judged.map(({ script, runs }) => ({ script: shortened(script), runs: different(runs) }));
    if (file) writeFileSync(file, lines(kept.filter(({ script }) => script.length <= LONGEST)));
    console.log(`${judged.length} of ${count} scripts ended in ${RUNS} runs (seed ${seed}); ${wrong.length} disagree.`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** JSON with one entry a line. */
function lines(entries: readonly unknown[]): string {
  return `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
}

function different(runs: readonly Run[]): readonly Run[] {
  return [...new Map(runs.map((run) => [JSON.stringify(run), run])).values()];
}
