import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, placeholders, sentences } from '../scripts/l10n.ts';

for (const language of ['ja', 'fr']) {
  test(`every sentence has a translation in ${language}, with the same arguments`, async () => {
    const all = await sentences();
    const translated = bundle(language);
    assert.deepEqual(
      all.filter((sentence) => translated[sentence] === undefined),
      [],
      'sentences without a translation',
    );
    assert.deepEqual(
      Object.keys(translated).filter((key) => !all.includes(key)),
      [],
      'translations of sentences that are gone',
    );
    assert.deepEqual(
      all.filter((sentence) => placeholders(sentence).join() !== placeholders(translated[sentence] ?? '').join()),
      [],
      'other arguments than the English text',
    );
  });
}
