import { modelOf } from '../../../src/exchange/model.ts';
import { namedIn } from '../../../src/exchange/transport-rule.ts';
import type { Finding } from '../../../src/lint/index.ts';
import type { Tenant, TenantObject } from '../../../src/tenant/index.ts';
import { stated, text } from '../../../src/tenant/index.ts';
import {
  decide,
  MECHANISMS,
  type Mechanism,
  type Question,
  type Step,
  type Verdict,
} from '../../../src/verdict/index.ts';

/** What a finding claims, asked of the verdict engine; a text says how the two contradict each other. */
export type Claim = (about: About) => string | undefined;

/** One finding with everything that may contradict it. */
export interface About {
  readonly finding: Finding;
  readonly tenant: Tenant;
  /** The object that the finding names. */
  readonly name: string;
  readonly asOf: string;
  /** Questions between people and places of the tenant and of elsewhere, in every way. */
  readonly questions: readonly Question[];
}

export const SENDERS = [
  'alex@contoso.com',
  'beth@contoso.com',
  'mia@emea.contoso.com',
  'sam@relay.com',
  'zoe@contoso.com',
];
export const RECIPIENTS = [
  'in@fabrikam.com',
  'x@a.emea.fabrikam.com',
  'me@gmail.com',
  'beth@contoso.com',
  'y@nowhere.org',
];

const FORWARD: Mechanism = 'inboxRuleForward';

/** The tenant with one mail flow rule and nothing else that stops mail. */
export const alone = (tenant: Tenant, rule: TenantObject): Tenant => ({
  ...tenant,
  unresolved: [],
  objects: { ...tenant.objects, transportRule: [rule], tenantBlockList: [], remoteDomain: [] },
});

const ruleNamed = ({ tenant, name }: About): TenantObject | undefined =>
  tenant.objects.transportRule.find((rule) => rule.name === name);

const stepsOf = (verdict: Verdict, kind: string, name: string): readonly Step[] =>
  verdict.chain.filter(({ control }) => control.kind === kind && control.name === name);

/** No answer has such a step of the object. */
function never(about: About, kind: string, result: Step['result']): string | undefined {
  for (const question of about.questions) {
    const found = stepsOf(decide(about.tenant, question), kind, about.name).find((step) => step.result === result);
    if (found) return `${kind} ${about.name} gives ${result} (${found.why}) for ${JSON.stringify(question)}`;
  }
  return undefined;
}

/** A mail flow rule alone gives no such step for these ways. */
function neverAlone(about: About, result: Step['result'], ways: readonly Mechanism[]): string | undefined {
  const rule = ruleNamed(about);
  const tenant = rule && alone(about.tenant, rule);
  return (
    tenant &&
    never(
      { ...about, tenant, questions: about.questions.filter((one) => ways.includes(one.mechanism)) },
      'transportRule',
      result,
    )
  );
}

/** Every answer for such questions is blocked. */
function blocked(about: About, want: (question: Question) => boolean): string | undefined {
  for (const question of about.questions.filter(want)) {
    const { verdict } = decide(about.tenant, question);
    if (verdict === 'allowed') return `allowed: ${JSON.stringify(question)}`;
  }
  return undefined;
}

const outside =
  (about: About) =>
  (question: Question): boolean =>
    modelOf(about.tenant).acceptedDomains.belonging(question.to.slice(question.to.indexOf('@') + 1)).inside.is === 'no';

const policyNever: Claim = (about) =>
  about.questions
    .map((question) => decide(about.tenant, question))
    .some(({ by }) => by.kind === 'outboundPolicy' && by.name === about.name)
    ? `policy ${about.name} decides`
    : undefined;

const ruleNeverSelects: Claim = (about) => never(about, 'outboundRule', 'pass');
const ruleNeverBlocks: Claim = (about) => never(about, 'transportRule', 'block');

/** The mail flow rule alone stops every message, in every way it is sent; one that redirects spares its own target. */
function stopsEverything(about: About): string | undefined {
  const rule = ruleNamed(about);
  if (!rule) return undefined;
  const targets = namedIn(rule, 'redirectMessageTo') ?? [];
  const from = stated(text(rule, 'activationDate'));
  const asOf = about.finding.message === 'everythingFrom' && from ? from : about.asOf;
  for (const question of about.questions.filter(({ to }) => !targets.includes(to))) {
    const [step] = stepsOf(
      decide(alone(about.tenant, rule), { ...question, assumptions: { asOf } }),
      'transportRule',
      about.name,
    );
    if (step?.result !== 'block' && step?.result !== 'unknown') return `passes ${JSON.stringify(question)}`;
  }
  return undefined;
}

/** The remote domain drops forwards of Inbox rules to a domain. */
function drops(about: About, domain: string): string | undefined {
  const to = `someone@${domain === '*' ? 'nowhere.org' : domain.replace(/^\*\./, 'any.')}`;
  const question = { from: SENDERS[0] ?? '', to, mechanism: FORWARD };
  if (!outside(about)(question)) return undefined;
  return decide(about.tenant, question).verdict === 'allowed' ? `allowed to ${to}` : undefined;
}

