import { addressOf } from '../../exchange/addresses.ts';
import { modelOf } from '../../exchange/model.ts';
import { exampleMember, groupOfForwarders, newGroup } from '../../exchange/recipes/forwarding.ts';
import { exampleDomain, type ObjectChange } from '../../exchange/recipes/recipe.ts';
import { outsideAddress } from '../../exchange/recipient-scope.ts';
import { isExcepted } from '../../exchange/sender-lists.ts';
import type { RuleContext } from '../../lint/contract.ts';
import { list, stated, type Tenant, type TenantObject } from '../../tenant/index.ts';
import type { Edit } from '../../text/index.ts';
import { insertedBefore, setOn } from './objects.ts';

/** A new group of recipients, whose address a person fills in; undefined with an outside address, which no group takes without a contact. */
export function groupOf(tenant: Tenant, recipients: readonly string[]): ObjectChange | undefined {
  const model = modelOf(tenant);
  if (recipients.some((one) => outsideAddress(one, model) !== undefined)) return undefined;
  const members = recipients.map((one) => addressOf(one) ?? one);
  return newGroup({ placeholder: `recipients@${exampleDomain(tenant)}` }, members);
}

/** A new group for a rule, whose first member a person fills in; undefined where an exception of the rule takes all such members out. */
export function forwardersFor(tenant: Tenant, rule: TenantObject): ObjectChange | undefined {
  const member = exampleMember(tenant);
  return isExcepted(tenant, rule, 'from', member.placeholder) ? undefined : groupOfForwarders(tenant);
}

/** The edits that put the recipients of a property into a new group and name this one instead. */
export function replacedByGroup(
  context: RuleContext,
  object: TenantObject,
  property: string,
): readonly (Edit | undefined)[] | undefined {
  const recipients = (stated(list(object, property)) ?? []).map(({ value }) => value);
  const group = groupOf(context.tenant, recipients);
  const created = group && insertedBefore(context, object, property, [group]);
  return created && group && [...created, setOn(context, object, property, [group.name])];
}
