import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { setProperty } from '../write/index.ts';
import { CIS_AUDIT } from './shared/benchmarks.ts';
import { isCallOf, parameter } from './shared/calls.ts';

const meta = {
  id: 'audit-switched-off',
  severity: 'warning',
  fixes: { on: 'review' },
  messages: {
    audit:
      '{cmdlet} -{parameter} {value} switches auditing off: who sets up a forward then stays unknown. Leave it on.',
    bypass:
      '{cmdlet} -{parameter} {value} takes an account out of the mailbox audit log: forwards that it sets up then leave no trace. Leave it in.',
    alert:
      '{cmdlet} -{parameter} {value} switches an alert policy off: nobody is told then of what it watches. Leave it on.',
  },
  titles: { on: 'Write {wanted} (what happens is then recorded or reported)' },
  citations: ['PS-ORGCONFIG'],
  benchmarks: [CIS_AUDIT],
} as const satisfies RuleMeta;

/** Settings that keep what happens from being recorded or reported, with the value that does so. */
const SWITCHES = [
  { cmdlet: 'Set-OrganizationConfig', name: 'AuditDisabled', off: true, message: 'audit' },
  { cmdlet: 'Set-AdminAuditLogConfig', name: 'UnifiedAuditLogIngestionEnabled', off: false, message: 'audit' },
  { cmdlet: 'Set-Mailbox', name: 'AuditEnabled', off: false, message: 'audit' },
  { cmdlet: 'Set-MailboxAuditBypassAssociation', name: 'AuditBypassEnabled', off: true, message: 'bypass' },
  { cmdlet: 'Set-ProtectionAlert', name: 'Disabled', off: true, message: 'alert' },
] as const;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check({ calls, source }, report) {
    for (const call of calls) {
      for (const { cmdlet, name, off, message } of SWITCHES) {
        const given = isCallOf(call, cmdlet) ? parameter(call, name) : undefined;
        if (given?.value?.state !== 'stated' || given.value.value !== off) continue;
        const edit = setProperty(source(call.place.source), call, given.name, !off);
        report({
          message,
          args: { cmdlet, parameter: name, value: `$${off}` },
          place: given.value.place,
          subject: { object: cmdlet, property: name, value: String(off) },
          fixes: () => fix(meta, 'on', [edit], { wanted: `$${!off}` }),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Auditing or an alert is switched off',
  summary: 'A script switches off the audit log, takes an account out of it, or disables an alert policy.',
  why: 'A forward that somebody sets up after a break-in is found in the audit log, or by the alert policy "Suspicious email forwarding activity". Whoever switches these off, by mistake or on purpose, takes away the trace.',
  whatToDo: 'Leave auditing and alert policies on. Write the reason beside each exception.',
  examples: [
    {
      language: 'powershell',
      bad: `Set-RemoteDomain Default -AutoForwardEnabled $false
Set-OrganizationConfig -AuditDisabled $true
`,
      good: `Set-RemoteDomain Default -AutoForwardEnabled $false
Set-OrganizationConfig -AuditDisabled $false
`,
    },
  ],
};
