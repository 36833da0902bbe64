import { freeName } from '../../exchange/recipes/recipe.ts';
import { PARTNER } from '../../exchange/recipes/remote-domain.ts';
import { rejectAutoForwards } from '../../exchange/recipes/transport-rule.ts';
import { domainNameOf, openEntries } from '../../exchange/remote-domain.ts';
import type { Fix, MessageArgs, RuleContext, RuleMeta } from '../../lint/contract.ts';
import { fix } from '../../lint/fix.ts';
import type { TenantObject } from '../../tenant/index.ts';
import { insertAfter, setProperty } from '../../write/index.ts';
import { declarationOf, nameOf } from './objects.ts';

/** Fixes for a remote domain entry that drops automatic forwards, by title. */
export const CLOSED_FIXES = { partner: 'review', open: 'review', inform: 'review' } as const;

/** Their titles; a rule adds what it knows about the policy. */
export const CLOSED_TITLES = {
  partner: 'Add an open remote domain for a partner (forwards to it are then no longer deleted)',
  open: 'Open {entry} (forwards to {domain} are then no longer deleted)',
  inform:
    'Open {entry} and reject forwards of Inbox rules with a text (their senders then get an NDR; what mailboxes forward is left to the outbound policy)',
} as const;

const PROPERTY = 'autoForwardEnabled';

/**
 * Ways out of a silent drop, the narrowest first: an open entry for one partner, this entry open, and a rule in its place that tells
 * people. The drop comes before mail flow rules (EX2013-RD, inferred), so a rule beside a closed entry would tell nobody.
 */
export function closedFixes(
  context: RuleContext,
  meta: Pick<RuleMeta<string, keyof typeof CLOSED_FIXES>, 'fixes' | 'titles'>,
  entry: TenantObject,
  args: MessageArgs = {},
): readonly Fix[] {
  const declaration = declarationOf(entry, PROPERTY);
  const source = context.source(declaration.place.source);
  const domain = domainNameOf(entry);
  const all = { ...args, entry: nameOf(entry), domain: domain ?? nameOf(entry) };
  const open = setProperty(source, declaration, PROPERTY, true);
  const rules = context.tenant.objects.transportRule;
  const name = freeName(rules, 'Reject automatic forwards');
  const informing =
    domain === undefined ? undefined : insertAfter(source, declaration, [rejectAutoForwards(name, [domain])]);
  // Where an entry is open for a partner already, the drop is meant, and another partner would not make the finding go away.
  const isFirst = domain === '*' && openEntries(context.tenant).length === 0;
  const partner = isFirst ? insertAfter(source, declaration, [PARTNER]) : undefined;
  return [
    ...fix(meta, 'partner', partner, all),
    ...fix(meta, 'open', [open], all),
    ...fix(meta, 'inform', informing && [open, ...informing], all),
  ];
}
