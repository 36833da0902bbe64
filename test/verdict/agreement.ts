import assert from 'node:assert/strict';
import { decide, type Question } from '../../src/verdict/index.ts';
import { answerOf } from '../support/answers.ts';
import { naive } from './naive.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { nativeTenant } from './tenants.ts';

const PER_TENANT = 20;

/**
 * Asks `count` random questions of engine and naive evaluator and compares verdict, control, outcome, reason and further blocks.
 * Throws at the first disagreement with the seed, the tenant and the question. Returns how often each verdict came out.
 */
export function agree(count: number, seed: number): Readonly<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (let done = 0, at = seed; done < count; at++) {
    const random = new Random(at);
    const plain = randomTenant(random);
    const tenant = nativeTenant(plain);
    for (let each = 0; each < PER_TENANT && done < count; each++, done++) {
      const question = randomQuestion(random);
      const { basis: _, ...answer } = answerOf(decide(tenant, question as Question));
      const expected = naive(plain, question);
      const context = `seed ${at}\n${JSON.stringify(question)}\n${JSON.stringify(plain, null, 1)}`;
      assert.deepEqual(answer, expected, context);
      seen[answer.verdict] = (seen[answer.verdict] ?? 0) + 1;
    }
  }
  return seen;
}