const argument = ({ finding }: About, name: string): string => String(finding.args[name] ?? '');

/** The claim of a finding, by rule, or by rule and message where these claim different things. */
export const CLAIMS: Readonly<Record<string, Claim>> = {
  'no-condition-destructive': stopsEverything,
  'audit-mode-block': ruleNeverBlocks,
  'inactive-block-rule': ruleNeverBlocks,
  'misses-mailbox-forwarding': (about) =>
    neverAlone(about, 'block', ['mailboxForwardingSmtpAddress', 'mailboxForwardingAddress', 'owaForwarding']),
  'rule-disabled': ruleNeverSelects,
  'rule-without-scope': ruleNeverSelects,
  'self-cancelling-scope': ruleNeverSelects,
  'shadowed-rule': ruleNeverSelects,
  'and-trap/empty': ruleNeverSelects,
  'policy-without-rule': policyNever,
  'rule-policy-missing': ruleNeverSelects,
  'allow-entry-without-effect/policyOff': (about) =>
    blocked(about, (one) => outside(about)(one) && one.mechanism === FORWARD),
  'allow-entry-without-effect/exceptionPolicyOff': (about) =>
    blocked(about, (one) => outside(about)(one) && one.mechanism === FORWARD),
  'allow-entry-without-effect/blockList': (about) =>
    blocked(
      {
        ...about,
        questions: MECHANISMS.map((mechanism) => ({
          from: SENDERS[0] ?? '',
          to: `x@${argument(about, 'domain')}`,
          mechanism,
          assumptions: { asOf: about.asOf },
        })),
      },
      () => true,
    ),
  'allow-entry-without-effect/exceptionRemoteDomain': (about) => drops(about, argument(about, 'value')),
  'remote-domain-cancels-policy/every': (about) => drops(about, '*'),
  'remote-domain-cancels-policy/named': (about) => drops(about, argument(about, 'domain')),
  'silent-drop-information/every': (about) => drops(about, '*'),
  'silent-drop-information/domain': (about) => drops(about, argument(about, 'domain')),
  'forward-will-be-blocked': (about) => forwardIs(about, 'blocked'),
  'forward-leaves-tenant': (about) => forwardIs(about, 'allowed'),
  'open-combination': (about) =>
    decide(about.tenant, { from: 'someone-else@contoso.com', to: 'a@elsewhere.invalid', mechanism: FORWARD })
      .verdict === 'blocked'
      ? 'blocked for everybody'
      : undefined,
  'default-policy-forwarding-on': (about) => policySays(about, 'yes'),
  'automatic-forwarding-mode': (about) => policySays(about, 'maybe'),
  'block-rule-cancels-policy': (about) => {
    const rule = ruleNamed(about);
    const sender = SENDERS.find((one) => argument(about, 'who').toLowerCase().split(', ').includes(one));
    if (!rule || sender === undefined) return undefined;
    const questions = RECIPIENTS.map((to) => ({
      from: sender,
      to,
      mechanism: FORWARD,
      originalSender: 'a@nowhere.org',
    }));
    const steps = questions
      .filter(outside(about))
      .flatMap((question) => stepsOf(decide(alone(about.tenant, rule), question), 'transportRule', about.name));
    return steps.length > 0 && steps.every(({ result }) => result === 'pass') ? `never stops ${sender}` : undefined;
  },
};

/** The verdict on the forward at the place of the finding. */
function forwardIs({ finding, tenant }: About, wanted: Verdict['verdict']): string | undefined {
  const object = [...tenant.objects.mailbox, ...tenant.objects.inboxRule].find(
    (one) => `${one.kind}:${one.name ?? ''}` === finding.subject.object,
  );
  const owner = object?.kind === 'mailbox' ? object.name : object?.properties.get('mailbox')?.value;
  const from = typeof owner === 'string' ? owner : owner?.state === 'stated' ? String(owner.value) : undefined;
  if (from === undefined) return undefined;
  const ways: Readonly<Record<string, Mechanism>> = {
    forwardingAddress: 'mailboxForwardingAddress',
    forwardingSmtpAddress: 'mailboxForwardingSmtpAddress',
    forwardTo: 'inboxRuleForward',
    redirectTo: 'inboxRuleRedirect',
    forwardAsAttachmentTo: 'inboxRuleForwardAsAttachment',
  };
  const mechanism = ways[finding.subject.property ?? ''];
  if (!mechanism) return undefined;
  const { verdict } = decide(tenant, { from, to: finding.subject.value ?? '', mechanism });
  return verdict === wanted ? undefined : `verdict ${verdict}`;
}

/** What the mode of the policy permits, as the policies of the verdict engine read it. */
function policySays({ tenant, name }: About, wanted: string): string | undefined {
  const policy = tenant.objects.outboundPolicy.find((one) => one.name === name);
  if (!policy) return undefined;
  const { is } = modelOf(tenant).outboundPolicies.mode({ policy, name }, 'unknown');
  return is === wanted ? undefined : `mode says ${is}`;
}
