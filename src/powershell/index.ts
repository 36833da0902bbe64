export * from './ast/index.ts';
export { parse, parseStreaming, type ScriptRest } from './parser/parse.ts';
export type { StatementVisitor } from './parser/statement-visitor.ts';
