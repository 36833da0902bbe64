export { decide } from './decide.ts';
export * from './verdict.ts';
