import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import type { Place } from '../text/index.ts';
import { isCallOf, parameter, statedValues } from './shared/calls.ts';

const meta = {
  id: 'rbac-partial',
  severity: 'information',
  fixes: { inboxRules: 'review' },
  messages: {
    partial:
      'Taking {parameters} from the role hides the forwarding option in Outlook on the web. Forwards that exist go on, and Inbox rules can still forward: New-InboxRule and Set-InboxRule keep ForwardTo, ForwardAsAttachmentTo and RedirectTo. Take these away as well, and block with the outbound policy.',
  },
  titles: {
    inboxRules:
      'Take the forwarding actions from New-InboxRule and Set-InboxRule too (users of the role can then no longer make Inbox rules that forward)',
  },
  citations: ['EHLO-2017', 'PS-ROLEENTRY'],
  benchmarks: [],
} as const satisfies RuleMeta;

const FORWARDING = ['forwardingsmtpaddress', 'forwardingaddress', 'delivertomailboxandforward'];

/** The entry (`role\cmdlet`) that a call of `Set-` or `Remove-ManagementRoleEntry` is about, lower case. */
function entryOf(call: Call): string {
  const [entry = ''] = statedValues(parameter(call, 'Identity')) ?? [];
  return String(entry).toLowerCase();
}

const ACTIONS = 'ForwardTo, ForwardAsAttachmentTo, RedirectTo';

/** The same command for the two cmdlets of Inbox rules, behind it. */
function forInboxRules({ source }: RuleContext, { place, editable }: Call, parameters: Place): readonly Fix[] {
  const { text } = source(place.source);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(place.end));
  if (!editable || !rest || parameters.start < place.start || parameters.end > place.end) return [];
  const [before, behind] = [text.slice(place.start, parameters.start), text.slice(parameters.end, place.end)];
  const copies = ['New', 'Set'].map((verb) =>
    `${before}${ACTIONS}${behind}`.replace(/\\set-mailbox\b/i, `\\${verb}-InboxRule`),
  );
  if (copies[0] === copies[1]) return [];
  const at = { source: place.source, start: place.end, end: place.end };
  const newLine = rest[0].includes('\r') ? '\r\n' : '\n';
  return fix(meta, 'inboxRules', [{ place: at, newText: copies.map((copy) => newLine + copy).join('') }]);
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    const { calls } = context;
    const changes = calls.filter((call) => isCallOf(call, 'Set-ManagementRoleEntry', 'Remove-ManagementRoleEntry'));
    const complete = new Set(
      changes.filter((call) => /\\(?:new|set)-inboxrule$/.test(entryOf(call))).map((call) => call.place.source),
    );
    for (const call of changes) {
      if (complete.has(call.place.source) || !/\\set-mailbox$/.test(entryOf(call))) continue;
      const given = parameter(call, 'Parameters');
      const taken = (statedValues(given) ?? []).map(String).filter((name) => FORWARDING.includes(name.toLowerCase()));
      if (!given?.value || taken.length === 0 || !parameter(call, 'RemoveParameter')) continue;
      const { place } = given.value;
      report({
        message: 'partial',
        args: { parameters: taken.join(', ') },
        place,
        fixes: () => forInboxRules(context, call, place),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A role that hides forwarding but does not stop it',
  summary: 'A management role loses the forwarding parameters of Set-Mailbox, but Inbox rules can still forward.',
  why: 'Users forward through the mailbox settings or through Inbox rules. A role without the forwarding parameters of `Set-Mailbox` hides the first way only, and changes nothing about forwards that exist.',
  whatToDo:
    'Take `ForwardTo`, `ForwardAsAttachmentTo` and `RedirectTo` from `New-InboxRule` and `Set-InboxRule` too, and use the outbound policy as the control that blocks.',
  examples: [
    {
      language: 'powershell',
      bad: `Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward`,
      good: `Set-ManagementRoleEntry 'No forwarding\\Set-Mailbox' -RemoveParameter -Parameters ForwardingSmtpAddress, DeliverToMailboxAndForward
Set-ManagementRoleEntry 'No forwarding\\New-InboxRule' -RemoveParameter -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo
Set-ManagementRoleEntry 'No forwarding\\Set-InboxRule' -RemoveParameter -Parameters ForwardTo, ForwardAsAttachmentTo, RedirectTo`,
    },
  ],
};
