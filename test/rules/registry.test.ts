import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { registry } from '../../scripts/registry.ts';
import type { Rule, RuleDocs, RuleExample } from '../../src/lint/index.ts';
import { rules } from '../../src/rules/index.ts';
import { analyse, knowledge } from './analysis.ts';

const folder = path.resolve(import.meta.dirname, '../../src/rules');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
const PATHS: Readonly<Record<RuleExample['language'], string>> = {
  powershell: 'example.ps1',
  dsc: 'example.ps1',
  yaml: 'example.exo.yaml',
  json: 'example.exo.json',
};

describe('the rules', () => {
  it('are all in the registry', () => {
    assert.equal(readFileSync(path.join(folder, 'index.ts'), 'utf8'), registry);
    assert.deepEqual(rules.map((rule) => `${rule.meta.id}.ts`).toSorted(), files.toSorted());
  });

  it('cite texts that are known', () => {
    const unknown = rules.flatMap(({ meta }) => meta.citations.filter((id) => knowledge.citation(id) === undefined));
    assert.deepEqual(unknown, []);
  });

  it('have tests', () => {
    const missing = rules.filter(({ meta }) => !existsSync(path.join(import.meta.dirname, `${meta.id}.test.ts`)));
    assert.deepEqual(
      missing.map(({ meta }) => meta.id),
      [],
    );
  });
});

for (const name of files) {
  const module = (await import(pathToFileURL(path.join(folder, name)).href)) as { rule: Rule; docs: RuleDocs };
  const { meta } = module.rule;
  describe(`page of ${meta.id}`, () => {
    it('is complete', () => {
      const { docs } = module;
      assert.equal(`${meta.id}.ts`, name);
      for (const text of [docs.title, docs.summary, docs.why, docs.whatToDo]) assert.ok(text.trim().length > 0);
      assert.ok(docs.examples.length > 0, 'no example');
      assert.deepEqual(Object.keys(meta.titles).toSorted(), Object.keys(meta.fixes).toSorted());
    });

    for (const [index, example] of module.docs.examples.entries()) {
      it(`example ${index + 1} (${example.language})`, () => {
        const found = (text: string): number =>
          analyse({ [PATHS[example.language]]: text }).findings.filter((finding) => finding.rule.id === meta.id).length;
        assert.ok(found(example.bad) > 0, 'the bad example gives no finding');
        assert.equal(found(example.good), 0, 'the good example gives a finding');
      });
    }
  });
}
