import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explainBounce } from '../../src/explain.ts';
import { levelsOf } from '../../src/report/bounce-answers.ts';
import { knowledge } from '../support/knowledge.ts';

/** An answer of a foreign server, or a report in another language, and the truth about it. */
interface Sample {
  readonly file: string;
  /** The operator or mail program that answered. */
  readonly system: string;
  /** Whether the answer was seen as it stands here, or put together from what is known of it. */
  readonly evidence: 'seen' | 'reconstructed';
  readonly source: string;
  readonly date: string;
  readonly recipient: string | null;
  readonly code?: string;
  /** Facts of the answers, the innermost first. */
  readonly facts: readonly string[];
  /** Facts that would be wrong. */
  readonly notFacts?: readonly string[];
  readonly answeredBy: string;
  /** Who has to act first. */
  readonly role: string;
  readonly cause: string;
  readonly forwardingMailbox?: string;
  readonly delivery?: string;
  readonly language?: string;
  readonly say?: readonly string[];
}

const folder = new URL('./foreign/', import.meta.url);
const samples = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as readonly Sample[];
const EXCHANGE = ['exo', 'exchange-server', 'wrapper', 'consumer'];

for (const sample of samples) {
  test(`${sample.file}: the truth is told`, async () => {
    const text = readFileSync(new URL(sample.file, folder), 'utf8');
    const { bounce, causes, markdown } = await explainBounce(text, { knowledge, language: 'en' });
    const [event, ...more] = bounce?.events ?? [];
    assert.ok(event && more.length === 0, `one event, not ${bounce?.events.length}`);
    const levels = levelsOf(event);
    const [innermost] = levels;
    assert.deepEqual(
      levels.map(({ fact }) => fact),
      sample.facts,
    );
    assert.equal(innermost?.answeredBy, sample.answeredBy);
    assert.equal(event.recipient, sample.recipient);
    assert.equal(innermost?.code, sample.code ?? innermost?.code);
    assert.equal(event.delivery, sample.delivery ?? 'ndr');
    assert.equal(bounce?.forwardingMailbox, sample.forwardingMailbox ?? null);
    assert.equal(knowledge.ndr.fact(sample.facts[0] ?? '')?.who[0], sample.role);
    assert.equal(causes?.[0]?.reason, sample.cause);
    if (sample.language) assert.equal(bounce?.language, sample.language);
    for (const { fact, answeredBy } of levels) {
      assert.ok(!sample.notFacts?.includes(fact ?? ''), fact ?? '');
      const scope = knowledge.ndr.fact(fact ?? '')?.scope ?? '';
      if (answeredBy !== 'exchange') assert.ok(!EXCHANGE.includes(scope), `${fact} is of Exchange`);
    }
    const reply = [innermost?.smtp, innermost?.code].filter(Boolean).join(' ');
    assert.ok(markdown.includes(`**\`${reply}\`**`), 'the heading is the reply that was received');
    for (const words of sample.say ?? []) assert.ok(markdown.includes(words), words);
  });
}

test('the samples are of many systems and languages, and say where they come from', () => {
  const foreign = samples.filter(({ answeredBy }) => answeredBy !== 'exchange');
  assert.ok(new Set(foreign.map(({ system }) => system)).size >= 25);
  assert.ok(new Set(samples.flatMap(({ language }) => language ?? [])).size >= 12);
  for (const { file, evidence, source, date } of samples) {
    assert.ok(['seen', 'reconstructed'].includes(evidence), file);
    assert.ok(source.length > 5 && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(date), file);
  }
});
