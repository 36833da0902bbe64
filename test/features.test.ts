import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { featuresOf } from './support/features.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What is tried in a real editor: titles of tests by the feature of the page. Commands and settings are looked for by their names. */
const TRIED: Readonly<Record<string, readonly string[]>> = {
  'In the editor/Everything': [
    'the extension starts in this host',
    'cells of a notebook are read and explained',
    'PowerShell cells of a Polyglot notebook are read',
  ],
  'Who may forward where/Who May Forward Where': ['the side bar shows senders, forwards and missing facts'],
  'Who may forward where/Show Grid of Senders and Recipients': [
    'the grid is opened from the palette, moved in with the keyboard',
    'the grid is opened from the status item and from the line above a policy',
    'the filter of the grid leaves the senders and recipients',
    'the grid is exported as a table, a picture and a page',
    'a grid of 500 by 1,000 classes draws what is in sight',
    'a missing fact is stated from the grid',
    'first steps: the walkthrough has five',
  ],
  'Who may forward where/May This Sender Forward to …?': [
    'the panel asks about the line with the cursor, and writes a change in the language of the file',
    'the panel answers who may forward, and asks again when a file changes',
  ],
  'Who may forward where/Compare Forwarding With…': [
    'who may forward where is compared with a file; panel and marks follow what is typed',
    'who may forward where is compared with a commit',
  ],
  'Who may forward where/Testing': [
    'policy tests are run from the Test Explorer',
    'a continuous run proves policy tests again',
    'a mistake in policy tests is shown at its place',
    'a quick fix writes an entry of the exceptions ledger',
  ],
  'While typing/Problems': [
    'a YAML file shows its findings with exact range and a link',
    'a PowerShell file shows its findings, with related places',
    'an error in a word that is being typed waits',
    'problems of a thousand files leave typing alone',
  ],
  'While typing/Fixes': [
    'a fix to review is chosen and applied with the keyboard',
    'fix all applies safe fixes only',
    'a fix of an export opens its commands',
    'a fix that asks for names writes placeholders',
  ],
  'While typing/Completion': [
    'a parameter and the name of a policy are completed while typing',
    'completion in tenant files, the configuration, suppression comments; snippets on a prefix',
  ],
  'While typing/Signatures': ['the syntax of a cmdlet is shown with the parameter under the cursor'],
  'While typing/Hovers': [
    'hover on a cmdlet, a parameter and a setting',
    'hovers say where a forward goes, what a splatted variable hands over',
    'hovers say what is named',
  ],
  'While typing/Lines above': [
    'a line above each policy and forward says who may forward where',
    'where nobody knows the domains of the organization, the line above asks',
  ],
  "Finding one's way/`F12`, `Shift+F12`": ['F12 goes from a rule to its policy'],
  "Finding one's way/`F2`": ['F2 renames a rule everywhere'],
  "Finding one's way/`Ctrl+Shift+O`, `Ctrl+T`": ['outline, breadcrumbs and the search for symbols'],
  "Finding one's way/folding": ['parts of a bounce can be folded'],
  'Beside other extensions/The': [
    'beside the JSON support of the editor nothing is offered, explained or reported twice',
  ],
  'Languages/PowerShell': ['a PowerShell file shows its findings', 'PowerShell cells of a Polyglot notebook are read'],
  'Languages/YAML': ['a YAML file shows its findings'],
  'Languages/JSON': ['beside the JSON support of the editor'],
  'Languages/CSV': ['insert commands write on lines of their own'],
  'Languages/Markdown': ['hover on a bounce code in YAML, PowerShell, Markdown, plain text and log'],
  'Languages/Bounces': ['a bounce is explained and the line that caused it is shown'],
  'Languages/Plain text': ['hover on a bounce code in YAML, PowerShell, Markdown, plain text and log'],
};

const suites = globSync('test/vscode/*.ts', { cwd: root }).map(read).join('\n');
const features = featuresOf(read('docs/features.md'));
const isNamed = ({ section }: { readonly section: string }): boolean => ['Commands', 'Settings'].includes(section);

test('every feature of the page is tried in a real editor, and every named test is there', () => {
  const promised = features.filter((one) => !isNamed(one)).map(({ section, name }) => `${section}/${name}`);
  assert.deepEqual(Object.keys(TRIED).toSorted(), promised.toSorted());
  const titles = [...suites.matchAll(/^ *test\(\s*(['`])((?:\\.|(?!\1).)*)\1/gm)].map(([, , title = '']) => title);
  for (const wanted of Object.values(TRIED).flat())
    assert.ok(
      titles.some((title) => title.startsWith(wanted)),
      `no test in the editor begins with "${wanted}"`,
    );
});

test('every command is taken from the palette, or its title is read there, in a real editor', () => {
  for (const { name } of features.filter(({ section }) => section === 'Commands'))
    assert.ok(suites.includes(`palette('${name}'`) || suites.includes(`'${name}',\n`), name);
});

test('every setting is changed in a real editor', () => {
  for (const { name } of features.filter(({ section }) => section === 'Settings'))
    assert.ok(suites.includes(`having('${name.replaceAll('`', '').replace('mailflowLint.', '')}',`), name);
});
