/**
 * Where a rule stands among the rules of its kind: a number from `lowest` to `highest`. Inside one `list`, rules with a `rank`
 * are in the order of their ranks; nothing is known about rules of different lists.
 */
export interface Position {
  readonly list: number;
  readonly lowest: number;
  readonly highest: number;
  readonly rank?: number;
}

/** Whether the rule at `a` surely runs before the rule at `b`. A priority below 0 stands before every other. */
export function runsBefore(a: Position, b: Position): boolean {
  if (a.highest < 0) return b.highest >= 0 || a.highest < b.lowest;
  if (a.list !== b.list) return false;
  if (a.rank !== undefined && b.rank !== undefined) return a.rank < b.rank;
  return a.highest < b.lowest;
}
