import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { registry } from '../../scripts/registry.ts';
import { ruleNames, rulePages } from '../../scripts/rule-pages.ts';
import { rules } from '../../src/rules/index.ts';
import { analyse, knowledge } from './analysis.ts';
import { exampleFiles, root } from './corpus.ts';

describe('the rules', () => {
  it('are all in the registry', () => {
    assert.equal(readFileSync(path.join(root, 'src/rules/index.ts'), 'utf8'), registry);
    assert.deepEqual(rules.map((rule) => rule.meta.id).toSorted(), ruleNames.toSorted());
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

for (const { name, rule, docs } of await rulePages()) {
  const { meta } = rule;
  describe(`page of ${meta.id}`, () => {
    it('is complete', () => {
      assert.equal(meta.id, name);
      for (const text of [docs.title, docs.summary, docs.why, docs.whatToDo]) assert.ok(text.trim().length > 0);
      assert.ok(docs.examples.length > 0, 'no example');
      assert.deepEqual(Object.keys(meta.titles).toSorted(), Object.keys(meta.fixes).toSorted());
    });

    it('offers a fix, or says in one sentence why no text can fix it', () => {
      const offers = Object.keys(meta.fixes).length > 0;
      assert.equal(docs.noFix === undefined, offers);
      if (!offers) assert.match(docs.noFix ?? '', /^[A-Z][^.]+\.$/);
    });

    for (const [index, example] of docs.examples.entries()) {
      it(`example ${index + 1} (${example.language})`, () => {
        const found = (which: 'bad' | 'good'): number =>
          analyse(exampleFiles(example, which)).findings.filter((finding) => finding.rule.id === meta.id).length;
        assert.ok(found('bad') > 0, 'the bad example gives no finding');
        assert.equal(found('good'), 0, 'the good example gives a finding');
      });
    }
  });
}
