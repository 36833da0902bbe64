export * from './command-flags.ts';
export * from './is-expression.ts';
export * from './leaves.ts';
export * from './names.ts';
export * from './tree.ts';
export * from './visit-children.ts';
