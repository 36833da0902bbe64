import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scriptsIn } from '../../src/read/powershell/symbols/script-names.ts';

test('the names of scripts are found in code', () => {
  const code = '. .\\Load-All.ps1; & "$PSScriptRoot\\x.PS1" -y a.ps1.bak.ps1 .ps1 b.ps1x c.ps1-d .ps1.ps1 e.psm1';
  assert.deepEqual(scriptsIn(code), ['load-all.ps1', 'x.ps1', 'a.ps1.bak.ps1', 'c.ps1', '.ps1.ps1']);
});

test('names of scripts are those that an expression for the whole name finds', () => {
  const part = fc.constantFrom('.ps1', '.PS1', 'a', '-', '.', '\\', ' ', 'ps1', '_', 'é', '1');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const code = parts.join('');
      const expected = [...code.matchAll(/([\w.-]+\.ps1)\b/gi)].map(([, name = '']) => name.toLowerCase());
      assert.deepEqual(scriptsIn(code), expected, code);
    }),
    { numRuns: 5000 },
  );
});
