import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyStyle, spell } from '../../src/write/key-style.ts';

test('keys tell how names are spelled', () => {
  assert.equal(keyStyle(['name', 'domainName']), 'camel');
  assert.equal(keyStyle(['Name', 'DomainName']), 'pascal');
  assert.equal(keyStyle(['name', 'domain_name']), 'snake');
  assert.equal(keyStyle(['name', 'domain-name']), 'kebab');
  assert.equal(keyStyle(['name', 'from']), 'camel');
  assert.equal(keyStyle(['"Name"', "'From'"]), 'pascal');
  assert.equal(keyStyle([]), 'camel');
  assert.equal(keyStyle(['domain_name', 'DomainName', 'Name']), 'pascal');
  assert.equal(keyStyle(['Domain_Name']), 'snake');
  assert.equal(keyStyle(['Domain-Name']), 'kebab');
});

test('names in every spelling', () => {
  assert.equal(spell('autoForwardEnabled', 'camel'), 'autoForwardEnabled');
  assert.equal(spell('autoForwardEnabled', 'pascal'), 'AutoForwardEnabled');
  assert.equal(spell('autoForwardEnabled', 'snake'), 'auto_forward_enabled');
  assert.equal(spell('autoForwardEnabled', 'kebab'), 'auto-forward-enabled');
  assert.equal(spell('from', 'snake'), 'from');
  assert.equal(spell('notifySCL', 'snake'), 'notify_scl');
  assert.equal(spell('DomainName', 'kebab'), 'domain-name');
});
