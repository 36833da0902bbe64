import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { isCallOf } from './shared/calls.ts';

const meta = {
  id: 'inboxrule-cmdlet-side-effect',
  severity: 'warning',
  fixes: {},
  messages: {
    dropsClientRules:
      '{cmdlet} removes the client-side rules that Outlook keeps in the mailbox. Tell the owner, or change the rule through Outlook or Microsoft Graph.',
  },
  titles: {},
  citations: ['PS-INBOXRULE'],
  benchmarks: [],
} as const satisfies RuleMeta;

const CMDLETS = ['New-InboxRule', 'Set-InboxRule', 'Enable-InboxRule', 'Disable-InboxRule', 'Remove-InboxRule'];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check({ calls }, report) {
    const reported = new Set<string>();
    for (const call of calls) {
      const { source } = call.place;
      if (!isCallOf(call, ...CMDLETS) || call.whatIf === 'yes' || reported.has(source)) continue;
      reported.add(source);
      // Who removes a rule after a break-in has no other way and no wish to keep rules.
      const cleaning = isCallOf(call, 'Disable-InboxRule', 'Remove-InboxRule');
      report({
        message: 'dropsClientRules',
        args: { cmdlet: call.cmdlet },
        place: call.namePlace,
        ...(cleaning ? { severity: 'information' as const } : {}),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Inbox rule cmdlets drop client-side rules',
  summary: 'Creating, changing or removing an Inbox rule with PowerShell removes the client-side rules of Outlook.',
  why: 'The reference of these cmdlets says so: rules that only Outlook can run are removed when any of them touches the mailbox. People lose rules that nobody meant to change.',
  whatToDo: 'Tell the owner before, or change the rule through Outlook or the message rules of Microsoft Graph.',
  exceptions: 'Said once in a file. An information where rules are only disabled or removed.',
  noFix: 'Every cmdlet that changes an Inbox rule has this side effect; only Outlook and Microsoft Graph do not.',
  examples: [
    {
      language: 'powershell',
      bad: `New-InboxRule -Mailbox ap@contoso.com -Name 'Invoices' -SubjectContainsWords invoice -MoveToFolder 'ap@contoso.com:\\Invoices'`,
      good: `Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden`,
    },
  ],
};
