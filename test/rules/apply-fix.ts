import assert from 'node:assert/strict';
import type { Fix } from '../../src/lint/index.ts';
import { applyEdits, plainText } from '../../src/text/index.ts';
import type { Files } from './analysis.ts';

/** Where the commands of a fix stand once they have run. */
const RUN = 'zz-commands.ps1';

/** All texts after a fix; edits of one source must not overlap. Commands to run become a script beside the export. */
export function applyFix(files: Files, fix: Fix): Files {
  if (fix.commands !== undefined) {
    const newText = fix.commands;
    return { ...files, [RUN]: `${fix.snippet ? plainText({ newText, snippet: true }) : newText}\n` };
  }
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const changed = applyEdits(text, path, fix.edits);
      assert.ok(changed !== undefined, `overlapping edits in ${path}`);
      return [path, changed];
    }),
  );
}
