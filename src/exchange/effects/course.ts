import type { Knowledge } from '../../knowledge/index.ts';
import type { Call, Reading } from '../../read/reading.ts';
import type { Attempt, Declaration, Effect, EffectCause } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import { lesser, type Reach, type Reached } from './reach.ts';
import { type Refusal, refusalsOf } from './refusals.ts';

export interface Outcome {
  readonly effect: Effect;
  readonly cause: EffectCause | undefined;
}

const RUNS: Outcome = { effect: 'runs', cause: undefined };

/** What became of a script or a `try` body behind a failure. */
interface Failure {
  readonly surely: boolean;
  readonly place: Place;
}

/** Follows one text in its order: what a command fails at ends a `try` body, or under Stop the script. Ask for each call once, in order. */
export class Course {
  readonly #reach: Reach;
  readonly #knowledge: Knowledge;
  readonly #failed = new Map<Attempt, Failure>();
  #ended: Failure | undefined;

  constructor(_reading: Reading, reach: Reach, knowledge: Knowledge) {
    this.#reach = reach;
    this.#knowledge = knowledge;
  }

  call(call: Call): Outcome {
    if (call.advice) return RUNS;
    const reached = lesser(this.#afterFailures(call, this.#reach.of(call.standing)), this.#whatIf(call));
    if (reached.reached === 'never') return { effect: 'never', cause: reached.cause };
    const [refusal] = refusalsOf(call, this.#knowledge);
    if (refusal) {
      this.#fail(call, refusal, reached.reached === 'surely');
      return { effect: 'refused', cause: { reason: refusal.rule, args: refusal.args, place: refusal.place } };
    }
    return reached.reached === 'surely' ? RUNS : { effect: 'may-run', cause: reached.cause };
  }

  /** What a declaration comes to: as its call, else as the place it stands in. */
  declaration({ operation, standing }: Declaration, call: Call | undefined): Outcome {
    if (operation === 'advice') return RUNS;
    if (call) return { effect: call.effect ?? 'runs', cause: call.effectCause };
    const { reached, cause } = this.#reach.of(standing);
    return { effect: reached === 'surely' ? 'runs' : reached === 'never' ? 'never' : 'may-run', cause };
  }

  #afterFailures({ standing, place }: Call, reached: Reached): Reached {
    const { attempts = [], handles, within } = standing;
    let found = reached;
    if (handles && !this.#failed.get(handles)?.surely) {
      found = lesser(found, { reached: 'perhaps', cause: { reason: 'region-catch', args: {}, place } });
    }
    for (const attempt of attempts) found = lesser(found, behind(this.#failed.get(attempt), false));
    return lesser(found, behind(this.#ended, within !== undefined));
  }

  #whatIf({ cmdlet, whatIf, standing, namePlace }: Call): Reached {
    if (whatIf !== 'no') {
      const cause = { reason: 'what-if', args: {}, place: namePlace };
      return { reached: whatIf === 'yes' ? 'never' : 'perhaps', cause };
    }
    if (!standing.whatIf) return { reached: 'surely' };
    const { surely, cause } = standing.whatIf;
    const facts = this.#knowledge.cmdlets.find(cmdlet);
    const takes = facts === undefined || 'WhatIf' in facts.parameters;
    return { reached: surely && takes ? 'never' : 'perhaps', cause };
  }

  /** An error of PowerShell itself goes to the `try` around; one of the service only where the call says so. */
  #fail({ standing, place, parameters }: Call, { by }: Refusal, surely: boolean): void {
    const sure = surely && (by === 'powershell' || parameters.some(isStop));
    for (const attempt of standing.attempts ?? []) {
      this.#failed.set(attempt, { surely: sure, place });
      if (attempt.catches) return;
    }
    if (standing.stops && !this.#ended?.surely) {
      this.#ended = { surely: sure && standing.stops === 'surely' && !standing.within, place };
    }
  }
}

const isStop = ({ name, value }: Call['parameters'][number]): boolean =>
  /^(?:erroraction|ea)$/i.test(name) && value?.state === 'stated' && /^(?:stop|1)$/i.test(String(value.value));

function behind(failure: Failure | undefined, inFunction: boolean): Reached {
  if (!failure) return { reached: 'surely' };
  const cause = { reason: 'behind-failure', args: {}, place: failure.place };
  return { reached: failure.surely && !inFunction ? 'never' : 'perhaps', cause };
}
