import { type Placed, positionOf, precedes } from '../exchange/rule-order.ts';
import { conditionsOf, inForce, isAutoForwardBlock, isAutoForwardRule, namedIn } from '../exchange/transport-rule.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag, number, stated, type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyStatement, nameOf, removeFrom, setOn } from './shared/objects.ts';

const meta = {
  id: 'stop-rule-shields-block',
  severity: 'warning',
  fixes: { noStop: 'review', swap: 'review' },
  messages: {
    shields:
      'Mail flow rule {rule} runs before {block} and ends rule processing: a forward that matches it is never looked at by {block} and leaves. Move {block} before it, or do not stop here.',
    relatedBlock: 'Mail flow rule {block} stops forwards of Inbox rules',
  },
  titles: {
    noStop: 'Do not stop here (the rules behind then look at what {rule} matches)',
    swap: 'Swap the priorities ({block} then stops forwards before {rule} sees them)',
  },
  citations: ['EXO-MFR', 'PS-TR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

const word = (rule: TenantObject, property: string): string | undefined => stated(text(rule, property))?.toLowerCase();

/** Conditions that keep a rule away from everything the block rule is for. */
function isElsewhere(rule: TenantObject, block: TenantObject): boolean {
  const type = word(rule, 'messageTypeMatches');
  if (type !== undefined && type !== 'autoforward') return true;
  const scopes = [word(rule, 'sentToScope'), word(block, 'sentToScope')];
  if (scopes[0] !== undefined && scopes[1] !== undefined && scopes[0] !== scopes[1]) return true;
  const senders = [word(rule, 'fromScope'), word(block, 'fromScope')];
  if (senders[0] !== undefined && senders[1] !== undefined && senders[0] !== senders[1]) return true;
  const domains = [namedIn(rule, 'recipientDomainIs'), namedIn(block, 'recipientDomainIs')] as const;
  if (domains[0] && domains[1] && !domains[0].some((domain) => domains[1]?.includes(domain))) return true;
  return ['sentTo', 'sentToMemberOf', 'recipientAddressContainsWords', 'recipientAddressMatchesPatterns'].some((name) =>
    rule.properties.has(name),
  );
}

/** A rule for chosen auto-forwards that stops there is a way to write an exception, not a mistake. */
const isExemption = (rule: TenantObject): boolean => isAutoForwardRule(rule) && conditionsOf(rule).length > 2;

/** A command that makes a rule takes only a number that is legal when it runs, and moves the others by itself. */
const isMade = ({ declarations }: TenantObject): boolean =>
  declarations.some(({ operation, format }) => operation === 'create' && format === 'powershell');

/** Ways to let the first of the shielded rules, which is the only one when they swap, look at what a rule matches. */
function ways(
  context: RuleContext,
  rule: TenantObject,
  [block, ...others]: readonly [TenantObject, ...TenantObject[]],
): readonly Fix[] {
  const args = { rule: nameOf(rule), block: nameOf(block) };
  const [own, other] = [stated(number(rule, 'priority')), stated(number(block, 'priority'))];
  const swapped =
    own === undefined || other === undefined || others.length > 0 || isMade(rule) || isMade(block)
      ? []
      : [setOn(context, rule, 'priority', other), setOn(context, block, 'priority', own)];
  return [
    ...fix(meta, 'swap', swapped, args),
    ...fix(meta, 'noStop', [removeFrom(context, rule, 'stopRuleProcessing')], args),
  ];
}

/** The first two blocks that surely run behind a rule and look at what it matches: whether there are more makes no difference. */
function shielded(rule: Placed, blocks: readonly Placed[]): readonly TenantObject[] {
  const found: TenantObject[] = [];
  for (const block of blocks) {
    if (!precedes(rule, block) || isElsewhere(rule.object, block.object)) continue;
    found.push(block.object);
    if (found.length === 2) break;
  }
  return found;
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant, asOf } = context;
    const placed = (object: TenantObject): Placed => ({ object, position: positionOf(tenant, object) });
    const blocks = tenant.objects.transportRule
      .filter((rule) => rule.whole && inForce(rule, asOf).is === 'yes' && isAutoForwardBlock(rule))
      .map(placed);
    for (const rule of everyStatement(tenant, 'transportRule')) {
      const stop = rule.properties.get('stopRuleProcessing');
      if (!stop || stated(flag(rule, 'stopRuleProcessing')) !== true) continue;
      if (!rule.whole || inForce(rule, asOf).is !== 'yes' || isAutoForwardBlock(rule) || isExemption(rule)) continue;
      const [block, ...others] = shielded(placed(rule), blocks);
      if (!block) continue;
      report({
        message: 'shields',
        args: { rule: nameOf(rule), block: nameOf(block) },
        place: stop.value.place,
        fixes: () => ways(context, rule, [block, ...others]),
        related: [{ place: block.namePlace, message: 'relatedBlock', args: { block: nameOf(block) } }],
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'stopRuleProcessing' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A stop rule hides the block rule',
  summary: 'An earlier mail flow rule ends rule processing, so the rule against forwards never sees what matches it.',
  why: '`StopRuleProcessing` ends the list of rules for a message. A disclaimer or routing rule that stops before the block rule lets every forward through that it matches.',
  whatToDo: 'Put the block rule first, or take `StopRuleProcessing` off the earlier rule.',
  exceptions:
    'Silent when the order is not known, when the two rules cannot match the same message, and for a rule on message type AutoForward with further conditions: that is an exception written as a rule.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  transportRules:
    - name: Disclaimer
      priority: 0
      sentToScope: NotInOrganization
      applyHtmlDisclaimerText: Contoso
      stopRuleProcessing: true
    - name: Block forwards
      priority: 1
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
      good: `exchange:
  transportRules:
    - name: Block forwards
      priority: 0
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
    - name: Disclaimer
      priority: 1
      sentToScope: NotInOrganization
      applyHtmlDisclaimerText: Contoso
      stopRuleProcessing: true
`,
    },
  ],
};
