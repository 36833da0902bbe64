import type { RuleDocs, RuleMeta, Safety } from '../src/lint/contract.ts';
import { analyse } from '../test/rules/analysis.ts';
import { exampleFiles } from '../test/rules/corpus.ts';

/** What a rule offers, the least risk first; `snippet` where a fix for an example of its page leaves something to fill in. */
export function waysOut({ id, fixes }: RuleMeta, { examples }: RuleDocs): readonly (Safety | 'snippet')[] {
  const offered = new Set<Safety | 'snippet'>(Object.values(fixes));
  const found = examples.flatMap((example) => analyse(exampleFiles(example, 'bad')).findings);
  if (found.some(({ rule, fixes }) => rule.id === id && fixes.some(({ snippet }) => snippet))) offered.add('snippet');
  return (['safe', 'review', 'snippet'] as const).filter((way) => offered.has(way));
}
