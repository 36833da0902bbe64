import { type BlockList, stillLive } from '../../exchange/block-list.ts';
import type { Match } from '../../exchange/match.ts';
import type { Message } from '../../exchange/message.ts';
import type { Step } from '../verdict.ts';

/** Any recipient may be blocked by an entry that is not listed. */
function unlistedStep({ args, place }: Match, recipient: string): Step {
  return {
    control: { kind: 'tenantBlockList' },
    args: { recipient, ...args },
    result: 'unknown',
    why: 'unknown-export-broke-off',
    reason: 'export-broke-off',
    basis: 'inferred',
    citations: ['LEARN-TABL', 'REASONED'],
    ...(place ? { place } : {}),
  };
}

/** The block list gate for one message; undefined when no entry covers the recipient. */
export function blockListStep(message: Message, blockList: BlockList): Step | undefined {
  const { recipient } = message;
  const entry = blockList.covering(recipient.addresses[0] ?? '', recipient.domain);
  if (!entry) return blockList.more && unlistedStep(blockList.more, recipient.written);
  const common = {
    control: { kind: 'tenantBlockList', name: entry.value } as const,
    args: { value: entry.value, recipient: recipient.written },
    citations: ['LEARN-TABL'],
    place: entry.object.namePlace,
  };
  const live = stillLive(entry, message.assumptions.asOf);
  if (live.is === 'maybe') {
    const { reason } = live;
    return {
      ...common,
      args: { ...common.args, ...live.args },
      result: 'unknown',
      why: `unknown-${reason}`,
      reason,
      basis: 'inferred',
    };
  }
  if (live.is === 'no') return { ...common, result: 'pass', why: 'block-list-expired', basis: 'inferred' };
  const basis = message.mechanism === 'manualForward' ? 'documented' : 'inferred';
  return { ...common, result: 'block', why: 'block-list-blocks', basis };
}
