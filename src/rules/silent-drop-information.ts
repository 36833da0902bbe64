import { allowances } from '../exchange/allowances.ts';
import { defaultPolicy, forwardingMode } from '../exchange/outbound-policy.ts';
import { domainNameOf, openEntries } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { flag, stated } from '../tenant/index.ts';
import { MAESTER_REMOTE_DOMAINS, SCUBA_REMOTE_DOMAINS } from './shared/benchmarks.ts';
import { CLOSED_FIXES, CLOSED_TITLES, closedFixes } from './shared/closed-remote-domain.ts';
import { everyStatement, nameOf } from './shared/objects.ts';

const meta = {
  id: 'silent-drop-information',
  severity: 'information',
  alwaysShown: true,
  fixes: CLOSED_FIXES,
  messages: {
    every:
      'Automatic forwards to domains without an entry of their own vanish here: remote domain {entry} deletes them without an NDR, and the message trace says 250 2.1.5 RESOLVER.MSGTYPE.AF. Tell the help desk.',
    others:
      'Automatic forwards to domains other than {domains} vanish here: remote domain {entry} deletes them without an NDR, and the message trace says 250 2.1.5 RESOLVER.MSGTYPE.AF. Tell the help desk.',
    domain:
      'Automatic forwards to {domain} vanish here: remote domain {entry} deletes them without an NDR, and the message trace says 250 2.1.5 RESOLVER.MSGTYPE.AF. Tell the help desk.',
  },
  titles: CLOSED_TITLES,
  citations: ['EXO-RD', 'EHLO-2017'],
  benchmarks: [SCUBA_REMOTE_DOMAINS, MAESTER_REMOTE_DOMAINS],
} as const satisfies RuleMeta;

/** How many open domains are named. */
const NAMED = 3;

const listed = (domains: readonly string[]): string =>
  domains.slice(0, NAMED).join(', ') + (domains.length > NAMED ? ', …' : '');

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    const standard = defaultPolicy(tenant);
    const allowed = allowances(tenant).length > 0 || (standard !== undefined && forwardingMode(standard) === 'on');
    const partners = openEntries(tenant).map((entry) => domainNameOf(entry) ?? nameOf(entry));
    const cancelled = allowed && !tenant.indeterminate.has('remoteDomain') && partners.length === 0;
    for (const entry of everyStatement(tenant, 'remoteDomain')) {
      const setting = flag(entry, 'autoForwardEnabled');
      if (setting.state !== 'stated' || stated(setting) !== false) continue;
      const domain = domainNameOf(entry);
      const isDefault = domain === '*';
      // A policy that lets senders forward into this drop is the matter of `remote-domain-cancels-policy`.
      if (isDefault && cancelled) continue;
      report({
        message: isDefault ? (partners.length > 0 ? 'others' : 'every') : 'domain',
        args: { entry: nameOf(entry), domain: domain ?? nameOf(entry), domains: listed(partners) },
        place: setting.place,
        subject: { object: `remoteDomain:${nameOf(entry)}`, property: 'autoForwardEnabled', value: 'false' },
        fixes: () => closedFixes(context, meta, entry),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwards vanish without an NDR',
  summary: 'A closed remote domain deletes automatic forwards, and nobody is told.',
  why: 'When a remote domain does not allow automatic forwarding, the message is deleted before it is sent. The sender gets no NDR, the mailbox owner sees nothing, and the message trace shows a successful event. Everybody who looks for the lost mail looks in the wrong place.',
  whatToDo:
    'Nothing is wrong. Let the help desk know, and prefer the outbound policy as the first lock if people shall see an NDR (5.7.520).',
  exceptions: 'Where a policy allows senders to forward into the drop, `remote-domain-cancels-policy` warns instead.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
      good: 'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: false\n',
      good: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: fabrikam.com\n      autoForwardEnabled: true\n',
    },
  ],
};
