import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pseudo, pseudoBundle, pseudoFile } from '../../scripts/pseudo.ts';
import { rulePages } from '../../scripts/rule-pages.ts';
import { KINDS, Knowledge } from '../../src/knowledge/index.ts';
import { cmdletCard, parameterCard } from '../../src/language/cmdlet-card.ts';
import { hoverAt } from '../../src/language/hover.ts';
import type { LensWords } from '../../src/language/lens.ts';
import { lenses } from '../../src/language/lenses.ts';
import { LENSES, translate, useTranslations } from '../../src/messages/index.ts';
import { read } from '../../src/read/index.ts';
import { ForwardingView } from '../../src/report/forwarding-view.ts';
import { className, controlLabel } from '../../src/report/verdict-view.ts';
import { findingView, type Lines } from '../../src/report/view.ts';
import { rules } from '../../src/rules/index.ts';
import { decode, LineIndex, languageOf, type Source } from '../../src/text/index.ts';
import { optionsWith } from '../explain/options.ts';
import { analyse } from '../rules/analysis.ts';
import { load } from '../support/world.ts';

/*
 * What the editor shows, in the pseudo language: its letters are wide, so a word in plain letters was written into the code, unless it
 * is a name or a value: of the files that were read, of a cmdlet, a rule. What the command line prints is looked at in test/cli.
 */

const root = path.resolve(import.meta.dirname, '../..');
const examples = path.join(root, 'examples');
const knowledge = new Knowledge((file) => pseudoFile(file, load(file)));

const FILES = globSync('**/*.{ps1,yaml,json,ndr}', { cwd: examples }).sort();
const textOf = (file: string): string => decode(readFileSync(path.join(examples, file))).text;

const wordsOf = (text: string): string[] => text.match(/[A-Za-z]{2,}/g) ?? [];

/** Words of names and values: those of the example files without their comments, of cmdlets, rules and data. */
const names = new Set(
  [
    ...FILES.filter((file) => !file.endsWith('.ndr')).map((file) => textOf(file).replace(/(?:^|\s)#.*$/gm, '')),
    ...FILES,
    load('cmdlet-names.json'),
    load('cmdlets.jsonl'),
    ...rules.map(({ meta }) => [meta.id, ...meta.citations, ...meta.benchmarks].join(' ')),
    Object.keys(JSON.parse(load('citations.json')) as object).join(' '),
    KINDS.map(({ kind }) => kind).join(' '),
    'Mailflow Lint, Format-Table, file, partner.example',
  ].flatMap(wordsOf),
);
/** Words of sentences, which no name in the files excuses. */
for (const word of 'the is are of in not no and or that this was by with has have it as at can may'.split(' '))
  names.delete(word);

/** What a text says in plain letters besides names, code and where links lead. */
function plainWords(text: string, more: ReadonlySet<string> = new Set()): string[] {
  const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`|https?:\/\/\S+|\]\([^)]*\)|&\w+;/g, ' ');
  return [...new Set(wordsOf(prose))].filter((word) => !names.has(word) && !more.has(word));
}

const ENDINGS: Readonly<Record<string, string>> = {
  yaml: '.exo.yaml',
  json: '.exo.json',
  markdown: '.md',
  csv: '.csv',
  psd1: '.psd1',
};

const linesOf = (text: string): Lines => {
  const index = new LineIndex(text);
  return () => index;
};

/** As the editor puts them. */
const LENS_WORDS: LensWords = {
  say: (id, args) => translate(LENSES[id], args),
  where: () => '1',
  control: controlLabel,
  name: (one) => className(one.name),
};

describe('in the pseudo language', () => {
  before(async () => useTranslations(await pseudoBundle()));
  after(() => useTranslations({}));

  test('findings and fixes of the wrong examples of every rule', async () => {
    const found: Record<string, string[]> = {};
    for (const { name, docs: page } of await rulePages()) {
      for (const { language, bad } of page.examples) {
        const { findings, sources } = analyse({ [`file${ENDINGS[language] ?? '.ps1'}`]: bad });
        const views = findings.map((finding) => findingView(finding, linesOf(bad), (at) => sources.get(at) as Source));
        const said = views.flatMap(({ message, fixes, related }) => [
          message,
          ...[...fixes].map(({ title }) => title),
          ...[...related].map((one) => one.message),
        ]);
        const words = plainWords(said.join('\n'), new Set(wordsOf(bad.replace(/(?:^|\s)#.*$/gm, ''))));
        if (words.length > 0) found[name] = words;
      }
    }
    assert.deepEqual(found, {});
  });

  test('lines above, the view of who may forward where', () => {
    for (const file of FILES.filter((name) => /exo/.test(name))) {
      const { tenants = [], lines = linesOf('') } = optionsWith({ [file]: textOf(file) });
      for (const { tenant } of tenants) {
        const view = new ForwardingView(tenant, lines);
        const everywhere = view.senders.flatMap((_, sender) =>
          view.destinations.flatMap((__, at) => view.ways(sender, at)),
        );
        const shown = [
          ...lenses(tenant, LENS_WORDS).map((lens) => lens.text()),
          ...view.families,
          ...[...view.senders, ...view.destinations].map(({ label }) => label),
          ...everywhere.map(({ label }) => label),
          ...view.forwards().flatMap(({ way, label }) => [way, label]),
          ...view.needed().flatMap(({ fact, howToState }) => [fact, howToState]),
        ];
        assert.deepEqual(plainWords(shown.join('\n')), [], file);
      }
    }
  });

  test('hovers', () => {
    const found: Record<string, string[]> = {};
    for (const file of FILES) {
      const source = { path: file, text: textOf(file), language: languageOf(file), encoding: 'utf8' } as const;
      const context = { knowledge, language: 'en', reading: read(source, knowledge) } as const;
      for (let at = 0; at < source.text.length; at++) {
        const hover = hoverAt(source.text, at, source.language, context);
        if (!hover) continue;
        at = hover.end;
        const words = plainWords(hover.markdown, new Set(wordsOf(hover.subject)));
        if (words.length > 0) found[hover.subject] = words;
      }
    }
    assert.deepEqual(found, {});
  });

  test('cards of cmdlets and their parameters', () => {
    const texts = knowledge.cmdletTexts('en');
    const found: Record<string, string[]> = {};
    for (const name of ['Set-RemoteDomain', 'New-TransportRule', 'Set-Mailbox', 'Get-MessageTrace']) {
      const facts = knowledge.cmdlets.find(name);
      assert.ok(facts, name);
      const cards = Object.keys(facts.parameters).map((parameter) => parameterCard(facts, parameter, texts));
      const words = plainWords([cmdletCard(name, knowledge.cmdlets, texts), ...cards].join('\n'));
      if (words.length > 0) found[name] = words;
    }
    assert.deepEqual(found, {});
  });

  test('a word that is written into the code is found', () => {
    assert.deepEqual(plainWords(`${pseudo('Files were read')} in vain, see \`Set-Mailbox\``), ['in', 'vain', 'see']);
  });
});
