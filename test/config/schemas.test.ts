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
  const mode = schema.$defs.outboundPolicy.properties.autoForwardingMode;
  assert.deepEqual(mode.anyOf, [{ enum: ['Automatic', 'Off', 'On'] }, {}]);
  assert.match(mode.description, /may forward automatically/);
  assert.ok(schema.$defs.outboundRule.properties.policy);
  assert.ok(schema.$defs.remoteDomain.properties.ndrEnabled, 'an abbreviation is one word');
  const config = JSON.parse(schemaFiles().get('config.schema.json') ?? '');
  assert.deepEqual(config.properties.rules.additionalProperties.anyOf[0].enum, [
    'off',
    'information',
    'warning',
    'error',
  ]);
});

/** Every schema below one, with the way to it. */
function* below(schema: unknown, way = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof schema !== 'object' || schema === null) return;
  if (!Array.isArray(schema)) yield [way, schema as Record<string, unknown>];
  for (const [key, value] of Object.entries(schema)) yield* below(value, `${way}/${key}`);
}

test('the schemas explain, and leave mistakes to the linter: nothing is reported twice', () => {
  for (const [name, text] of schemaFiles()) {
    const schema = JSON.parse(text) as Record<string, unknown>;
    for (const [way, one] of below(schema)) {
      for (const strict of ['required', 'pattern', 'minLength'])
        assert.ok(!(strict in one) || way.endsWith('/properties'), `${name}${way}`);
      assert.notEqual(one.additionalProperties, false, `${name}${way}`);
    }
  }
  const config = JSON.parse(schemaFiles().get('config.schema.json') ?? '');
  for (const [way, one] of below(config.properties, '/properties')) {
    if (!way.endsWith('/properties')) continue;
    for (const [key, value] of Object.entries(one)) {
      if (key !== '$schema')
        assert.ok((value as { description?: string }).description, `${way}/${key} has no description`);
    }
  }
});
