import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsOf } from '../../src/bounce/labels.ts';
import { knowledge } from '../support/knowledge.ts';

const fields = (text: string): string[] =>
  labelsOf(knowledge)
    .find(text)
    .map(({ field, end }) => `${field}=${/^[^\n]*/.exec(text.slice(end))?.[0].trim()}`);

test('labels are found in any writing of apostrophes, blanks and capitals', () => {
  assert.deepEqual(fields('ADRESSE DE L’EXPÉDITEUR : a@contoso.com\n'), ['sender=a@contoso.com']);
  assert.deepEqual(fields("Adresse de\u00a0l'expéditeur:a@contoso.com\n"), ['sender=a@contoso.com']);
});

test('a capital whose lower case is longer hides no label behind it', () => {
  assert.deepEqual(fields('İLETİYİ REDDEDEN: mx.example.org\n'), ['rejectedBy=mx.example.org']);
  assert.deepEqual(fields('İstanbul İzmir\nKonu: İleti\n'), ['subject=İleti']);
});
