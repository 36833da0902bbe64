import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DataFile, Knowledge } from '../../knowledge/index.ts';
import type { UserLanguage } from '../../messages/index.ts';

/** Folder of data files and translations: beside the bundle when built, in the sources otherwise. */
export interface Home {
  data(file: DataFile): string;
  translations(language: UserLanguage): string;
}

/** Knowledge whose files are read from disk on first use. */
export function knowledgeFrom(home: Home): Knowledge {
  return new Knowledge((file) => JSON.parse(readFileSync(home.data(file), 'utf8')) as unknown);
}

/** The translations of a language; nothing for English. */
export function translationsFrom(home: Home, language: UserLanguage): Record<string, string> {
  return language === 'en'
    ? {}
    : (JSON.parse(readFileSync(home.translations(language), 'utf8')) as Record<string, string>);
}

/** The layout of a built package: `dist/cli.*` with `dist/data` and `l10n` beside it. */
export function homeBeside(folder: string): Home {
  return {
    data: (file) => path.join(folder, 'data', `${file}.json`),
    translations: (language) => path.join(folder, '..', 'l10n', `bundle.l10n.${language}.json`),
  };
}
