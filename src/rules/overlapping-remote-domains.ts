import { domainAndParents } from '../exchange/addresses.ts';
import { remoteDomainSet } from '../exchange/recipes/remote-domain.ts';
import { allowsForwards, domainNameOf } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { statedViews, type TenantObject } from '../tenant/index.ts';
import { carriedOut } from './shared/carried-out.ts';
import { nameOf, openPlace } from './shared/objects.ts';

const meta = {
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
} as const satisfies RuleMeta;

interface Entry {
  readonly object: TenantObject;
  readonly domain: string;
  readonly open: boolean;
}

/** The entries `*.…` that let forwards pass or not, by what stands behind `*.`; of several the first. */
type Wildcards = ReadonlyMap<string, number>;

function wildcardsOf(entries: readonly Entry[], open: boolean): Wildcards {
  const found = new Map<string, number>();
  for (const [at, entry] of entries.entries()) {
    const inner = entry.domain.slice(2);
    if (entry.open === open && entry.domain.startsWith('*.') && !found.has(inner)) found.set(inner, at);
  }
  return found;
}

/** The first of the entries that cover a domain: `*.contoso.com` covers contoso.com and all below it. */
function covering(domain: string, wildcards: Wildcards, entries: readonly Entry[]): Entry | undefined {
  const inner = domain.replace(/^\*\./, '');
  const [first] = domainAndParents(inner)
    .flatMap((one) => wildcards.get(one) ?? [])
    .sort((a, b) => a - b);
  return first === undefined ? undefined : entries[first];
}

/** Counts the entries beside its own that cover the domain of an entry. */
function coversOf(entries: readonly Entry[]): (domain: string) => number {
  const counts = new Map<string, number>();
  for (const { domain } of entries)
    if (domain.startsWith('*.')) counts.set(domain.slice(2), (counts.get(domain.slice(2)) ?? 0) + 1);
  return (domain) =>
    domainAndParents(domain.replace(/^\*\./, '')).reduce((sum, one) => sum + (counts.get(one) ?? 0), 0) -
    (domain.startsWith('*.') ? 1 : 0);
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    const entries = tenant.objects.remoteDomain.flatMap((object): Entry[] => {
      const domain = domainNameOf(object);
      const { is } = allowsForwards(object);
      return domain === undefined || domain === '*' || is === 'maybe' ? [] : [{ object, domain, open: is === 'yes' }];
    });
    const covers = coversOf(entries);
    const wildcards = { open: wildcardsOf(entries, true), closed: wildcardsOf(entries, false) };
    for (const entry of entries) {
      const other = covering(entry.domain, entry.open ? wildcards.closed : wildcards.open, entries);
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
          // One value more or less settles it only between two.
          fixes: () =>
            covers(entry.domain) > 1
              ? []
              : [
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
