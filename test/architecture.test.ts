import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  circles,
  fileGraph,
  fileOf,
  type Graph,
  importsOf,
  modulesBelow,
  unitGraph,
} from '../scripts/architecture/modules.ts';
import { architecturePage } from '../scripts/architecture/picture.ts';
import { inRoot } from '../scripts/root.ts';

const ENTRIES = [
  'analyze',
  'configured',
  'explain',
  'ask',
  'answers',
  'not-read',
  'prove',
  'compare',
  'evidence',
  'support',
];
const CORE = [
  'text',
  'knowledge',
  'tenant',
  'config',
  'powershell',
  'read',
  'write',
  'exchange',
  'verdict',
  'bounce',
  'lint',
  'rules',
];

/** What each room may import besides itself: rooms, and packages by their name. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  text: ['chardet'],
  knowledge: [],
  messages: ['@vscode/l10n'],
  tenant: ['text'],
  config: ['text', 'tenant', 'knowledge', 'yaml', 'jsonc-parser', 'zod'],
  powershell: ['text'],
  read: ['text', 'knowledge', 'powershell', 'yaml', 'jsonc-parser'],
  write: ['text', 'tenant', 'knowledge', 'yaml'],
  exchange: ['text', 'tenant', 'knowledge'],
  verdict: ['text', 'tenant', 'knowledge', 'exchange'],
  bounce: ['text', 'tenant', 'knowledge', 'exchange', 'verdict', 'write', 'postal-mime'],
  lint: ['text'],
  rules: ['text', 'tenant', 'knowledge', 'exchange', 'verdict', 'write', 'lint'],
  language: ['text', 'tenant', 'knowledge', 'exchange', 'verdict', 'write', 'jsonc-parser'],
  report: ['text', 'tenant', 'exchange', 'verdict', 'lint', 'messages', 'bounce', 'diff'],
  entry: [...CORE, 'messages', 'language', 'report'],
  tools: ['entry', 'report', 'messages', 'zod'],
  editor: ['entry', 'config', 'language', 'report', 'messages', 'text'],
  'adapters/node': ['knowledge', 'node:'],
  'adapters/cli': [
    ...['entry', 'config', 'report', 'messages', 'node:'],
    ...['adapters/node', 'adapters/lsp', 'adapters/mcp', 'tools', '@modelcontextprotocol/sdk'],
  ],
  'adapters/library': ['entry', 'config', 'report', 'messages', 'node:', 'adapters/node'],
  'adapters/lsp': [
    ...['entry', 'config', 'language', 'report', 'messages', 'editor', 'node:'],
    ...['vscode-languageserver', 'vscode-languageserver-protocol'],
  ],
  'adapters/mcp': ['tools', '@modelcontextprotocol/sdk'],
  'adapters/vscode': ['entry', 'config', 'language', 'report', 'messages', 'editor', 'tools', 'vscode'],
  'adapters/webview': [],
  'adapters/playground': [
    'entry',
    'config',
    'language',
    'report',
    'messages',
    'editor',
    'adapters/webview',
    '@codemirror/commands',
    '@codemirror/state',
    '@codemirror/view',
    'mdast-util-from-markdown',
    'playground:packed',
    'playground:samples',
  ],
};

/** Types are contracts and weigh nothing: these rooms' types may be named by the rooms on the left. */
const TYPE_ARROWS: Readonly<Record<string, readonly string[]>> = {
  read: ['tenant'],
  messages: ['text', 'tenant', 'config', 'read', 'exchange', 'verdict', 'bounce', 'lint', 'language'],
  exchange: ['read'],
  lint: ['tenant', 'knowledge', 'config', 'read', 'verdict'],
  rules: ['read'],
  language: ['read'],
  report: ['config', 'knowledge'],
  tools: CORE,
  editor: CORE,
  'adapters/node': ['messages'],
  'adapters/cli': CORE,
  'adapters/library': CORE,
  'adapters/lsp': CORE,
  'adapters/vscode': [...CORE, 'adapters/webview'],
  'adapters/webview': ['report', ...CORE],
  'adapters/playground': [...CORE, 'mdast'],
};

/** Rooms whose plain functions an adapter needs at the border: places to lines, bytes to text, loading data files. */
const BORDER: Readonly<Record<string, readonly string[]>> = {
  'adapters/cli': ['text'],
  'adapters/library': ['text'],
  'adapters/lsp': ['text'],
  'adapters/vscode': ['text', 'knowledge'],
  'adapters/playground': ['text', 'knowledge'],
};

