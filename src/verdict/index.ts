export { addressOf, domainOf } from './addresses.ts';
export { decide } from './decide.ts';
export * from './queries.ts';
export * from './verdict.ts';
