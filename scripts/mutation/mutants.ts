// Makes the mutants of the rooms whose tests are measured, with the mutators of Stryker.
import { readFileSync } from 'node:fs';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { inRoot } from '../root.ts';

export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly room: string;
  /** Name of the mutator, as Stryker calls it. */
  readonly mutator: string;
  /** 1-based. */
  readonly line: number;
  /** The line on which it begins, trimmed. */
  readonly code: string;
  readonly original: string;
  readonly replacement: string;
}

/** A file of the project with mutants in its text. */
export interface InstrumentedFile {
  readonly name: string;
  readonly content: string;
}

export interface Instrumented {
  readonly files: readonly InstrumentedFile[];
  readonly mutants: readonly Mutant[];
}

const silent = () => {};
const never = () => false;
const logger = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: silent,
  debug: silent,
  info: silent,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
};

/** Texts for people are no behaviour: sentences and titles of rules, their pages, and comments of fixes are checked elsewhere. */
const SENTENCES = new Set(['messages', 'titles', 'docs']);

interface SyntaxNode {
  readonly type: string;
  readonly key?: { readonly name?: string };
  readonly id?: { readonly name?: string };
}

const sentences = {
  shouldIgnore({ node }: { node: unknown }): string | undefined {
    const { type, key, id } = node as SyntaxNode;
    const name = type === 'ObjectProperty' ? key?.name : type === 'VariableDeclarator' ? id?.name : undefined;
    return name && SENTENCES.has(name) ? 'a text for people' : undefined;
  },
};

interface Position {
  /** 0-based. */
  readonly line: number;
  readonly column: number;
}

function between(lines: readonly string[], start: Position, end: Position): string {
  const taken = lines.slice(start.line, end.line + 1);
  const last = taken.length - 1;
  return taken
    .map((line, at) => line.slice(at === 0 ? start.column : 0, at === last ? end.column : undefined))
    .join('\n');
}

/** Instruments these files (paths from the project's folder): every mutant is in the text, and off until its number is set. */
export async function instrument(names: readonly string[]): Promise<Instrumented> {
  const files = names.map((name) => ({ name, content: readFileSync(inRoot(name), 'utf8'), mutate: true }));
  const result = await new Instrumenter(logger).instrument(files, {
    plugins: [],
    excludedMutations: [],
    ignorers: [sentences],
    noHeader: false,
  } as Parameters<Instrumenter['instrument']>[1]);
  const lines = new Map(files.map(({ name, content }) => [name, content.split('\n')]));
  const mutants = result.mutants.flatMap((mutant): Mutant[] => {
    if (mutant.status) return [];
    const { id, fileName: file, mutatorName: mutator, replacement, location } = mutant;
    const own = lines.get(file) ?? [];
    const original = between(own, location.start, location.end);
    const { line } = location.start;
    const room = file.split('/')[1] ?? '';
    return [{ id, file, room, mutator, line: line + 1, code: own[line]?.trim() ?? '', original, replacement }];
  });
  return { files: result.files, mutants };
}

/** The calls that the instrumenter writes: whether a mutant is on, and that code which mutants would change has been reached. */
const IS_ON = /\bstryMutAct_9fa48\("(\d+)"\)/g;
const IS_REACHED = /\bstryCov_9fa48\(("\d+"(?:, "\d+")*)\)/g;

/** Files in which only these mutants are left: code that asks for none of the others is several times as fast. */
export function withOnly(files: readonly InstrumentedFile[], mutants: readonly Mutant[]): readonly InstrumentedFile[] {
  const wanted = new Set(mutants.map(({ id }) => id));
  return files.map(({ name, content }) => ({
    name,
    content: content
      .replace(IS_ON, (call, id: string) => (wanted.has(id) ? call : 'false'))
      .replace(IS_REACHED, (call, ids: string) =>
        ids.split(', ').some((id) => wanted.has(id.slice(1, -1))) ? call : '0',
      ),
  }));
}
