import { flag, stated, type Tenant } from '../tenant/index.ts';
import { mailboxStep } from './controls/mailbox.ts';
import { outboundPolicySteps } from './controls/outbound-policy.ts';
import { scopeOf, scopeStep } from './controls/recipient-scope.ts';
import { remoteDomainStep } from './controls/remote-domain.ts';
import { blockListStep } from './controls/tenant-block-list.ts';
import { type RuleResult, ruleOutcome } from './controls/transport-rule.ts';
import { MECHANISM_FACTS } from './mechanisms.ts';
import { type Message, originalSender, person } from './message.ts';
import { missingFacts } from './missing.ts';
import { type Model, modelOf } from './model.ts';
import { SEES_NOTHING, sees } from './sees.ts';
import type { Basis, Question, Step, Verdict } from './verdict.ts';

/**
 * Whether mail of `question.from`, forwarded by `question.mechanism`, reaches `question.to`. Three-valued: one block blocks, even
 * when another control is unknown; otherwise one unknown makes the answer unknown. Never throws; unreadable addresses are unknown.
 */
export function decide(tenant: Tenant, question: Question): Verdict {
  const model = modelOf(tenant);
  const sender = person(question.from, model);
  if (!model.acceptedDomains.belonging(sender.domain).accepted) return notOurs(question, sender.domain);
  const message = messageOf(question, model);
  const gates = {
    remoteDomain: remoteDomainStep(message, model.remoteDomains),
    rules: model.transportRules.judge(message),
    policy: outboundPolicySteps(message, model.outboundPolicies),
    blockList: blockListStep(message, model.blockList),
  };
  return combine(message, gates, model);
}

/** A question as the controls see it. */
export function messageOf(question: Question, model: Model): Message {
  const recipient = person(model.directory.resolve(question.to) ?? question.to, model);
  return {
    question: withMailbox(question, model),
    mechanism: question.mechanism,
    facts: MECHANISM_FACTS[question.mechanism],
    sender: person(question.from, model),
    recipient,
    original: originalSender(question.originalSender, model),
    scope: scopeOf(recipient, question.recipientType, model),
    assumptions: question.assumptions
      ? { ...model.tenant.assumptions, ...question.assumptions }
      : model.tenant.assumptions,
  };
}

/** Takes `deliverToMailboxAndForward` from the mailbox where the question does not say it. */
function withMailbox(question: Question, model: Model): Question {
  if (question.deliverToMailboxAndForward !== undefined || MECHANISM_FACTS[question.mechanism].copy !== 'by-setting')
    return question;
  const entry = model.directory.find(question.from);
  const keeps = entry && stated(flag(entry.object, 'deliverToMailboxAndForward'));
  return keeps === undefined ? question : { ...question, deliverToMailboxAndForward: keeps };
}

function notOurs(question: Question, domain: string): Verdict {
  const reason = 'sender-not-in-accepted-domain';
  const step: Step = {
    control: `sender:${question.from}`,
    result: 'unknown',
    why: `unknown-${reason}`,
    args: { sender: question.from, domain },
    basis: 'inferred',
    citations: ['PS-AD', 'REASONED'],
    reason,
  };
  return {
    question,
    verdict: 'unknown',
    by: 'sender',
    alsoBlockedBy: [],
    outcome: 'undetermined',
    reason,
    basis: 'inferred',
    chain: [step],
    missing: missingFacts([step]),
    sees: SEES_NOTHING,
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
  control: 'transportRule',
  result: 'pass',
  why: 'no-rule-acts',
  args: {},
  basis: 'documented',
  citations: ['EXO-MFR'],
};

/** The deciding step of each gate in the order in which controls are named first. */
export function decidingSteps(gates: Gates): readonly Step[] {
  const { remoteDomain, rules, policy, blockList } = gates;
  const last = policy.at(-1);
  return [
    remoteDomain,
    ...(rules.deciding ? [rules.deciding] : []),
    ...(last ? [last] : []),
    ...(blockList ? [blockList] : []),
  ];
}

function combine(message: Message, gates: Gates, model: Model): Verdict {
  const { remoteDomain, rules, policy, blockList } = gates;
  const deciding = decidingSteps(gates);
  const mailbox = mailboxStep(message, model);
  const chain = [
    scopeStep(message.recipient, message.scope),
    ...(mailbox ? [mailbox] : []),
    remoteDomain,
    ...(rules.steps.length > 0 ? rules.steps : [NO_RULE_ACTS]),
    ...policy,
    ...(blockList ? [blockList] : []),
  ];
  const answer = { question: message.question, chain, missing: missingFacts(chain) };
  const blocks = deciding.filter((step) => step.result === 'block');
  const unknowns = deciding.filter((step) => step.result === 'unknown');
  const [block, ...others] = blocks;
  const [unknown] = unknowns;
  if (block) {
    const outcome = outcomeOf(block, message);
    return {
      ...answer,
      verdict: 'blocked',
      by: block.control,
      alsoBlockedBy: others.map((step) => step.control),
      outcome,
      reason: null,
      basis: blockedBasis(block, others, unknowns, rules),
      sees: sees(message, 'blocked', outcome),
    };
  }
  if (unknown) {
    return {
      ...answer,
      verdict: 'unknown',
      by: unknown.control,
      alsoBlockedBy: [],
      outcome: 'undetermined',
      reason: unknown.reason ?? null,
      basis: unknown.basis,
      sees: sees(message, 'unknown', 'undetermined'),
    };
  }
  const permit = policy.at(-1);
  const inside = message.scope.inside.is === 'yes' && !message.scope.policyApplies;
  return {
    ...answer,
    verdict: 'allowed',
    by: inside ? 'internal' : permit?.result === 'pass' ? permit.control : 'none',
    alsoBlockedBy: [],
    outcome: 'delivered',
    reason: null,
    basis: inside ? insideBasis(chain) : basisOf(chain, rules),
    sees: sees(message, 'allowed', 'delivered'),
  };
}

/**
 * A block is inferred when its step is, when another control is unknown (block wins is a reading of the documents), and when a
 * remote domain is named before others: the order of remote domains before rules comes from Exchange Server texts.
 */
function blockedBasis(block: Step, others: readonly Step[], unknowns: readonly Step[], rules: RuleResult): Basis {
  const first = block.control.startsWith('remoteDomain:') && (others.length > 0 || rules.excepted);
  const last = others.some((step) => step.control.startsWith('tenantBlockList:'));
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
  const kind = block.control.slice(0, Math.max(0, block.control.indexOf(':')));
  if (kind === 'remoteDomain') return 'silent-drop';
  if (kind === 'transportRule') return ruleOutcome(block);
  if (kind === 'tenantBlockList') return 'ndr-5.7.703';
  if (original.inside.is === 'no' || facts.report === 'every-sender') return 'ndr-5.7.520';
  return original.inside.is === 'yes' ? 'blocked-no-ndr' : 'ndr-5.7.520-conditional';
}
