import { domainOf } from '../exchange/addresses.ts';
import { type Control, type ControlKind, controlOf, sameControl } from '../exchange/control.ts';
import { statedForwards } from '../exchange/forwards.ts';
import { modelOf } from '../exchange/model.ts';
import { type Assumptions, type ObjectKind, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { table } from '../text/table.ts';
import { decide, type Question, type Verdict } from '../verdict/index.ts';
import type { Asked, Cause, NamedTenant } from './cause.ts';
import { causeByRecipient } from './cause-by-recipient.ts';
import type { Bounce, BounceEvent } from './event.ts';

/** Why an event of a control of this kind happened, by the files of one tenant. */
export function causeIn(
  bounce: Bounce,
  event: BounceEvent,
  kind: ControlKind,
  { name, tenant }: NamedTenant,
  asked: Asked,
): Cause {
  const base = {
    event,
    tenant: name,
    related: relatedLines(tenant, kind),
    explainedByRepository: false,
    assumedMechanism: false,
    verdict: 'unknown',
    by: null,
  } as const;
  if (!event.recipient) return { ...base, reason: 'undecided', missing: ['recipient'] };
  const answers = questionsOf(bounce, event, tenant, asked).map((question) => answerTo(tenant, question, kind));
  const [first] = answers;
  // Several forwards to one address are one cause when the same line decides about all of them.
  if (
    first?.proven &&
    answers.every(({ proven }) => proven?.by && first.proven?.by && sameControl(proven.by, first.proven.by))
  ) {
    return { ...base, ...first.found, ...first.proven, missing: [] };
  }
  const byStatus = kind === 'transportRule' ? ruleByStatus(tenant, event) : undefined;
  if (byStatus) return { ...base, ...ruleCause(byStatus) };
  const byRecipient = causeByRecipient(tenant, event, kind);
  if (byRecipient?.explainedByRepository) return { ...base, ...byRecipient };
  if (first && answers.length === 1) return { ...base, ...first.found, ...unexplained(first.answer) };
  if (byRecipient) return { ...base, ...byRecipient };
  if (kind === 'outboundConnector') return { ...base, reason: 'no-connector', missing: ['deployed-state'] };
  return { ...base, reason: 'sender-unknown', missing: ['forwarding-mailbox'] };
}

/** What the verdict engine says to one question, and whether that explains a failure of this kind. */
function answerTo(tenant: Tenant, { question, assumed }: Asking, kind: ControlKind) {
  const answer = decide(tenant, question);
  return {
    answer,
    found: {
      answer,
      basis: answer.basis,
      assumedMechanism: assumed,
      verdict: answer.verdict,
      by: answer.by,
    },
    proven: explained(answer, kind) ?? automaticProven(tenant, question, answer, kind),
  };
}

/** The verdict names the same kind of control as the bounce, alone or beside another one. */
function explained(
  answer: Verdict,
  kind: ControlKind,
): Pick<Cause, 'reason' | 'explainedByRepository' | 'verdict' | 'by' | 'place'> | undefined {
  if (answer.verdict !== 'blocked') return undefined;
  const by = [answer.by, ...answer.alsoBlockedBy].find((control) => control.kind === kind);
  if (by === undefined || !sameControl(by, answer.by)) return undefined;
  const step =
    answer.chain.find(({ control, result }) => sameControl(control, by) && result === 'block') ??
    answer.chain.find(({ control }) => sameControl(control, by));
  const place = step?.place;
  return {
    reason: place ? 'line' : 'default',
    explainedByRepository: true,
    verdict: 'blocked',
    by,
    ...(place ? { place } : {}),
  };
}

/** A bounce of the outbound policy proves what Automatic means in this organization, whatever other controls leave open. */
function automaticProven(
  tenant: Tenant,
  question: Question,
  answer: Verdict,
  kind: ControlKind,
): (Partial<Cause> & Pick<Cause, 'reason' | 'explainedByRepository'>) | undefined {
  if (kind !== 'outboundPolicy' || answer.verdict !== 'unknown') return undefined;
  const assumptions: Partial<Assumptions> = { automaticMeans: 'off' };
  const off = explained(decide(tenant, { ...question, assumptions }), kind);
  return off && { ...off, reason: 'automatic' };
}

function unexplained(answer: Verdict): Pick<Cause, 'reason' | 'missing'> {
  if (answer.verdict === 'allowed') return { reason: 'allowed-here', missing: ['deployed-state', 'trace-detail'] };
  if (answer.verdict === 'blocked') return { reason: 'another-control', missing: ['deployed-state', 'trace-detail'] };
  return { reason: 'undecided', missing: ['whole-configuration'] };
}

interface Asking {
  readonly question: Question;
  /** The way of forwarding was taken for likely, not read. */
  readonly assumed: boolean;
}

/** What to ask about a failure: who forwarded, and how, by a person's word, the headers, or what the files forward to this recipient. */
function questionsOf(bounce: Bounce, event: BounceEvent, tenant: Tenant, asked: Asked): readonly Asking[] {
  if (event.control === 'tabl' || event.control === 'connector') return [];
  const to = event.recipient ?? '';
  const named = asked.from ?? event.forwardingMailbox ?? bounce.forwardingMailbox;
  const from = named === null ? undefined : (modelOf(tenant).directory.resolve(named) ?? named);
  const author = (sender: string): { originalSender?: string } => {
    const original = asked.originalSender ?? bounce.author ?? event.originalSender;
    return original && original.toLowerCase() !== sender.toLowerCase() ? { originalSender: original } : {};
  };
  const found = statedForwards(tenant).filter(({ question }) => question.to === to.toLowerCase());
  // What several files state is one forward.
  const forwards = [...new Map(found.map(({ question }) => [JSON.stringify(question), question])).values()];
  const ofSender = forwards.filter((question) => from === undefined || question.from === from.toLowerCase());
  if (ofSender.length > 0) {
    return ofSender.map((question) => ({
      question: { ...question, ...author(question.from) },
      assumed: from === undefined,
    }));
  }
  if (from !== undefined) {
    const bySetting = bounce.forwardedBy === 'mailbox-setting';
    const mechanism = bySetting ? 'mailboxForwardingSmtpAddress' : 'inboxRuleForward';
    const assumed = !bySetting && bounce.forwardedBy !== 'inbox-rule';
    return [{ question: { from, to, mechanism, ...author(from) }, assumed }];
  }
  const sender = event.originalSender ?? bounce.sender;
  if (!sender || !modelOf(tenant).acceptedDomains.belonging(domainOf(sender)).accepted) return [];
  const mechanism = event.control === 'transport-rule' ? 'manualForward' : 'inboxRuleForward';
  return [{ question: { from: sender, to, mechanism, ...author(sender) }, assumed: true }];
}

/** The only mail flow rule that states the status or the text of the bounce. */
function ruleByStatus(tenant: Tenant, event: BounceEvent): TenantObject | undefined {
  const rules = tenant.objects.transportRule.filter((rule) => {
    const status = stated(text(rule, 'rejectMessageEnhancedStatusCode'));
    const reason = stated(text(rule, 'rejectMessageReasonText'));
    const byCode = status === event.code && event.code !== '5.7.1';
    return (
      byCode || (reason !== undefined && reason.length > 8 && event.text.toLowerCase().includes(reason.toLowerCase()))
    );
  });
  return rules.length === 1 ? rules[0] : undefined;
}

function ruleCause(
  rule: TenantObject,
): Pick<Cause, 'reason' | 'explainedByRepository' | 'verdict' | 'by' | 'place' | 'missing'> {
  const status =
    rule.properties.get('rejectMessageEnhancedStatusCode') ?? rule.properties.get('rejectMessageReasonText');
  return {
    reason: 'rule-by-status',
    explainedByRepository: true,
    verdict: 'blocked',
    by: controlOf(rule),
    place: status?.value.place ?? rule.namePlace,
    missing: [],
  };
}

const RELATED = [
  'outboundPolicy',
  'remoteDomain',
  'transportRule',
  'tenantBlockList',
  'outboundConnector',
] as const satisfies readonly ObjectKind[];

/** What the files say about the kind of control that acted: where a person looks when no line is sure. */
function relatedLines(tenant: Tenant, kind: ControlKind): { control: Control; place: Place }[] {
  const setting: Readonly<Record<string, string>> = table({
    outboundPolicy: 'autoForwardingMode',
    remoteDomain: 'autoForwardEnabled',
    outboundConnector: 'tlsSettings',
  });
  const of = RELATED.find((one) => one === kind);
  if (!of) return [];
  return tenant.objects[of].slice(0, 8).map((object) => ({
    control: controlOf(object),
    place: object.properties.get(setting[kind] ?? '')?.value.place ?? object.namePlace,
  }));
}
