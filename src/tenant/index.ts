export * from './declaration.ts';
export * from './merge.ts';
export * from './new-object.ts';
export { type Position, runsBefore } from './rule-order.ts';
export * from './settings.ts';
export * from './statements.ts';
export * from './tenant.ts';
export { isRehearsal, takesEffect } from './unsettled.ts';
export { unsettledValue } from './values.ts';
