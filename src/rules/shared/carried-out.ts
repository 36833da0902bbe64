import type { Recipe } from '../../exchange/recipes/recipe.ts';
import type { RuleContext } from '../../lint/contract.ts';
import type { Edit } from '../../text/index.ts';
import { recipeEdits } from '../../write/recipe-edits.ts';

/** The edits that write a recipe into the texts. A setting for which the `New-` cmdlet has no parameter gets a `Set-` command. */
export const carriedOut = ({ tenant, knowledge, source }: RuleContext, recipe: Recipe): readonly Edit[] | undefined =>
  recipeEdits(tenant, recipe, { cmdlets: knowledge.cmdlets, source });
