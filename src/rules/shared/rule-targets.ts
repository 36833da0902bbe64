import { modelOf } from '../../exchange/model.ts';
import { enabled, statedItems } from '../../exchange/readings.ts';
import type { Tenant, TenantObject } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import { everyObject } from './objects.ts';

/** Actions of mail flow rules that send a message to somebody else as well or instead. */
export const RULE_TARGETS = ['redirectMessageTo', 'blindCopyTo', 'copyTo', 'addToRecipients'] as const;

/** Somebody to whom a mail flow rule sends messages. */
export interface RuleTarget {
  readonly object: TenantObject;
  readonly action: (typeof RULE_TARGETS)[number];
  readonly address: string;
  readonly place: Place;
}

/** Everybody to whom the mail flow rules that are on send messages, as far as the text tells their addresses. */
export function ruleTargets(tenant: Tenant): readonly RuleTarget[] {
  const { directory } = modelOf(tenant);
  return everyObject(tenant, 'transportRule').flatMap((object) =>
    enabled(object).is === 'no'
      ? []
      : RULE_TARGETS.flatMap((action) =>
          statedItems(object, action).flatMap(({ value, place }): RuleTarget[] => {
            const address = directory.target(value);
            return address === undefined ? [] : [{ object, action, address, place }];
          }),
        ),
  );
}
