import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { setProperty } from '../write/index.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'missing-parameter',
  severity: 'error',
  fixes: { fill: 'review' },
  messages: {
    missing: '{cmdlet} needs {parameters}, which is missing: the command is not carried out. Write it.',
  },
  titles: {
    fill: 'Write {parameters} (the command then takes effect)',
  },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = refusalRule(meta, ({ args }, call, { source }) => {
  const names = (args.parameters ?? '').split(', ').map((name) => name.replace(/^-/, ''));
  const edits = names.map((name) => setProperty(source(call.place.source), call, name, { placeholder: name }));
  return fix(meta, 'fill', edits, args);
});

export const docs: RuleDocs = {
  title: 'Mandatory parameter is missing',
  summary: 'A command leaves out a parameter without which its cmdlet does nothing.',
  why: 'In a script that nobody watches PowerShell stops the command with an error; at a prompt it asks for the value. Either way nothing is set as the text stands.',
  whatToDo: 'Write the parameter with its value.',
  exceptions:
    'Nothing is reported where a pipeline, or a splatted table known at run time only, may supply the parameter, and for cmdlets whose reference is not clear about it.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterRule -Name Partners -FromMemberOf partners@contoso.com\n',
      good: 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -FromMemberOf partners@contoso.com\n',
    },
  ],
};
