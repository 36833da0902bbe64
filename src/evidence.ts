import type { TenantAnalysis } from './analyze.ts';
import { type Answer, ask, matrixOf } from './ask.ts';
import { domainOf } from './exchange/addresses.ts';
import { controlOf } from './exchange/control.ts';
import { statedForwards } from './exchange/forwards.ts';
import type { Match } from './exchange/match.ts';
import { modelOf } from './exchange/model.ts';
import { defaultPolicy, type ForwardingMode, forwardingMode, modePlace, permits } from './exchange/outbound-policy.ts';
import { knowsAll } from './exchange/presence.ts';
import { flagMatch, placeOf, statedItems } from './exchange/readings.ts';
import { allowsForwards, domainNameOf } from './exchange/remote-domain.ts';
import { enforced } from './exchange/transport-rule.ts';
import type { BenchmarkEvidence, Point, TenantEvidence } from './report/evidence-view.ts';
import * as ids from './rules/shared/benchmarks.ts';
import { isCallOf, parameter } from './rules/shared/calls.ts';
import { RULE_TARGETS, ruleTargets } from './rules/shared/rule-targets.ts';
import { flag, list, number, type ObjectKind, stated, type Tenant, type TenantObject, text } from './tenant/index.ts';
import { isApproved } from './verdict/ledger.ts';
import { coverageOf } from './verdict/openings.ts';

/** What a benchmark is judged by. */
interface Subject {
  readonly tenant: Tenant;
  readonly readings: TenantAnalysis['readings'];
  /** ISO date (YYYY-MM-DD) that counts as today. */
  readonly asOf: string;
}

type Judge = (subject: Subject) => readonly Point[];

/** How each benchmark is judged. A rule that speaks for a benchmark names it in `meta.benchmarks` by the same id. */
const BENCHMARKS: readonly (readonly [id: BenchmarkEvidence['id'], judge: Judge])[] = [
  [ids.CIS_NOTIFY, notifies],
  [ids.CIS_SENDING_LIMITS, limits],
  [ids.CIS_AUDIT, audits],
  [ids.CIS_AUDIT_ACTIONS, auditActions],
  [ids.CIS_AUDIT_BYPASS, () => [point('unknown', 'bypass-not-read')]],
  [ids.CIS_FORWARDING, (subject) => [...policiesAre(subject, 'off'), ...rulesSendNothingOutside(subject)]],
  [ids.CIS_ALLOWED_SENDERS, letsNobodyPast],
  [ids.SCUBA_REMOTE_DOMAINS, (subject) => remoteDomainsClosed(subject, true)],
  [ids.SCUBA_ALERTS, alerts],
  [ids.SECURE_SCORE_OFF, (subject) => policiesAre(subject, 'off')],
  [ids.SECURE_SCORE_AUTOMATIC, automatic],
  [ids.ORCA_ALERTS, alerts],
  [ids.MAESTER_REMOTE_DOMAINS, (subject) => remoteDomainsClosed(subject, false)],
  [ids.PROWLER_POLICY, (subject) => policiesAre(subject, 'off')],
  [ids.PROWLER_RULES, rulesSendNothingOutside],
];

/** Ids of the benchmarks that are judged. */
export const BENCHMARK_IDS: readonly string[] = BENCHMARKS.map(([id]) => id);

/** Everything that is shown of one tenant: benchmarks, who may forward where, the forwards that are set up, and exceptions. */
export function evidenceOf(analysis: TenantAnalysis, asOf: string): TenantEvidence {
  const { tenant } = analysis;
  return {
    name: tenant.name,
    benchmarks: benchmarksOf(analysis, asOf),
    matrix: matrixOf(tenant),
    forwards: forwardsOut(tenant),
    exceptions: coverageOf(tenant),
  };
}

/** The answers to the forwards that the texts set up, but for those that surely stay inside. */
function forwardsOut(tenant: Tenant): readonly Answer[] {
  const asked = new Map(
    statedForwards(tenant)
      .filter(({ inside }) => inside.is !== 'yes')
      .map(({ question }) => [`${question.from} ${question.to} ${question.mechanism}`, question]),
  );
  return [...asked.values()].flatMap((question) => ask([tenant], question));
}

