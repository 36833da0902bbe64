import assert from 'node:assert/strict';
import type { Folder } from '../cli/support.ts';
import { CLOSED, commit } from './checkout.ts';
import type { Forge } from './forges.ts';

/**
 * A change has one comment among so many of strangers: what is written first is written again when the change is another, and
 * where there is none, nothing is said of a change that opens nothing. `commented` runs the job and gives the comment. Returns the
 * first one.
 */
export async function keepsOneComment(
  forge: Forge,
  folder: Folder,
  strangers: number,
  commented: () => Promise<string | undefined>,
): Promise<string> {
  forge.addStrangers(strangers);
  const first = await commented();
  assert.deepEqual(forge.own, [first]);
  commit(folder, CLOSED);
  const second = await commented();
  assert.notEqual(second, first);
  assert.deepEqual(forge.own, [second]);
  assert.ok(forge.strangersAreLeft);
  forge.comments.length = 0;
  await commented();
  assert.deepEqual(forge.own, [], 'nothing opens, and nothing was said before');
  return first ?? '';
}
