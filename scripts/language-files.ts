import { existsSync } from 'node:fs';
import { inRoot } from './root.ts';

/** The file of the sentences of the extension's manifest. */
export const manifestTexts = (language: string): string =>
  language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`;

/** Files that a language of the product must have, below the project's folder. What `l10n/` lacks is shown in English instead. */
export const languageFiles = (language: string): readonly string[] => [
  `src/knowledge/data/ndr-texts-${language}.json`,
  `src/knowledge/data/cmdlet-texts-${language}.json`,
  manifestTexts(language),
];

/** Those of them that are not there, each with the file whose keys it takes. */
export const lackingFiles = (languages: readonly string[]): readonly string[] => {
  const english = languageFiles('en');
  return languages.flatMap((language) =>
    languageFiles(language).flatMap((file, at) =>
      existsSync(inRoot(file)) ? [] : [`${file} is not there: it takes the keys of ${english[at]}.`],
    ),
  );
};
