import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { gitignorePatterns, type Ignores, isIgnored } from '../../src/adapters/cli/gitignore.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-ignore-'));
after(() => rmSync(folder, { recursive: true, force: true }));
execFileSync('git', ['init', '-q', folder]);
for (const name of ['a', 'a/b', 'b']) mkdirSync(path.join(folder, name));
const FILES = ['a.txt', 'b.txt', 'a/a.txt', 'a/b.txt', 'a/b/a.txt', 'a/b/ab', 'b/a.txt', 'b/.x'];
for (const name of FILES) writeFileSync(path.join(folder, name), '');

/** Paths that Git leaves out, with these `.gitignore` files by folder. */
function asGitSays(texts: Readonly<Record<string, string>>): string[] {
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, name, '.gitignore'), text);
  const { stdout } = spawnSync('git', ['-C', folder, 'check-ignore', '--no-index', '--stdin'], {
    input: FILES.join('\n'),
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((name) => name !== '');
}

/** The same by the product: a file is left out when it or a folder above it is. */
function asWeSay(texts: Readonly<Record<string, string>>): string[] {
  return FILES.filter((name) => {
    let ignores: Ignores = [];
    const parts = name.split('/');
    for (let depth = 0; depth < parts.length; depth++) {
      const above = parts.slice(0, depth).join('/');
      const text = texts[above];
      const base = above === '' ? '/r' : `/r/${above}`;
      if (text !== undefined) ignores = [...ignores, { base, patterns: gitignorePatterns(text, 100) ?? [] }];
      if (isIgnored(ignores, `/r/${parts.slice(0, depth + 1).join('/')}`, depth < parts.length - 1)) return true;
    }
    return false;
  });
}

const line = fc
  .tuple(
    fc.constantFrom('', '!', '/', '!/', '**/', 'a/', '#', '\\'),
    fc.constantFrom('a', 'b', '*', '*.txt', 'a*', '?.txt', '[ab].txt', 'a/b', '**', 'a.txt', '*b*', '{a,b}.txt', '.x'),
    fc.constantFrom('', '/', '/**', '/*', ' ', '\r'),
  )
  .map((parts) => parts.join(''));

test('files are left out as Git leaves them out, nested negations included', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 2 }), (top, nested) => {
      const texts = { '': `${top.join('\n')}\n`, a: `${nested.join('\n')}\n` };
      assert.deepEqual(asWeSay(texts), asGitSays(texts));
    }),
    { numRuns: 150, seed: 20_261_129 },
  );
});
