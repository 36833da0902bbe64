import { HOW_TO_STATE, REASONS } from '../messages/index.ts';
import { table } from '../text/table.ts';
import type { Missing } from '../verdict/verdict.ts';

const REASON_OF: Readonly<Record<string, string>> = table({ 'flow-operation': 'message-content-dependent' });

/** What is missing and how to state it: English texts with arguments. */
export function missingTexts({ fact, howToState }: Missing): { readonly fact: string; readonly howToState: string } {
  const what = fact.replace(/^fact-/, '');
  return {
    fact: REASONS[REASON_OF[what] ?? what] ?? fact,
    howToState: HOW_TO_STATE[howToState.replace(/^state-/, '')] ?? howToState,
  };
}
