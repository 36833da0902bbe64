export * from './baseline.ts';
export * from './contract.ts';
export * from './fix.ts';
export * from './runner.ts';
export * from './silence.ts';
export * from './silence-edit.ts';
