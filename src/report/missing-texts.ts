import { HOW_TO_STATE, REASONS } from '../messages/index.ts';
import type { Missing, MissingId } from '../verdict/verdict.ts';

/** What is missing and how to state it: English texts with arguments. */
export function missingTexts({ fact }: Missing): { readonly fact: string; readonly howToState: string } {
  const what = fact.slice('fact-'.length) as MissingId;
  return {
    fact: REASONS[what === 'flow-operation' ? 'message-content-dependent' : what],
    howToState: HOW_TO_STATE[what],
  };
}
