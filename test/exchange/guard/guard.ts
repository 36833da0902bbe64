import { Analyzer, type TenantAnalysis } from '../../../src/analyze.ts';
import type { Bounce, BounceEvent } from '../../../src/bounce/event.ts';
import { findCause } from '../../../src/bounce/find-cause.ts';
import { readConfig } from '../../../src/config/read.ts';
import { domainOf } from '../../../src/exchange/addresses.ts';
import { controlText, sameControl } from '../../../src/exchange/control.ts';
import { statedForwards } from '../../../src/exchange/forwards.ts';
import { modelOf } from '../../../src/exchange/model.ts';
import { allowsForwards } from '../../../src/exchange/remote-domain.ts';
import { exceptionsOf } from '../../../src/exchange/transport-rule.ts';
import { lenses } from '../../../src/language/lenses.ts';
import type { Tenant } from '../../../src/tenant/index.ts';
import { languageOf, type Source } from '../../../src/text/index.ts';
import { decide, MECHANISMS, type Question } from '../../../src/verdict/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import { Random } from '../../verdict/random-tenants.ts';
import { type About, alone, CLAIMS, RECIPIENTS, SENDERS } from './claims.ts';
import { type Written, written } from './tenants.ts';

const AS_OF = '2026-11-25';

/** How much the guard has looked at. */
export interface Watch {
  tenants: number;
  /** Findings whose claim was asked of the verdict engine, by rule. */
  readonly claims: Map<string, number>;
  lenses: number;
  bounces: number;
}

/** A contradiction, with what is needed to see it again. */
class Contradiction extends Error {}

/**
 * Looks at `count` random tenants, each in every format, from `seed` on. Throws at the first contradiction between what rules, lenses
 * and bounces say and the verdict.
 */
export async function guard(count: number, seed: number): Promise<Watch> {
  const watch: Watch = { tenants: 0, claims: new Map(), lenses: 0, bounces: 0 };
  for (let at = seed; watch.tenants < count; at++) {
    const random = new Random(at);
    for (const form of written(random)) {
      if (watch.tenants >= count) break;
      const found = await contradictionIn(form, random, watch);
      if (found !== undefined)
        throw new Contradiction(`seed ${at}, ${form.format}: ${found}\n${JSON.stringify(form, null, 1)}`);
      watch.tenants++;
    }
  }
  return watch;
}

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

async function contradictionIn(form: Written, random: Random, watch: Watch): Promise<string | undefined> {
  const config = readConfig(sourceOf('mailflow-lint.json', form.config));
  const sources = Object.entries(form.files).map(([path, text]) => sourceOf(path, text));
  const { tenants } = await new Analyzer(knowledge).analyze(sources, config, { asOf: AS_OF });
  const [analysis] = tenants;
  if (!analysis) return 'no tenant';
  const { acceptedDomains } = modelOf(analysis.tenant);
  const questions = Array.from({ length: 24 }, () => questionOf(random)).filter(
    ({ from }) => acceptedDomains.belonging(domainOf(from)).accepted,
  );
  return (
    byFindings(analysis, questions, watch) ??
    unseenRule(analysis, watch) ??
    byLenses(analysis.tenant, questions, watch) ??
    (await byBounces(analysis.tenant, watch))
  );
}

/** Ways of people: an Inbox rule of a group sends as the group, and none of the senders is one. */
const WAYS = MECHANISMS.filter((mechanism) => mechanism !== 'm365GroupInboxRule');

const questionOf = (random: Random): Question => ({
  from: random.one(SENDERS),
  to: random.one(RECIPIENTS),
  mechanism: random.one(WAYS),
  originalSender: random.one([...SENDERS, 'a@nowhere.org']),
  assumptions: { asOf: AS_OF },
});

/** A finding whose claim the verdict engine does not share. */
function byFindings({ tenant, findings }: TenantAnalysis, questions: readonly Question[], watch: Watch) {
  for (const finding of findings) {
    const key = [`${finding.rule.id}/${finding.message}`, finding.rule.id].find((one) => one in CLAIMS);
    const claim = key && CLAIMS[key];
    if (!key || !claim) continue;
    const subject = finding.subject.object ?? '';
    const about: About = { finding, tenant, name: subject.slice(subject.indexOf(':') + 1), asOf: AS_OF, questions };
    const problem = claim(about);
    if (problem !== undefined) return `${finding.rule.id}/${finding.message} of ${subject}: ${problem}`;
    watch.claims.set(key, (watch.claims.get(key) ?? 0) + 1);
  }
  return undefined;
}

