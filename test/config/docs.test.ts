import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readConfig } from '../../src/config/read.ts';
import { read } from '../../src/read/index.ts';
import { fencesOf } from '../../src/read/markdown/index.ts';
import { knowledge, source } from '../read/sources.ts';

function firstFence(page: string): string {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const fence = fencesOf(text).find(({ label }) => label === 'yaml');
  assert.ok(fence, page);
  return text.slice(fence.start, fence.end);
}

test('the configuration of the docs is right', () => {
  const config = readConfig(source('mailflow-lint.config.yaml', firstFence('configuration.md')));
  assert.deepEqual(config.problems, []);
  assert.deepEqual(
    config.tenants.map((tenant) => tenant.name),
    ['contoso', 'fabrikam'],
  );
});

test('the tenant file of the docs is right', () => {
  const reading = read(source('mailflow.exo.yaml', firstFence('formats.md')), knowledge);
  assert.deepEqual([...reading.problems, ...reading.sourceIssues, ...reading.unread], []);
  assert.equal(reading.declarations.length, 8);
});
