import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { semanticsPage } from '../../scripts/docs-semantics.ts';
import { MECHANISM_FACTS } from '../../src/exchange/mechanism.ts';
import type { Citation } from '../../src/knowledge/index.ts';
import { HOW_TO_STATE, REASON_NAMES, REASONS, USER_IMPACT } from '../../src/messages/index.ts';
import { missingView, stepSentence } from '../../src/report/verdict-view.ts';
import { LineIndex } from '../../src/text/index.ts';
import { decide, MECHANISMS, type Question } from '../../src/verdict/index.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { allSteps } from './steps-seen.ts';
import { knowledge, nativeTenant } from './tenants.ts';

const DATE = /^(seen )?\d{4}-\d{2}(-\d{2})?$/;
const PLACEHOLDER = /\{\w+\}/;

test('every step rests on a dated text, and says a whole sentence', () => {
  for (const step of allSteps()) {
    assert.ok(step.citations.length > 0, `${step.why} cites nothing`);
    for (const id of step.citations) {
      const citation = knowledge.citation(id);
      assert.ok(citation, `${step.why} cites ${id}, which is not among the sources`);
      assert.match(citation.date, DATE, id);
      if (id === 'REASONED') assert.equal(citation.url, '');
      else assert.match(citation.url, /^https:\/\//, id);
    }
    const sentence = stepSentence(step);
    assert.notEqual(sentence, step.why, `no sentence for ${step.why}`);
    assert.doesNotMatch(sentence, PLACEHOLDER, step.why);
    if (step.result === 'unknown') assert.ok(step.reason !== undefined && step.reason in REASON_NAMES, step.why);
  }
});

test('every cell of the mechanism table names a source', () => {
  for (const mechanism of MECHANISMS) {
    const { policy, remoteDomain, autoForwardType, loopHeader } = MECHANISM_FACTS[mechanism];
    for (const { citations } of [policy, remoteDomain, autoForwardType, loopHeader]) {
      assert.ok(citations.length > 0, mechanism);
      for (const id of citations) assert.ok(knowledge.citation(id), `${mechanism}: ${id}`);
    }
  }
});

test('missing facts and what people see have sentences without gaps', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const tenant = nativeTenant(randomTenant(random));
    for (let each = 0; each < 10; each++) {
      const { missing, userImpact, verdict } = decide(tenant, randomQuestion(random) as Question);
      assert.equal(verdict === 'unknown' && missing.length === 0, false);
      for (const one of missing) {
        const { fact, howToState } = missingView(one, () => new LineIndex(''));
        assert.doesNotMatch(fact + howToState, PLACEHOLDER, one.fact);
        assert.doesNotMatch(fact, /^fact-/);
        assert.doesNotMatch(howToState, /^state-/);
      }
      for (const id of Object.values(userImpact)) assert.ok(id in USER_IMPACT, id);
    }
  }
});

test('every reason has a name, a sentence and a way to state the fact', () => {
  for (const reason of Object.keys(REASONS)) {
    assert.ok(reason in REASON_NAMES, reason);
    assert.ok(reason in HOW_TO_STATE, reason);
  }
});

test('sources are complete and under their own id', () => {
  const all = knowledge.data('citations.json') as Readonly<Record<string, Citation>>;
  for (const [key, { id, title, date }] of Object.entries(all)) {
    assert.equal(id, key);
    assert.ok(title.length > 10, id);
    assert.match(date, DATE, id);
  }
});

test('docs/semantics.md is what the engine knows', () => {
  const page = readFileSync(new URL('../../docs/semantics.md', import.meta.url), 'utf8');
  assert.equal(page, semanticsPage(), 'run: npm run docs');
});
