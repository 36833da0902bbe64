import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta: RuleMeta = {
  id: 'too-many-values',
  severity: 'error',
  fixes: {},
  messages: {
    address:
      '-{parameter} of {cmdlet} takes one address, and {count} are given: the command stops with an error. To reach several people, name a distribution group.',
  },
  titles: {},
  citations: ['PS-MBX'],
  benchmarks: [],
  onAdvice: true,
};

export const rule = refusalRule(meta);

export const docs: RuleDocs = {
  title: 'Several values where one is taken',
  summary: 'A parameter that takes one value gets a list.',
  why: '`ForwardingSmtpAddress` and `ForwardingAddress` hold one recipient. PowerShell cannot make one address out of a list; the command stops with an error and changes nothing.',
  whatToDo: 'Give one value. To forward to several people, make a distribution group and forward to it.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress kim@contoso.com,lea@contoso.com\n',
      good: 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress deputies@contoso.com\n',
    },
  ],
};
