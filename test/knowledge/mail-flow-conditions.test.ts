import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { conditionsModule } from '../../scripts/conditions.ts';
import { inRoot } from '../../scripts/root.ts';
import { MAIL_FLOW_CONDITIONS } from '../../src/knowledge/index.ts';

test('the conditions of mail flow rules are those of the cmdlet reference', () => {
  assert.equal(readFileSync(inRoot('src/knowledge/mail-flow-conditions.ts'), 'utf8'), conditionsModule, 'npm run docs');
});

test('modifiers and actions are no conditions', () => {
  for (const name of ['RecipientAddressType', 'SenderAddressLocation', 'Mode', 'DeleteMessage', 'ExceptIfFrom'])
    assert.ok(!MAIL_FLOW_CONDITIONS.includes(name), name);
  for (const name of ['From', 'SentToScope', 'SCLOver', 'MessageTypeMatches'])
    assert.ok(MAIL_FLOW_CONDITIONS.includes(name), name);
});
