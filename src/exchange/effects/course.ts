import type { Knowledge } from '../../knowledge/index.ts';
import type { Call, Reading, SourceIssue } from '../../read/reading.ts';
import type { Attempt, Callable, Declaration, Effect, EffectCause } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import type { Identities } from './identities.ts';
import { NamesTaken } from './names-taken.ts';
import { PoliciesTaken } from './policies-taken.ts';
import { lesser, type Reach, type Reached } from './reach.ts';
import type { Refusal } from './refusal.ts';
import { refusalsOf } from './refusals.ts';
import type { Replacements } from './replacements.ts';
import { resourceRefusals } from './resources.ts';

export interface Outcome {
  readonly effect: Effect;
  readonly cause: EffectCause | undefined;
}

const RUNS: Outcome = { effect: 'runs', cause: undefined };

/** What became of a script or a `try` body behind a failure. */
interface Failure {
  readonly surely: boolean;
  /** The bodies without `catch` that it ended on its way; their `finally` still runs. */
  readonly through: readonly Attempt[];
  readonly place: Place;
  /** The body whose failure is handled by what may leave then. */
  readonly handled?: Attempt;
}

/** What is known of all texts of the tenant. */
export interface OfTenant {
  readonly reach: Reach;
  readonly identities: Identities;
  readonly replacements: Replacements;
  readonly knowledge: Knowledge;
}

/** Follows one text in its order: what a command fails at ends a `try` body, or under Stop the script. Ask for each call once, in order. */
export class Course {
  readonly #reading: Reading;
  readonly #reach: Reach;
  readonly #identities: Identities;
  readonly #replacements: Replacements;
  readonly #knowledge: Knowledge;
  readonly #failed = new Map<Attempt, Failure>();
  readonly #failedIn = new Map<Callable, Failure>();
  readonly #taken = new PoliciesTaken();
  readonly #names = new NamesTaken();
  /** Why the configuration of the text does not compile. */
  readonly #broken: Refusal | undefined;
  /** Cmdlets that do not exist, by the pipelines they stand in. */
  readonly #unfound = new WeakMap<Call['pipeline'], Refusal>();
  #ended: Failure | undefined;

  /** Source issues by where they begin, as far as PowerShell does not call a command for them. */
  readonly #sourceIssues: ReadonlyMap<number, RefusedIssue>;

  constructor(reading: Reading, { reach, identities, replacements, knowledge }: OfTenant) {
    const { sourceIssues, declarations } = reading;
    this.#reading = reading;
    this.#replacements = replacements;
    this.#identities = identities;
    this.#sourceIssues = new Map(sourceIssues.filter(isRefused).map((issue) => [issue.place.start, issue]));
    this.#reach = reach;
    this.#knowledge = knowledge;
    for (const declaration of declarations) this.#broken ??= resourceRefusals(declaration, knowledge)[0];
  }

