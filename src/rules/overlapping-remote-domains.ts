import { remoteDomainSet } from '../exchange/recipes/remote-domain.ts';
import { allowsForwards, domainNameOf } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { statedViews, type TenantObject } from '../tenant/index.ts';
import { carriedOut } from './shared/carried-out.ts';
import { nameOf, openPlace } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'overlapping-remote-domains',
  severity: 'warning',
  fixes: { open: 'review', close: 'review' },
  messages: {
    differs:
      'Remote domains {entry} ({domain}) and {other} ({otherDomain}) both cover {domain}, and only one of them lets forwards pass. Which one wins is not documented; the narrower one is likely. Give both the same value or remove one.',
    related: '{other} covers the same domain.',
  },
  titles: {
    open: 'Open {closed} as well (forwards to {domain} pass then)',
    close: 'Close {open} as well (forwards to {domain} are then deleted without an NDR)',
  },
  citations: ['PS-RD', 'EXO-RD'],
  benchmarks: [],
};

interface Entry {
  readonly object: TenantObject;
  readonly domain: string;
  readonly open: boolean;
}

/** `*.contoso.com` covers contoso.com and all below it. */
const coversDomain = (wildcard: string, domain: string): boolean => {
  if (!wildcard.startsWith('*.')) return false;
  const inner = domain.replace(/^\*\./, '');
  return inner === wildcard.slice(2) || inner.endsWith(wildcard.slice(1));
};

export const rule: Rule = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    const entries = tenant.objects.remoteDomain.flatMap((object): Entry[] => {
      const domain = domainNameOf(object);
      const { is } = allowsForwards(object);
      return domain === undefined || domain === '*' || is === 'maybe' ? [] : [{ object, domain, open: is === 'yes' }];
    });
    for (const entry of entries) {
      const other = entries.find(
        (one) => one !== entry && one.open !== entry.open && coversDomain(one.domain, entry.domain),
      );
      if (!other) continue;
      const args = {
        entry: nameOf(entry.object),
        domain: entry.domain,
        other: nameOf(other.object),
        otherDomain: other.domain,
      };
      for (const view of statedViews(entry.object)) {
        const [open, closed] = entry.open ? [view, other.object] : [other.object, view];
        const named = { open: nameOf(open), closed: nameOf(closed), domain: entry.domain };
        report({
          message: 'differs',
          args,
          fixes: [
            ...fix(meta, 'open', carriedOut(context, [remoteDomainSet(named.closed, true)]), named),
            ...fix(meta, 'close', carriedOut(context, [remoteDomainSet(named.open, false)]), named),
          ],
          place: openPlace(view),
          related: [{ place: openPlace(other.object), message: 'related', args }],
          subject: {
            object: `remoteDomain:${nameOf(entry.object)}`,
            property: 'autoForwardEnabled',
            value: String(entry.open),
          },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Remote domains that overlap',
  summary: 'Two remote domains cover one domain and treat forwards differently.',
  why: 'That a specific entry overrides the default one is documented. Which of an exact entry, a wildcard and a longer wildcard wins is not. `*.contoso.com` covers contoso.com and all its subdomains.',
  whatToDo: 'Give both entries the same value, or keep only one of them.',
  exceptions: 'The default entry (`*`) is meant to be overridden and is left out.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: "*.fabrikam.com"
      autoForwardEnabled: false
    - name: Fabrikam sales
      domainName: sales.fabrikam.com
      autoForwardEnabled: true
`,
      good: `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: false
    - name: Fabrikam sales
      domainName: sales.fabrikam.com
      autoForwardEnabled: true
`,
    },
  ],
};
