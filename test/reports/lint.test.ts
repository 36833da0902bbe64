import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Severity } from '../../src/lint/index.ts';
import { LineIndex } from '../../src/text/index.ts';
import { analyse } from '../rules/analysis.ts';

/** A problem of a public report, and what the product has to say about it. */
interface ReportCase {
  readonly id: string;
  readonly problem: string;
  /** The public report it was written after, in other words and with invented names. */
  readonly source: string;
  readonly files: readonly string[];
  readonly expect: {
    readonly findings?: readonly {
      readonly file: string;
      readonly line: number;
      /** First and last line that is also right. */
      readonly lines?: readonly [number, number];
      readonly anyOf: readonly string[];
    }[];
    readonly not?: readonly string[];
    readonly silent?: boolean;
    readonly atOrAbove?: Severity;
  };
}

const cases = JSON.parse(readFileSync(new URL('lint.json', import.meta.url), 'utf8')) as readonly ReportCase[];
const RANK: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

describe('problems of public reports', () => {
  for (const { id, problem, files, expect } of cases) {
    it(`${id}: ${problem}`, () => {
      const texts = Object.fromEntries(
        files.map((file) => [file, readFileSync(new URL(`${id}/${file}`, import.meta.url), 'utf8')] as const),
      );
      const found = analyse(texts).findings.map(({ rule, severity, place }) => ({
        id: rule.id,
        severity,
        file: place.source,
        line: new LineIndex(texts[place.source] ?? '').position(place.start).line,
      }));
      for (const { file, line, lines, anyOf } of expect.findings ?? []) {
        const [first, last] = lines ?? [line, line];
        const right = found.some(
          (one) => one.file === file && one.line >= first && one.line <= last && anyOf.includes(one.id),
        );
        assert.ok(right, `${anyOf.join(' or ')} at ${file}:${line} expected, found ${JSON.stringify(found)}`);
      }
      assert.deepEqual(
        found.filter((one) => expect.not?.includes(one.id)),
        [],
      );
      if (expect.silent) {
        const limit = RANK[expect.atOrAbove ?? 'information'];
        assert.deepEqual(
          found.filter((one) => RANK[one.severity] >= limit),
          [],
        );
      }
    });
  }
});