/** Room of a file below src/: `read`, `adapters/cli`, `entry` for the entry files. Undefined for a file without a room. */
function roomOf(file: string): string | undefined {
  const parts = file.split('/');
  const [first = '', second = ''] = parts;
  if (parts.length === 1) return ENTRIES.includes(path.basename(first, '.ts')) ? 'entry' : undefined;
  const room = first === 'adapters' ? `${first}/${second}` : first;
  return room in ARROWS ? room : undefined;
}

/** The room or package that an import names. */
function targetRoom(file: string, target: string): string | undefined {
  if (target.startsWith('.')) return roomOf(path.posix.join(path.posix.dirname(file), target));
  if (target.startsWith('node:')) return 'node:';
  const [scope = '', name = ''] = target.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

const root = path.resolve(import.meta.dirname, '../src');
const files = globSync('**/*.ts', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));

test('every file of src belongs to a known room', () => {
  assert.deepEqual(
    files.filter((file) => roomOf(file) === undefined),
    [],
  );
});

/** Every import of src that leaves its room, by the room's name: where it goes, and whether for types alone. */
const leaving = files.flatMap((file) => {
  const room = roomOf(file) ?? '';
  return importsOf(readFileSync(path.join(root, file), 'utf8'))
    .map(({ target, typeOnly }) => ({ file, room, target, to: targetRoom(file, target), typeOnly }))
    .filter(({ to }) => to !== room);
});

test('imports obey the arrows between the rooms', () => {
  const wrong = leaving.filter(({ room, to, typeOnly }) => {
    const forTypes = typeOnly ? (TYPE_ARROWS[room] ?? []) : [];
    return to === undefined || ![...(ARROWS[room] ?? []), ...(BORDER[room] ?? []), ...forTypes].includes(to);
  });
  assert.deepEqual(
    wrong.map(({ file, target }) => `${file} imports ${target}`),
    [],
  );
});

/** Who hands things out may use any room of the core: these arrows are allowed as one. */
const listed = (arrows: readonly string[]): readonly string[] =>
  CORE.every((room) => arrows.includes(room)) ? arrows.filter((room) => !CORE.includes(room)) : arrows;

test('no arrow is allowed that nothing uses, and no room is named that is not there', () => {
  const isUsed = (room: string, to: string, types: boolean): boolean =>
    leaving.some((one) => one.room === room && one.to === to && one.typeOnly === types);
  const unused = [
    ...[...Object.entries(ARROWS), ...Object.entries(BORDER)].flatMap(([room, arrows]) =>
      listed(arrows).flatMap((to) => (isUsed(room, to, false) ? [] : `${room} -> ${to}`)),
    ),
    ...Object.entries(TYPE_ARROWS).flatMap(([room, arrows]) =>
      listed(arrows).flatMap((to) => (isUsed(room, to, true) ? [] : `${room} -> types of ${to}`)),
    ),
  ];
  assert.deepEqual(unused, []);
  const rooms = new Set(files.map(roomOf));
  const named = [...Object.keys(ARROWS), ...Object.keys(TYPE_ARROWS), ...Object.keys(BORDER)];
  assert.deepEqual(
    named.filter((room) => !rooms.has(room)),
    [],
  );
});

/** Which folder inside a room imports which, for values or types; from bottom to top. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  powershell: { ast: [], scanner: ['ast'], nodes: ['ast', 'scanner'], parser: ['ast', 'nodes', 'scanner'] },
  read: {
    data: [],
    shapes: ['data'],
    csv: ['data', 'shapes'],
    json: ['data', 'shapes'],
    yaml: ['data', 'shapes'],
    markdown: ['shapes'],
    powershell: [],
    dsc: ['data', 'powershell', 'shapes'],
    psd1: ['dsc', 'powershell'],
  },
  'read/powershell': {
    symbols: [],
    values: ['symbols'],
    script: ['symbols'],
    cmdlets: ['symbols'],
    calls: ['cmdlets', 'script', 'symbols', 'values'],
    'source-issues': ['calls', 'script', 'symbols'],
  },
};

const source = fileGraph(modulesBelow('src'));

for (const [room, expected] of Object.entries(INSIDE)) {
  test(`the folders inside ${room} import each other in order`, () => {
    const isFolder = (unit: string): boolean => !unit.endsWith('.ts');
    const found = [...unitGraph(source, `src/${room}`)]
      .filter(([unit]) => isFolder(unit))
      .map(([unit, targets]) => [unit, [...targets].filter(isFolder).sort()]);
    assert.deepEqual(Object.fromEntries(found), expected);
  });
}

test('no files import each other in a circle, not for types either', () => {
  assert.deepEqual(circles(fileGraph(modulesBelow('src', 'scripts', 'test'))), []);
});

test('no folders import each other in a circle', () => {
  const folders = new Set(['src', ...[...source.keys()].map((file) => path.posix.dirname(file))]);
  const found = [...folders].flatMap((folder) =>
    circles(unitGraph(source, folder)).filter((group) => group.some((unit) => !unit.endsWith('.ts'))),
  );
  assert.deepEqual(found, []);
});

test('circles are found, also longer ones and several', () => {
  const graph: Graph = new Map(
    Object.entries({ a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d', 'f'], f: ['f'] }).map(([from, to]) => [
      from,
      new Set(to),
    ]),
  );
  assert.deepEqual(circles(graph), [
    ['d', 'e'],
    ['a', 'b', 'c'],
  ]);
});

/** Programs that ask the tests' own examples and helpers; all other programs stand below the tests. */
const ASK_TESTS = ['scripts/bench.ts', 'scripts/docs-semantics.ts', 'scripts/fix-pairs.ts', 'scripts/ways-out.ts'];

