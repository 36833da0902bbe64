import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Knowledge } from '../../knowledge/index.ts';
import type { UserLanguage } from '../../messages/index.ts';
import { textOf } from './own-file.ts';

/** Knowledge whose files lie in `folder`; each is read from disk on first use. */
export function knowledgeIn(folder: string): Knowledge {
  return new Knowledge((file) => textOf(readFileSync(path.join(folder, file))));
}

/** The translations of a language in `folder`; nothing for English. */
export function translationsIn(folder: string, language: UserLanguage): Record<string, string> {
  if (language === 'en') return {};
  return JSON.parse(readFileSync(path.join(folder, `bundle.l10n.${language}.json`), 'utf8')) as Record<string, string>;
}
