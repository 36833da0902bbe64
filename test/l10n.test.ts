import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { typographic } from '../scripts/french.ts';
import { bundle, lacking, placeholders, sentences, unused, used } from '../scripts/l10n.ts';
import { proseIn, proseOf, rulePages, TRANSLATED, translatedDocs } from '../scripts/rule-pages.ts';
import { labelled, translate, useTranslations } from '../src/messages/index.ts';
import { rulePageMarkdown } from '../src/report/rule-page.ts';
import { knowledge } from './support/knowledge.ts';

const pages = await rulePages();
const wanted = [...new Set(pages.flatMap(({ docs }) => proseOf(docs)))];

const codeSpans = (text: string): string[] => [...text.matchAll(/`[^`]+`/g)].map(([span]) => span).sort();
const paragraphs = (text: string): number => text.split('\n\n').length;

const STUBS = '"npm run l10n -- --stubs" adds empty ones, "npm run l10n" lists them all';
const TIDY = '"npm run l10n -- --tidy" fixes it';

/** What is new can be tried before it is translated; a build server takes nothing that is not. */
function due(missing: readonly string[], what: string, advice: string): void {
  if (missing.length === 0) return;
  const sentence = `${what}: ${advice}`;
  if (process.env.CI) assert.deepEqual(missing, [], sentence);
  else console.warn(`${sentence}\n${missing.join('\n')}\n`);
}

for (const language of TRANSLATED) {
  test(`every sentence has a translation in ${language}, with the same arguments`, async () => {
    const catalogue = { wanted: await sentences(), known: bundle(language) };
    due(lacking(catalogue), `sentences without a translation in l10n/bundle.l10n.${language}.json`, STUBS);
    due(unused(catalogue), `translations in l10n/bundle.l10n.${language}.json of sentences that are gone`, TIDY);
    assert.deepEqual(
      catalogue.wanted
        .filter((sentence) => catalogue.known[sentence])
        .filter((sentence) => placeholders(sentence).join() !== placeholders(catalogue.known[sentence] ?? '').join()),
      [],
      'other arguments than the English text',
    );
  });

  describe(`the pages of rules in ${language}`, () => {
    const known = proseIn(language);
    // An empty one is due.
    const entries = Object.entries(known).filter(([, text]) => text !== '');

    test('are whole', () => {
      due(
        lacking({ wanted, known }),
        `texts of rule pages without a translation in l10n/rule-pages.${language}.json`,
        STUBS,
      );
      due(unused({ wanted, known }), `translations in l10n/rule-pages.${language}.json of texts that are gone`, TIDY);
    });

    test('say it in their own words, with the code of the English text', () => {
      for (const [english, text] of entries) {
        assert.ok(text.trim() !== '' && text !== english, `not translated: ${english}`);
        assert.deepEqual(codeSpans(text), codeSpans(english), `other code than in: ${english}`);
        assert.equal(paragraphs(text), paragraphs(english), `other paragraphs than: ${english}`);
      }
    });

    test('are shown without English prose and without names of arguments', async () => {
      const prose = await translatedDocs(language);
      useTranslations(bundle(language));
      for (const { name, rule, docs } of pages) {
        const page = rulePageMarkdown(name, { ...docs, ...prose[name] }, rule.meta, knowledge);
        const text = page.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
        assert.doesNotMatch(text, /\{\w+\}/, name);
        for (const english of proseOf(docs)) if (known[english]) assert.ok(!page.includes(english), name);
      }
      useTranslations({});
    });
  });
}

test('of a sentence that has changed the old translation is told apart from the new one, which is due', () => {
  const catalogue = {
    wanted: ['Stays.', 'New words.'],
    known: { 'Stays.': 'Reste.', 'Old words.': 'Ancien.', 'New words.': '' },
  };
  assert.deepEqual([lacking(catalogue), unused(catalogue)], [['New words.'], ['Old words.']]);
  assert.deepEqual(used(catalogue), { 'Stays.': 'Reste.', 'New words.': '' });
});

test('French texts have typographic apostrophes and no-break spaces', () => {
  const untidy = [bundle('fr'), proseIn('fr')].flatMap((texts) =>
    Object.values(texts).filter((text) => typographic(text) !== text),
  );
  due(untidy, 'French texts with other apostrophes or spaces', TIDY);
  assert.equal(
    typographic("l'hôte : `d'a : b` ; « \"can't\" »"),
    'l’hôte\u00a0: `d\'a : b`\u00a0; «\u00a0"can\'t"\u00a0»',
  );
});

test('French sets a no-break space before the colon, and values with braces stay as they are', () => {
  useTranslations(bundle('fr'));
  assert.equal(labelled('Code', '{label}'), 'Code\u00a0: {label}');
  useTranslations({});
  assert.equal(labelled('Code', '5.7.520'), 'Code: 5.7.520');
});

/** What is only counted where it is several, by the words behind the number. */
const SEVERAL = new Set([
  ...['people', 'classes', 'groups', 'domains', 'recipients', 'further', 'mailboxes'],
  // More than a limit.
  ...['controls', 'items', 'questions', 'answers'],
]);

test('a number stands before a word for several things only where it is never one', async () => {
  const counted = [...(await sentences())].flatMap((sentence) =>
    [...sentence.matchAll(/\{count\} (?:more )?(\w+s|people|further)\b/g)].map(([, word = '']) => ({ word, sentence })),
  );
  assert.deepEqual(
    counted.filter(({ word }) => !SEVERAL.has(word) && !/^(?:is|class)$/.test(word)),
    [],
  );
  assert.deepEqual(new Set(counted.map(({ word }) => word).filter((word) => word !== 'class')), SEVERAL);
});

test('Japanese sets no blank between its own letters, and one beside a name', () => {
  useTranslations({ '{who} may forward to {to}': '{who} は {to} に転送できます' });
  const said = (who: string, to: string): string => translate('{who} may forward to {to}', { who, to });
  assert.equal(said('全員', 'その他の宛先'), '全員はその他の宛先に転送できます');
  assert.equal(said('ada@contoso.com', 'fabrikam.com'), 'ada@contoso.com は fabrikam.com に転送できます');
  assert.equal(said('営業部 (sales)', '2 件'), '営業部 (sales) は 2 件に転送できます');
  useTranslations({});
  assert.equal(said('{to}', 'x'), '{to} may forward to x');
});
