import path from 'node:path';
import { Knowledge } from '../../knowledge/index.ts';
import type { UserLanguage } from '../../messages/index.ts';
import { ownFile, ownPart } from './own-file.ts';

/** Knowledge whose files lie in `folder`; each is read from disk on first use. */
export function knowledgeIn(folder: string): Knowledge {
  const place = (file: string): string => path.join(folder, file);
  return new Knowledge(
    (file) => ownFile(place(file)),
    (file, start, end) => ownPart(place(file), start, end),
  );
}

/** The translations of a language in `folder`; nothing for English. */
export function translationsIn(folder: string, language: UserLanguage): Record<string, string> {
  if (language === 'en') return {};
  return JSON.parse(ownFile(path.join(folder, `bundle.l10n.${language}.json`))) as Record<string, string>;
}
