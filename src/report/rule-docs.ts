import type { Knowledge } from '../knowledge/index.ts';
import type { RuleDocs } from '../lint/contract.ts';
import type { UserLanguage } from '../messages/index.ts';

type Pages<Docs> = Readonly<Record<string, Docs>>;

const pagesIn = (knowledge: Knowledge): Pages<RuleDocs> => knowledge.data('rule-docs.json') as Pages<RuleDocs>;

/** Folder of the pages in a language below `docs/rules/`: English lies at the top. */
export const pageFolder = (language: UserLanguage): string => (language === 'en' ? '' : `${language}/`);

/** Ids of all rules that have a page. */
export function documentedRules(knowledge: Knowledge): readonly string[] {
  return Object.keys(pagesIn(knowledge));
}

/** The page of a rule with its prose in a language; undefined for an id this version does not know. */
export function ruleDocs(id: string, knowledge: Knowledge, language: UserLanguage): RuleDocs | undefined {
  const english = pagesIn(knowledge)[id];
  if (!english || language === 'en') return english;
  const translated = knowledge.data(`rule-docs-${language}.json`) as Pages<Partial<RuleDocs>>;
  return { ...english, ...translated[id] };
}
