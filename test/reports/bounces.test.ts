import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { explainBounce } from '../../src/explain.ts';
import { optionsWith } from '../explain/options.ts';
import { knowledge } from '../support/knowledge.ts';

/** A bounce of a public report, in other words and with invented names, and what the product has to say about it. */
interface ReportCase {
  readonly id: string;
  readonly problem: string;
  readonly source: string;
  readonly file: string;
  readonly expect: {
    readonly codes: readonly string[];
    readonly smtp: string;
    readonly token?: string;
    readonly recipient: string;
    readonly generatingServer?: string;
    readonly remoteServer?: string;
    readonly delivery: string;
    readonly category?: string;
    readonly control?: string;
    readonly fact: string;
    /** The control and the line that `explain - --in .` names. */
    readonly cause?: { readonly by: string; readonly at: string };
  };
  readonly heading?: string;
  readonly mustSay?: readonly string[];
  readonly mustNotSay?: readonly string[];
}

const folder = new URL('./', import.meta.url);
const cases = JSON.parse(readFileSync(new URL('bounces.json', folder), 'utf8')) as readonly ReportCase[];

/** The settings beside a bounce, by their names. */
function settingsOf(id: string): Record<string, string> {
  const names = readdirSync(new URL(`${id}/`, folder)).filter((name) => !name.endsWith('.txt'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(`${id}/${name}`, folder), 'utf8')]));
}

describe('bounces of public reports', () => {
  for (const { id, problem, file, expect, heading, mustSay, mustNotSay } of cases) {
    it(`${id}: ${problem}`, async () => {
      const text = readFileSync(new URL(`${id}/${file}`, folder), 'utf8');
      const { bounce, causes, codes, markdown } = await explainBounce(text, optionsWith(settingsOf(id)));
      const [event, ...more] = bounce?.events ?? [];
      assert.ok(event && more.length === 0, 'one event');
      const { cause, category, codes: wanted, generatingServer, ...fields } = expect;
      assert.deepEqual(codes, wanted);
      for (const [name, value] of Object.entries(fields)) assert.equal(event[name as keyof typeof event], value, name);
      if (generatingServer) assert.equal(bounce?.generatingServer, generatingServer);
      if (category) assert.equal(knowledge.ndr.fact(event.fact ?? '')?.category, category);
      if (cause) {
        const by = causes?.[0]?.by;
        assert.equal(by && controlText(by), cause.by);
        assert.ok(markdown.includes(`\`${cause.at}\``), markdown);
      }
      if (heading) assert.ok(markdown.includes(heading), markdown);
      for (const words of mustSay ?? []) assert.ok(markdown.includes(words), words);
      for (const words of mustNotSay ?? []) assert.ok(!markdown.includes(words), words);
    });
  }
});
