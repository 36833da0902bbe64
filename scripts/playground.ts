// Writes the playground: one page that holds everything it needs and can connect to nothing.   npm run package -- playground
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Packed } from '../src/adapters/playground/engine/knowledge.ts';
import type { Sample } from '../src/adapters/playground/page/samples.ts';
import { decode } from '../src/text/encoding.ts';
import { COMMON, dataTexts, packagesIn } from './build.ts';
import { inRoot } from './root.ts';
import { TRANSLATED } from './rule-pages.ts';

const SOURCE = 'src/adapters/playground';

const PAGE: esbuild.BuildOptions = {
  ...COMMON,
  format: 'iife',
  platform: 'browser',
  charset: 'utf8',
  alias: { '@vscode/l10n': inRoot('node_modules/@vscode/l10n/dist/browser.js') },
  // The library of translations could fetch some; nothing is fetched.
  define: { fetch: 'undefined' },
};

/** Makes data importable under a name. */
function dataModule(name: string, data: unknown): esbuild.Plugin {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      build.onLoad({ filter: /./, namespace: name }, () => ({ contents: JSON.stringify(data), loader: 'json' }));
    },
  };
}

/** Facts and translations. The script that exports a tenant is for a shell. */
async function packed(): Promise<Packed> {
  const { 'export-script.ps1': _, ...data } = await dataTexts();
  const bundle = (language: string): string =>
    JSON.stringify(JSON.parse(readFileSync(inRoot(`l10n/bundle.l10n.${language}.json`), 'utf8')));
  return { data, translations: Object.fromEntries(TRANSLATED.map((language) => [language, bundle(language)])) };
}

/** The organizations of the examples, each with the configuration that names its files, and a bounce. */
function samples(): { readonly samples: readonly Sample[]; readonly bounce: string } {
  const read = (file: string): { path: string; text: string } => ({
    path: file.replaceAll(path.sep, '/'),
    text: decode(readFileSync(inRoot('examples', file))).text,
  });
  const within = (folder: string) =>
    globSync(`${folder}/**/*.*`, { cwd: inRoot('examples') })
      .sort()
      .map(read);
  const config = read('mailflow-lint.config.yaml');
  const organizations = readdirSync(inRoot('examples'), { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() && one.name !== 'bounces' ? [{ name: one.name, files: within(one.name) }] : [],
  );
  // The one with most to see comes first.
  const sorted = organizations.sort((a, b) => b.files.length - a.files.length);
  const all = { name: sorted.map(({ name }) => name).join(', '), files: sorted.flatMap(({ files }) => files) };
  return {
    samples: [...sorted, all].map(({ name, files }) => ({ name, files: [...files, config] })),
    bounce: within('bounces')[0]?.text ?? '',
  };
}

interface Part {
  readonly text: string;
  readonly packages: ReadonlySet<string>;
}

async function bundled(options: esbuild.BuildOptions): Promise<Part> {
  const { outputFiles = [], metafile } = await esbuild.build(options);
  return { text: outputFiles[0]?.text.trim() ?? '', packages: packagesIn(metafile) };
}

/** The engine as a function of the scope it talks through: the page runs it in a second thread, or itself. */
async function engine(): Promise<Part> {
  const { text, packages } = await bundled({
    ...PAGE,
    entryPoints: [`${SOURCE}/engine/start.ts`],
    globalName: 'mailflow',
    plugins: [dataModule('playground:packed', await packed())],
  });
  return { text: `function mailflowEngine(scope){${text};mailflow.start(scope)}`, packages };
}

const page = (): Promise<Part> =>
  bundled({
    ...PAGE,
    entryPoints: [`${SOURCE}/page/main.ts`],
    plugins: [dataModule('playground:samples', samples())],
  });

/** The style of the page, and those of the editor's panels for the parts of the page that show the same. */
async function style(): Promise<string> {
  const panels = { forwarding: '.view-forwarding', verdict: '.view-verdict', page: '.page-text', review: '.review' };
  const imports = Object.entries(panels).map(async ([name, part]) => {
    const { text } = await bundled({ ...COMMON, entryPoints: [`src/adapters/webview/${name}.css`] });
    return `${part}{${text}}`;
  });
  const { text: own } = await bundled({ ...COMMON, entryPoints: [`${SOURCE}/page/page.css`] });
  const nested = [...(await Promise.all(imports)), own].join('\n');
  return (await esbuild.transform(nested, { loader: 'css', minify: true, target: 'es2022' })).code.trim();
}

/** What stands in a script element must not end it or begin another one. */
const inScript = (text: string): string => text.replaceAll(/<(?=!--|\/?script)/gi, '\\x3c');

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A page that runs the two scripts and nothing else, and lets nothing connect anywhere. */
export async function playground(): Promise<{ readonly html: string; readonly packages: ReadonlySet<string> }> {
  const [engineScript, pageScript, styles] = await Promise.all([engine(), page(), style()]);
  const scripts = [engineScript, pageScript].map(({ text }) => inScript(text));
  const nonce = hash(styles).replaceAll(/[^A-Za-z0-9]/g, '');
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map((text) => `'sha256-${hash(text)}'`).join(' ')}`,
    // The editor of texts adds styles of its own.
    `style-src 'nonce-${nonce}'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: Readonly<Record<string, string>> = {
    POLICY: policy,
    NONCE: nonce,
    STYLE: styles,
    ENGINE: scripts[0] ?? '',
    PAGE: scripts[1] ?? '',
  };
  const template = readFileSync(inRoot(SOURCE, 'index.html'), 'utf8');
  const html = template.replaceAll(/\b(?:POLICY|NONCE|STYLE|ENGINE|PAGE)\b/g, (part) => parts[part] ?? '');
  return { html, packages: new Set([...engineScript.packages, ...pageScript.packages]) };
}

/** Writes the playground into a folder; gives its size and the packages that it holds code of. */
export async function writePlayground(
  folder: string,
): Promise<{ readonly bytes: number; readonly packages: ReadonlySet<string> }> {
  const { html, packages } = await playground();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), html);
  return { bytes: Buffer.byteLength(html), packages };
}
