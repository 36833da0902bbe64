import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta: RuleMeta = {
  id: 'duplicate-parameter',
  severity: 'error',
  fixes: {},
  messages: {
    twice: '-{parameter} of {cmdlet} is written twice: the command stops with an error. Keep one of the two.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
  onAdvice: true,
};

export const rule = refusalRule(meta);

export const docs: RuleDocs = {
  title: 'Parameter written twice',
  summary: 'A command names the same parameter more than once.',
  why: 'PowerShell binds each parameter once. A second time is an error, also under an alias or an abbreviation, and nothing of the command takes effect.',
  whatToDo: 'Keep the one that is meant; several values of one parameter are divided by commas.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterRule -Identity Partners -From ann@contoso.com -From bob@contoso.com\n',
      good: 'Set-HostedOutboundSpamFilterRule -Identity Partners -From ann@contoso.com, bob@contoso.com\n',
    },
  ],
};
