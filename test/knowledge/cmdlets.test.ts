import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CmdletNames } from '../../src/knowledge/cmdlets.ts';
import { knowledge, load } from '../support/world.ts';

const { described, otherCmdlets } = JSON.parse(load('cmdlet-names.json')) as CmdletNames;

test('names and lengths are those of the lines', () => {
  const lines = load('cmdlets.jsonl').trimEnd().split('\n');
  const told = lines.map((line) => `${(JSON.parse(line) as { name: string }).name}:${line.length}`);
  assert.equal(described, told.join(' '));
  // Offsets count bytes where a part is read from disk.
  assert.match(load('cmdlets.jsonl'), /^[\0-\x7f]+$/);
  assert.equal(new Set([...knowledge.cmdlets.described, ...otherCmdlets.split(' ')]).size, 1437);
});

test('a cmdlet is found by its name in any case, and each that is described', () => {
  assert.equal(knowledge.cmdlets.find('set-remotedomain')?.parameters.AutoForwardEnabled?.type, 'Boolean');
  assert.equal(knowledge.cmdlets.spelling('GET-ADPERMISSION'), 'Get-ADPermission');
  assert.equal(knowledge.cmdlets.find('Get-ADPermission'), undefined);
  assert.equal(knowledge.cmdlets.find('constructor'), undefined);
  assert.equal([...knowledge.cmdlets.all()].length, described.split(' ').length);
});
