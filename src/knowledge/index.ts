export * from './cmdlets.ts';
export type * from './foreign-answers.ts';
export * from './free-mailboxes.ts';
export * from './knowledge.ts';
export * from './mail-flow-conditions.ts';
export * from './ndr.ts';
export type * from './ndr-fact.ts';
export * from './ndr-marks.ts';
export * from './vocabulary.ts';
