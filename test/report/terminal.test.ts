import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lintPretty } from '../../src/report/lint-pretty.ts';
import { columns } from '../../src/report/printable.ts';
import { excerptOf, plain, wrapped } from '../../src/report/terminal.ts';
import type { LintView } from '../../src/report/view.ts';

const same = (char: string): string => char;
const WORDS = fc.array(
  fc.oneof(
    fc.constantFrom(
      '転送は外部に出ません。',
      'l’organisation',
      'outbound-policies.ps1:12',
      'e\u0301te\u0301',
      'a'.repeat(90),
      '設定',
    ),
    fc.string({ unit: fc.constantFrom('a', 'é', '営', '。', '-'), maxLength: 30 }),
  ),
  { maxLength: 20 },
);

test('a sentence is broken between words, and between wide characters, with an indent', () => {
  assert.deepEqual(wrapped('one two three', { width: 9, paint: plain }, '  '), ['  one two', '  three']);
  assert.deepEqual(wrapped('転送は、外部に出ません。', { width: 10, paint: plain }, '', '- '), [
    '- 転送は、',
    '外部に出ま',
    'せん。',
  ]);
  assert.deepEqual(wrapped('推定です (推定)。', { width: 10, paint: plain }), ['推定です', '(推定)。']);
  assert.deepEqual(wrapped('a/very/long/path', { width: 8, paint: plain }, ' '), [' a/very/', ' long/pa', ' th']);
  assert.deepEqual(wrapped('see (https://example.com/a-long-page).', { width: 12, paint: plain }, ' '), [
    ' see',
    ' (https://example.com/a-long-page).',
  ]);
  assert.deepEqual(wrapped('a log is not broken', { paint: plain }, '  '), ['  a log is not broken']);
});

test('no line is wider than the terminal, and nothing is lost', () => {
  fc.assert(
    fc.property(WORDS, fc.integer({ min: 10, max: 120 }), fc.constantFrom('', '    '), (words, width, indent) => {
      const text = words.join(' ');
      const lines = wrapped(text, { width, paint: plain }, indent);
      for (const line of lines) assert.ok(columns(line) <= width, `${columns(line)} > ${width}: ${line}`);
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});

test('words of hundreds of thousands of characters are broken in time', { timeout: 20_000 }, () => {
  for (const [word, perLine] of [
    ['x', 80],
    ['営', 40],
    ['。', 40],
  ] as const) {
    const lines = wrapped(word.repeat(400_000), { width: 80, paint: plain });
    assert.equal(lines.length, 400_000 / perLine);
    assert.equal(lines.at(-1), word.repeat(perLine));
  }
});

test('an excerpt fits, and its marks stand under the range', () => {
  fc.assert(
    fc.property(
      WORDS,
      fc.nat(400),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 20, max: 120 }),
      (words, at, length, width) => {
        const line = `${words.join(' ')}x`;
        const from = Math.min(at, line.length - 1);
        // A mark that stands on another character has no column of its own.
        fc.pre(!/^\p{M}/u.test(line.slice(from)));
        const range = [from, Math.min(line.length, from + length)] as const;
        const { line: shown, marks } = excerptOf(line, range, width, same);
        assert.ok(columns(shown) <= width, `${columns(shown)} > ${width}`);
        assert.ok(columns(marks) <= width);
        const before = marks.indexOf('^');
        let seen = '';
        for (const char of shown) {
          if (columns(seen) >= before && columns(seen + char) > before) {
            assert.equal(char, String.fromCodePoint(line.codePointAt(from) ?? 0), `${shown}\n${marks}`);
            break;
          }
          seen += char;
        }
      },
    ),
  );
});

const LINES = ['Set-RemoteDomain 営業部 -AutoForwardEnabled $true  # '.padEnd(300, '営業'), 'x'];

test('findings of a file stand below its name, no line is wider than 80 columns, and two fixes are shown', () => {
  const at = (column: number) => ({ line: 1, column, offset: column - 1 });
  const fix = (title: string) => ({ title, safety: 'review', snippet: false, edits: [] });
  const finding = {
    ruleId: 'default-remote-domain-open',
    messageId: 'open',
    severity: 'error',
    message:
      '既定のリモート ドメインは、すべての外部ドメインへの自動転送を許可しています。必要なドメインだけを許可してください。 '.repeat(
        3,
      ),
    tenant: 'contoso',
    file: '設定/営業.ps1',
    start: at(23),
    end: at(41),
    fixes: [fix('Write $false: nobody forwards outside'.repeat(3)), fix('two'), fix('three'), fix('four')],
    related: [],
  };
  const view = {
    findings: [finding, { ...finding, start: at(1), end: at(17), fixes: [] }],
    problems: [],
    unread: [],
    files: 1,
    notes: [],
  } as unknown as LintView;
  const text = lintPretty(view, (_, line) => LINES[line - 1] ?? '', { width: 80, paint: plain });
  const lines = text.split('\n');
  for (const line of lines) assert.ok(columns(line) <= 80, `${columns(line)}: ${line}`);
  assert.equal(lines.filter((line) => line.includes('設定/営業.ps1')).length, 1);
  assert.match(text, /\n {2}1:23 error default-remote-domain-open\n {4}既定の/);
  assert.match(text, /suggestion: two\n {4}Suggestions that are not shown: 2\.\n/);
  const code = lines.findIndex((line) => line.startsWith('    1 | '));
  const caret = (lines[code + 1] ?? '').indexOf('^');
  const head = [...(lines[code] ?? '')].reduce((seen, char) => (columns(seen) < caret ? seen + char : seen), '');
  assert.ok((lines[code] ?? '').slice(head.length).startsWith('AutoForwardEnabled'), lines[code]);
});
