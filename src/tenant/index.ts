export * from './declaration.ts';
export * from './merge.ts';
export * from './settings.ts';
export * from './tenant.ts';
