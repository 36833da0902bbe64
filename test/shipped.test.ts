import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { holesInShipped } from '../scripts/audit.ts';
import { build } from '../scripts/build.ts';
import { extensionManifest, npmManifest } from '../scripts/manifest.ts';
import { installed, NOTICES, notices } from '../scripts/notices.ts';
import { inRoot } from '../scripts/root.ts';
import { billOfMaterials } from '../scripts/sbom.ts';

const { files, packages } = await build();
const bundles = files
  .filter((file) => /\.c?js$/.test(file))
  .map((file) => ({ name: path.relative(inRoot('dist'), file), code: readFileSync(file, 'utf8') }));

/** Of everything that is shipped. */
const all = new Set(Object.values(packages).flatMap((folders) => [...folders]));

interface Root {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const root = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Root;

test('everything is bundled: who installs the program installs nothing else', () => {
  assert.equal(root.dependencies, undefined);
  for (const [name, version] of Object.entries(root.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
});

test('the packages of the bundles are found', () => {
  for (const product of Object.values(packages))
    for (const name of ['yaml', 'zod', 'jsonc-parser']) assert.ok(product.has(`node_modules/${name}`), name);
  assert.ok(!all.has('node_modules/esbuild'));
});

test('the licences of everything that is shipped stand in a page that is shipped, too', () => {
  assert.equal(readFileSync(inRoot(NOTICES), 'utf8'), notices(all), 'run "npm run licences"');
  const shipped = readFileSync(inRoot('.vscodeignore'), 'utf8').split('\n');
  for (const file of [NOTICES, 'LICENSE', 'SECURITY.md']) assert.ok(shipped.includes(`!${file}`), file);
});

test('the bill of materials of a product names what its bundles hold, and nothing else', () => {
  for (const product of [packages.npm, packages.extension]) {
    const { components, metadata, dependencies } = JSON.parse(billOfMaterials(product));
    const names = (components as { name: string }[]).map(({ name }) => name);
    assert.deepEqual(names.sort(), [...product].map((folder) => installed(folder).name).sort());
    assert.equal(metadata.component.name, 'mailflow-lint');
    assert.equal(dependencies.length, components.length + 1);
    assert.doesNotMatch(JSON.stringify(components), /development|optional/);
  }
});

test('the audit speaks of what is shipped, where the hole is in its own code', () => {
  const advisory = (title: string) => ({ title, url: 'https://advisory', severity: 'high', range: '<2' });
  const report = {
    vulnerabilities: {
      yaml: { name: 'yaml', nodes: ['node_modules/yaml'], via: [advisory('Slow')] },
      zod: { name: 'zod', nodes: ['node_modules/zod'], via: ['esbuild'] },
      esbuild: { name: 'esbuild', nodes: ['node_modules/esbuild'], via: [advisory('Open')] },
      diff: { name: 'diff', nodes: ['node_modules/other/node_modules/diff'], via: [advisory('Old copy')] },
    },
  };
  assert.deepEqual(holesInShipped(report, all), ['yaml <2 (high): Slow https://advisory']);
});

test('nothing runs when the program is installed', () => {
  for (const { scripts } of [npmManifest(), extensionManifest()]) assert.equal(scripts, undefined);
  // An install from Git runs "prepare" alone, which builds.
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  for (const name of ['preinstall', 'install', 'postinstall']) assert.equal(scripts[name], undefined, name);
});

/** Modules that a bundle takes from outside of itself. */
const required = (code: string): readonly string[] =>
  [...code.matchAll(/require\("([^".][^"]*)"\)/g)].map(([, name = '']) => name);

/** Whether a bundle is one for Node: of the command line or the library. */
const isProgram = (name: string): boolean => /^(?:cli|api)\b/.test(name);

test('what Node loads is ASCII: other text takes twice the memory and longer to decode', () => {
  const loaded = bundles.filter(({ name }) => /^(?:cli|api)[\\/]|^extension/.test(name));
  assert.ok(loaded.length > 100);
  assert.deepEqual(
    loaded.filter(({ code }) => /[^\0-\x7f]/.test(code)).map(({ name }) => name),
    [],
  );
});

test('the extension takes nothing from outside but the editor', () => {
  for (const { name, code } of bundles) {
    if (isProgram(name)) continue;
    // The library names a module for functions that read files; nobody calls them.
    const allowed = name === path.join('library', 'chardet.cjs') ? ['fs'] : ['vscode'];
    for (const module of required(code)) assert.ok(allowed.includes(module), `${name} requires ${module}`);
  }
});

/** Before a name in minified code: no letter, no quote, and no blank but behind a keyword, as in a text. */
const IN_CODE = '(?<![\\w$"])(?<!(?<!return|typeof|case|in|of|new|void|await|yield) )';

/**
 * Where functions of `child_process`, kept under a name in minified code, start something, and what. Other scopes use the same short name:
 * what is called `exec` there is one of a pattern, unless it is called as an import is.
 */
const startersOf = (name: string): RegExp =>
  new RegExp(
    `${IN_CODE}${name.replaceAll('$', '\\$')}\\.((?:execFile(?:Sync)?|execSync|fork|spawn(?:Sync)?|exec(?!\\())\\b\\)?(?:\\((?:"[^"]*")?)?)`,
    'g',
  );

test('what starts programs is found in minified code', () => {
  const code =
    'a=b(require("node:child_process"));(0,a.spawn)("git",x);a.fork(y);z(a.exec);(0,a.exec)("ls");a.exec("text")';
  const found = [...code.matchAll(startersOf('a'))].map(([, call]) => call);
  assert.deepEqual(found, ['spawn)("git"', 'fork(', 'exec)', 'exec)("ls"']);
});

test('the sources start programs with functions that the next test tells from those of patterns', () => {
  const texts = globSync('src/**/*.ts', { cwd: inRoot() }).map((file) => readFileSync(inRoot(file), 'utf8'));
  const imports = texts.flatMap((text) => [...text.matchAll(/^.*['"](?:node:)?child_process['"].*$/gm)]);
  assert.deepEqual(
    imports.map(([line]) => line),
    ["import { execFileSync, spawn } from 'node:child_process';"],
  );
});

test('command line and library take nothing from outside that could open a connection, and start Git alone', () => {
  const modules = [
    'buffer',
    'child_process',
    'crypto',
    'fs',
    'module',
    'os',
    'path',
    'process',
    'stream',
    'url',
    'util',
    'v8',
    'vm',
    'zlib',
  ];
  const started = new Set<string>();
  for (const { name, code } of bundles) {
    if (!isProgram(name)) continue;
    for (const module of required(code))
      assert.ok(modules.includes(module.replace('node:', '')), `${name} requires ${module}`);
    const [, processes] = /([\w$]+)=(?:[\w$]+\()?require\("node:child_process"\)/.exec(code) ?? [];
    if (processes === undefined) continue;
    for (const [, call = ''] of code.matchAll(startersOf(processes))) started.add(call);
  }
  assert.deepEqual([...started].sort(), ['execFileSync("git"', 'spawn("git"']);
});

/** What evaluates text, reaches the network, or reaches into Node. */
const FORBIDDEN =
  /(?<![.\w$])(?:eval|Function|fetch|XMLHttpRequest|WebSocket|EventSource|importScripts|WebAssembly|Worker|SharedWorker|import)\s*\(|\bnew (?:Function|XMLHttpRequest|WebSocket|EventSource|Worker|SharedWorker)\b|sendBeacon|process\.(?:binding|dlopen)|\.constructor\(["'`]/g;

test('the words of the next test are found', () => {
  for (const code of [
    'eval(x)',
    'a=Function("x")',
    'new Function(x)',
    ';fetch(u)',
    'import("net")',
    'process.binding("x")',
  ])
    assert.equal([...code.matchAll(FORBIDDEN)].length, 1, code);
});

test('no bundle evaluates text or opens a connection', () => {
  assert.ok(bundles.length > 20);
  for (const { name, code } of bundles) {
    const found = [...code.matchAll(FORBIDDEN)].map(([text]) => text.trim());
    // The editor in the web loads one file; it runs the others of the extension, which lie beside it (src/adapters/vscode/web.ts).
    assert.deepEqual(found, name === 'web.js' ? ['new Function'] : [], name);
  }
});
