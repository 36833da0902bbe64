import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contradictions } from './data-flow/contradictions.ts';
import { written } from './data-flow/programs.ts';
import type { Run } from './script-runs/run.ts';

/*
 * Random scripts with the values that commands were given in PowerShell 7.6.9 (`npm run fuzz -- data-flow` makes more of them and asks the
 * PowerShell of the machine).
 */
const file = new URL('./data-flow/runs.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly { script: string; runs: readonly Run[] }[];

describe('what commands of random scripts are given', () => {
  it('each command is given what is said, or what nobody can say', () => {
    assert.ok(recorded.length > 200);
    for (const { script, runs } of recorded) assert.deepEqual(contradictions(written(script), runs), [], script);
  });

  it('notices a value that is not said, and one that is said and was not given', () => {
    const script = written("$a = 'p'\n<m1> -Comments $a\n<m2> -Comments (Get-Word)\n");
    assert.deepEqual(contradictions(script, [{ end: 'well', ran: ['m1=q', 'm2=a'] }]), [
      'not said: m1=q',
      'did not happen: m1=p',
    ]);
    assert.deepEqual(contradictions(script, [{ end: 'well', ran: ['m1=p', 'm2=a'] }]), []);
  });
});
