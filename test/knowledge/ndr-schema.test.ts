import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mistakesIn, type NdrData } from '../../scripts/ndr-schema.ts';
import { LANGUAGES } from '../../src/messages/index.ts';
import { knowledge } from '../support/knowledge.ts';

const parsed = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../src/knowledge/data/${file}`, import.meta.url), 'utf8'));

type Entry = Record<string, unknown>;

/** The data as it is, each time anew. */
function data(): NdrData & { facts: Entry[]; providers: Entry[]; layouts: Record<string, Entry> } {
  return {
    facts: parsed('ndr-codes.json') as Entry[],
    providers: parsed('ndr-providers.json') as Entry[],
    layouts: parsed('bounce-layouts.json') as Record<string, Entry>,
    texts: Object.fromEntries(LANGUAGES.map((language) => [language, parsed(`ndr-texts-${language}.json`)])),
    cmdletTexts: Object.fromEntries(LANGUAGES.map((language) => [language, parsed(`cmdlet-texts-${language}.json`)])),
  };
}

test('the data has no mistakes', () => {
  assert.deepEqual(mistakesIn(data(), knowledge), []);
});

/** Mistakes that people make, and the words that name each with its place. */
const MISTAKES: Readonly<Record<string, readonly [make: (content: ReturnType<typeof data>) => void, told: RegExp]>> = {
  scope: [
    ({ facts }) => Object.assign(facts[0] ?? {}, { scope: 'exchange' }),
    /ndr-codes\.json: 5\.7\.520\/exo#1 scope/,
  ],
  outcome: [({ facts }) => Object.assign(facts[0] ?? {}, { outcome: 'bounce' }), /5\.7\.520\/exo#1 outcome/],
  role: [({ facts }) => Object.assign(facts[0] ?? {}, { who: ['admin'] }), /5\.7\.520\/exo#1 who 0/],
  'no role': [({ facts }) => Object.assign(facts[0] ?? {}, { who: [] }), /5\.7\.520\/exo#1 who/],
  'a label that is missing': [
    ({ texts }) => delete (texts.fr as { labels: Entry }).labels['outcome-ndr'],
    /ndr-texts-fr\.json: labels outcome-ndr/,
  ],
  'a label that loses what goes into it': [
    ({ texts }) => Object.assign((texts.ja as { labels: Entry }).labels, { known: '{provider} の既知の応答' }),
    /ndr-texts-ja\.json: labels known/,
  ],
  'a label nobody reads': [
    ({ cmdletTexts }) => Object.assign((cmdletTexts.en as { labels: Entry }).labels, { kind: 'Kind:' }),
    /cmdlet-texts-en\.json: labels/,
  ],
  'a category without a text': [
    ({ texts }) => delete (texts.ja as { categories: Entry }).categories.tls,
    /ndr-texts-ja\.json: categories tls/,
  ],
  mechanism: [
    ({ facts }) => Object.assign(facts[0] ?? {}, { mechanism: 'outbound-policy' }),
    /5\.7\.520\/exo#1 mechanism/,
  ],
  'a key nobody reads': [({ facts }) => Object.assign(facts[0] ?? {}, { smpt: '550' }), /5\.7\.520\/exo#1/],
  'an id twice': [({ facts }) => facts.push({ ...facts[0] }), /5\.7\.520\/exo#1 is there twice/],
  'a fact without a text': [
    ({ facts }) => facts.push({ ...facts[0], id: '5.7.531/exo#1', code: '5.7.531' }),
    /ndr-texts-ja\.json: 5\.7\.531\/exo#1 has no text/,
  ],
  'a cmdlet that is none': [
    ({ facts }) => Object.assign(facts[0] ?? {}, { cmdlets: ['Get-OutboundPolicy'] }),
    /no cmdlet is called Get-OutboundPolicy/,
  ],
  'a label with a curved apostrophe': [
    ({ layouts }) =>
      Object.assign((layouts.fr as { labels: Entry }).labels, { sender: ['Adresse de l’expéditeur', 'Expéditeur'] }),
    /bounce-layouts\.json: fr labels sender 0/,
  ],
  'a provider answer that means nothing': [
    ({ providers }) =>
      Object.assign(providers[1] ?? {}, {
        answers: [{ text: 'x', fact: 'dmarc/foreign#2', source: 'https://example.org', date: '2026-11', seen: true }],
      }),
    /google: no fact of scope foreign is called dmarc\/foreign#2/,
  ],
  'a provider answer without a date': [
    ({ providers }) =>
      Object.assign(providers[1] ?? {}, {
        answers: [{ text: 'x', fact: 'dmarc/foreign#1', source: 'https://example.org', seen: true }],
      }),
    /ndr-providers\.json: google answers 0 date/,
  ],
  'a layout of unknown evidence': [
    ({ layouts }) => Object.assign(layouts.ja ?? {}, { evidence: 'guessed' }),
    /bounce-layouts\.json: ja evidence/,
  ],
};

for (const [name, [make, told]] of Object.entries(MISTAKES)) {
  test(`the schema finds a mistake: ${name}`, () => {
    const content = data();
    make(content);
    const mistakes = mistakesIn(content, knowledge);
    assert.ok(
      mistakes.some((mistake) => told.test(mistake)),
      mistakes.join('\n') || 'nothing was found',
    );
  });
}
