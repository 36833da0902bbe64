export * from './bounce.ts';
export * from './config.ts';
export * from './message.ts';
export * from './reading.ts';
export * from './translate.ts';
export * from './verdict.ts';
export * from './verdict-report.ts';
