import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import { appended, isCallOf, parameter } from './shared/calls.ts';

const meta = {
  id: 'hidden-rules-not-listed',
  severity: 'information',
  fixes: { includeHidden: 'safe', includeHiddenChanges: 'review' },
  messages: {
    hidden:
      'Get-InboxRule leaves out hidden rules, which attackers use to forward mail unseen. Add -IncludeHidden to an audit.',
  },
  titles: {
    includeHidden: 'Add -IncludeHidden',
    includeHiddenChanges: 'Add -IncludeHidden: what this script does to rules then also happens to hidden ones',
  },
  citations: ['PS-GETINBOXRULE'],
  benchmarks: ['MITRE ATT&CK T1114.003'],
  onAdvice: true,
} as const satisfies RuleMeta;

/** Whether the listing looks for a rule whose name is known, which is no audit. */
const looksForName = ({ filters = [] }: Call): boolean =>
  filters.length > 0 && filters.every(({ value }) => /^(?:name|identity|ruleidentity)$/i.test(value));

const CHANGES = ['Set-InboxRule', 'Enable-InboxRule', 'Disable-InboxRule', 'Remove-InboxRule'];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    const { calls } = context;
    const careful = new Set(
      calls
        .filter((call) => isCallOf(call, 'Get-InboxRule') && parameter(call, 'IncludeHidden'))
        .map((call) => call.place.source),
    );
    const changing = new Set(calls.filter((call) => isCallOf(call, ...CHANGES)).map((call) => call.place.source));
    for (const call of calls) {
      if (!isCallOf(call, 'Get-InboxRule') || call.open || careful.has(call.place.source)) continue;
      if (['Identity', 'SweepRules'].some((name) => parameter(call, name)) || looksForName(call)) continue;
      const title = changing.has(call.place.source) ? 'includeHiddenChanges' : 'includeHidden';
      report({
        message: 'hidden',
        place: call.namePlace,
        fixes: () => fix(meta, title, [appended(call, '-IncludeHidden')]),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'An audit that misses hidden rules',
  summary: 'Get-InboxRule without -IncludeHidden does not list hidden Inbox rules.',
  why: 'An Inbox rule can be hidden from Outlook and from a plain listing. Attackers hide rules that forward or delete mail.',
  whatToDo:
    'Add `-IncludeHidden`. Some hidden rules belong to the system, such as the junk mail rule: look before you remove.',
  exceptions:
    'Silent when one rule is asked for by its identity or picked by its name and when the script lists hidden rules in another place. Exchange Server has the switch since 2013.',
  examples: [
    {
      language: 'powershell',
      bad: `Get-InboxRule -Mailbox ap@contoso.com | Format-List`,
      good: `Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden | Format-List`,
    },
  ],
};
