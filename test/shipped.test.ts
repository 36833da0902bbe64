import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { build } from '../scripts/build.ts';
import { NOTICES, notices, runtimePackages } from '../scripts/notices.ts';
import { inRoot } from '../scripts/root.ts';
import { billOfMaterials } from '../scripts/sbom.ts';

const { files, packages } = await build();
const bundles = files
  .filter((file) => /\.c?js$/.test(file))
  .map((file) => ({ name: path.relative(inRoot('dist'), file), code: readFileSync(file, 'utf8') }));

const dependencies = runtimePackages();

test('the bundles hold code of the dependencies, and of no other package', () => {
  assert.deepEqual([...packages].sort(), dependencies.names);
});

test('the licences of everything that is shipped stand in a page that is shipped, too', () => {
  assert.equal(readFileSync(inRoot(NOTICES), 'utf8'), notices([...packages].sort()), 'run "npm run licences"');
  const shipped = readFileSync(inRoot('.vscodeignore'), 'utf8').split('\n');
  for (const file of [NOTICES, 'LICENSE', 'SECURITY.md']) assert.ok(shipped.includes(`!${file}`), file);
});

test('the bill of materials names what is shipped, and nothing else', () => {
  const { components, metadata } = JSON.parse(billOfMaterials());
  const names = (components as { name: string }[]).map(({ name }) => name);
  assert.deepEqual([...names].sort(), [...packages].sort());
  assert.equal(metadata.component.name, 'mailflow-lint');
});

test('nothing runs when the program or its libraries are installed', () => {
  assert.deepEqual(dependencies.withScripts, []);
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(scripts[name], undefined, name);
});

/** Modules that a bundle takes from outside of itself. */
const required = (code: string): readonly string[] =>
  [...code.matchAll(/require\("([^".][^"]*)"\)/g)].map(([, name = '']) => name);

test('the extension takes nothing from outside but the editor', () => {
  for (const { name, code } of bundles) {
    if (name.startsWith('cli')) continue;
    // The library names a module for functions that read files; nobody calls them.
    const allowed = name === path.join('library', 'chardet.cjs') ? ['fs'] : ['vscode'];
    for (const module of required(code)) assert.ok(allowed.includes(module), `${name} requires ${module}`);
  }
});

/** Before a name in minified code: no letter, no quote, and no blank but behind a keyword, as in a text. */
const IN_CODE = '(?<![\\w$"])(?<!(?<!return|typeof|case|in|of|new|void|await|yield) )';

test('the command line takes nothing from outside that could open a connection, and starts Git alone', () => {
  const modules = ['buffer', 'child_process', 'crypto', 'fs', 'module', 'os', 'path', 'util', 'vm', 'zlib'];
  const started = new Set<string>();
  for (const { name, code } of bundles) {
    if (!name.startsWith('cli')) continue;
    for (const module of required(code))
      assert.ok(modules.includes(module.replace('node:', '')), `${name} requires ${module}`);
    const [, processes] = /([\w$]+)=(?:[\w$]+\()?require\("node:child_process"\)/.exec(code) ?? [];
    if (processes === undefined) continue;
    for (const [, call = ''] of code.matchAll(
      new RegExp(`${IN_CODE}${processes.replaceAll('$', '\\$')}\\b(.{0,24})`, 'g'),
    ))
      if (!call.startsWith('=')) started.add(call.split(',')[0] ?? '');
  }
  assert.deepEqual([...started], ['.execFileSync)("git"']);
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
