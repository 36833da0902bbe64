// Builds dist/: the extension for the desktop (Node) and for the web (one file), the command line, data files, rule pages.
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { COMMANDS } from '../src/adapters/cli/overview.ts';
import { writeDeclarations } from './declarations.ts';
import { LATE, type LateFile, lateModules } from './late-modules.ts';
import { bundleLibrary, lazyEntities, lazyLibrary } from './lazy-library.ts';
import { leftOut } from './left-out.ts';
import { loadedWith, mergedChunks } from './merge-chunks.ts';
import { inRoot } from './root.ts';
import { ruleDocsFiles } from './rule-pages.ts';
import { startFile } from './start-file.ts';

/** What every bundle has in common. */
export const COMMON: esbuild.BuildOptions = {
  absWorkingDir: inRoot(),
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
  metafile: true,
};

/** Libraries that Node bundles load when one of their functions is first called. */
const LIBRARIES = ['yaml', 'chardet'];

/** The build for Node of this library reads translations from disk; ours are handed in. */
const L10N = { '@vscode/l10n': inRoot('node_modules/@vscode/l10n/dist/browser.js') };

const libraryFile = (library: string): string => `dist/library/${library}.cjs`;

/** How `file` requires `other`. */
const from = (file: string, other: string): string =>
  path.posix.relative(path.posix.dirname(file), other).replace(/^(?!\.)/, './');

/** Names of the commands of the command line. */
const COMMAND_NAMES = Object.keys(COMMANDS);

/** Bytes of one bundle: what is loaded at once, and what is loaded when it is first needed. */
export interface BundleSize {
  readonly name: 'desktop extension' | 'web extension' | 'command line';
  readonly eager: number;
  readonly lazy: number;
}

export interface Built {
  readonly sizes: readonly BundleSize[];
  readonly files: readonly string[];
  /** Folders of the packages whose code each product holds, as `node_modules/yaml`. */
  readonly packages: Readonly<Record<Product, ReadonlySet<string>>>;
}

/** What is shipped: the extension, and the npm package with the command line. */
export type Product = 'extension' | 'npm';

/** What a build has written so far, and the packages that it took code from. */
class Output {
  readonly files: string[] = [];
  readonly packages = new Set<string>();

  /** Writes what esbuild made. */
  take({ outputFiles = [], metafile }: esbuild.BuildResult): void {
    for (const { path: file, contents } of outputFiles) this.files.push(write(file, contents));
    this.hold(metafile);
  }

  /** Notes the packages whose code is in what esbuild made. */
  hold(metafile: esbuild.Metafile | undefined): void {
    for (const folder of packagesIn(metafile)) this.packages.add(folder);
  }
}

/** Folders of the packages whose code is in what esbuild made, as `node_modules/yaml`. */
export function packagesIn(metafile: esbuild.Metafile | undefined): ReadonlySet<string> {
  const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs.flatMap(([input, { bytesInOutput }]) => {
    const [, folder] = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    return folder !== undefined && bytesInOutput > 0 ? [folder] : [];
  });
  return new Set(folders);
}

/** What several parts of a build wrote and took code from. */
function together(...parts: readonly Output[]): Output {
  const all = new Output();
  for (const { files, packages } of parts) {
    all.files.push(...files);
    for (const folder of packages) all.packages.add(folder);
  }
  return all;
}

/** Writes a file as a whole: tests that build at the same time, and what they start, find no half of it. */
function write(file: string, content: string | Uint8Array): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
  return file;
}

/** The text a bundle starts with, and the folder its imports are relative to. */
interface Entry {
  readonly contents: string;
  readonly resolveDir: string;
}

const ENTRY = 'entry';

/** Gives bundles their entries, by name, which are no files. */
function written(entries: Readonly<Record<string, Entry>>): esbuild.Plugin {
  return {
    name: ENTRY,
    setup(build) {
      build.onResolve({ filter: /^entry:/ }, (args) => ({ path: args.path.slice(ENTRY.length + 1), namespace: ENTRY }));
      build.onLoad({ filter: /./, namespace: ENTRY }, (args) => ({ ...entries[args.path], loader: 'ts' }));
    },
  };
}

