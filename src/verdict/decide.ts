import type { Control } from '../exchange/control.ts';
import { keepsCopy } from '../exchange/mailbox.ts';
import { MECHANISM_FACTS } from '../exchange/mechanism.ts';
import type { Message } from '../exchange/message.ts';
import { type Model, modelOf } from '../exchange/model.ts';
import { originalSender, person } from '../exchange/people-of-message.ts';
import type { Person } from '../exchange/person.ts';
import { scopeOf } from '../exchange/recipient-scope.ts';
import type { Tenant } from '../tenant/index.ts';
import { mailboxStep } from './controls/mailbox.ts';
import { outboundPolicySteps } from './controls/outbound-policy.ts';
import { scopeStep } from './controls/recipient-scope.ts';
import { remoteDomainStep } from './controls/remote-domain.ts';
import { blockListStep } from './controls/tenant-block-list.ts';
import { judgeRules, type RuleResult, ruleOutcome } from './controls/transport-rule.ts';
import { missingFacts } from './missing.ts';
import { UNKNOWN_IMPACT, userImpact } from './user-impact.ts';
import type { Basis, Decision, Question, Step, Verdict } from './verdict.ts';

/**
 * Whether mail of `question.from`, forwarded by `question.mechanism`, reaches `question.to`. Three-valued: one block blocks, even
 * when another control is unknown; otherwise one unknown makes the answer unknown. Never throws; unreadable addresses are unknown.
 */
export function decide(tenant: Tenant, question: Question): Verdict {
  const model = modelOf(tenant);
  const recipient = person(model.directory.target(question.to) ?? question.to, model);
  return decideBetween(model, question, person(question.from, model), recipient);
}

/** Like `decide`, for two persons who stand for a class of senders and a class of recipients. */
export function decideBetween(model: Model, question: Question, sender: Person, recipient: Person): Verdict {
  if (!model.acceptedDomains.belonging(sender.domain).accepted) return notOurs(question, sender.domain, model);
  const message = messageOf(model, question, sender, recipient);
  return combine(message, gatesOf(model, message), model);
}

/** A question as the controls see it. */
export function messageOf(model: Model, question: Question, sender: Person, recipient: Person): Message {
  const { assumptions } = model.tenant;
  return {
    question: withMailbox(question, model),
    mechanism: question.mechanism,
    facts: MECHANISM_FACTS[question.mechanism],
    sender,
    recipient,
    original: originalSender(question.originalSender, model),
    scope: scopeOf(recipient, question.recipientType, model),
    assumptions: question.assumptions ? { ...assumptions, ...question.assumptions } : assumptions,
  };
}

function gatesOf(model: Model, message: Message): Gates {
  return {
    remoteDomain: remoteDomainStep(message, model.remoteDomains),
    rules: judgeRules(message, model.transportRules),
    policy: outboundPolicySteps(message, model.outboundPolicies),
    blockList: blockListStep(message, model.blockList),
  };
}

/** Takes `deliverToMailboxAndForward` from the mailbox where the question does not say it. */
function withMailbox(question: Question, model: Model): Question {
  if (question.deliverToMailboxAndForward !== undefined || MECHANISM_FACTS[question.mechanism].copy !== 'by-setting')
    return question;
  const entry = model.directory.find(question.from);
  const keeps = entry?.kind === 'mailbox' ? keepsCopy(entry.object) : undefined;
  return keeps === undefined ? question : { ...question, deliverToMailboxAndForward: keeps };
}

/** The answer for senders outside the organization. */
export const NOT_OURS = {
  verdict: 'unknown',
  by: { kind: 'sender' },
  reason: 'sender-not-in-accepted-domain',
} as const;

function notOurs(question: Question, domain: string, model: Model): Verdict {
  const { verdict, by, reason } = NOT_OURS;
  const step: Step = {
    control: { kind: 'sender', name: question.from },
    result: 'unknown',
    why: `unknown-${reason}`,
    args: { sender: question.from, domain },
    basis: 'inferred',
    citations: ['PS-AD', 'REASONED'],
    reason,
  };
  return {
    question,
    verdict,
    by,
    alsoBlockedBy: [],
    outcome: 'undetermined',
    reason,
    basis: 'inferred',
    chain: [step],
    missing: missingFacts([step]),
    commands: model.tenant.commands,
    userImpact: UNKNOWN_IMPACT,
  };
}

/** What each gate says about one message. */
export interface Gates {
  readonly remoteDomain: Step;
  readonly rules: RuleResult;
  readonly policy: readonly Step[];
  readonly blockList: Step | undefined;
}

const NO_RULE_ACTS: Step = {
  control: { kind: 'transportRule' },
  result: 'pass',
  why: 'no-rule-acts',
  args: {},
  basis: 'documented',
  citations: ['EXO-MFR'],
};