/** A rule that stops every message and that no-condition-destructive does not name. */
function unseenRule({ tenant, findings }: TenantAnalysis, watch: Watch): string | undefined {
  for (const rule of tenant.objects.transportRule) {
    // An exception, such as one for a test mailbox, is taken for a decision.
    if (!rule.whole || rule.name === undefined || exceptionsOf(rule).length > 0) continue;
    const { acceptedDomains } = modelOf(tenant);
    const ours = SENDERS.filter((from) => acceptedDomains.belonging(domainOf(from)).accepted);
    const all = ours.flatMap((from) =>
      RECIPIENTS.flatMap((to) =>
        (['manualForward', 'mailboxForwardingSmtpAddress', 'powerAutomate', 'journaling'] as const).map(
          (mechanism) => ({ from, to, mechanism, originalSender: 'b@elsewhere.invalid', assumptions: { asOf: AS_OF } }),
        ),
      ),
    );
    const stops = all.every((question) =>
      decide(alone(tenant, rule), question).chain.some(
        ({ control, result }) => control.kind === 'transportRule' && result === 'block',
      ),
    );
    if (!stops) continue;
    const named = findings.some(
      (one) => one.rule.id === 'no-condition-destructive' && one.subject.object === `transportRule:${rule.name}`,
    );
    if (!named) return `rule ${rule.name} stops every message and lint does not say so`;
    watch.claims.set('seen without condition', (watch.claims.get('seen without condition') ?? 0) + 1);
  }
  return undefined;
}

/** A lens that says something else than the verdict. */
function byLenses(tenant: Tenant, questions: readonly Question[], watch: Watch): string | undefined {
  const said = lenses(tenant, {
    say: (id, args) => JSON.stringify({ id, ...args }),
    where: () => '',
    control: controlText,
    name: ({ name }) => name.id,
  });
  const verdicts = questions.map((question) => decide(tenant, question));
  for (const { place, text, question } of said) {
    watch.lenses++;
    const { id } = JSON.parse(text()) as { id: string };
    if (question) {
      const { verdict, by } = decide(tenant, question);
      const expected = verdict === 'allowed' && by.kind === 'internal' ? 'inside' : verdict;
      if (!id.startsWith(`lens-forward-${expected}`)) return `lens ${id} of a forward that is ${verdict}`;
      continue;
    }
    const at = (object: { readonly namePlace: typeof place }) => object.namePlace === place;
    const policy = tenant.objects.outboundPolicy.find(at);
    if (
      policy &&
      id === 'lens-policy-nobody' &&
      verdicts.some(({ by }) => by.kind === 'outboundPolicy' && by.name === policy.name)
    )
      return `lens ${id} of policy ${policy.name}, which decides`;
    const rule = tenant.objects.outboundRule.find(at);
    const selects =
      rule &&
      verdicts.some(({ chain }) =>
        chain.some(({ control }) => control.kind === 'outboundRule' && control.name === rule.name),
      );
    const domain = tenant.objects.remoteDomain.find(at);
    if (domain && id === 'lens-remoteDomain-stops-nothing' && allowsForwards(domain).is !== 'yes')
      return `lens ${id} of remote domain ${domain.name}, which is not open`;
    if (selects && id === 'lens-rule-off') return `lens ${id} of rule ${rule.name}, which selects its policy`;
  }
  return undefined;
}

const MECHANISM_OF: Readonly<Record<string, string>> = {
  outboundPolicy: 'outbound-spam-policy',
  remoteDomain: 'remote-domain',
  transportRule: 'transport-rule',
};

/** A bounce of a stated forward that is laid to another control than the verdict names. */
async function byBounces(tenant: Tenant, watch: Watch): Promise<string | undefined> {
  for (const { question } of statedForwards(tenant)) {
    const { verdict, by } = decide(tenant, question);
    const control = MECHANISM_OF[by.kind];
    if (verdict !== 'blocked' || !control) continue;
    const event: BounceEvent = { ...EVENT, control, recipient: question.to, forwardingMailbox: question.from };
    const cause = await findCause(BOUNCE, event, [{ name: 'test', tenant }], { from: question.from });
    if (cause.explainedByRepository && cause.by && cause.by.kind === by.kind && !sameControl(cause.by, by))
      return `bounce of ${JSON.stringify(question)} by ${controlText(cause.by)}, verdict by ${controlText(by)}`;
    if (!cause.explainedByRepository && cause.reason === 'allowed-here')
      return `bounce of a blocked forward is called allowed`;
    watch.bounces++;
  }
  return undefined;
}

const ANSWER = { smtp: null, code: null, token: null, text: '', fact: null, answeredBy: 'exchange' } as const;
const EVENT: BounceEvent = {
  ...ANSWER,
  recipient: null,
  remoteServer: null,
  remoteAddress: null,
  inner: null,
  originalSender: null,
  forwardingMailbox: null,
  time: null,
  delivery: 'ndr',
  control: null,
  failedAt: null,
};
const BOUNCE = {
  layout: 'other',
  language: 'und',
  sender: null,
  author: null,
  forwardingMailbox: null,
  forwardedBy: null,
  events: [],
} as unknown as Bounce;
