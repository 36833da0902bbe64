export * from './edit.ts';
export * from './lines.ts';
export * from './place.ts';
export * from './slice.ts';
export * from './source.ts';
