import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, placeholders, sentences } from '../scripts/l10n.ts';
import { labelled, useTranslations } from '../src/messages/index.ts';

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

test('French sets a blank before the colon, and values with braces stay as they are', () => {
  useTranslations(bundle('fr'));
  assert.equal(labelled('Code', '{label}'), 'Code : {label}');
  useTranslations({});
  assert.equal(labelled('Code', '5.7.520'), 'Code: 5.7.520');
});
