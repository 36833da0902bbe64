import { nameOf, sameName } from '../exchange/readings.ts';
import type { Fix, Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type Declaration, stated, text } from '../tenant/index.ts';
import { setProperty } from '../write/index.ts';

const meta = {
  id: 'invalid-domain-name',
  severity: 'error',
  fixes: { domain: 'review' },
  messages: {
    wildcard:
      'Domain {domain} of remote domain {entry} has a wildcard inside. Only a whole * or a leading *. is accepted.',
    address: 'Remote domain {entry} has {domain} as its domain, which is no domain. Write {suggestion}.',
    long: 'The domain of remote domain {entry} has {length} characters; the service accepts up to 256.',
    invalid: 'Remote domain {entry} has {domain} as its domain, which is no domain name.',
    duplicate:
      'Remote domain {entry} has the domain {domain}, which entry {other} already has. The service refuses a second entry for a domain.',
    related: 'Entry {other} has this domain.',
  },
  titles: { domain: 'Write {suggestion} (the entry then applies to this domain)' },
  citations: ['PS-RD'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

const isDomain = (text: string): boolean =>
  /^(?:\*|(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?(?:\.[\p{L}\p{N}_-]+)*\.?)$/u.test(text);

/** What is wrong with a domain; undefined for a good one. */
function mistakeOf(domain: string): { readonly message: Message; readonly suggestion?: string } | undefined {
  if (domain.length > 256) return { message: 'long' };
  if (isDomain(domain)) return undefined;
  const address = /^(?:.*@|https?:\/\/)([\p{L}\p{N}_.-]+\.[\p{L}\p{N}-]+)\/?$/iu.exec(domain)?.[1];
  if (address) return { message: 'address', suggestion: address };
  return { message: domain.slice(1).includes('*') ? 'wildcard' : 'invalid' };
}

const isDefining = ({ operation }: Declaration): boolean => operation === 'create' || operation === 'declare';

export const rule: Rule<Message> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const owners = new Map<string, Declaration>();
    const taken = new Set(
      context.tenant.objects.remoteDomain.map((entry) => stated(text(entry, 'domainName'))?.trim().toLowerCase()),
    );
    for (const declaration of context.tenant.declarations) {
      const domain = text(declaration, 'domainName');
      if (declaration.kind !== 'remoteDomain' || declaration.operation === 'remove' || domain.state !== 'stated')
        continue;
      const entry = nameOf(declaration);
      const value = domain.value.trim();
      const subject = { object: `remoteDomain:${entry}`, property: 'domainName', value };
      const mistake = mistakeOf(value);
      if (mistake) {
        const { message, suggestion } = mistake;
        const args = { entry, domain: value, length: value.length, ...(suggestion ? { suggestion } : {}) };
        const source = context.source(declaration.place.source);
        // Each domain can have one entry only.
        const fixes = (): readonly Fix[] =>
          suggestion && !taken.has(suggestion.toLowerCase())
            ? fix(meta, 'domain', [setProperty(source, declaration, 'domainName', suggestion)], args)
            : [];
        report({ message, args, place: domain.place, subject, fixes });
        continue;
      }
      const key = value.toLowerCase();
      const owner = owners.get(key);
      if (!isDefining(declaration) || declaration.effect === 'may-run') continue;
      if (!owner) owners.set(key, declaration);
      else if (!sameName(owner.name, declaration.name) && owner.operation === declaration.operation) {
        const args = { entry, domain: value, other: nameOf(owner) };
        const related = [{ place: owner.namePlace, message: 'related', args }] as const;
        report({ message: 'duplicate', args, place: domain.place, related, subject });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Domain name that the service refuses',
  summary: 'A remote domain has a domain name that is not valid, or that another entry already has.',
  why: 'A remote domain takes one domain: `contoso.com`, `*.contoso.com` for it and all its subdomains, or `*`. A wildcard in the middle, an address or a link is refused, and each domain can have one entry only.',
  whatToDo: 'Write the domain alone. For several domains make several entries.',
  examples: [
    {
      language: 'yaml',
      bad: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: mail.*.fabrikam.com\n      autoForwardEnabled: true\n',
      good: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: "*.fabrikam.com"\n      autoForwardEnabled: true\n',
    },
    {
      language: 'powershell',
      bad: 'New-RemoteDomain -Name Fabrikam -DomainName "sales@fabrikam.com"\n',
      good: 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\n',
    },
  ],
};
