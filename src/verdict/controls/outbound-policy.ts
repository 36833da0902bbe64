import { type Control, controlOf } from '../../exchange/control.ts';
import { type Match, maybe } from '../../exchange/match.ts';
import type { Message } from '../../exchange/message.ts';
import type { Alternative, OutboundPolicies } from '../../exchange/outbound-policies.ts';
import type { Person } from '../../exchange/person.ts';
import { nameOf, placeOf } from '../../exchange/readings.ts';
import { table } from '../../text/table.ts';
import type { Basis, Step } from '../verdict.ts';

/** What one policy does to a message, before alternatives are compared. */
function effect(mode: Match, message: Message): Match {
  if (mode.is === 'yes') return mode;
  const { policyDoubt } = message.scope;
  if (policyDoubt) return policyDoubt;
  const { policy: cell } = message.facts;
  if (cell.acts === 'open') {
    return message.mechanism === 'onPremisesForward'
      ? maybe('onprem-docs-contradict', {}, undefined, 'documented')
      : maybe('mechanism-message-type-undocumented', {}, undefined, 'inferred');
  }
  return mode;
}

const CITATIONS = ['LEARN-OSP-2026', 'PS-OSP-2026'];

/** The outbound policy gate: the step of the rule that selects, if any, and the step of the policy. */
export function outboundPolicySteps(message: Message, policies: OutboundPolicies): readonly Step[] {
  const { facts, scope, sender } = message;
  if (facts.policy.acts === 'no') {
    return [
      {
        control: { kind: 'outboundPolicy' },
        result: 'not-applicable',
        why: 'policy-not-this-mechanism',
        args: { mechanism: message.mechanism },
        basis: facts.policy.basis,
        citations: facts.policy.citations,
      },
    ];
  }
  if (!scope.policyApplies) {
    const args = { recipient: message.recipient.written };
    return [
      {
        control: { kind: 'outboundPolicy' },
        result: 'not-applicable',
        why: 'policy-inside',
        args,
        basis: 'documented',
        citations: ['LEARN-FWD-2026'],
      },
    ];
  }
  const { alternatives, basis } = policies.select(sender, message.mechanism);
  const results = alternatives.map((one) => effect(policies.mode(one, message.assumptions.automaticMeans), message));
  const [first] = results;
  const [chosen] = alternatives;
  if (!first || !chosen) return [];
  const same = results.every((one) => one.is === first.is && one.reason === first.reason);
  const several = new Set(alternatives.map((one) => one.policy ?? one.name)).size > 1;
  const doubted = alternatives.find((one) => one.doubt) ?? chosen;
  const result = same ? first : (doubted.doubt ?? first);
  const named = same && several ? undefined : same ? chosen : doubted;
  return [
    ...ruleSteps(chosen, sender),
    policyStep(result, named, message, same && (several || chosen.doubt) ? 'inferred' : basis),
  ];
}

function ruleSteps(chosen: Alternative, sender: Person): readonly Step[] {
  if (!chosen.rule || chosen.doubt) return [];
  return [
    {
      control: controlOf(chosen.rule),
      result: 'pass',
      why: 'rule-selects-policy',
      args: { rule: nameOf(chosen.rule), policy: chosen.name, sender: sender.written },
      basis: 'documented',
      citations: ['LEARN-OSP-2026', 'LEARN-ORDER'],
      place: chosen.rule.namePlace,
    },
  ];
}

function policyStep(result: Match, named: Alternative | undefined, message: Message, selection: Basis): Step {
  const undocumented = result.reason === 'mechanism-message-type-undocumented';
  const control: Control = undocumented
    ? { kind: 'mechanism', name: message.mechanism }
    : { kind: 'outboundPolicy', ...(named ? { name: named.name } : {}) };
  // No line of a file is behind what is not documented.
  const place = undocumented
    ? undefined
    : (result.place ?? (named?.policy ? placeOf(named.policy, 'autoForwardingMode') : named?.rule?.namePlace));
  const args: Step['args'] = {
    ...(named ? { policy: named.name } : {}),
    sender: message.sender.written,
    mechanism: message.mechanism,
    recipient: message.recipient.written,
    ...result.args,
  };
  const common = { control, args, ...(place ? { place } : {}) };
  const { policy: cell } = message.facts;
  if (result.is === 'maybe') {
    const { reason } = result;
    const citations = REASON_CITATIONS[reason] ?? ['REASONED'];
    return { ...common, result: 'unknown', why: `unknown-${reason}`, reason, basis: result.basis, citations };
  }
  const parts = [result.basis, selection, cell.basis, message.scope.basis];
  const basis = parts.includes('inferred') ? 'inferred' : 'documented';
  const automatic = args.mode === 'Automatic' ? '-automatic' : '';
  const citations = [...new Set([...cell.citations, ...CITATIONS])];
  if (result.is === 'yes') {
    return {
      ...common,
      result: 'pass',
      why: named ? `policy-permits${automatic}` : 'policies-permit',
      basis,
      citations,
    };
  }
  return {
    ...common,
    result: 'block',
    why: named ? `policy-forbids${automatic}` : 'policies-forbid',
    basis,
    citations,
  };
}

const REASON_CITATIONS: Readonly<Record<string, readonly string[]>> = table({
  'automatic-org-dependent': ['LEARN-FWD-2026', 'PS-OSP-2026', 'MC221113'],
  'rule-references-missing-policy': ['PS-OSPREM', 'REASONED'],
  'rule-without-conditions': ['PS-OSR', 'REASONED'],
  'duplicate-priority': ['PS-OSR', 'REASONED'],
  'order-unknown': ['PS-OSR', 'REASONED'],
  'dynamic-group-unsupported': ['LEARN-OSP-2026'],
  'onprem-docs-contradict': ['LEARN-FWD-2026', 'PS-OSP-2026'],
  'invalid-autoforwardingmode': ['PS-OSP-2026'],
});