test('the product imports neither programs nor tests, and programs import no tests', () => {
  const importing = (folder: string, ...others: readonly string[]): string[] =>
    [...modulesBelow(folder)]
      .filter(([file, imports]) =>
        imports.some(({ target }) => others.some((other) => fileOf(file, target)?.startsWith(other))),
      )
      .map(([file]) => file);
  assert.deepEqual(importing('src', 'scripts/', 'test/'), []);
  assert.deepEqual(importing('scripts', 'test/'), ASK_TESTS);
});

test('docs/architecture.md shows the rooms as they are, and every path in it exists', () => {
  const page = readFileSync(inRoot('docs/architecture.md'), 'utf8');
  assert.equal(page, architecturePage(), 'run "npm run docs"');
  const paths = [...page.matchAll(/`((?:src|scripts|test|docs)\/[\w./-]+)`/g)].map(([, name = '']) => name);
  assert.ok(paths.length > 20);
  assert.deepEqual(
    paths.filter((name) => !existsSync(inRoot(name)) && !existsSync(inRoot(`${name}.ts`))),
    [],
  );
});

test('a wrong arrow is seen in every way of writing it', () => {
  const text = [
    "import { a } from '../read/a.ts';",
    "import type { B } from 'yaml';",
    "export * from './c.ts';",
    "import {\n  d,\n} from 'node:fs';",
    "import './e.ts';",
    "const f = await import('zod/mini');",
  ].join('\n');
  assert.deepEqual(
    importsOf(text).map(({ target, typeOnly }) => [targetRoom('lint/x.ts', target), typeOnly]),
    [
      ['read', false],
      ['yaml', true],
      ['lint', false],
      ['node:', false],
      ['lint', false],
      ['zod', false],
    ],
  );
});

/** Rooms below the rules, which have ids of their own for what a rule of the same name reports: `SourceIssue`, `RefusalId`, `ReasonId`. */
const BELOW_RULES = ['powershell', 'read', 'tenant', 'exchange', 'verdict'];

test('only rules know rules by their ids: what others need is data on the rule or on what it reports', () => {
  const ids = new Set(globSync('*.ts', { cwd: path.join(root, 'rules') }).map((file) => path.basename(file, '.ts')));
  assert.ok(ids.has('forward-leaves-tenant') && ids.size > 90);
  const found = files
    .filter((file) => !['rules', 'messages', ...BELOW_RULES].includes(roomOf(file) ?? ''))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/(['"])([a-z]+(?:-[a-z]+)+)\1/g)].flatMap(
        ([, , id = '']) => (ids.has(id) ? [`${file}: ${id}`] : []),
      ),
    );
  assert.deepEqual(found, []);
});

test('no sentence stands in reserve for one that is missing: ids of sentences are typed', () => {
  const reserve =
    /\b[A-Z][A-Z_]{2,}(?:\.\w+|\[[\w.]+\]) \?\? (?:''|id|why|reason|message|\w+\.id)\b|\b(?:messages|titles)\[[\w.]+\] \?\?/g;
  const found = files
    .filter((file) => readFileSync(path.join(root, file), 'utf8').includes('translate'))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(reserve)].map(([text]) => `${file}: ${text}`),
    );
  assert.deepEqual(found, []);
});

/** Rooms whose tables are looked up by words of the program alone: ids of sentences. */
const OWN_WORDS = ['messages', 'adapters/webview', 'adapters/vscode'];

test('tables that are looked up by words of files have no prototype', () => {
  const plain = /^(?:export )?const \w+: (?:Readonly<)?Record<string, [^;=]*> = (?:\{(?!\};)|Object\.fromEntries)/gm;
  const found = files
    .filter((file) => !OWN_WORDS.includes(roomOf(file) ?? ''))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(plain)].map(
        ([text]) => `${file}: ${text} ... table(...)`,
      ),
    );
  assert.deepEqual(found, []);
});
