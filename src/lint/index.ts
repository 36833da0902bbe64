export * from './baseline.ts';
export * from './contract.ts';
export * from './fix.ts';
export * from './runner.ts';
export * from './suppression.ts';
export * from './suppression-edit.ts';
