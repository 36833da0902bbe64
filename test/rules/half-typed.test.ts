import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rulePages } from '../../scripts/rule-pages.ts';
import { analyse } from './analysis.ts';
import { applyFix } from './apply-fix.ts';
import { EXAMPLE_FILES } from './corpus.ts';

const examples = (await rulePages()).flatMap(({ docs }) =>
  docs.examples
    .filter(({ language }) => language !== 'configuration')
    .flatMap(({ language, bad, good }): [string, string][] => [
      [EXAMPLE_FILES[language], bad],
      [EXAMPLE_FILES[language], good],
    ]),
);

/** Findings lie in their text, and their fixes can be applied. */
function check(file: string, text: string): void {
  const files = { [file]: text };
  for (const finding of analyse(files).findings) {
    const { start, end, source } = finding.place;
    assert.equal(source, file);
    assert.ok(start >= 0 && start <= end && end <= text.length, `${finding.rule.id} outside the text`);
    for (const fix of finding.fixes) {
      for (const edit of fix.edits) {
        const inside = edit.place.start >= 0 && edit.place.start <= edit.place.end && edit.place.end <= text.length;
        assert.ok(inside, `${finding.rule.id}/${fix.title} outside the text`);
      }
      applyFix(files, fix);
    }
  }
}

const example = fc.constantFrom(...examples);

describe('texts that are being typed', () => {
  it('cut anywhere', () => {
    fc.assert(
      fc.property(example, fc.nat(), ([file, text], at) => check(file, text.slice(0, at % (text.length + 1)))),
      { numRuns: 400 },
    );
  });

  it('with a piece missing or doubled', () => {
    fc.assert(
      fc.property(example, fc.nat(), fc.nat(30), fc.boolean(), ([file, text], at, length, doubled) => {
        const start = at % (text.length + 1);
        const end = Math.min(text.length, start + length);
        check(file, text.slice(0, doubled ? end : start) + text.slice(doubled ? start : end));
      }),
      { numRuns: 400 },
    );
  });

  it('two of them in one file, with other line ends', () => {
    fc.assert(
      fc.property(example, example, fc.constantFrom('\n', '\r\n', '\r'), ([file, first], [, second], newLine) =>
        check(file, (first + second).replaceAll('\n', newLine)),
      ),
      { numRuns: 200 },
    );
  });
});
