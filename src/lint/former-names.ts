import type { RuleMeta } from './contract.ts';

/** Gives the id of the rule that a name means: an id stays, and a name that a rule had before leads to it. */
export function idsOf(rules: readonly Pick<RuleMeta, 'id' | 'aliases'>[]): (name: string) => string {
  const ids = new Map(rules.flatMap(({ id, aliases = [] }) => aliases.map((name) => [name, id] as const)));
  return (name) => ids.get(name) ?? name;
}
