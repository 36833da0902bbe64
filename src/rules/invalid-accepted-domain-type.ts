import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'invalid-accepted-domain-type',
  severity: 'error',
  fixes: { authoritative: 'review', internalRelay: 'review' },
  messages: {
    externalRelay:
      'ExternalRelay exists on Exchange servers only; Exchange Online refuses it for {domain}. Use Authoritative, or InternalRelay when some recipients are elsewhere.',
    unknown: '{value} is no type of an accepted domain; Exchange Online takes Authoritative and InternalRelay.',
  },
  titles: {
    authoritative: 'Write Authoritative (takes effect then; mail to unknown recipients of {domain} is rejected)',
    internalRelay:
      'Write InternalRelay (takes effect then; mail to unknown recipients of {domain} goes on to a connector)',
  },
  citations: ['PS-AD'],
  benchmarks: [],
} as const satisfies RuleMeta;

const TYPES = ['authoritative', 'internalrelay'];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['acceptedDomain'],
  check(context, report) {
    const { tenant } = context;
    for (const accepted of everyObject(tenant, 'acceptedDomain')) {
      const type = text(accepted, 'domainType');
      if (type.state !== 'stated' || TYPES.includes(type.value.toLowerCase())) continue;
      const external = type.value.toLowerCase() === 'externalrelay';
      const args = { domain: nameOf(accepted), value: type.value };
      const write = (title: keyof typeof meta.titles, word: string) =>
        fix(meta, title, [setOn(context, accepted, 'domainType', word)], args);
      report({
        message: external ? 'externalRelay' : 'unknown',
        args,
        fixes: () => [...write('internalRelay', 'InternalRelay'), ...write('authoritative', 'Authoritative')],
        place: type.place,
        subject: { object: `acceptedDomain:${nameOf(accepted)}`, property: 'domainType', value: type.value },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A domain type that Exchange Online does not have',
  summary: 'An accepted domain has the type ExternalRelay, which exists on Exchange servers only.',
  why: 'The cmdlet refuses the value. Whether an address counts as inside depends on the accepted domains, so a domain that could not be set changes what mail flow rules and outbound policies do.',
  whatToDo: 'Use `Authoritative`, or `InternalRelay` when some recipients of the domain are elsewhere.',
  examples: [
    {
      language: 'powershell',
      bad: `Set-AcceptedDomain -Identity contoso.com -DomainType ExternalRelay`,
      good: `Set-AcceptedDomain -Identity contoso.com -DomainType InternalRelay`,
    },
  ],
};
