import { POLICY } from '../../exchange/outbound-rule.ts';
import { freeName } from '../../exchange/recipes/recipe.ts';
import type { RuleContext } from '../../lint/contract.ts';
import type { NewObject, TenantObject } from '../../tenant/index.ts';
import type { Edit } from '../../text/index.ts';
import { insertedBefore, nameOf, setOn } from './objects.ts';

/** The edits that make a policy for a rule alone, called like the rule where that is free, and name it in the rule. */
export function ownPolicyFor(
  context: RuleContext,
  rule: TenantObject,
  mode: string,
): readonly (Edit | undefined)[] | undefined {
  const name = freeName(context.tenant.objects.outboundPolicy, nameOf(rule));
  const policy: NewObject = {
    kind: 'outboundPolicy',
    operation: 'create',
    name,
    properties: { autoForwardingMode: mode },
  };
  const created = insertedBefore(context, rule, POLICY, [policy]);
  return created && [...created, setOn(context, rule, POLICY, name)];
}
