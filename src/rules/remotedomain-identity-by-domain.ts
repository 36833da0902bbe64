import { remoteDomainNames } from '../exchange/remote-domain-names.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { setProperty } from '../write/index.ts';

const meta = {
  id: 'remotedomain-identity-by-domain',
  severity: 'warning',
  fixes: { name: 'review' },
  messages: {
    domain:
      '{cmdlet} is given the domain {domain}, but Identity is the name, distinguished name or GUID of the entry. Unless the entry itself is named {domain}, the command finds nothing and changes nothing.',
    other:
      '{cmdlet} is given the domain {domain}, but Identity is the name, distinguished name or GUID of the entry. The entry for this domain is named {name}.',
  },
  titles: { name: 'Write {name} (the command then changes this entry)' },
  citations: ['PS-RD'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    for (const call of context.calls) {
      if (call.cmdlet !== 'Set-RemoteDomain' && call.cmdlet !== 'Remove-RemoteDomain') continue;
      const identity = call.parameters.find((parameter) => parameter.name === 'Identity')?.value;
      if (identity?.state !== 'stated' || typeof identity.value !== 'string') continue;
      const misnamed = remoteDomainNames(context.tenant).misnamed(identity.value);
      if (!misnamed) continue;
      const { owner } = misnamed;
      const args = { cmdlet: call.cmdlet, domain: identity.value, ...(owner ? { name: owner } : {}) };
      const edit = owner && setProperty(context.source(call.place.source), call, 'Identity', owner);
      report({
        message: owner ? 'other' : 'domain',
        args,
        place: identity.place,
        subject: { object: `remoteDomain:${identity.value}` },
        fixes: () => fix(meta, 'name', edit ? [edit] : undefined, args),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Remote domain addressed by its domain',
  summary: 'A command names a remote domain by its domain instead of the name of the entry.',
  why: '`-Identity` of the remote domain cmdlets takes the name, the distinguished name or the GUID of the entry. The domain is another property, so the command does not find the entry.',
  whatToDo: 'Use the name of the entry; `Get-RemoteDomain` lists names and domains.',
  exceptions: 'Nothing is reported when the text makes an entry with that name.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity fabrikam.com -AutoForwardEnabled $true\n',
      good: 'New-RemoteDomain -Name fabrikam.com -DomainName fabrikam.com\nSet-RemoteDomain -Identity fabrikam.com -AutoForwardEnabled $true\n',
    },
  ],
};