/**
 * What the texts show about each benchmark. One point against it fails it, else one that is not known leaves it unknown; one whose
 * points do not concern the organization is not applicable.
 */
function benchmarksOf({ tenant, readings, findings }: TenantAnalysis, asOf: string): readonly BenchmarkEvidence[] {
  return BENCHMARKS.map(([id, judge]) => {
    const points = judge({ tenant, readings, asOf });
    const results = points.map(({ result }) => result);
    const graver = (['fail', 'unknown', 'pass'] as const).find((result) => results.includes(result));
    return {
      id,
      result: graver ?? 'not-applicable',
      points,
      findings: findings.filter(({ rule }) => rule.benchmarks.includes(id)),
    };
  });
}

const point = (
  result: Point['result'],
  message: Point['message'],
  args: Point['args'] = {},
  more: Partial<Point> = {},
): Point => ({
  result,
  message,
  args,
  ...more,
});

/** A three-valued answer as a point; `good` is the answer that the benchmark asks for. */
function answered(match: Match, good: 'yes' | 'no', object: TenantObject, setting: string, value: string): Point {
  const about = { control: controlOf(object), place: match.place ?? placeOf(object, setting) };
  if (match.is === 'maybe') return point('unknown', 'not-known', { setting }, { ...about, reason: match.reason });
  return point(match.is === good ? 'pass' : 'fail', 'setting-is', { setting, value }, about);
}

/** Objects that may be there and stand in no text. */
function listed(tenant: Tenant, kind: ObjectKind): readonly Point[] {
  if (knowsAll(tenant, kind)) return [point('pass', 'all-listed', {}, { control: { kind } })];
  return [point('unknown', 'not-all-listed', {}, { control: { kind } })];
}

const MODE_WORDS: Readonly<Record<ForwardingMode, string>> = { on: 'On', off: 'Off', automatic: 'Automatic' };

function policiesAre({ tenant }: Subject, wanted: ForwardingMode): readonly Point[] {
  const points = tenant.objects.outboundPolicy.map((policy) => {
    const mode = forwardingMode(policy);
    const about = { control: controlOf(policy), place: modePlace(policy) };
    const args = { setting: 'autoForwardingMode' };
    if (mode === undefined)
      return point('unknown', 'not-known', args, { ...about, reason: permits(policy, 'unknown').reason });
    return point(mode === wanted ? 'pass' : 'fail', 'setting-is', { ...args, value: MODE_WORDS[mode] }, about);
  });
  return [...points, ...listed(tenant, 'outboundPolicy')];
}

/** Off is more than what is asked for. */
function automatic(subject: Subject): readonly Point[] {
  const { tenant } = subject;
  const policy = defaultPolicy(tenant);
  if (!policy) return listed(tenant, 'outboundPolicy').filter(({ result }) => result === 'unknown');
  if (forwardingMode(policy) !== 'off')
    return policiesAre(subject, 'automatic').filter(({ control }) => control?.name === policy.name);
  const about = { control: controlOf(policy), place: modePlace(policy) };
  return [point('not-applicable', 'off-is-stricter', {}, about)];
}

function rulesSendNothingOutside({ tenant }: Subject): readonly Point[] {
  const { acceptedDomains } = modelOf(tenant);
  const outside = ruleTargets(tenant).flatMap(({ object, action, address, place }): Point[] => {
    const { inside } = acceptedDomains.belonging(domainOf(address));
    if (inside.is === 'yes') return [];
    const about = { control: controlOf(object), place, who: address };
    if (inside.is === 'maybe')
      return [point('unknown', 'not-known', { setting: action }, { ...about, reason: inside.reason })];
    return [point('fail', 'sends-outside', { setting: action }, about)];
  });
  const open = tenant.objects.transportRule.flatMap((rule) =>
    RULE_TARGETS.flatMap((action) => {
      const value = rule.properties.get(action)?.value;
      if (value?.state !== 'runtime') return [];
      const about = { control: controlOf(rule), place: value.place, reason: 'run-time-value' } as const;
      return [point('unknown', 'not-known', { setting: action }, about)];
    }),
  );
  return [...outside, ...open, ...listed(tenant, 'transportRule')];
}

