import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { promptRule } from './shared/prompt-rule.ts';

const meta = {
  id: 'disconnect-prompts',
  severity: 'information',
  fixes: { noPrompt: 'safe' },
  messages: {
    prompts: 'Disconnect-ExchangeOnline asks for confirmation: a script waits here for an answer. Add -Confirm:$false.',
  },
  titles: { noPrompt: 'Add -Confirm:$false' },
  citations: ['PS-DISCONNECT'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = promptRule(meta, (cmdlet) => cmdlet === 'Disconnect-ExchangeOnline');

export const docs: RuleDocs = {
  title: 'Disconnecting asks a question',
  summary: 'Disconnect-ExchangeOnline without -Confirm:$false waits for an answer.',
  why: 'The cmdlet asks before it disconnects. In a scheduled script nobody answers.',
  whatToDo: 'Write `Disconnect-ExchangeOnline -Confirm:$false`.',
  examples: [
    {
      language: 'powershell',
      bad: `Disconnect-ExchangeOnline`,
      good: `Disconnect-ExchangeOnline -Confirm:$false`,
    },
  ],
};
