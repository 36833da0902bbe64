import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasonId } from '../../src/exchange/reason.ts';
import type { StepId } from '../../src/exchange/step-id.ts';
import type { Rule, RuleMeta } from '../../src/lint/contract.ts';
import { fix } from '../../src/lint/fix.ts';
import { ARGUMENTS, LABELS, type Placeholders, REASON_NAMES, STEPS } from '../../src/messages/index.ts';
import { speaking, translate } from '../../src/messages/translate.ts';
import type { UnreadId } from '../../src/read/reading.ts';
import { rules } from '../../src/rules/index.ts';

// What must not compile is said by `@ts-expect-error`: the check of types fails where such a line compiles.

test('a sentence that is missing or that nobody asks for does not compile', () => {
  const { 'rule-stops': gone, ...steps } = STEPS;
  // @ts-expect-error: the step has no sentence
  steps satisfies Readonly<Record<StepId, string>>;
  const { 'illegal-value': alsoGone, ...reasons } = REASON_NAMES;
  // @ts-expect-error: the reason has no name
  reasons satisfies Readonly<Record<ReasonId, string>>;
  // @ts-expect-error: no reader gives this reason
  ({ 'powershell-strange': 'Strange.' }) satisfies Partial<Readonly<Record<UnreadId, string>>>;
  assert.ok(gone && alsoGone);
});

test('a value that a sentence lacks does not compile', () => {
  const say = speaking(LABELS);
  assert.equal(translate('{file} in {folder}', { file: 'a.ps1', folder: 'b' }), 'a.ps1 in b');
  assert.equal(say('also', { controls: 'policy A' }), 'Also blocked by policy A.');
  // @ts-expect-error: the folder is missing
  assert.equal(translate('{file} in {folder}', { file: 'a.ps1' }), 'a.ps1 in {folder}');
  // @ts-expect-error: all values are missing
  assert.equal(translate('{file} is gone'), '{file} is gone');
  // @ts-expect-error: the controls are missing
  assert.equal(say('also'), 'Also blocked by {controls}.');
  // @ts-expect-error: the name of the value is mistyped
  assert.equal(say('also', { control: 'policy A' }), 'Also blocked by {controls}.');
  // @ts-expect-error: there is no such sentence
  assert.throws(() => say('alsoo'));
  const names: readonly Placeholders<'{one} and {two}'>[] = ['one', 'two'];
  // @ts-expect-error: the sentence has no such place
  const wrong: Placeholders<'{one} and {two}'> = 'three';
  assert.ok(!names.includes(wrong));
});

test('a rule cannot report a message, nor offer a fix, that it has no text for', () => {
  const meta = {
    id: 'x',
    severity: 'error',
    fixes: { close: 'safe' },
    messages: { open: 'It is open.' },
    titles: { close: 'Close it' },
    citations: [],
    benchmarks: [],
  } as const satisfies RuleMeta;
  const place = { source: 'a', start: 0, end: 1 };
  const rule: Rule<keyof typeof meta.messages> = {
    meta,
    check(_, report) {
      report({ message: 'open', place });
      // @ts-expect-error: there is no such message
      report({ message: 'shut', place });
    },
  };
  const edits = [{ place, newText: '' }];
  assert.equal(fix(meta, 'close', edits)[0]?.english, 'Close it');
  // @ts-expect-error: there is no such title
  assert.equal(fix(meta, 'shut', edits)[0]?.english, undefined);
  assert.equal(rule.meta, meta);
});

test('every value in the title of a fix has a word for pages that speak of the fix in general', () => {
  const named = rules
    .flatMap(({ meta }) => Object.values(meta.titles))
    .flatMap((title) => [...title.matchAll(/\{(\w+)\}/g)]);
  const used = new Set(named.map(([, name = '']) => name));
  assert.deepEqual(
    [...used].filter((name) => !Object.hasOwn(ARGUMENTS, name)),
    [],
  );
});
