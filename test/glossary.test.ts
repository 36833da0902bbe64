import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');

const GLOSSARY = path.join(root, 'docs/glossary.md');

/** The rows of all tables: a word, what it means, and the declaration that it is explained by. */
const ROWS = readFileSync(GLOSSARY, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:---|word )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, word = '', meaning = '', where = '']) => ({ word, meaning, where }));

test('every word of the glossary is explained by a declaration that is there', () => {
  assert.ok(ROWS.length > 0);
  for (const { word, meaning, where } of ROWS) {
    const [, name = '', file = ''] = /^\[`(\w+)`\]\((\S+)\)$/.exec(where) ?? [];
    assert.notEqual(name, '', `${word}: the last column is a link to a declaration`);
    assert.match(meaning, /\.$/, word);
    const target = path.join(path.dirname(GLOSSARY), file);
    assert.ok(existsSync(target), `${word}: no file ${file}`);
    const declared = new RegExp(
      `^export (?:declare )?(?:async )?(?:interface|type|class|function\\*?|const) ${name}\\b`,
      'm',
    );
    assert.match(readFileSync(target, 'utf8'), declared, `${word}: ${file} exports no ${name}`);
  }
});

test('every word is explained once', () => {
  const words = ROWS.flatMap(({ word }) => word.split(', '));
  assert.deepEqual(
    words.filter((word, at) => words.indexOf(word) !== at),
    [],
  );
});

test('the pages for newcomers lead to the glossary', () => {
  for (const page of ['CONTRIBUTING.md', 'docs/architecture.md']) {
    assert.match(readFileSync(path.join(root, page), 'utf8'), /\]\((?:docs\/)?glossary\.md\)/, page);
  }
});
