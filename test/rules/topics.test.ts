import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rules } from '../../src/rules/index.ts';
import { analyse, type Files } from './analysis.ts';
import { badExamples, filesBelow, tenantFolders, truthTable } from './corpus.ts';

const always = rules.map(({ meta, check }) => ({ meta, check }));

it('a rule finds nothing where the texts hold nothing of what it is about', async () => {
  const texts: readonly (readonly [string, Files])[] = [
    ...(await badExamples()),
    ...truthTable(),
    ...tenantFolders.map((folder) => [folder, filesBelow(folder)] as const),
  ];
  const gated = rules.filter(({ about }) => about !== undefined);
  assert.ok(gated.length > 80, `${gated.length} rules say what they are about`);
  for (const [name, files] of texts) {
    const ids = (from: typeof rules): string[] =>
      analyse(files, {}, from).findings.map(({ rule, place }) => `${rule.id} ${place.source} ${place.start}`);
    assert.deepEqual(ids(rules), ids(always), name);
  }
});
