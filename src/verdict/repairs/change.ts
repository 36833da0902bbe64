import type { Recipe } from '../../exchange/recipes/recipe.ts';

/** What a change does. */
export type ChangeId =
  | 'scoped-policy-group-on'
  | 'scoped-policy-group-off'
  | 'scoped-policy-address-on'
  | 'scoped-policy-address-off'
  | 'policy-on'
  | 'policy-off'
  | 'enable-rule'
  | 'join-group'
  | 'add-to-rule'
  | 'remote-domain-entry'
  | 'remote-domain-entry-block'
  | 'remote-domain-on'
  | 'remote-domain-off'
  | 'rule-exception-recipient'
  | 'rule-exception-domain'
  | 'rule-exception-sender'
  | 'rule-disable'
  | 'rule-enable'
  | 'rule-block-forwards'
  | 'rule-block-all'
  | 'block-list-remove'
  | 'block-list-add';

/** One change to a tenant, not yet proven to turn anything. */
export interface Change {
  readonly id: ChangeId;
  readonly args: Readonly<Record<string, string>>;
  readonly recipe: Recipe;
  /** Concerns every sender or every recipient by nature, so it is never offered first. */
  readonly tenantWide: boolean;
}

/** Makes a change that does not affect the whole tenant. */
export const change = (id: ChangeId, args: Change['args'], recipe: Recipe): Change => ({
  id,
  args,
  recipe,
  tenantWide: false,
});