/** The deciding step of each gate in the order in which controls are named first. */
function decidingSteps(gates: Gates): readonly Step[] {
  const { remoteDomain, rules, policy, blockList } = gates;
  const last = policy.at(-1);
  return [
    remoteDomain,
    ...(rules.deciding ? [rules.deciding] : []),
    ...(last ? [last] : []),
    ...(blockList ? [blockList] : []),
  ];
}

/** The answer of all gates, without its explanation. */
export interface Settled {
  readonly verdict: Decision;
  readonly by: Control;
  /** The step that decides; undefined when no control acts. */
  readonly step?: Step;
  readonly blocks: readonly Step[];
  readonly unknowns: readonly Step[];
}

/**
 * Combines the gates: one block makes the answer blocked, otherwise one unknown makes it unknown. An allowed answer names the
 * policy that allows it.
 */
export function settle(gates: Gates, message: Message): Settled {
  const deciding = decidingSteps(gates);
  const blocks = deciding.filter((step) => step.result === 'block');
  const unknowns = deciding.filter((step) => step.result === 'unknown');
  const [step] = blocks.length > 0 ? blocks : unknowns;
  if (step) {
    return { verdict: blocks.length > 0 ? 'blocked' : 'unknown', by: step.control, step, blocks, unknowns };
  }
  const permit = gates.policy.at(-1);
  if (surelyInside(message)) return { verdict: 'allowed', by: { kind: 'internal' }, blocks, unknowns };
  if (permit?.result !== 'pass') return { verdict: 'allowed', by: { kind: 'none' }, blocks, unknowns };
  return { verdict: 'allowed', by: permit.control, step: permit, blocks, unknowns };
}

const surelyInside = ({ scope }: Message): boolean => scope.inside.is === 'yes' && !scope.policyApplies;

function combine(message: Message, gates: Gates, model: Model): Verdict {
  const { remoteDomain, rules, policy, blockList } = gates;
  const { verdict, by, step, blocks, unknowns } = settle(gates, message);
  const mailbox = mailboxStep(message, model);
  const chain = [
    scopeStep(message.recipient, message.scope),
    ...(mailbox ? [mailbox] : []),
    remoteDomain,
    ...(rules.steps.length > 0 ? rules.steps : [NO_RULE_ACTS]),
    ...policy,
    ...(blockList ? [blockList] : []),
  ];
  const [block, ...others] = blocks;
  const outcome = block ? outcomeOf(block, message) : verdict === 'unknown' ? 'undetermined' : 'delivered';
  return {
    question: message.question,
    verdict,
    by,
    alsoBlockedBy: others.map((one) => one.control),
    outcome,
    reason: (verdict === 'unknown' && step?.reason) || null,
    basis: block
      ? blockedBasis(block, others, unknowns, rules)
      : verdict === 'unknown'
        ? (step?.basis ?? 'inferred')
        : surelyInside(message)
          ? insideBasis(chain)
          : basisOf(chain, rules),
    chain,
    missing: missingFacts(chain),
    commands: model.tenant.commands,
    userImpact: userImpact(message, verdict, outcome, model.remoteDomains),
  };
}

/**
 * A block is inferred when its step is, when another control is unknown (block wins is a reading of the documents), and when a
 * remote domain is named before others: the order of remote domains before rules comes from Exchange Server texts.
 */
function blockedBasis(block: Step, others: readonly Step[], unknowns: readonly Step[], rules: RuleResult): Basis {
  const first = block.control.kind === 'remoteDomain' && (others.length > 0 || rules.excepted);
  const last = others.some((step) => step.control.kind === 'tenantBlockList');
  return first || last || unknowns.length > 0 ? 'inferred' : block.basis;
}

function basisOf(chain: readonly Step[], rules: RuleResult): Basis {
  return rules.basis === 'inferred' || chain.some((step) => step.basis === 'inferred') ? 'inferred' : 'documented';
}

/** Inside the organization only the controls that still apply count. */
function insideBasis(chain: readonly Step[]): Basis {
  return chain.some((step) => step.result === 'pass' && step.basis === 'inferred') ? 'inferred' : 'documented';
}

function outcomeOf(block: Step, { facts, original }: Message): string {
  const { kind } = block.control;
  if (kind === 'remoteDomain') return 'silent-drop';
  if (kind === 'transportRule') return ruleOutcome(block);
  if (kind === 'tenantBlockList') return 'ndr-5.7.703';
  if (original.inside.is === 'no' || facts.report === 'every-sender') return 'ndr-5.7.520';
  return original.inside.is === 'yes' ? 'blocked-no-ndr' : 'ndr-5.7.520-conditional';
}
