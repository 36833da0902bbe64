// Writes every PowerShell text before and after each fix of examples, pages and random tenants: npm run fix-pairs -- FOLDER [RUNS]
// The real parser can then say whether a text without errors stays one; CONTRIBUTING.md shows how.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyse, type Files } from '../test/rules/analysis.ts';
import { applyFix } from '../test/rules/apply-fix.ts';
import { badExamples, filesBelow, tenantFolders } from '../test/rules/corpus.ts';
import { textsOf } from '../test/rules/random-fixes.ts';
import { Random, randomTenant } from '../test/verdict/random-tenants.ts';
import type { TableTenant } from '../test/verdict/truth-table.ts';

const [folder, runs = '200'] = process.argv.slice(2);
if (folder === undefined) throw new Error('npm run fix-pairs -- FOLDER [RUNS]');
mkdirSync(folder, { recursive: true });

/** Texts of many kinds in which fixes are offered. */
async function* texts(): AsyncGenerator<Files> {
  for (const [, files] of await badExamples()) yield files;
  for (const one of tenantFolders) yield filesBelow(one);
  const random = new Random(31);
  for (let run = 0; run < Number(runs); run++) yield* textsOf(randomTenant(random) as unknown as TableTenant);
}

let pairs = 0;
for await (const files of texts()) {
  for (const { rule, fixes } of analyse(files).findings)
    for (const fix of fixes)
      for (const [name, after] of Object.entries(applyFix(files, fix))) {
        const before = files[name] ?? '';
        const extension = path.extname(name);
        if (!/^\.ps[md]?1$/.test(extension) || before === after) continue;
        const stem = path.join(folder, `${++pairs}-${rule.id}-${fix.title}`);
        writeFileSync(`${stem}.before${extension}`, before);
        writeFileSync(`${stem}.after${extension}`, after);
      }
}
console.log(`${pairs} pairs in ${folder}`);
