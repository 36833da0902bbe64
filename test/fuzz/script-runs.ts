import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Run } from '../exchange/script-runs/run.ts';
import { powershell, runPowerShell } from '../support/powershell.ts';
import { fuzzOptions } from './options.ts';

/** How often each script runs: with the answer yes, with no, and by chance. */
const RUNS = 4;
/** Longer scripts are not kept. */
const LONGEST = 700;

/** A kind of random scripts, and how what they did is compared with what is said of them. */
export interface Scripts {
  /** The same script for the same seed. */
  readonly randomProgram: (seed: number) => string;
  /** The script as it is kept. */
  readonly shortened: (script: string) => string;
  readonly contradictions: (script: string, runs: readonly Run[]) => readonly string[];
}

/**
 * Runs random scripts with the real PowerShell and stand-ins for the cmdlets, and prints those that did something else than is said.
 * `MAILFLOW_RECORD=FILE` keeps the shorter ones with what they did, as in `test/exchange/control-flow/runs.json`.
 */
export function compareRuns({ randomProgram, shortened, contradictions }: Scripts): void {
  const { runs: count, seed } = fuzzOptions(500);
  if (powershell === undefined) {
    console.log('There is no PowerShell 7 here to ask.');
    return;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mailflow-scripts-'));
  try {
    const scripts = Array.from({ length: count }, (_, at) => randomProgram(seed + at));
    for (const [at, script] of scripts.entries()) writeFileSync(path.join(folder, `${at}.ps1`), script);
    const runner = path.resolve(import.meta.dirname, '../exchange/script-runs/run.ps1');
    const all = JSON.parse(runPowerShell(runner, [folder, String(count), String(RUNS)])) as (Run[] | null)[];
    const judged = scripts.flatMap((script, at) => {
      const runs = all[at];
      return runs ? [{ seed: seed + at, script, runs, wrong: contradictions(script, runs) }] : [];
    });
    const wrong = judged.filter((one) => one.wrong.length > 0);
    for (const one of wrong) console.log(`seed ${one.seed}: ${one.wrong.join(', ')}\n${one.script}`);
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
