export * from './declaration.ts';
export * from './settings.ts';
export * from './tenant.ts';
