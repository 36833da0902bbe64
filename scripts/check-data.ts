// Checks the knowledge about bounces against its schema: npm run check-data
import { readFileSync } from 'node:fs';
import { Knowledge } from '../src/knowledge/index.ts';
import { LANGUAGES } from '../src/messages/index.ts';
import { lackingFiles } from './language-files.ts';
import { mistakesIn } from './ndr-schema.ts';
import { inRoot } from './root.ts';

const contentOf = (file: string): string => readFileSync(inRoot('src/knowledge/data', file), 'utf8');
const parsed = (file: string): unknown => JSON.parse(contentOf(file));

const textsOf = (language: string): string => `ndr-texts-${language}.json`;
const absent = lackingFiles(LANGUAGES);
if (absent.length > 0) {
  console.error(absent.join('\n'));
  process.exit(1);
}

const mistakes = mistakesIn(
  {
    facts: parsed('ndr-codes.json'),
    providers: parsed('ndr-providers.json'),
    layouts: parsed('bounce-layouts.json'),
    texts: Object.fromEntries(LANGUAGES.map((language) => [language, parsed(textsOf(language))])),
    cmdletTexts: Object.fromEntries(LANGUAGES.map((language) => [language, parsed(`cmdlet-texts-${language}.json`)])),
  },
  new Knowledge(contentOf),
);
for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length > 0 ? 1 : 0;
