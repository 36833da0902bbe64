import { domainOf } from '../exchange/addresses.ts';
import { statedForwards } from '../exchange/forwards.ts';
import { type Model, modelOf } from '../exchange/model.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import type { TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { answerFor } from './shared/forwards.ts';
import { ruleTargets } from './shared/rule-targets.ts';

const meta = {
  id: 'accepted-domains-not-stated',
  severity: 'information',
  alwaysShown: true,
  fixes: {},
  messages: {
    one: 'A forward to {address} was not judged: no file lists the accepted domains of this organization, so {domain} may be inside or outside. List them under acceptedDomains in the configuration.',
    many: 'Forwards of {count} mailboxes and rules were not judged: no file lists the accepted domains of this organization, so {domain} and others may be inside or outside. List them under acceptedDomains in the configuration.',
    related: 'Nor was this forward to {address}',
  },
  titles: {},
  citations: ['EXO-PRED', 'PS-AD'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** How many further places a finding names. */
const MOST_RELATED = 10;

interface Unjudged {
  readonly object: TenantObject;
  readonly address: string;
  readonly place: Place;
}

const isUnlisted = (address: string, { acceptedDomains }: Model): boolean =>
  acceptedDomains.belonging(domainOf(address)).inside.reason === 'accepted-domains-not-listed';

/** What goes to domains of which nobody can tell whether they are the organization's own. */
function unjudged({ tenant, decide }: RuleContext): readonly Unjudged[] {
  const model = modelOf(tenant);
  const forwards = statedForwards(tenant)
    .filter((forward) => answerFor(forward, decide).verdict !== 'blocked')
    .map(({ object, place, question }) => ({ object, place, address: question.to }));
  return [...forwards, ...ruleTargets(tenant)].filter(({ address }) => isUnlisted(address, model));
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['mailbox', 'inboxRule', 'transportRule'],
  check(context, report) {
    const found = unjudged(context);
    const [first, ...others] = found;
    if (!first) return;
    const own = [...modelOf(context.tenant).acceptedDomains.names];
    const count = new Set(found.map(({ object }) => object.declarations)).size;
    report({
      message: count === 1 ? 'one' : 'many',
      args: { count, address: first.address, domain: domainOf(first.address) },
      place: first.place,
      related: others
        .slice(0, MOST_RELATED)
        .map(({ address, place }) => ({ place, message: 'related', args: { address } })),
      states: [{ kind: 'acceptedDomains', domains: own }],
      subject: { property: 'acceptedDomains' },
    });
  },
};

export const docs: RuleDocs = {
  title: 'Forwards that nobody can judge without the accepted domains',
  summary: 'Forwards go to domains that may be inside or outside, because no file lists the accepted domains.',
  why: 'Whether a forward leaves the organization depends on its accepted domains, which scripts seldom state. Without them only domains in which mailboxes of the texts have addresses count as inside, and only mail services for private persons as outside. All other forwards are not judged, and silence about them would look like approval.',
  whatToDo:
    'List all accepted domains of the organization under `acceptedDomains` in the configuration; an export of `Get-AcceptedDomain` does as well.',
  exceptions: 'Said once for an organization.',
  noFix:
    'The accepted domains belong into the configuration, where a quick fix of the editor lists them; no change of this text replaces them.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com -DeliverToMailboxAndForward $true\n',
      good: 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress finance@contoso.com -DeliverToMailboxAndForward $true\n',
    },
  ],
};
