import { remoteDomainSet } from '../exchange/recipes/remote-domain.ts';
import { allowsForwards, defaultRemoteDomain, domainNameOf } from '../exchange/remote-domain.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag, type TenantObject } from '../tenant/index.ts';
import type { Edit } from '../text/index.ts';
import { insertAfter, setProperty } from '../write/index.ts';
import { SCUBA_REMOTE_DOMAINS } from './shared/benchmarks.ts';
import { declarationOf, headOf, nameOf, openPlace } from './shared/objects.ts';

const meta = {
  id: 'new-remote-domain-reopens',
  severity: 'warning',
  fixes: { open: 'review', close: 'review' },
  messages: {
    reopens:
      'Remote domain {entry} does not state AutoForwardEnabled, which is true for a new entry: forwards to {domain} pass, although the default remote domain is closed. Write the value.',
    related: 'The default remote domain is closed.',
  },
  titles: {
    open: 'Write what it does now: AutoForwardEnabled true',
    close: 'Write false (forwards to {domain} are then deleted without an NDR)',
  },
  citations: ['PS-RD', 'EXO-RD'],
  benchmarks: [SCUBA_REMOTE_DOMAINS],
} as const satisfies RuleMeta;

/** `New-RemoteDomain` has no such parameter: a second command states the value. */
function write(context: RuleContext, entry: TenantObject, value: boolean): readonly (Edit | undefined)[] | undefined {
  const declaration = declarationOf(entry, 'autoForwardEnabled');
  const source = context.source(declaration.place.source);
  if (declaration.format !== 'powershell') return [setProperty(source, declaration, 'autoForwardEnabled', value)];
  return insertAfter(source, declaration, [remoteDomainSet(nameOf(entry), value)]);
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    const standard = defaultRemoteDomain(tenant);
    if (!standard || allowsForwards(standard).is !== 'no' || tenant.indeterminate.has('remoteDomain')) return;
    for (const entry of tenant.objects.remoteDomain) {
      const domain = domainNameOf(entry);
      if (domain === undefined || domain === '*' || !entry.defined) continue;
      if (flag(entry, 'autoForwardEnabled').state !== 'absent') continue;
      const args = { entry: nameOf(entry), domain };
      report({
        message: 'reopens',
        args,
        place: headOf(entry),
        related: [{ place: openPlace(standard), message: 'related', args: {} }],
        subject: { object: `remoteDomain:${nameOf(entry)}`, property: 'autoForwardEnabled' },
        fixes: () => [
          ...fix(meta, 'open', write(context, entry, true), args),
          ...fix(meta, 'close', write(context, entry, false), args),
        ],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'New remote domain is open by default',
  summary: 'A remote domain without AutoForwardEnabled lets forwards pass, although the default one is closed.',
  why: 'A new remote domain lets automatic forwards pass unless it says otherwise. An entry that was made for another setting (the format of replies, say) so opens its domain without anybody having decided it.',
  whatToDo:
    'State `AutoForwardEnabled` on every entry. In scripts that takes a second command: `New-RemoteDomain` only has a name and a domain.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Fabrikam
      domainName: fabrikam.com
      allowedOOFType: External
`,
      good: `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
      allowedOOFType: External
`,
    },
    {
      language: 'powershell',
      bad: `Set-RemoteDomain Default -AutoForwardEnabled $false
New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com
`,
      good: `Set-RemoteDomain Default -AutoForwardEnabled $false
New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com
Set-RemoteDomain Fabrikam -AutoForwardEnabled $true
`,
    },
  ],
};
