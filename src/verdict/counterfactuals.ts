import { controlText } from '../exchange/control.ts';
import { modelOf } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import { applied } from '../exchange/recipes/apply.ts';
import type { Recipe } from '../exchange/recipes/recipe.ts';
import type { Tenant } from '../tenant/index.ts';
import { type Budget, breadthOf, Comparison, type Difference } from './comparison.ts';
import { decide, messageOf } from './decide.ts';
import { blockings, type Change, liftings } from './repairs/index.ts';
import { standsForMany } from './subjects.ts';
import type { Decision, Question, Step } from './verdict.ts';

/** A change that was proven to turn the answer, with everything else it does. */
export interface Counterfactual {
  readonly steps: readonly Pick<Change, 'id' | 'args'>[];
  readonly turnsTo: Decision;
  /** Undefined where looking at everybody would have taken too long. */
  readonly sideEffects: readonly Difference[] | undefined;
  /** Opens or closes more than one sender and one domain by nature; always last. */
  readonly tenantWide: boolean;
  readonly recipe: Recipe;
}

/** Changes that turn an answer, as far as they were looked for. */
export interface Search {
  readonly changes: readonly Counterfactual[];
  /** How many controls stand in the way, where that is more than are changed together: then nothing was looked for. */
  readonly tooMany?: number;
}

const MOST = 12;
/** How many controls are changed together at most. */
const STEPS = 8;
/** How many combinations of changes are made, and how many of them are tried: narrow ones, and ones that concern the whole tenant. */
const COMBINED = 96;
const NARROW = 14;
const WIDE = 4;
/** How many cells all comparisons of one search look at. */
const CELLS = 3_000_000;

/**
 * Changes that turn the answer to a question, each proven by deciding again in the changed tenant. For a block and for an unknown they
 * make it allowed; for an allowed question they make it blocked. Sorted by how little else they change; at most twelve. None for a
 * question about a class: a change is judged for one sender.
 */
export function counterfactuals(asked: Tenant, question: Question): Search {
  const tenant = question.assumptions
    ? { ...asked, assumptions: { ...asked.assumptions, ...question.assumptions } }
    : asked;
  if (standsForMany(question.from)) return { changes: [] };
  const model = modelOf(tenant);
  const before = decide(tenant, question);
  const recipient = person(model.directory.target(question.to) ?? question.to, model);
  const message = messageOf(model, question, person(question.from, model), recipient);
  const wanted: Decision = before.verdict === 'allowed' ? 'blocked' : 'allowed';
  const hindering = hindrances(before.chain);
  if (hindering.length > STEPS) return { changes: [], tooMany: hindering.length };
  const candidates =
    wanted === 'blocked'
      ? blockings(message, model).map((one) => [one])
      : combinations(hindering.map((step) => liftings(step, message, model)));
  const found: { one: Counterfactual; weight: number }[] = [];
  const comparison = new Comparison(model, question);
  const budget: Budget = { cells: CELLS };
  // Of a domain nobody knows an address that a change could name.
  const isFit = ({ args }: Change): boolean =>
    !standsForMany(question.to) || !Object.values(args).includes(question.to);
  for (const changes of tried(candidates.filter((one) => one.every(isFit)))) {
    const after = applied(
      tenant,
      changes.flatMap((change) => change.recipe),
    );
    const changed = modelOf(after, model);
    if (decide(after, question).verdict !== wanted) continue;
    const effects = comparison.with(changed, budget);
    found.push({ weight: weightOf(effects), one: proven(changes, wanted, effects) });
  }
  const changes = found
    .sort(
      (a, b) =>
        Number(a.one.tenantWide) - Number(b.one.tenantWide) ||
        a.weight - b.weight ||
        a.one.steps.length - b.one.steps.length,
    )
    .slice(0, MOST)
    .map(({ one }) => one);
  return { changes };
}

/** The first narrow candidates, then the first that concern the whole tenant. */
function tried(candidates: readonly (readonly Change[])[]): readonly (readonly Change[])[] {
  const isWide = (changes: readonly Change[]): boolean => changes.some((change) => change.tenantWide);
  return [...candidates.filter((one) => !isWide(one)).slice(0, NARROW), ...candidates.filter(isWide).slice(0, WIDE)];
}

function proven(
  changes: readonly Change[],
  turnsTo: Decision,
  sideEffects: Counterfactual['sideEffects'],
): Counterfactual {
  return {
    steps: changes.map(({ id, args }) => ({ id, args })),
    turnsTo,
    sideEffects,
    tenantWide: changes.some((change) => change.tenantWide),
    recipe: changes.flatMap((change) => change.recipe),
  };
}

/** How much changes; what nobody looked at counts most. */
function weightOf(effects: readonly Difference[] | undefined): number {
  return effects?.reduce((sum, one) => sum + breadthOf(one), 0) ?? Number.MAX_VALUE;
}

/** Steps that block or leave doubt, each control once. */
function hindrances(chain: readonly Step[]): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const step of chain)
    if (step.result === 'block' || step.result === 'unknown') {
      const key = controlText(step.control);
      steps.set(key, steps.get(key) ?? step);
    }
  return [...steps.values()];
}

/** One change for each hindrance, in every combination up to a limit. */
function combinations(choices: readonly (readonly Change[])[]): readonly (readonly Change[])[] {
  let all: readonly (readonly Change[])[] = [[]];
  for (const options of choices)
    all = all.flatMap((start) => options.map((option) => [...start, option])).slice(0, COMBINED);
  return all;
}