/** Entry points of bundles, as esbuild takes them. */
const entryPoints = (entries: Readonly<Record<string, Entry>>): Record<string, string> =>
  Object.fromEntries(Object.keys(entries).map((name) => [name, `${ENTRY}:${name}`]));

/**
 * Code in ASCII, of which V8 keeps half as many bytes and which is decoded several times faster. esbuild escapes strings and leaves
 * regular expressions as they are written; there, too, a code unit and its escape mean the same. Throws where they would not.
 */
function inAscii(code: string): string {
  const [escaped] = /\\[^\0-\x7f]/.exec(code) ?? [];
  if (escaped) throw new Error(`A backslash before ${escaped.slice(1)} is no escape.`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Bundles for Node, by their paths below dist/ without ending, split where the source says `import()` and into what they share, with one
 * file for what the same `runs` load, and what is loaded late in files of its own. esbuild splits ES modules only and CommonJS starts faster. The size is that of the bundle that
 * loads the most.
 */
async function nodeBundles(
  name: BundleSize['name'],
  entries: Readonly<Record<string, Entry>>,
  chunkNames: string,
  built: Output,
  runs: readonly (readonly string[])[] = [],
  lateFiles: readonly LateFile[] = [],
): Promise<BundleSize> {
  const late = await lateModules(lateFiles, (file) => from(`dist/${chunkNames}`, `dist/${file}.cjs`));
  const ofLate = Object.entries(late.contents).map(([file, contents]) => [file, { contents, resolveDir: inRoot() }]);
  const all: Record<string, Entry> = { ...entries, ...Object.fromEntries(ofLate) };
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: entryPoints(all),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames,
    format: 'esm',
    splitting: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    plugins: [
      written(all),
      late.plugin,
      leftOut,
      lazyEntities,
      ...LIBRARIES.map((library) => lazyLibrary(library, from(`dist/${chunkNames}`, libraryFile(library)))),
    ],
    alias: L10N,
    // It could fetch translations as well; nothing is fetched.
    define: { 'import.meta.dirname': '__dirname', fetch: 'undefined' },
  });
  const lateRuns = lateFiles.map(({ file }) => [`${ENTRY}:${file}`]);
  const chunks = await mergedChunks(result, chunkNames, [runs, lateRuns]);
  const sizes = new Map<string, number>();
  for (const { file, code } of chunks) {
    const minified = await esbuild.transform(code, {
      format: 'cjs',
      platform: 'node',
      target: 'es2022',
      minify: true,
      supported: { 'dynamic-import': false },
    });
    const ascii = inAscii(minified.code);
    sizes.set(file, ascii.length);
    built.files.push(write(inRoot('dist', file), ascii));
  }
  built.hold(result.metafile);
  const imports = new Map(chunks.map((one) => [one.file, one.imports]));
  const sum = (files: Iterable<string>): number => [...files].reduce((all, file) => all + (sizes.get(file) ?? 0), 0);
  const eager = Object.keys(entries).map((entry) => sum(loadedWith(`${entry}.cjs`, (file) => imports.get(file) ?? [])));
  return { name, eager: Math.max(...eager), lazy: sum(sizes.keys()) - Math.max(...eager) };
}

async function libraryBundles(built: Output): Promise<void> {
  for (const library of LIBRARIES) built.take(await bundleLibrary(library, COMMON, libraryFile(library)));
}

/** What starts each command of the command line, by name; `help` is for everything else. */
export function commandEntries(): Readonly<Record<string, Entry>> {
  const resolveDir = inRoot('src/adapters/cli');
  const ofCommand = (name: string): Entry => ({
    contents: `import { start } from './main.ts';
import { command } from './commands/${name}.ts';
start({ '${name}': command });\n`,
    resolveDir,
  });
  return {
    ...Object.fromEntries(COMMAND_NAMES.map((name) => [name, ofCommand(name)])),
    help: { contents: "import { start } from './main.ts';\nstart({});\n", resolveDir },
  };
}

/**
 * What the runs that people wait for load at once. A run not named here loads what `lint` does, and more: each further one would divide
 * what these load into more files, of which each takes 0.2 ms.
 */
