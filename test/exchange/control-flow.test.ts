import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contradictions } from './control-flow/contradictions.ts';
import { written } from './control-flow/programs.ts';
import type { Run } from './script-runs/run.ts';

/*
 * Random scripts with what they did in PowerShell 7.6.9 (`npm run fuzz -- control-flow` makes more of them and asks the PowerShell of the
 * machine).
 */
const file = new URL('./control-flow/runs.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly { script: string; runs: readonly Run[] }[];

describe('what takes effect in random scripts', () => {
  it('no command that never takes effect ran, and each that does ran', () => {
    assert.ok(recorded.length > 200);
    for (const { script, runs } of recorded) assert.deepEqual(contradictions(written(script), runs), [], script);
  });

  it('notices a command that is said to run and did not, and one that never runs and did', () => {
    const script = written('<m1>\nreturn\n<m2>\n');
    assert.deepEqual(contradictions(script, [{ end: 'well', ran: ['m2'] }]), ['m1: runs', 'm2: never']);
    assert.deepEqual(contradictions(script, [{ end: 'well', ran: ['m1'] }]), []);
  });
});
