import { type DataFile, Knowledge } from '../../../knowledge/index.ts';
import { type UserLanguage, useTranslations } from '../../../messages/index.ts';

/** What the build puts into the page: data files by name, and translations by language, all as texts. */
export interface Packed {
  readonly data: Readonly<Partial<Record<DataFile, string>>>;
  readonly translations: Readonly<Partial<Record<UserLanguage, string>>>;
}

/** The knowledge that is packed into the page. */
export const knowledgeOf = ({ data }: Packed): Knowledge => new Knowledge((file) => data[file] ?? 'null');

/** Makes a language the one of all sentences. */
export function speak(language: UserLanguage, { translations }: Packed): void {
  useTranslations(JSON.parse(translations[language] ?? '{}') as Record<string, string>);
}
