import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ENTRIES = ['analyze', 'explain', 'ask', 'answers', 'not-read', 'prove', 'compare', 'evidence'];
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
const FOR_LINT = ['text', 'tenant', 'knowledge', 'config', 'exchange', 'verdict', 'write'];

/** What each room may import besides itself: rooms, and packages by their name. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  text: ['chardet'],
  knowledge: [],
  messages: ['@vscode/l10n'],
  tenant: ['text', 'zod'],
  config: ['text', 'tenant', 'knowledge', 'yaml', 'jsonc-parser', 'zod'],
  powershell: ['text'],
  read: ['text', 'tenant', 'knowledge', 'powershell', 'yaml', 'jsonc-parser'],
  write: ['text', 'tenant', 'knowledge', 'yaml'],
  exchange: ['text', 'tenant', 'knowledge'],
  verdict: ['text', 'tenant', 'knowledge', 'exchange'],
  bounce: ['text', 'tenant', 'knowledge', 'exchange', 'verdict', 'write', 'postal-mime'],
  lint: FOR_LINT,
  rules: [...FOR_LINT, 'lint'],
  language: ['text', 'tenant', 'knowledge', 'exchange', 'verdict', 'write', 'jsonc-parser'],
  report: ['text', 'tenant', 'knowledge', 'exchange', 'verdict', 'lint', 'messages', 'bounce', 'diff'],
  entry: [...CORE, 'messages', 'language', 'report', 'entry'],
  editor: ['entry', 'config', 'language', 'report', 'messages', 'text', 'knowledge'],
  'adapters/node': ['messages', 'knowledge', 'node:'],
  'adapters/cli': [
    ...['entry', 'config', 'language', 'report', 'messages', 'node:'],
    ...['adapters/node', 'adapters/lsp', 'adapters/mcp'],
  ],
  'adapters/library': ['entry', 'config', 'report', 'messages', 'node:', 'adapters/node'],
  'adapters/lsp': [
    ...['entry', 'config', 'language', 'report', 'messages', 'editor', 'node:'],
    ...['vscode-languageserver', 'vscode-languageserver-protocol'],
  ],
  'adapters/mcp': ['entry', 'config', 'language', 'report', 'messages', 'node:'],
  'adapters/vscode': ['entry', 'config', 'language', 'report', 'messages', 'editor', 'vscode', 'adapters/webview'],
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
  exchange: ['read'],
  lint: ['read'],
  rules: ['read'],
  write: ['read'],
  language: ['read', 'lint'],
  report: ['config'],
  editor: CORE,
  'adapters/cli': CORE,
  'adapters/library': CORE,
  'adapters/lsp': CORE,
  'adapters/mcp': CORE,
  'adapters/vscode': CORE,
  'adapters/webview': ['entry', 'report', ...CORE],
  'adapters/playground': [...CORE, 'mdast'],
};

/** Rooms whose plain functions an adapter needs at the border: places to lines, bytes to text, loading data files. */
const BORDER: Readonly<Record<string, readonly string[]>> = {
  'adapters/cli': ['text', 'knowledge'],
  'adapters/library': ['text', 'knowledge'],
  'adapters/lsp': ['text', 'knowledge'],
  'adapters/mcp': ['text', 'knowledge'],
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

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Every static and dynamic import and re-export of a module. */
function importsOf(text: string): Import[] {
  const found: Import[] = [];
  for (const [, type, target] of text.matchAll(/^(?:import|export)\s(type\s)?[^'";]*?from\s'([^']+)'/gm)) {
    if (target) found.push({ target, typeOnly: type !== undefined });
  }
  for (const [, target] of text.matchAll(/(?:^import\s|\bimport\()'([^']+)'/gm)) {
    if (target) found.push({ target, typeOnly: false });
  }
  return found;
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

test('imports obey the arrows between the rooms', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const room = roomOf(file);
    if (room === undefined) continue;
    for (const { target, typeOnly } of importsOf(readFileSync(path.join(root, file), 'utf8'))) {
      const to = targetRoom(file, target);
      const allowed = [
        room,
        ...(ARROWS[room] ?? []),
        ...(BORDER[room] ?? []),
        ...(typeOnly ? (TYPE_ARROWS[room] ?? []) : []),
      ];
      if (to === undefined || !allowed.includes(to)) wrong.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
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
