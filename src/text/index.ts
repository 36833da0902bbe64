export * from './day.ts';
export * from './edit.ts';
export * from './encoding.ts';
export * from './lines.ts';
export * from './markdown.ts';
export * from './place.ts';
export * from './slice.ts';
export * from './source.ts';
