import type { Expression, Statement } from '../../../powershell/index.ts';
import type { Region, When } from '../symbols/regions.ts';
import { settled, type Value } from './value.ts';
import type { Values } from './values.ts';

type Case = Extract<When, { is: 'if' | 'case' }>;

/** Whether a condition holds; undefined when this is known at run time only. */
export function conditionOf(when: Case, region: Region, values: Values): boolean | undefined {
  const { parent } = region;
  if (!parent) return undefined;
  return when.is === 'if' ? branch(when, parent, values) : clause(when, parent, values);
}

/** Both of two three-valued answers: one no is no, else one doubt is doubt. */
function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

const not = (answer: boolean | undefined): boolean | undefined => (answer === undefined ? undefined : !answer);

function branch(when: Extract<When, { is: 'if' }>, region: Region, values: Values): boolean | undefined {
  let holds: boolean | undefined = true;
  for (const condition of when.not) holds = both(holds, not(truth(condition, region, values)));
  return when.own ? both(holds, truth(when.own, region, values)) : holds;
}

/** Plain words of `switch` compare without case; every clause that matches runs, as far as none before it breaks. */
function clause(when: Extract<When, { is: 'case' }>, region: Region, values: Values): boolean | undefined {
  const subject = settled(values.of(when.of, region, when.of.start));
  if (subject.kind !== 'known') return undefined;
  const matches = when.patterns.map((pattern) => {
    const value = settled(values.of(pattern, region, pattern.start));
    return value.kind === 'known' ? isEqual(subject.value, value.value) : undefined;
  });
  const before = matches.slice(0, when.own).map(not);
  return when.own < matches.length
    ? before.map((answer) => answer || undefined).reduce(both, matches[when.own])
    : before.reduce(both, true);
}

function truth(node: Statement, region: Region, values: Values): boolean | undefined {
  if (node.kind === 'Paren') return truth(node.statement, region, values);
  if (node.kind === 'Unary' && (node.operator === '!' || node.operator === '-not'))
    return not(truth(node.child, region, values));
  if (node.kind === 'Binary') return binary(node.operator, node.left, node.right, region, values);
  return truthOf(settled(values.of(node, region, node.start)));
}

function binary(
  operator: string,
  left: Expression,
  right: Expression,
  region: Region,
  values: Values,
): boolean | undefined {
  switch (operator) {
    case '-and':
      return both(truth(left, region, values), truth(right, region, values));
    case '-or':
      return not(both(not(truth(left, region, values)), not(truth(right, region, values))));
    case '-eq':
    case '-ieq':
      return areEqual(left, right, region, values);
    case '-ne':
    case '-ine':
      return not(areEqual(left, right, region, values));
    default:
      return undefined;
  }
}

function areEqual(left: Expression, right: Expression, region: Region, values: Values): boolean | undefined {
  const a = settled(values.of(left, region, left.start));
  if (a.kind !== 'known') return undefined;
  const b = settled(values.of(right, region, right.start));
  return b.kind === 'known' ? isEqual(a.value, b.value) : undefined;
}

/** Values of one type compare as they are; what PowerShell converts first is left to a run. */
function isEqual(a: unknown, b: unknown): boolean | undefined {
  if (typeof a !== typeof b) return undefined;
  return typeof a === 'string' ? a.toLowerCase() === String(b).toLowerCase() : a === b;
}

/** What counts as true (about_Booleans): no empty text, no zero, no `$null`; of a list of one its item. */
function truthOf(value: Value): boolean | undefined {
  if (value.kind === 'known') return Boolean(value.value);
  if (value.kind === 'table') return true;
  if (value.kind !== 'list') return undefined;
  const [first, ...others] = value.items;
  if (!first) return false;
  return others.length > 0 ? true : truthOf(first);
}
