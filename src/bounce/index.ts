export * from './bundle.ts';
export * from './cause.ts';
export type * from './checklist.ts';
export * from './event.ts';
export { readBounce, readBounceText } from './read.ts';
export { redact } from './redact.ts';
export { withoutStrangers } from './strangers.ts';
export { traceCommands } from './trace-command.ts';
