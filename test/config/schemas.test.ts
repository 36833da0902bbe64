import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { schemaFiles } from '../../scripts/schemas.ts';
import { KINDS } from '../../src/knowledge/index.ts';
import { collectionName } from '../../src/read/shapes/native.ts';

test('the shipped schemas are those of the readers', () => {
  for (const [name, text] of schemaFiles()) {
    const shipped = readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');
    assert.equal(shipped, text, `${name} is stale: run "node scripts/schemas.ts"`);
  }
});

test('every kind has its collection, and the words of a setting are offered', () => {
  const schema = JSON.parse(schemaFiles().get('tenant.schema.json') ?? '');
  const { properties } = schema.properties.exchange;
  for (const words of KINDS) assert.ok(properties[collectionName(words)], words.kind);
  assert.deepEqual(schema.$defs.outboundPolicy.properties.autoForwardingMode, {
    enum: ['Automatic', 'Off', 'On', null],
  });
  assert.ok(schema.$defs.outboundRule.properties.policy);
  const config = JSON.parse(schemaFiles().get('config.schema.json') ?? '');
  assert.equal(config.additionalProperties, false);
  assert.deepEqual(config.properties.rules.additionalProperties.enum, ['off', 'information', 'warning', 'error']);
});