const RUNS = [
  ...['explain', 'lint'].map((name) => [`${ENTRY}:cli/${name}`]),
  ['bounce/index.ts', 'report/bounce-page.ts', 'report/bounce.ts', 'report/bounce-answers.ts'].map(
    (file) => `src/${file}`,
  ),
];

/** What the npm package runs: a bundle for each command, and the library. They share their parts. */
function programBundles(built: Output): Promise<BundleSize> {
  const entries = {
    ...Object.fromEntries(Object.entries(commandEntries()).map(([name, entry]) => [`cli/${name}`, entry])),
    'api/index': { contents: "export * from './index.ts';", resolveDir: inRoot('src/adapters/library') },
  };
  return nodeBundles('command line', entries, 'cli/part-[hash]', built, RUNS, LATE);
}

/** The whole command line in one file, for an executable that holds it with its data files. Everything is loaded when it is needed. */
export async function executableBundle(): Promise<string> {
  const entries = commandEntries();
  const cases = Object.keys(entries).map((name) => `    case '${name}': return import('${ENTRY}:${name}');`);
  const contents = `function load(name) {
  switch (name) {
${cases.join('\n')}
    default: return import('${ENTRY}:help');
  }
}
load(process.argv[2]);\n`;
  const folder = inRoot('src/adapters/node');
  const { EMBEDDED } = await import('../src/adapters/node/embedded-file.ts');
  const embedded: esbuild.Plugin = {
    name: 'embedded',
    setup(build) {
      build.onResolve({ filter: /\/own-file\.ts$/ }, () => ({ path: path.join(folder, 'embedded-file.ts') }));
    },
  };
  const { outputFiles } = await esbuild.build({
    ...COMMON,
    stdin: { contents, resolveDir: inRoot('src/adapters/cli') },
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [written(entries), embedded, leftOut],
    alias: L10N,
    define: { 'import.meta.dirname': JSON.stringify(`${EMBEDDED}/dist/cli`), fetch: 'undefined' },
  });
  return outputFiles?.[0]?.text ?? '';
}

/** The web extension: one small file that fetches those of the desktop extension. */
async function webBundle(desktop: readonly string[], built: Output): Promise<BundleSize> {
  const fetched = desktop.map((file) => path.relative(inRoot('dist'), file).replaceAll(path.sep, '/'));
  const list = JSON.stringify(fetched);
  const contents = `import { start } from './web.ts';
export const activate = (context) => start(context, 'extension.cjs', ${list});\n`;
  const entries = { web: { contents, resolveDir: inRoot('src/adapters/vscode') } };
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: entryPoints(entries),
    outdir: 'dist',
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    plugins: [written(entries)],
  });
  built.take(result);
  const eager = ['web.js', ...fetched].reduce((sum, file) => sum + statSync(inRoot('dist', file)).size, 0);
  return { name: 'web extension', eager, lazy: 0 };
}

/** `dist/cli.cjs`, and what it starts: loads the bundle of a command. */
async function commandLine(built: Output): Promise<void> {
  const contents = `import { runCommand } from './startup/bin.ts';\nrunCommand(${JSON.stringify(COMMAND_NAMES)});\n`;
  const entries = { 'cli/start': { contents, resolveDir: inRoot('src/adapters/cli') } };
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: entryPoints(entries),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    platform: 'node',
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [written(entries)],
  });
  built.take(result);
  built.files.push(write(inRoot('dist/cli.cjs'), startFile()));
}

/** Scripts of the panels: each file of src/adapters/webview/ that names itself `*.view.ts` runs in a panel of its own. */
async function viewBundles(built: Output): Promise<void> {
  const folder = inRoot('src/adapters/webview');
  if (!existsSync(folder)) return;
  const entryPoints = readdirSync(folder)
    .filter((name) => name.endsWith('.view.ts') || name.endsWith('.css'))
    .map((name) => path.join(folder, name));
  if (entryPoints.length === 0) return;
  const result = await esbuild.build({
    ...COMMON,
    entryPoints,
    outdir: 'dist/webview',
    format: 'iife',
    platform: 'browser',
  });
  built.take(result);
}

