import type { Recipe } from '../../exchange/recipes/recipe.ts';
import type { RuleContext } from '../../lint/contract.ts';
import type { Edit } from '../../text/index.ts';
import { recipeEdits } from '../../write/recipe-edits.ts';

/** The edits that make the texts say what a recipe does; what a `New-` cmdlet does not take becomes a command of its own. */
export const carriedOut = ({ tenant, knowledge, source }: RuleContext, recipe: Recipe): readonly Edit[] | undefined =>
  recipeEdits(tenant, recipe, { cmdlets: knowledge.cmdlets, source });
