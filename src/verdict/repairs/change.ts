import type { Recipe } from '../../exchange/recipes/recipe.ts';

/** One change to a tenant, not yet proven to turn anything. */
export interface Change {
  /** Message id, with arguments. */
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
  readonly recipe: Recipe;
  /** Concerns every sender or every recipient by nature, so it is never offered first. */
  readonly tenantWide: boolean;
}

/** A change that does not concern everybody. */
export const change = (id: string, args: Change['args'], recipe: Recipe): Change => ({
  id,
  args,
  recipe,
  tenantWide: false,
});
