import type { Match } from '../../exchange/match.ts';
import { defaultPolicy, permits } from '../../exchange/outbound-policy.ts';
import { defaultRemoteDomain, showsOpen } from '../../exchange/remote-domain.ts';
import type { RuleContext } from '../../lint/contract.ts';
import { stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';
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

/** Default policy and default remote domain, where both are open and nothing else stops a forward of a mailbox nobody names. */
export function openToAll(
  context: RuleContext,
): { readonly policy: TenantObject; readonly entry: TenantObject } | undefined {
  const { tenant } = context;
  const policy = defaultPolicy(tenant);
  const entry = defaultRemoteDomain(tenant);
  if (!policy || defaultAllows(tenant) !== 'yes' || !entry || !showsOpen(entry)) return undefined;
  if (tenant.indeterminate.has('remoteDomain') || tenant.indeterminate.has('outboundPolicy')) return undefined;
  const verdict = anyoneToAnywhere(context, 'inboxRuleForward');
  return verdict === undefined || verdict.verdict === 'allowed' ? { policy, entry } : undefined;
}
