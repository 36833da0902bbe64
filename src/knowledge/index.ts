export * from './cmdlets.ts';
export * from './knowledge.ts';
export * from './vocabulary.ts';
