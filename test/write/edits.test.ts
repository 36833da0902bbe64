import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Declaration, PropertyValue } from '../../src/tenant/index.ts';
import { applyEdits, type Edit, type Source } from '../../src/text/index.ts';
import { addItems, insertAfter, removeProperty, setProperty } from '../../src/write/index.ts';
import { declarationsOf, LAYOUTS, type Layout, type Setting, setting, settings, sourceOf } from './arbitrary.ts';

const RUNS = { numRuns: 60 };
const quote = fc.constantFrom('"', "'");
const lineEnd = fc.constantFrom('\n', '\r\n');

/** The policy that every layout writes. */
function policyOf(source: Source): Declaration {
  const policy = declarationsOf(source).find((one) => one.kind === 'outboundPolicy' && one.name === 'Sales');
  assert.ok(policy, `no policy in ${source.text}`);
  return policy;
}

/** Everything a text says, without places. */
function meaning(source: Source): unknown {
  return declarationsOf(source).map(({ kind, name, operation, properties }) => ({
    kind,
    name,
    operation,
    properties: Object.fromEntries([...properties].map(([key, { value }]) => [key, plain(value)])),
  }));
}

const plain = (value: PropertyValue): unknown =>
  value.state === 'stated' ? flat(value.value) : { runtime: value.expression };

/** A list of one and its only item mean the same. */
const flat = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

const edited = (source: Source, edits: readonly Edit[]): Source => {
  const text = applyEdits(source.text, source.path, edits);
  assert.ok(text !== undefined, 'edits overlap');
  return sourceOf(source.path, text);
};

/** Line breaks of other kinds than the text had. */
const foreignBreaks = (text: string, newLine: string): number =>
  newLine === '\n' ? text.split('\r').length - 1 : text.split('\n').length - text.split('\r\n').length;

function check(layout: Layout, property: (source: Source, newLine: string, other: Setting) => void): void {
  fc.assert(
    fc.property(settings, quote, lineEnd, setting, (all, mark, newLine, other) => {
      property(sourceOf(layout.path, layout.write(all, mark, newLine)), newLine, other);
    }),
    RUNS,
  );
}

for (const [name, layout] of Object.entries(LAYOUTS)) {
  describe(`edits of ${name}`, () => {
    it('set a property and leave the rest alone', () => {
      check(layout, (source, newLine, { name: key, value }) => {
        const policy = policyOf(source);
        const edit = setProperty(source, policy, key, value);
        assert.ok(edit, `no edit of ${key} in ${source.text}`);
        const after = edited(source, [edit]);
        const expected = structuredClone(meaning(source)) as { name: string; properties: Record<string, unknown> }[];
        const own = expected.find((one) => one.name === 'Sales');
        assert.ok(own);
        own.properties[key] = flat(value);
        assert.deepEqual(meaning(after), expected, after.text);
        assert.equal(foreignBreaks(after.text, newLine), 0);
      });
    });

    it('remove a property and leave the rest alone', () => {
      check(layout, (source, newLine) => {
        const policy = policyOf(source);
        const [key = ''] = policy.properties.keys();
        if (policy.properties.size < 2) return;
        const edit = removeProperty(source, policy, key);
        assert.ok(edit, `no edit of ${key} in ${source.text}`);
        const after = edited(source, [edit]);
        const expected = structuredClone(meaning(source)) as { name: string; properties: Record<string, unknown> }[];
        delete expected.find((one) => one.name === 'Sales')?.properties[key];
        assert.deepEqual(meaning(after), expected, after.text);
        assert.equal(foreignBreaks(after.text, newLine), 0);
      });
    });

    it('add items to a list', () => {
      check(layout, (source) => {
        const policy = policyOf(source);
        const before = policy.properties.get('notifyOutboundSpamRecipients')?.value;
        const edit = addItems(source, policy, 'notifyOutboundSpamRecipients', ['new@contoso.com']);
        assert.ok(edit);
        const value = policyOf(edited(source, [edit])).properties.get('notifyOutboundSpamRecipients')?.value;
        const old = before?.state === 'stated' ? [before.value].flat() : [];
        assert.ok(value?.state === 'stated');
        assert.deepEqual([value.value].flat(), [...old, 'new@contoso.com']);
      });
    });

    it('write whole objects behind it', () => {
      check(layout, (source, newLine, { name: key, value }) => {
        const objects = [
          {
            kind: 'outboundPolicy',
            operation: 'create',
            name: 'Ops & co',
            properties: { autoForwardingMode: 'On', [key]: value },
          },
          {
            kind: 'outboundRule',
            operation: 'create',
            name: 'Ops & co',
            properties: { hostedOutboundSpamFilterPolicy: 'Ops & co', from: ["o'neil@contoso.com", 'b@contoso.com'] },
          },
        ] as const;
        const edits = insertAfter(source, policyOf(source), objects);
        assert.ok(edits, `no edit in ${source.text}`);
        const after = edited(source, edits);
        const added = declarationsOf(after).filter((one) => one.name === 'Ops & co');
        assert.deepEqual(
          added.map((one) => one.kind),
          ['outboundPolicy', 'outboundRule'],
          after.text,
        );
        const [policy, rule] = added;
        const from = rule?.properties.get('from')?.value;
        assert.ok(policy && from?.state === 'stated');
        assert.deepEqual(from.value, ["o'neil@contoso.com", 'b@contoso.com']);
        const stated = policy.properties.get(key)?.value;
        assert.ok(stated?.state === 'stated');
        assert.deepEqual(flat(stated.value), flat(value));
        const rest = declarationsOf(after).filter((one) => one.name !== 'Ops & co').length;
        assert.equal(rest, declarationsOf(source).length);
        assert.equal(foreignBreaks(after.text, newLine), 0);
      });
    });
  });
}
