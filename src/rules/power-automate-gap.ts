import { enabled, statedItems } from '../exchange/readings.ts';
import { BLOCK_FLOWS } from '../exchange/recipes/transport-rule.ts';
import { FLOW_HEADERS, headerConditions, inForce, isAutoForwardBlock, isBlocking } from '../exchange/transport-rule.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type TenantObject, text } from '../tenant/index.ts';
import { insertAfter } from '../write/index.ts';
import { everyStatement, headOf, nameOf } from './shared/objects.ts';

const meta = {
  id: 'power-automate-gap',
  severity: 'information',
  fixes: { addRule: 'review' },
  messages: {
    gap: 'Mail flow rule {rule} stops forwards of Inbox rules, but no rule looks at the headers of Power Automate: a flow can still forward. If flows shall not forward, add a rule on x-ms-mail-application and x-ms-mail-operation-type.',
    noHeaders:
      'The Office 365 Outlook connector does not stamp {header} in this cloud ({cloud}): mail flow rule {rule} never matches. Use a data policy of Power Platform.',
    forwardOnly:
      'Mail flow rule {rule} matches flows that forward; a flow that sends a new message with the same content has the operation type Send and passes. Decide whether Send, Reply and SendApproval should match as well.',
  },
  titles: { addRule: 'Add a rule that rejects what Power Automate flows forward outside' },
  citations: ['PP-EXFIL', 'O365ITPROS-PA'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

const hasFlowHeader = (rule: TenantObject): boolean =>
  headerConditions(rule).some((header) => FLOW_HEADERS.includes(header));

const HEADERS = ['headerContainsMessageHeader', 'headerMatchesMessageHeader'] as const;

function inspect({ tenant }: RuleContext, rule: TenantObject, report: Parameters<Rule<Message>['check']>[1]): void {
  const { cloud } = tenant.assumptions;
  for (const name of HEADERS) {
    const header = text(rule, name);
    if (header.state !== 'stated' || !header.value.toLowerCase().startsWith('x-ms-mail-')) continue;
    const subject = { object: `transportRule:${nameOf(rule)}`, property: name };
    const words = statedItems(
      rule,
      name === 'headerContainsMessageHeader' ? 'headerContainsWords' : 'headerMatchesPatterns',
    );
    const [first] = words;
    if (cloud !== 'commercial') {
      const args = { rule: nameOf(rule), header: header.value, cloud };
      report({ message: 'noHeaders', args, place: header.place, severity: 'warning', subject });
    } else if (
      first &&
      words.length === 1 &&
      /operation-type$/i.test(header.value) &&
      /^\^?forward\$?$/i.test(first.value)
    ) {
      report({ message: 'forwardOnly', args: { rule: nameOf(rule) }, place: first.place, subject });
    }
  }
}

export const rule: Rule<Message> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant } = context;
    const rules = tenant.objects.transportRule;
    for (const rule of everyStatement(tenant, 'transportRule'))
      if (enabled(rule).is !== 'no' && isBlocking(rule)) inspect(context, rule, report);
    if (!tenant.complete.has('transportRule') || tenant.indeterminate.has('transportRule')) return;
    if (
      tenant.assumptions.cloud !== 'commercial' ||
      rules.some((rule) => inForce(rule, context.asOf).is === 'yes' && hasFlowHeader(rule))
    )
      return;
    const block = rules.find((rule) => inForce(rule, context.asOf).is === 'yes' && isAutoForwardBlock(rule));
    if (!block) return;
    const last = block.declarations.at(-1);
    report({
      message: 'gap',
      args: { rule: nameOf(block) },
      place: headOf(block),
      fixes: () =>
        last ? fix(meta, 'addRule', insertAfter(context.source(last.place.source), last, [BLOCK_FLOWS])) : [],
      subject: { object: `transportRule:${nameOf(block)}` },
    });
  },
};

export const docs: RuleDocs = {
  title: 'Flows can still forward',
  summary: 'Automatic forwards are blocked, but no rule looks at what Power Automate sends.',
  why: 'A flow sends mail through the Office 365 Outlook connector. Neither the message type AutoForward nor, as far as Microsoft says, the outbound policy applies to it. The connector stamps `x-ms-mail-application` and `x-ms-mail-operation-type`, on which a mail flow rule can act. In GCC High and DoD it stamps nothing.',
  whatToDo:
    'If flows shall not forward, add a rule on these headers. `Forward` alone leaves the operation `Send`, with which a flow can send the same content as a new message.',
  exceptions: 'The missing rule is only pointed out when the text states all mail flow rules.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
      good: `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
    - name: Block flows
      sentToScope: NotInOrganization
      headerContainsMessageHeader: x-ms-mail-application
      headerContainsWords: [Microsoft Power Automate]
      rejectMessageReasonText: No flows.
`,
    },
  ],
};
