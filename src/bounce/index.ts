export * from './event.ts';
export { readBounce, readBounceText } from './read.ts';