function letsNobodyPast({ tenant }: Subject): readonly Point[] {
  const past = tenant.objects.transportRule.flatMap((rule): Point[] => {
    const live = enforced(rule);
    const level = number(rule, 'setSCL');
    const isPast = level.state === 'stated' ? level.value === -1 : text(rule, 'setSCL').state === 'runtime';
    const domains = statedItems(rule, 'senderDomainIs').map(({ value }) => value);
    if (live.is === 'no' || !isPast || domains.length === 0) return [];
    const about = { control: controlOf(rule), place: placeOf(rule, 'setSCL'), who: domains.join(', ') };
    const isSure = live.is === 'yes' && level.state === 'stated';
    if (!isSure) return [point('unknown', 'not-known', { setting: 'setSCL' }, { ...about, reason: live.reason })];
    return [point('fail', 'lets-past', {}, about)];
  });
  return [...past, ...listed(tenant, 'transportRule')];
}

/** `exceptApproved`: entries for domains that the organization has approved are meant. */
function remoteDomainsClosed({ tenant, asOf }: Subject, exceptApproved: boolean): readonly Point[] {
  const points = tenant.objects.remoteDomain.map((entry) => {
    const allows = allowsForwards(entry);
    const domain = domainNameOf(entry)?.replace(/^\*\./, '');
    const isMeant =
      exceptApproved && domain !== undefined && domain !== '*' && isApproved({ to: domain }, tenant, asOf);
    if (allows.is === 'yes' && isMeant)
      return point('pass', 'approved', {}, { control: controlOf(entry), place: placeOf(entry, 'autoForwardEnabled') });
    return answered(allows, 'no', entry, 'autoForwardEnabled', allows.is === 'yes' ? '$true' : '$false');
  });
  return [...points, ...listed(tenant, 'remoteDomain')];
}

/** What the Default outbound policy says; nothing of it is known where no text states the policy. */
function ofDefault(tenant: Tenant, judge: (policy: TenantObject) => readonly Point[]): readonly Point[] {
  const policy = defaultPolicy(tenant);
  return policy ? judge(policy) : [point('unknown', 'not-all-listed', {}, { control: { kind: 'outboundPolicy' } })];
}

const NOTICES = [
  ['bccSuspiciousOutboundMail', 'bccSuspiciousOutboundAdditionalRecipients'],
  ['notifyOutboundSpam', 'notifyOutboundSpamRecipients'],
] as const;

function notifies({ tenant }: Subject): readonly Point[] {
  return ofDefault(tenant, (policy) =>
    NOTICES.flatMap(([flag, recipients]) => {
      const on = flagMatch(policy, flag, absent(policy, flag));
      const some = policy.properties.get(recipients)?.value;
      const about = { control: controlOf(policy), place: placeOf(policy, recipients) };
      const recipientsPoint =
        some?.state === 'runtime' || (!some && !policy.whole)
          ? point('unknown', 'not-known', { setting: recipients }, { ...about, reason: 'setting-not-stated' })
          : statedItems(policy, recipients).length > 0
            ? point('pass', 'setting-given', { setting: recipients }, about)
            : point('fail', 'setting-empty', { setting: recipients }, about);
      return [answered(on, 'yes', policy, flag, on.is === 'yes' ? '$true' : '$false'), recipientsPoint];
    }),
  );
}

/** What an omitted flag means: the service default `$false` on an object that is stated whole. */
const absent = (object: TenantObject, setting: string): Match =>
  object.whole
    ? { is: 'no', basis: 'documented' }
    : { is: 'maybe', basis: 'inferred', reason: 'setting-not-stated', args: { setting } };

