import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type * as esbuild from 'esbuild';
import type { Rule, Topic } from '../src/lint/contract.ts';
import { rules } from '../src/rules/index.ts';
import { inRoot } from './root.ts';

/** Sources that make a file of their own, which is loaded when one of their functions is first called. */
export interface LateFile {
  /** Below dist/, without ending. */
  readonly file: string;
  readonly sources: readonly string[];
}

/** What most scripts are about. Rules about nothing of it are loaded when a text is about something else. */
const USUAL: ReadonlySet<Topic> = new Set(['call', 'mailbox', 'outboundPolicy', 'remoteDomain', 'sourceIssue']);

/**
 * What the command line and the library load when a text asks for it: readers of data, and rules about what few texts have. A lint of
 * one script loads 610 instead of 709 KB of code, which takes it 75 instead of 79 ms of processor time; one of a whole tenant loads
 * two files more.
 */
export const LATE: readonly LateFile[] = [
  {
    file: 'cli/late-data',
    sources: ['csv', 'json', 'markdown', 'psd1', 'yaml'].map((format) => `src/read/${format}/index.ts`),
  },
  {
    file: 'cli/late-rules',
    sources: rules
      .filter(({ about }) => about && !about.some((topic) => USUAL.has(topic)))
      .map(({ meta }) => `src/rules/${meta.id}.ts`),
  },
];

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'check' in value;

/** What everybody imports instead: functions that call those of the file; of a rule all but its check, which is data. Throws for all else. */
function standIn({ name, value, real }: Exported): string {
  if (isRule(value)) {
    const { check: _, ...data } = value;
    const json = JSON.stringify(data);
    if (isDeepStrictEqual(JSON.parse(json), data))
      return `export const ${name} = { ...${json}, check: (...given) => load().${real}.check(...given) };`;
  }
  if (typeof value === 'function' && !/^class\b/.test(String(value)))
    return `export const ${name} = (...given) => load().${real}(...given);`;
  throw new Error(`${name} is neither a function nor a rule: it cannot be loaded late.`);
}

/** One export of a source, and what it is called in the file. */
interface Exported {
  readonly name: string;
  readonly value: unknown;
  readonly real: string;
}

interface LateSource {
  readonly file: string;
  readonly source: string;
  readonly exports: readonly Exported[];
}

async function lateSources(files: readonly LateFile[]): Promise<readonly LateSource[]> {
  const all = files.flatMap(({ file, sources }) => sources.map((source) => ({ file, source: inRoot(source) })));
  const found = all.map(async ({ file, source }, at) => {
    const exported = Object.entries((await import(pathToFileURL(source).href)) as object);
    // The page of a rule is no part of any bundle.
    const needed = exported.filter(([name]) => name !== 'docs');
    return { file, source, exports: needed.map(([name, value]) => ({ name, value, real: `${name}${at}` })) };
  });
  return Promise.all(found);
}

/** Texts of late files by their names, and the plugin that puts stand-ins in place of their sources; `requiring` tells how a file is required. */
export async function lateModules(
  files: readonly LateFile[],
  requiring: (file: string) => string,
): Promise<{ readonly contents: Readonly<Record<string, string>>; readonly plugin: esbuild.Plugin }> {
  const sources = await lateSources(files);
  const bySource = new Map(sources.map((one) => [one.source, one]));
  const contentsOf = (wanted: string): string =>
    sources
      .filter(({ file }) => file === wanted)
      .flatMap(({ source, exports }) =>
        exports.map(({ name, real }) => `export { ${name} as ${real} } from ${JSON.stringify(source)};`),
      )
      .join('\n');
  return {
    contents: Object.fromEntries(files.map(({ file }) => [file, contentsOf(file)])),
    plugin: {
      name: 'late-modules',
      setup(build) {
        build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path: wanted, resolveDir, namespace }) => {
          const source = path.resolve(resolveDir, wanted);
          return namespace === 'file' && bySource.has(source) ? { path: source, namespace: 'late' } : undefined;
        });
        build.onLoad({ filter: /./, namespace: 'late' }, ({ path: source }) => {
          const { file = '', exports = [] } = bySource.get(source) ?? {};
          const load = `const load = () => require(${JSON.stringify(requiring(file))});`;
          return { contents: [load, ...exports.map(standIn)].join('\n'), loader: 'js' };
        });
        for (const { file } of files)
          build.onResolve({ filter: new RegExp(`^${requiring(file)}$`) }, () => ({
            path: requiring(file),
            external: true,
          }));
      },
    },
  };
}
