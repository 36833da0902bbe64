import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { inRoot } from '../../scripts/root.ts';
import { FORMATS, type FormatName, kindOf } from '../../src/adapters/cli/formats.ts';
import { overview } from '../../src/adapters/cli/help.ts';
import { LINT_FORMATS } from '../../src/adapters/cli/lint-formats.ts';
import { COMMON, type Option, type Options } from '../../src/adapters/cli/options.ts';
import { COMMANDS, isCommand } from '../../src/adapters/cli/overview.ts';
import { useTranslations } from '../../src/messages/index.ts';
import { plain } from '../../src/report/terminal.ts';
import { commands } from '../support/world.ts';

const PAGE = readFileSync(inRoot('docs/command-line.md'), 'utf8');

before(() => useTranslations({}));

const codesOf = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'));

/** An option as the page writes it, of a command or of `every`, and what the page says of it. */
interface Row {
  readonly command: string;
  readonly written: string;
  readonly meaning: string;
}

/** The options in the tables of the page: of the command that a cell names, else of the one that the section is about. */
function rows(): readonly Row[] {
  return PAGE.split(/^## /m).flatMap((section) => {
    const [title = ''] = section.split('\n');
    const about = title.toLowerCase() === 'options of every command' ? 'every' : title.toLowerCase();
    return [...section.matchAll(/^\| (.*?[^\\]) \| (.*) \|$/gm)].flatMap(([, first = '', meaning = '']) => {
      let command = about;
      return codesOf(first).flatMap((code) => {
        const [word = ''] = code.split(' ');
        if (isCommand(word)) command = word;
        return [...code.matchAll(/(?:^| )(--?[a-zA-Z][\w-]*(?: (?!-)\S+)?)/g)].map(
          ([, written = '']): Row => ({ command, written, meaning }),
        );
      });
    });
  });
}

/** The ways that the page has to write an option. */
function waysOf([name, { type, value, words, negative, short }]: readonly [string, Option]): readonly string[] {
  if (type === 'string') return [`--${name} ${value ?? words?.join('|')}`];
  return [`--${name}`, ...(negative ? [`--no-${name}`] : []), ...(short ? [`-${short}`] : [])];
}

const ownOf = (options: Options): readonly (readonly [string, Option])[] =>
  Object.entries(options).filter(([name, option]) => (COMMON as Options)[name] !== option);

const sorted = (items: Iterable<string>): readonly string[] => [...new Set(items)].sort();

test('the page lists the commands as the program does', () => {
  const lines = overview({ paint: plain })
    .split('\n')
    .filter((line) => line.startsWith('  mailflow-lint '))
    .map((line) => line.slice(2));
  assert.equal(lines.length, Object.keys(COMMANDS).length);
  assert.ok(PAGE.includes(`\`\`\`\n${lines.join('\n')}\n\`\`\``), lines.join('\n'));
});

test('the page has every option of every command, written as the help writes it, and no other', () => {
  const all = rows();
  const listed = (command: string) =>
    sorted(all.filter((row) => row.command === command).map(({ written }) => written));
  assert.deepEqual(listed('every'), sorted(Object.entries(COMMON).flatMap(waysOf)));
  for (const [name, { options }] of Object.entries(commands))
    assert.deepEqual(listed(name), sorted(ownOf(options).flatMap(waysOf)), name);
});

test('the page names the words that an option takes, and no other format', () => {
  const all = rows();
  const isFormat = (word: string): word is FormatName => Object.hasOwn(FORMATS, word);
  for (const [name, { options }] of Object.entries(commands))
    for (const [option, { value, words, meanings }] of ownOf(options)) {
      if (!value || !words) continue;
      const row = all.find(({ command, written }) => command === name && written === `--${option} ${value}`);
      const named = codesOf(row?.meaning ?? '');
      const own = meanings ? named.filter(isFormat) : named.filter((word) => words.includes(word));
      assert.deepEqual([...new Set(own)], words, `${name} --${option}`);
    }
});

test('the page names the formats of lint that people read', () => {
  const row = rows().find(({ command, written }) => command === 'lint' && written === '--notes');
  const forPeople = (Object.keys(LINT_FORMATS) as FormatName[]).filter((name) => kindOf(name).forPeople);
  assert.deepEqual(codesOf(row?.meaning ?? ''), forPeople);
});
