import { modelOf } from '../exchange/model.ts';
import { domainNameOf } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag, stated, text } from '../tenant/index.ts';
import { everyStatement, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'internal-flag-bypass',
  severity: 'warning',
  fixes: { external: 'review', 'not-internal': 'review' },
  messages: {
    internal:
      'Remote domain {entry} counts {domain} as internal (IsInternal true): mail flow rules with SentToScope NotInOrganization no longer match mail to it, so rules against forwarding do not see it. Set it to false unless the domain is your own.',
    legacy:
      'AllowedOOFType InternalLegacy of remote domain {entry} also sets IsInternal to true: mail flow rules with SentToScope NotInOrganization no longer match mail to {domain}. Write External unless the domain is your own.',
  },
  titles: {
    external: 'Write External (mail flow rules then treat {domain} as outside)',
    'not-internal':
      'Write false (mail flow rules then treat {domain} as outside, and AllowedOOFType becomes ExternalLegacy)',
  },
  citations: ['PS-RD'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    for (const entry of everyStatement(tenant, 'remoteDomain')) {
      const domain = domainNameOf(entry) ?? nameOf(entry);
      const bare = domain.replace(/^\*\./, '');
      const { is } = modelOf(tenant).acceptedDomains.belonging(bare).inside;
      if (is === 'yes' || (is === 'maybe' && bare.endsWith('.onmicrosoft.com'))) continue;
      const args = { entry: nameOf(entry), domain };
      const object = `remoteDomain:${nameOf(entry)}`;
      const internal = flag(entry, 'isInternal');
      if (stated(internal) === true && internal.state === 'stated') {
        report({
          message: 'internal',
          args,
          place: internal.place,
          subject: { object, property: 'isInternal', value: 'true' },
          fixes: () => fix(meta, 'not-internal', [setOn(context, entry, 'isInternal', false)], args),
        });
      }
      const replies = text(entry, 'allowedOOFType');
      if (replies.state === 'stated' && replies.value.toLowerCase() === 'internallegacy') {
        report({
          message: 'legacy',
          args,
          place: replies.place,
          subject: { object, property: 'allowedOOFType', value: replies.value },
          fixes: () => fix(meta, 'external', [setOn(context, entry, 'allowedOOFType', 'External')], args),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Outside domain counted as internal',
  summary: 'A remote domain marks an outside domain as internal, so rules for mail that leaves do not match it.',
  why: 'All transport components treat a remote domain with `IsInternal` true as part of the organization. A mail flow rule that blocks forwards with `SentToScope NotInOrganization` then lets them pass to this domain. `AllowedOOFType InternalLegacy` turns the flag on without naming it.',
  whatToDo: 'Set `IsInternal` to false, and use `External` for automatic replies.',
  exceptions:
    'Accepted domains of the organization and `*.onmicrosoft.com` are not reported: a hybrid organization needs the flag for them.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Fabrikam -IsInternal $true\n',
      good: 'Set-RemoteDomain -Identity Fabrikam -IsInternal $false\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: fabrikam.com\n      autoForwardEnabled: true\n      allowedOOFType: InternalLegacy\n',
      good: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: fabrikam.com\n      autoForwardEnabled: true\n      allowedOOFType: External\n',
    },
    {
      language: 'dsc',
      bad: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Example'
        {
            Identity   = 'Fabrikam'
            DomainName = 'fabrikam.com'
            IsInternal = $true
            Ensure     = 'Present'
        }
    }
}
`,
      good: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Example'
        {
            Identity   = 'Fabrikam'
            DomainName = 'fabrikam.com'
            IsInternal = $false
            Ensure     = 'Present'
        }
    }
}
`,
    },
  ],
};
