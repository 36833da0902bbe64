import path from 'node:path';
import type * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import { inRoot } from './root.ts';

/** A file for Node, by its name below dist/; `imports` are loaded together with it. */
export interface Chunk {
  readonly file: string;
  readonly code: string;
  readonly imports: readonly string[];
}

/** A file and all that is loaded together with it. */
export function loadedWith<T>(start: T, importsOf: (file: T) => readonly T[]): ReadonlySet<T> {
  const seen = new Set([start]);
  for (const file of seen) for (const next of importsOf(file)) seen.add(next);
  return seen;
}

/** What esbuild split, by names of files below dist/. */
interface Split {
  readonly texts: ReadonlyMap<string, string>;
  /** Files that something starts with, by what the start is called: an entry, or a source that `import()` loads. */
  readonly starts: ReadonlyMap<string, string>;
  importsOf(file: string): readonly string[];
}

function splitBy({ outputFiles = [], metafile }: esbuild.BuildResult): Split {
  const nameOf = (file: string): string => path.posix.relative('dist', file);
  const outputs = Object.entries(metafile?.outputs ?? {}).map(([file, output]) => ({ file: nameOf(file), ...output }));
  const imports = new Map(
    outputs.map((one) => [
      one.file,
      one.imports.filter(({ kind, external }) => kind === 'import-statement' && !external),
    ]),
  );
  return {
    texts: new Map(
      outputFiles.map((one) => [path.relative(inRoot('dist'), one.path).replaceAll(path.sep, '/'), one.text]),
    ),
    starts: new Map(outputs.flatMap(({ file, entryPoint }) => (entryPoint === undefined ? [] : [[entryPoint, file]]))),
    importsOf: (file) => (imports.get(file) ?? []).map((one) => nameOf(one.path)),
  };
}

/**
 * The files that esbuild split, as fewer CommonJS files. esbuild makes one for every set of entries and `import()`s that need the same
 * modules; here, what the same runs load is one file, and Rollup puts together what is never loaded apart. A run is
 * named by what it loads at once: entries (`entry:cli/lint`) and sources that `import()` loads. What no run of the first list of
 * `runs` loads is put together by those of the next.
 */
export async function mergedChunks(
  result: esbuild.BuildResult,
  chunkNames: string,
  runs: readonly (readonly (readonly string[])[])[],
): Promise<readonly Chunk[]> {
  const { texts, starts, importsOf } = splitBy(result);
  const isEntry = (start: string): boolean => start.startsWith('entry:');
  const entries = [...starts].flatMap(([start, file]) => (isEntry(start) ? [file] : []));
  const startOf = (name: string): string => {
    const file = starts.get(name);
    if (file === undefined) throw new Error(`Nothing starts with ${name}.`);
    return file;
  };
  const loaded = runs.map((level) =>
    level.map((run) => new Set(run.flatMap((name) => [...loadedWith(startOf(name), importsOf)]))),
  );
  const groupOf = (file: string): string | undefined => {
    for (const [level, sets] of loaded.entries()) {
      const members = sets.flatMap((files, at) => (files.has(file) ? [at] : []));
      if (members.length > 0) return [level, ...members].join('-');
    }
    return undefined;
  };
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((file) => [file.replace(/\.cjs$/, ''), file])),
    // esbuild has left out what nobody needs.
    treeshake: false,
    plugins: [
      {
        name: 'split-files',
        resolveId(id, importer) {
          const file = importer && id.startsWith('.') ? path.posix.join(path.posix.dirname(importer), id) : id;
          return texts.has(file) ? file : { id, external: true };
        },
        load: (id) => texts.get(id),
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: `${chunkNames}.cjs`,
    manualChunks: (file) => (entries.includes(file) ? undefined : groupOf(file)),
    esModule: true,
    freeze: false,
    externalLiveBindings: false,
    hoistTransitiveImports: false,
    interop: 'default',
  });
  return output.flatMap((one) =>
    one.type === 'chunk' ? [{ file: one.fileName, code: one.code, imports: one.imports }] : [],
  );
}
