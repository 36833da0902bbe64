import { addressOf, domainOf } from '../exchange/addresses.ts';
import { type Control, type ControlKind, controlOf, sameControl } from '../exchange/control.ts';
import { type Assumptions, list, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { table } from '../text/table.ts';
import { decide, type Mechanism, type Question, type Verdict } from '../verdict/index.ts';
import type { Cause, NamedTenant } from './cause.ts';
import type { Bounce, BounceEvent } from './event.ts';

/** Why an event of a control of this kind happened, by the files of one tenant. */
export function causeIn(bounce: Bounce, event: BounceEvent, kind: ControlKind, { name, tenant }: NamedTenant): Cause {
  const base = {
    event,
    tenant: name,
    related: relatedLines(tenant, kind),
    explainedByRepository: false,
    verdict: 'unknown',
    by: null,
  } as const;
  const { recipient } = event;
  if (!recipient) return { ...base, reason: 'undecided', assumedMechanism: false, missing: ['recipient'] };
  const forward = forwardOf(bounce, event, tenant);
  const byStatus = kind === 'transportRule' ? ruleByStatus(tenant, event) : undefined;
  if (!forward) {
    if (byStatus) return { ...base, ...ruleCause(byStatus), assumedMechanism: false };
    return { ...base, reason: 'sender-unknown', assumedMechanism: false, missing: ['forwarding-mailbox'] };
  }
  const question: Question = {
    from: forward.from,
    to: recipient,
    mechanism: forward.mechanism,
    ...(bounce.author && bounce.author !== forward.from ? { originalSender: bounce.author } : {}),
  };
  const answer = decide(tenant, question);
  const found = {
    ...base,
    answer,
    basis: answer.basis,
    assumedMechanism: forward.assumed,
    verdict: answer.verdict,
    by: answer.by,
  };
  const proven = explained(answer, kind) ?? automaticProven(tenant, question, answer, kind);
  if (proven) return { ...found, ...proven, missing: [] };
  if (byStatus) return { ...found, ...ruleCause(byStatus) };
  return { ...found, ...unexplained(answer) };
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

interface Forward {
  readonly from: string;
  readonly mechanism: Mechanism;
  readonly assumed: boolean;
}

/** Who forwarded, and how: by the headers, else by what the files say forwards to this recipient. */
function forwardOf(bounce: Bounce, event: BounceEvent, tenant: Tenant): Forward | undefined {
  const stated = forwardsTo(tenant, event.recipient ?? '');
  const from = event.forwardingMailbox ?? bounce.forwardingMailbox;
  if (from) {
    const own = stated.find((forward) => forward.from.toLowerCase() === from.toLowerCase());
    if (own) return own;
    if (bounce.forwardedBy === 'mailbox-setting')
      return { from, mechanism: 'mailboxForwardingSmtpAddress', assumed: false };
    return { from, mechanism: 'inboxRuleForward', assumed: bounce.forwardedBy !== 'inbox-rule' };
  }
  const [only, ...more] = stated;
  if (only && more.length === 0) return { ...only, assumed: true };
  const sender = event.originalSender ?? bounce.sender;
  if (!sender || !ownDomain(tenant, domainOf(sender))) return undefined;
  const plain = event.control === 'transport-rule' || event.control === 'tabl';
  return { from: sender, mechanism: plain ? 'manualForward' : 'inboxRuleForward', assumed: true };
}

function ownDomain(tenant: Tenant, domain: string): boolean {
  return tenant.objects.acceptedDomain.some(
    (object) =>
      (object.name ?? '').toLowerCase() === domain || stated(text(object, 'domainName'))?.toLowerCase() === domain,
  );
}

/** Mailbox settings and inbox rules of the files that forward to an address. */
function forwardsTo(tenant: Tenant, recipient: string): Forward[] {
  const wanted = recipient.toLowerCase();
  const names = (object: TenantObject, property: string): boolean => {
    const values = stated(list(object, property)) ?? [];
    return values.some(({ value }) => addressOf(value) === wanted);
  };
  const found: Forward[] = [];
  for (const mailbox of tenant.objects.mailbox) {
    const from = stated(text(mailbox, 'primarySmtpAddress')) ?? mailbox.name ?? '';
    if (!from.includes('@')) continue;
    if (names(mailbox, 'forwardingAddress'))
      found.push({ from, mechanism: 'mailboxForwardingAddress', assumed: false });
    else if (names(mailbox, 'forwardingSmtpAddress'))
      found.push({ from, mechanism: 'mailboxForwardingSmtpAddress', assumed: false });
  }
  for (const rule of tenant.objects.inboxRule) {
    const from = stated(text(rule, 'mailbox')) ?? '';
    if (!from.includes('@')) continue;
    if (names(rule, 'redirectTo')) found.push({ from, mechanism: 'inboxRuleRedirect', assumed: false });
    else if (names(rule, 'forwardTo')) found.push({ from, mechanism: 'inboxRuleForward', assumed: false });
    else if (names(rule, 'forwardAsAttachmentTo'))
      found.push({ from, mechanism: 'inboxRuleForwardAsAttachment', assumed: false });
  }
  return found;
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

/** What the files say about the kind of control that acted: where a person looks when no line is sure. */
function relatedLines(tenant: Tenant, kind: ControlKind): { control: Control; place: Place }[] {
  const setting: Readonly<Record<string, string>> = table({
    outboundPolicy: 'autoForwardingMode',
    remoteDomain: 'autoForwardEnabled',
  });
  if (kind !== 'outboundPolicy' && kind !== 'remoteDomain' && kind !== 'transportRule' && kind !== 'tenantBlockList')
    return [];
  return tenant.objects[kind].slice(0, 8).map((object) => ({
    control: controlOf(object),
    place: object.properties.get(setting[kind] ?? '')?.value.place ?? object.namePlace,
  }));
}