  call(call: Call): Outcome {
    if (call.advice) return RUNS;
    const reached = lesser(this.#afterFailures(call, this.#reach.of(call.standing)), this.#whatIf(call));
    if (reached.reached === 'never') return { effect: 'never', cause: reached.cause };
    const refusal =
      this.#sourceIssue(call) ??
      refusalsOf(call, this.#knowledge)[0] ??
      this.#unfound.get(call.pipeline) ??
      this.#taken.refusal(call) ??
      this.#identities.refusal(call);
    if (refusal) {
      // PowerShell looks for all commands of a pipeline before it runs the first.
      if (call.misspelled !== undefined) this.#unfound.set(call.pipeline, refusal);
      this.#fail(call, refusal, reached.reached === 'surely');
      return { effect: 'refused', cause: { reason: refusal.rule, args: refusal.args, place: refusal.place } };
    }
    const doubt = this.#taken.doubt(call) ?? this.#names.doubt(call) ?? this.#replacements.doubt(call, this.#reading);
    if (reached.reached === 'perhaps' || doubt) {
      this.#taken.mayRun(call);
      return { effect: 'may-run', cause: reached.cause ?? doubt };
    }
    this.#taken.run(call);
    this.#names.run(call);
    return RUNS;
  }

  /** What a declaration comes to: as its call, else as the place it stands in. One resource may keep all from being compiled. */
  declaration(declaration: Declaration, call: Call | undefined): Outcome {
    const { operation, standing, format } = declaration;
    if (operation === 'advice') return RUNS;
    if (call) return { effect: call.effect ?? 'runs', cause: call.effectCause };
    const { reached, cause } = this.#reach.of(standing);
    if (format === 'dsc' && this.#broken && reached !== 'never') {
      const [own] = resourceRefusals(declaration, this.#knowledge);
      return own
        ? { effect: 'refused', cause: { reason: own.rule, args: own.args, place: own.place } }
        : { effect: 'never', cause: { reason: 'does-not-compile', args: {}, place: this.#broken.place } };
    }
    return { effect: reached === 'surely' ? 'runs' : reached === 'never' ? 'never' : 'may-run', cause };
  }

  #afterFailures({ standing, place }: Call, reached: Reached): Reached {
    const { attempts = [], handles, within } = standing;
    let found = reached;
    if (handles && !this.#failed.get(handles)?.surely) {
      found = lesser(found, { reached: 'perhaps', cause: { reason: 'region-catch', args: {}, place } });
    }
    const cleans = attempts.flatMap((attempt) => attempt.cleans ?? []);
    const strikes = (failure: Failure | undefined): Failure | undefined =>
      failure?.through.some((attempt) => cleans.includes(attempt)) ? undefined : failure;
    for (const attempt of attempts) found = lesser(found, behind(strikes(this.#failed.get(attempt)), false));
    const mayBeCaught = within?.calls.some((site) => site.attempts !== undefined || site.within !== undefined);
    if (within && mayBeCaught) found = lesser(found, behind(strikes(this.#failedIn.get(within)), true));
    const ended = handles && this.#ended?.handled === handles ? undefined : this.#ended;
    return lesser(found, behind(strikes(ended), within !== undefined));
  }

  #whatIf({ cmdlet, whatIf, standing, namePlace }: Call): Reached {
    if (whatIf !== 'no') {
      const cause: EffectCause = { reason: 'what-if', args: {}, place: namePlace };
      return { reached: whatIf === 'yes' ? 'never' : 'perhaps', cause };
    }
    if (!standing.whatIf) return { reached: 'surely' };
    const { surely, cause } = standing.whatIf;
    const facts = this.#knowledge.cmdlets.find(cmdlet);
    const takes = facts === undefined || 'WhatIf' in facts.parameters;
    return { reached: surely && takes ? 'never' : 'perhaps', cause };
  }

  /** Where a function fails depends on who calls it: the `try` around the call, if there is one, may get the failure. */
  #failIn(failing: Callable, place: Place): void {
    const failure = { surely: false, through: [], place };
    const callers = [failing];
    for (let callable = callers.pop(); callable; callable = callers.pop()) {
      if (this.#failedIn.has(callable)) continue;
      this.#failedIn.set(callable, failure);
      for (const { attempts = [], within } of callable.calls) {
        for (const attempt of attempts) if (!this.#failed.has(attempt)) this.#failed.set(attempt, failure);
        if (within) callers.push(within);
      }
    }
  }

  /** A source issue at the words of a command for which PowerShell does not call it. */
  #sourceIssue({ namePlace, parameters, leftOver, place }: Call): Refusal | undefined {
    if (this.#sourceIssues.size === 0) return undefined;
    const words = [
      namePlace,
      ...parameters.filter(isWritten).map((one) => one.namePlace),
      ...(leftOver ? [leftOver] : []),
    ];
    for (const { start } of words) {
      const issue = start >= place.start && start < place.end ? this.#sourceIssues.get(start) : undefined;
      if (issue) return { rule: issue.id, args: issue.args, place: issue.place, by: 'powershell' };
    }
    return undefined;
  }

  /** An error of PowerShell itself goes to the `try` around; one of the service only where the call says so. */
  #fail({ standing, place, parameters }: Call, { by }: Refusal, surely: boolean): void {
    const asked = by === 'service' && parameters.some(isStop);
    const { attempts = [] } = standing;
    let sure = surely && (by === 'powershell' || asked) && !attempts.some(({ mayGoOn }) => mayGoOn);
    const stops = asked ? 'surely' : standing.stops;
    const { within } = standing;
    if (within) this.#failIn(within, place);
    const through: Attempt[] = [];
    for (const attempt of attempts) {
      this.#failed.set(attempt, { surely: sure, through: [...through], place });
      if (attempt.leaves) this.#ended ??= { surely: false, through: [...through, attempt], place, handled: attempt };
      if (attempt.catches && !attempt.isPicky) return;
      if (attempt.isPicky) sure = false;
      through.push(attempt);
    }
    if (stops && !this.#ended?.surely) {
      this.#ended = { surely: sure && stops === 'surely' && !standing.within, through, place };
    }
  }
}

/** Source issues in the name of a command or parameter, or in place of a value. */
const REFUSED = ['missing-parameter-value', 'forgotten-dash', 'non-ascii-punctuation'] as const;

type RefusedIssue = SourceIssue & { readonly id: (typeof REFUSED)[number] };

const isRefused = (issue: SourceIssue): issue is RefusedIssue => REFUSED.some((id) => id === issue.id);

const isWritten = ({ origin, cutOff }: Call['parameters'][number]): boolean => origin === 'named' && !cutOff;

const isStop = ({ name, value }: Call['parameters'][number]): boolean =>
  /^(?:erroraction|ea)$/i.test(name) && value?.state === 'stated' && /^(?:stop|1)$/i.test(String(value.value));

function behind(failure: Failure | undefined, inFunction: boolean): Reached {
  if (!failure) return { reached: 'surely' };
  const cause: EffectCause = { reason: 'behind-failure', args: {}, place: failure.place };
  return { reached: failure.surely && !inFunction ? 'never' : 'perhaps', cause };
}
