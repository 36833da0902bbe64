import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');

/** Sentences and labels: two words or more, or one that begins with a capital letter and is no name of code. */
const SPEAKS = /^(?=.*[a-z]{2})[A-Z][a-z]+(?: [\w“”'’…(),.:-]+)+$/;
/** Where text for people comes from, or where a text is none: translations, messages to developers, HTML and names of the editor. */
const ALLOWED = /translate\(\s*$|labelled\(\s*$|throw new Error\(\s*$|console\.\w+\(\s*$/;

/** String literals of a file that look like text for people, with what stands before them. */
function* texts(code: string): Generator<string> {
  const plain = code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  for (const { 1: text = '', index } of plain.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)) {
    if (SPEAKS.test(text) && !ALLOWED.test(plain.slice(Math.max(0, index - 40), index))) yield text;
  }
}

/** Names of products, which no language translates. */
const NAMES = new Set(['Mailflow Lint']);

test('a panel or command of the editor says nothing that cannot be translated', () => {
  const found: string[] = [];
  const files = globSync('src/{adapters/vscode,adapters/webview,language}/**/*.ts', { cwd: root });
  // Snippets are code; names and comments in them are for a person to change.
  for (const file of files.filter((name) => path.basename(name) !== 'snippets.ts')) {
    for (const text of texts(readFileSync(path.join(root, file), 'utf8')))
      if (!NAMES.has(text)) found.push(`${file}: ${text}`);
  }
  assert.deepEqual(found, []);
});

test('such text is found', () => {
  assert.deepEqual(
    [...texts("show('No file was read'); translate('A sentence'); el('div', { class: 'a b' });")],
    ['No file was read'],
  );
});