/** JSON without blanks; in ASCII where it mostly is, as such a file is decoded and parsed in half the time. */
function minifiedJson(text: string): string {
  const json = JSON.stringify(JSON.parse(text));
  const others = json.match(/[^\0-\x7f]/g)?.length ?? 0;
  return others < json.length / 100 ? inAscii(json) : json;
}

/** Facts, minified, and the pages of all rules in one file: texts by name. */
export async function dataTexts(): Promise<Readonly<Record<string, string>>> {
  const folder = inRoot('src/knowledge/data');
  const facts = readdirSync(folder).map((name): [string, string] => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    return [name, name.endsWith('.json') ? minifiedJson(text) : text];
  });
  return { ...Object.fromEntries(facts), ...(await ruleDocsFiles()) };
}

async function dataFiles({ files }: Output): Promise<void> {
  for (const [name, text] of Object.entries(await dataTexts())) files.push(write(inRoot('dist/data', name), text));
}

/** Removes what earlier builds left of the files that `mine` names and this build did not write. */
function removeStale(written: readonly string[], mine: RegExp): void {
  const keep = new Set(written);
  for (const entry of readdirSync(inRoot('dist'), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !mine.test(entry.name) || keep.has(file)) continue;
    // A file of this minute may belong to another build under way, for instance that of a test.
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > 60_000) rmSync(file, { force: true });
  }
}

interface ExtensionParts {
  readonly sizes: readonly BundleSize[];
  readonly extension: Output;
  /** What the command line needs, too. */
  readonly shared: Output;
}

async function extensionParts(): Promise<ExtensionParts> {
  const code = new Output();
  const views = new Output();
  const libraries = new Output();
  const data = new Output();
  const [desktop] = await Promise.all([
    nodeBundles(
      'desktop extension',
      { extension: { contents: "export * from './extension.ts';", resolveDir: inRoot('src/adapters/vscode') } },
      'extension-[hash]',
      code,
    ),
    libraryBundles(libraries),
    viewBundles(views),
    dataFiles(data),
  ]);
  const web = await webBundle([...code.files, ...libraries.files], views);
  return { sizes: [desktop, web], extension: together(code, views), shared: together(libraries, data) };
}

/** Builds the extension into dist/: everything an installed copy needs. Throws what esbuild throws. */
export async function buildExtension(): Promise<void> {
  const { extension, shared } = await extensionParts();
  removeStale([...extension.files, ...shared.files], /^extension-.*\.cjs$/);
}

/** Builds everything into dist/ and removes what an earlier build left there. */
export async function build(): Promise<Built> {
  const npm = new Output();
  const [{ sizes, extension, shared }, cli] = await Promise.all([
    extensionParts(),
    programBundles(npm),
    commandLine(npm),
  ]);
  const { files } = together(extension, shared, npm);
  // The types of the library are written by scripts/declarations.ts.
  removeStale(files, /(?<!\.d\.cts)$/);
  const packages = { extension: together(extension, shared).packages, npm: together(npm, shared).packages };
  return { sizes: [...sizes, cli], files, packages };
}

/** The built command line; built again where a source is newer. */
export async function builtProgram(): Promise<string> {
  const program = inRoot('dist/cli.cjs');
  const changed = (file: string): number => statSync(inRoot(file)).mtimeMs;
  const sources = globSync(['src/**/*.*', 'scripts/*.ts', 'package.json'], { cwd: inRoot() });
  if (!existsSync(program) || sources.some((file) => changed(file) > statSync(program).mtimeMs)) await build();
  return program;
}

/** The packages that a product holds code of, or all products together, found by building them. */
export async function shippedBy(product?: Product): Promise<ReadonlySet<string>> {
  const { packages } = await build();
  return new Set([...packages[product ?? 'extension'], ...packages[product ?? 'npm']]);
}

if (import.meta.main) {
  const start = performance.now();
  const { sizes } = await build();
  writeDeclarations();
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;
  for (const { name, eager, lazy } of sizes) {
    console.log(`${name}: ${kilobytes(eager)}${lazy > 0 ? ` at once, ${kilobytes(lazy)} when needed` : ''}`);
  }
  console.log(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}
