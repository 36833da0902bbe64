import type { RuleMeta } from './contract.ts';

/**
 * Returns a function that gives the id of the rule that a name means. A current id is returned as it is; a former name gives the
 * current id.
 */
export function idsOf(rules: readonly Pick<RuleMeta, 'id' | 'aliases'>[]): (name: string) => string {
  const ids = new Map(rules.flatMap(({ id, aliases = [] }) => aliases.map((name) => [name, id] as const)));
  return (name) => ids.get(name) ?? name;
}

/** A rule name in use that a later version may not know: a former name, or the name of a deprecated rule. */
export interface DatedName {
  readonly name: string;
  /** The rule that it means: renamed, or deprecated. */
  readonly rule: RuleMeta;
}

/** Former names of rules, and names of deprecated ones, each once. */
export function datedNames(used: Iterable<string>, rules: readonly RuleMeta[]): readonly DatedName[] {
  const byName = new Map(
    rules.flatMap((rule) =>
      [...(rule.aliases ?? []), ...(rule.deprecated ? [rule.id] : [])].map((name) => [name, rule]),
    ),
  );
  return [...new Set(used)].flatMap((name) => {
    const rule = byName.get(name);
    return rule ? [{ name, rule }] : [];
  });
}
