import type { Knowledge } from '../knowledge/index.ts';
import type { Call, Comment, SourceIssue } from '../read/reading.ts';
import type { Tenant } from '../tenant/index.ts';
import { comparePlaces, once, type Place, type Source, table } from '../text/index.ts';
import { allSteps } from '../text/steps.ts';
import type { Question, Verdict } from '../verdict/verdict.ts';
import type { Finding, Report, Rule, RuleContext, RuleMeta, Severity, Suppression, Topic } from './contract.ts';
import { forExports } from './for-exports.ts';
import { idsOf } from './former-names.ts';
import { type Found, offering } from './offers.ts';
import { suppress } from './suppress.ts';
import { suppressionsOf } from './suppression.ts';

/** One tenant and its texts, as the rules see them. */
export interface LintInput {
  readonly tenant: Tenant;
  readonly calls: readonly Call[];
  readonly sourceIssues: readonly SourceIssue[];
  readonly comments: readonly Comment[];
  readonly knowledge: Knowledge;
  source(path: string): Source;
  decide(question: Question): Verdict;
  /** ISO date (YYYY-MM-DD) that counts as today. */
  readonly asOf: string;
  /** How many days before its last day an exception is reported as ending soon. */
  readonly warnBefore: number;
}

export interface LintOptions {
  /** Severity by rule id; `off` leaves the rule out. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Suppressions that stand in the configuration. */
  readonly suppressions?: readonly Suppression[];
  /**
   * Called for each rule that threw an error, which is a mistake of this tool. What the rule found before is kept, and all other
   * rules run. A rule may also throw when somebody asks for its fixes; the finding then offers none.
   */
  readonly failed?: (failure: RuleFailure) => void;
}

/** A rule that threw an error, with the error. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

const LOWER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'information',
};

/**
 * Runs rules over one tenant. Findings are in document order, one per mistake; those in documents are one severity lower
 * and only come from rules that look there; suppressed ones are left out.
 */
export function lint(input: LintInput, rules: readonly Rule[], options: LintOptions = {}): Finding[] {
  return allSteps(linting(input, rules, options));
}

/** Like `lint`, but in steps, one for each rule, so that an editor can do something else in between. */
export function* linting(input: LintInput, rules: readonly Rule[], given: LintOptions): Generator<void, Finding[]> {
  const idOf = idsOf(rules.map(({ meta }) => meta));
  const options = { ...given, severities: byId(given.severities ?? {}, idOf) };
  const written = [
    ...suppressionsOf(input.comments, { declarations: input.tenant.declarations, calls: input.calls }, input.source),
    ...(options.suppressions ?? []),
  ];
  const suppressions = written.map((suppression) => ({ ...suppression, rules: suppression.rules.map(idOf) }));
  const topics = topicsOf(input, suppressions);
  const active = rules
    .filter(({ about }) => about === undefined || about.some((topic) => topics.has(topic)))
    .filter(({ meta }) => !isOff(meta, options));
  const context: RuleContext = { ...input, suppressions: [] };
  const first = yield* findingsOfAll(
    active.filter(({ meta }) => !meta.afterwards),
    context,
    options,
  );
  const found = oneEach(first);
  const { kept, states } = suppress(found, suppressions, {
    rules: new Map(rules.map(({ meta }) => [meta.id, meta])),
    isOff: (id) => rules.some(({ meta }) => meta.id === id && isOff(meta, options)),
    asOf: input.asOf,
  });
  const last = yield* findingsOfAll(
    active.filter(({ meta }) => meta.afterwards),
    { ...context, suppressions: states },
    options,
  );
  return offering([...kept, ...last]).toSorted(
    (a, b) => comparePlaces(a.place, b.place) || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0),
  );
}