function limits({ tenant }: Subject): readonly Point[] {
  return ofDefault(tenant, (policy) => {
    const about = (setting: string) => ({ control: controlOf(policy), place: placeOf(policy, setting) });
    const numbers = Object.entries(ids.SENDING_LIMITS).map(([setting, most]) => {
      const value = number(policy, setting);
      if (value.state === 'stated') {
        // 0 leaves the limit to the service, which is higher.
        const isKept = value.value > 0 && value.value <= most;
        return point(isKept ? 'pass' : 'fail', 'limit-is', { setting, value: value.value, most }, about(setting));
      }
      const isDefault = value.state === 'absent' && policy.whole;
      if (isDefault) return point('fail', 'limit-is', { setting, value: 0, most }, about(setting));
      return point('unknown', 'not-known', { setting }, { ...about(setting), reason: 'setting-not-stated' });
    });
    const setting = 'actionWhenThresholdReached';
    const action = stated(text(policy, setting));
    if (action === undefined)
      return [
        ...numbers,
        point('unknown', 'not-known', { setting }, { ...about(setting), reason: 'setting-not-stated' }),
      ];
    const isBlocked = action.toLowerCase() === 'blockuser';
    return [...numbers, point(isBlocked ? 'pass' : 'fail', 'setting-is', { setting, value: action }, about(setting))];
  });
}

function audits({ readings }: Subject): readonly Point[] {
  const setting = 'AuditDisabled';
  const given = readings.flatMap(({ calls, organization }) => [
    ...calls
      .filter((call) => isCallOf(call, 'Set-OrganizationConfig') && !call.advice && (call.effect ?? 'runs') === 'runs')
      .flatMap((call) => parameter(call, setting)?.value ?? []),
    ...[organization?.get(setting.toLowerCase()) ?? []].flat(),
  ]);
  if (given.length === 0) return [point('unknown', 'not-stated', { setting })];
  return given.map((value) => {
    if (value.state !== 'stated' || typeof value.value !== 'boolean')
      return point('unknown', 'not-stated', { setting }, { place: value.place });
    return point(
      value.value ? 'fail' : 'pass',
      'organization-setting',
      { setting, value: `$${value.value}` },
      { place: value.place },
    );
  });
}

/**
 * Mailboxes that are not audited, or whose lists lack an action that is asked for. No state lists all mailboxes with what they log, so
 * that nothing passes.
 */
function auditActions({ tenant }: Subject): readonly Point[] {
  const against = tenant.objects.mailbox.flatMap((mailbox): Point[] => {
    const about = (setting: string) => ({ control: controlOf(mailbox), place: placeOf(mailbox, setting) });
    const setting = 'auditEnabled';
    const isOff = stated(flag(mailbox, setting)) === false;
    const lacking = Object.entries(ids.AUDIT_ACTIONS).flatMap(([name, wanted]): Point[] => {
      const given = stated(list(mailbox, name))?.map(({ value }) => value.toLowerCase());
      const missing = given ? wanted.filter((action) => !given.includes(action.toLowerCase())) : [];
      if (missing.length === 0) return [];
      return [point('fail', 'actions-lacking', { setting: name, actions: missing.join(', ') }, about(name))];
    });
    return [...(isOff ? [point('fail', 'setting-is', { setting, value: '$false' }, about(setting))] : []), ...lacking];
  });
  return [...against, point('unknown', 'mailbox-audit-not-listed')];
}

/** Alert policies are not among what is read, but a script that switches one off is. */
function alerts({ readings }: Subject): readonly Point[] {
  const off = readings.flatMap(({ calls }) =>
    calls.flatMap((call) => {
      const value =
        isCallOf(call, 'Set-ProtectionAlert') && !call.advice ? parameter(call, 'Disabled')?.value : undefined;
      return value?.state === 'stated' && value.value === true ? [value] : [];
    }),
  );
  if (off.length === 0) return [point('unknown', 'alerts-not-read')];
  return off.map(({ place }) => point('fail', 'alert-off', {}, { place }));
}
