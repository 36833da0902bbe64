export { type Change, compareStates, DIRECTIONS, type TenantComparison } from './verdict/compared-states.ts';
export { compare, type Difference, type Direction } from './verdict/comparison.ts';