/** Whether a rule does not run: the configuration says so, or says nothing about a rule that waits to be asked for. */
/** Severities by the ids of rules; one that names a rule by its id counts before one that uses a former name. */
function byId(
  severities: NonNullable<LintOptions['severities']>,
  idOf: (name: string) => string,
): NonNullable<LintOptions['severities']> {
  const former = Object.entries(severities).filter(([name]) => idOf(name) !== name);
  if (former.length === 0) return severities;
  return table({ ...Object.fromEntries(former.map(([name, one]) => [idOf(name), one])), ...severities });
}

const isOff = ({ id, optional }: RuleMeta, { severities }: LintOptions): boolean =>
  severities?.[id] === undefined ? optional === true : severities[id] === 'off';

function topicsOf(
  { tenant, calls, sourceIssues }: LintInput,
  suppressions: readonly Suppression[],
): ReadonlySet<Topic> {
  const topics = new Set<Topic>(tenant.declarations.map(({ kind }) => kind));
  if (calls.length > 0) topics.add('call');
  if (sourceIssues.length > 0) topics.add('sourceIssue');
  if (suppressions.length > 0) topics.add('suppression');
  if (tenant.ledger.exceptions.length > 0 || tenant.ledger.required) topics.add('exception');
  return topics;
}

function* findingsOfAll(
  rules: readonly Rule[],
  context: RuleContext,
  options: LintOptions,
): Generator<void, readonly Found[]> {
  const findings: Found[] = [];
  for (const rule of rules) {
    for (const finding of findingsOf(rule, context, options)) findings.push(finding);
    yield;
  }
  return findings;
}

function findingsOf(rule: Rule, context: RuleContext, options: LintOptions): readonly Found[] {
  const findings: Found[] = [];
  attempt(rule.meta, options, () =>
    rule.check(context, (report) => {
      const finding = findingOf(rule.meta, report, context, options);
      if (finding) findings.push(finding);
    }),
  );
  return findings;
}

/** Runs one rule. A rule that throws is reported as a failure, and the result is undefined. */
function attempt<T>({ id }: RuleMeta, { failed }: LintOptions, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!failed) throw error;
    failed({ rule: id, error });
    return undefined;
  }
}

function findingOf<Message extends string>(
  rule: RuleMeta<Message>,
  report: Report<Message>,
  context: RuleContext,
  options: LintOptions,
): Found | undefined {
  const advice = report.advice ?? context.source(report.place.source).language === 'markdown';
  if (advice && !rule.onAdvice) return undefined;
  const override = options.severities?.[rule.id];
  const severity = override && override !== 'off' ? override : (report.severity ?? rule.severity);
  return {
    rule,
    tenant: context.tenant.name,
    message: report.message,
    english: rule.messages[report.message],
    args: report.args ?? {},
    place: report.place,
    severity: advice ? LOWER[severity] : severity,
    related: (report.related ?? []).map((one) => ({ ...one, english: rule.messages[one.message] })),
    offers: once(() => {
      const fixes = (report.fixes && attempt(rule, options, report.fixes)) ?? [];
      return forExports(fixes, context.tenant, context.knowledge.cmdlets);
    }),
    subject: report.subject ?? {},
    states: report.states ?? [],
    unnecessary: report.unnecessary ?? false,
    advice,
  };
}

const placeKey = (place: Place): string => `${place.start}:${place.end}:${place.source}`;

/** One mistake, one finding: general rules give way at the same place, and a rule says a thing once. */
function oneEach(findings: readonly Found[]): readonly Found[] {
  const special = new Set(
    findings.filter((finding) => !finding.rule.general).map((finding) => placeKey(finding.place)),
  );
  const said = new Set(findings.map((finding) => `${finding.rule.id}:${placeKey(finding.place)}`));
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const place = placeKey(finding.place);
    if (finding.rule.general && special.has(place)) return false;
    if (finding.rule.yieldsTo?.some((id) => said.has(`${id}:${place}`))) return false;
    const key = `${finding.rule.id}:${finding.message}:${place}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
