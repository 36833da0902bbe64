import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { schemaFiles } from '../../scripts/schemas.ts';
import { KINDS } from '../../src/knowledge/index.ts';
import { collectionName } from '../../src/read/shapes/native.ts';

test('the shipped schemas are those of the readers', () => {
  for (const [name, text] of schemaFiles()) {
    const shipped = readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');
    assert.equal(shipped, text, `${name} is stale: run "npm run schemas"`);
  }
});

test('every kind has its collection, and the words of a setting are offered', () => {
  const schema = JSON.parse(schemaFiles().get('tenant.schema.json') ?? '');
  const { properties } = schema.properties.exchange;
  for (const words of KINDS) assert.ok(properties[collectionName(words)], words.kind);
  const mode = schema.$defs.outboundPolicy.properties.autoForwardingMode;
  assert.deepEqual(mode.anyOf, [{ enum: ['Automatic', 'Off', 'On'] }, {}]);
  assert.match(mode.description, /may forward automatically to outside addresses\. On allows, Off blocks/);
  assert.match(mode.markdownDescription, /`On` allows, `Off` blocks/);
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

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
}

/** A schema and every schema below it, with the way to it. */
function* below(schema: Schema, way = ''): Generator<[string, Schema]> {
  yield [way, schema];
  const { properties = {}, $defs = {}, anyOf = [], items, additionalProperties } = schema;
  for (const [key, one] of Object.entries({ ...properties, ...$defs })) yield* below(one, `${way}/${key}`);
  for (const one of [...anyOf, items, additionalProperties]) if (one) yield* below(one, `${way}/*`);
}

test('the schemas explain, and leave mistakes to the linter: nothing is reported twice', () => {
  for (const [name, text] of schemaFiles()) {
    for (const [way, one] of below(JSON.parse(text) as Schema)) {
      for (const strict of ['required', 'pattern', 'minLength']) assert.ok(!(strict in one), `${name}${way}`);
      assert.notEqual(one.additionalProperties, false, `${name}${way}`);
      assert.doesNotMatch(one.description ?? '', /`|\*\*/, `${name}${way} has marks in a plain text`);
    }
  }
  for (const file of ['config.schema.json', 'tests.schema.json']) {
    for (const [way, { properties = {} }] of below(JSON.parse(schemaFiles().get(file) ?? '') as Schema)) {
      for (const [key, { description }] of Object.entries(properties)) {
        if (key !== '$schema') assert.ok(description, `${file}${way}/${key} has no description`);
      }
    }
  }
});
