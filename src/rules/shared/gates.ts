import type { Match } from '../../exchange/match.ts';
import { defaultPolicy, permits } from '../../exchange/outbound-policy.ts';
import { defaultRemoteDomain, showsOpen } from '../../exchange/remote-domain.ts';
import type { RuleContext } from '../../lint/contract.ts';
import { stated, type Tenant, text } from '../../tenant/index.ts';
import type { Mechanism, Verdict } from '../../verdict/verdict.ts';

/** What the Default outbound policy does, with what the owner says about Automatic. */
export function defaultAllows(tenant: Tenant): Match['is'] {
  const policy = defaultPolicy(tenant);
  return policy ? permits(policy, tenant.assumptions.automaticMeans).is : 'maybe';
}

/** A domain that no tenant file will name: what holds for it holds for every domain without an entry of its own. */
const ELSEWHERE = 'someone@elsewhere.invalid';

/**
 * The verdict for a mailbox that no rule names and an outside domain that no entry names. Undefined when the text does not
 * say which domains are the tenant's own.
 */
export function anyoneToAnywhere(context: RuleContext, mechanism: Mechanism): Verdict | undefined {
  const domain = context.tenant.objects.acceptedDomain
    .map((object) => stated(text(object, 'domainName')) ?? object.name)
    .find((name) => name !== undefined);
  if (domain === undefined) return undefined;
  return context.decide({ from: `someone-else@${domain}`, to: ELSEWHERE, mechanism, originalSender: ELSEWHERE });
}

/** Whether policy and remote domain are both open and nothing else stops a forward of a mailbox nobody names. */
export function isOpenToAll(context: RuleContext): boolean {
  const entry = defaultRemoteDomain(context.tenant);
  if (!entry || !showsOpen(entry) || defaultAllows(context.tenant) !== 'yes') return false;
  if (context.tenant.indeterminate.has('remoteDomain') || context.tenant.indeterminate.has('outboundPolicy'))
    return false;
  const verdict = anyoneToAnywhere(context, 'inboxRuleForward');
  return verdict === undefined || verdict.verdict === 'allowed';
}
