import assert from 'node:assert/strict';
import { Folder } from '../cli/support.ts';
import { checkSaid, edited, type Said } from '../verdict/comparison.ts';
import type { NaiveTenant } from '../verdict/naive.ts';
import { Random, randomTenant } from '../verdict/random-tenants.ts';

interface Change {
  readonly direction: string;
  readonly from: { readonly members: readonly string[] };
  readonly to: { readonly members: readonly string[]; readonly elsewhere: boolean };
  readonly mechanisms: readonly string[];
  readonly before: { readonly verdict: string };
  readonly after: { readonly verdict: string };
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  'blocked allowed': 'widened',
  'unknown allowed': 'widened',
  'allowed unknown': 'unknown',
  'blocked unknown': 'unknown',
  'allowed blocked': 'narrowed',
  'unknown blocked': 'known',
};

const written = (tenant: NaiveTenant): string => JSON.stringify({ exchange: tenant }, null, 2);

/** The same tenant with its collections in another order where order has no meaning. */
const rearranged = (tenant: NaiveTenant): NaiveTenant => ({
  ...tenant,
  outboundPolicies: tenant.outboundPolicies.toReversed(),
  remoteDomains: tenant.remoteDomains.toReversed(),
  acceptedDomains: tenant.acceptedDomains.toReversed(),
  groups: Object.fromEntries(Object.entries(tenant.groups).toReversed()),
});

async function changesOf(folder: Folder, base: string, head: string): Promise<readonly Change[]> {
  const { out } = await folder.run(['diff', base, head, '--format', 'json']);
  const { tenants } = JSON.parse(out) as { readonly tenants: readonly { readonly changes: readonly Change[] }[] };
  return tenants.flatMap(({ changes }) => changes);
}

function saidBy({ direction, from, to, mechanisms, before, after }: Change): Said {
  const pair = `${before.verdict} ${after.verdict}`;
  assert.equal(direction, DIRECTIONS[pair], pair);
  const recipients = [...to.members, ...(to.elsewhere ? ['elsewhere'] : [])];
  return { senders: from.members, recipients, mechanisms, pair };
}

/**
 * Runs `diff` over `count` random tenants and edited copies of them, and checks what it prints with the naive evaluator, asked for
 * everybody by name; and over the same tenants rearranged in another format, where nothing may differ. Throws at the first
 * disagreement with its seed. Returns how many changes there were.
 */
export async function diffWithNaive(count: number, seed: number): Promise<number> {
  using folder = new Folder();
  let changes = 0;
  for (let at = seed; at < seed + count; at++) {
    const random = new Random(at);
    const before = randomTenant(random);
    const after = edited(random, before, randomTenant(random));
    folder.write('before.exo.json', written(before));
    folder.write('after.exo.json', written(after));
    folder.write('rearranged.exo.yaml', written(rearranged(before)));
    const said = (await changesOf(folder, 'before.exo.json', 'after.exo.json')).map(saidBy);
    changes += checkSaid(before, after, said, `seed ${at}`);
    assert.deepEqual(await changesOf(folder, 'before.exo.json', 'rearranged.exo.yaml'), [], `seed ${at}`);
  }
  return changes;
}
