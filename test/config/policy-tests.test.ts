import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isTestsFile } from '../../src/config/index.ts';
import { readTests } from '../../src/config/policy-tests.ts';

const read = (text: string, path = 'mailflow-lint.tests.yaml') =>
  readTests({ path, text, language: 'yaml', encoding: 'utf8' });

const TEXT = `tenant: contoso
cases:
  - name: one
    from: ann@contoso.com
    to: [partner.example, "*.other.example"]
    mechanism: inboxRuleForward
    expect: allowed
    reason: agreed
invariants:
  - exceptFrom: Partners
    exceptTo: [partner.example]
    mechanism: [inboxRuleForward, powerAutomate]
    tenant: fabrikam
  - { from: Finance, expect: exception }
`;

test('cases and invariants are read with places and what is left out', () => {
  const { tests, problems } = read(TEXT);
  assert.deepEqual(problems, []);
  const at = ({ start, end }: { start: number; end: number }): string => TEXT.slice(start, end);
  const words = (list: readonly { value: string; place: { start: number; end: number } }[]) =>
    list.map(({ value, place }) => [value, at(place).split('\n')[0]]);
  const [one, everybody, finance] = tests;
  assert.deepEqual(
    [one?.kind, one?.name, one?.expect, one?.reason, one?.mechanisms],
    ['case', 'one', 'allowed', 'agreed', ['inboxRuleForward']],
  );
  assert.deepEqual(words(one?.from ?? []), [['ann@contoso.com', 'ann@contoso.com']]);
  assert.deepEqual(words(one?.to ?? []), [
    ['partner.example', 'partner.example'],
    ['*.other.example', '"*.other.example"'],
  ]);
  assert.deepEqual([one?.tenant?.value, at(one?.tenant?.place ?? { start: 0, end: 0 })], ['contoso', 'contoso']);
  assert.deepEqual([everybody?.from[0]?.value, everybody?.to[0]?.value, everybody?.expect], ['*', '*', 'blocked']);
  assert.deepEqual(words(everybody?.exceptFrom ?? []), [['Partners', 'Partners']]);
  assert.deepEqual(words(everybody?.exceptTo ?? []), [['partner.example', 'partner.example']]);
  assert.deepEqual(everybody?.mechanisms, ['inboxRuleForward', 'powerAutomate']);
  assert.equal(everybody?.tenant?.value, 'fabrikam');
  assert.ok(at(everybody?.place ?? { start: 0, end: 0 }).startsWith('exceptFrom: Partners'));
  assert.deepEqual([finance?.kind, finance?.expect, finance?.mechanisms], ['invariant', 'exception', undefined]);
});

test('mistakes are said at their place, and the other section stands', () => {
  const said = (text: string) => {
    const { tests, problems } = read(text);
    return [tests.length, ...problems.map(({ message, place }) => `${message} ${text.slice(place.start, place.end)}`)];
  };
  const good = 'invariants:\n  - { from: Finance }\n';
  assert.deepEqual(said(`${good}case: []\n`), [1, 'config-mistyped-key case']);
  assert.deepEqual(said(`${good}cases:\n  - { from: a, to: b, expect: denied }\n`), [1, 'config-not-one-of denied']);
  assert.deepEqual(said(`${good}cases:\n  - { from: a, to: b, exect: blocked, expect: blocked }\n`), [
    1,
    'config-mistyped-key exect',
  ]);
  assert.deepEqual(said(`${good}cases:\n  - { from: a, expect: blocked }\n`), [
    1,
    'config-missing-key { from: a, expect: blocked }',
  ]);
  assert.deepEqual(
    said('cases:\n  - { from: a, to: b, expect: allowed }\ninvariants:\n  - { mechanism: journaling }\n'),
    [1, 'config-not-one-of journaling'],
  );
  assert.deepEqual(said('cases: [\n').slice(0, 2), [0, 'config-syntax ']);
  assert.deepEqual(said('- a\n'), [0, 'config-not-a-mapping -']);
});

test('of a list only the test with the mistake is left out, and the others keep their places', () => {
  const text = `cases:
  - { from: a, to: b, expect: denied }
  - { name: kept, from: ann@contoso.com, to: b.example, expect: blocked }
  - { from: a, expect: blocked, palette: red }
invariants:
  - { from: Finance }
  - { mechanism: journaling }
  - { from: Sales }
`;
  const { tests, problems } = read(text);
  const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  assert.deepEqual(
    tests.map(({ from, place }) => [from.map((one) => at(one.place)), at(place)]),
    [
      [['ann@contoso.com'], '{ name: kept, from: ann@contoso.com, to: b.example, expect: blocked }'],
      [['Finance'], '{ from: Finance }'],
      [['Sales'], '{ from: Sales }'],
    ],
  );
  assert.deepEqual(
    problems.map(({ message, place }) => [message, at(place)]),
    [
      ['config-not-one-of', 'denied'],
      ['config-missing-key', '{ from: a, expect: blocked, palette: red }'],
      ['config-unknown-key', 'palette'],
      ['config-not-one-of', 'journaling'],
    ],
  );
});

test('JSON is read as well', () => {
  const { tests, problems } = read('{ "invariants": [ { "from": "Finance" } ] }', 'mailflow-lint.tests.json');
  assert.deepEqual([tests.length, problems.length], [1, 0]);
  assert.deepEqual(
    ['a/mailflow-lint.tests.json', 'mailflow-lint.tests.yaml', 'a/mailflow-lint.tests.md', 'tests.yaml'].map(
      isTestsFile,
    ),
    [true, true, false, false],
  );
});

test('the example of the docs is right', () => {
  const page = readFileSync(new URL('../../docs/policy-tests.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const { tests, problems } = read(example);
  assert.deepEqual([tests.length, problems], [4, []]);
});
