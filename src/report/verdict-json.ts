import { controlText } from '../exchange/control.ts';
import type { Question, Verdict } from '../verdict/verdict.ts';
import type { AnswerView, ChangeView, CitationView, MissingView, StepView } from './verdict-view.ts';
import type { PlaceView } from './view.ts';

type Start = Pick<PlaceView, 'file' | 'start'>;

/** Where a statement comes from. */
export type CitationJson = Pick<CitationView, 'id' | 'date' | 'url'>;

/** One control on the way of the message. */
export interface StepJson extends Pick<StepView, 'control' | 'result' | 'why' | 'basis'>, Partial<Start> {
  readonly citation: CitationJson | undefined;
  readonly citations: readonly CitationJson[];
}

/** A fact that the files do not show, and how to state it. */
export interface MissingJson extends Omit<MissingView, 'place'>, Partial<Start> {}

/** What happens to the message. */
export interface OutcomeJson extends Pick<Verdict, 'verdict' | 'outcome' | 'reason' | 'basis' | 'commands'> {
  /** The control that decides: `outboundPolicy:Default`. */
  readonly by: string;
  readonly alsoBlockedBy: readonly string[];
  /** The answer in one sentence. */
  readonly sentence: string;
  readonly chain: readonly StepJson[];
  readonly missing: readonly MissingJson[];
  /** What each of the three sees, in sentences. */
  readonly sees: AnswerView['userImpact'];
  /** Changes that turn the answer. */
  readonly changes: readonly ChangeView[];
  /** How many controls stand in the way, where these were too many to look for changes. */
  readonly tooManyControls: number | null;
}

/** The answer for one organization, one mechanism, and one class of senders and recipients. */
export interface AnswerJson extends OutcomeJson {
  readonly tenant: string;
  readonly question: Pick<Question, 'from' | 'to' | 'mechanism'> & {
    readonly originalSender: string | null;
    readonly recipientType: string | null;
    readonly flowOperation: string | null;
    readonly deliverToMailboxAndForward: boolean | null;
    readonly assumptions: NonNullable<Question['assumptions']>;
  };
  /** Whom the answer is about, in words. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The fields of the first answer, and every answer. */
export interface VerdictJson extends Partial<Omit<OutcomeJson, 'verdict'>> {
  /** `mixed` where answers differ. */
  readonly verdict?: Verdict['verdict'] | 'mixed';
  readonly answers: readonly AnswerJson[];
}

/** What `verdict --format json` says. */
export function verdictAnswers(answers: readonly AnswerView[]): VerdictJson {
  const [first] = answers;
  const mixed = new Set(answers.map((answer) => answer.verdict.verdict)).size > 1;
  return { ...(first && fields(first)), ...(mixed && { verdict: 'mixed' }), answers: answers.map(answerJson) };
}

/** The report other programs rely on. */
export function verdictJson(answers: readonly AnswerView[]): string {
  return `${JSON.stringify(verdictAnswers(answers), null, 2)}\n`;
}

function answerJson(answer: AnswerView): AnswerJson {
  const { question } = answer.verdict;
  return {
    tenant: answer.tenant,
    question: {
      from: question.from,
      to: question.to,
      mechanism: question.mechanism,
      originalSender: question.originalSender ?? null,
      recipientType: question.recipientType ?? null,
      flowOperation: question.flowOperation ?? null,
      deliverToMailboxAndForward: question.deliverToMailboxAndForward ?? null,
      assumptions: question.assumptions ?? {},
    },
    from: answer.from,
    to: answer.to,
    ...fields(answer),
  };
}

function fields(answer: AnswerView): OutcomeJson {
  const { verdict, by, alsoBlockedBy, outcome, reason, basis } = answer.verdict;
  return {
    verdict,
    by: controlText(by),
    alsoBlockedBy: alsoBlockedBy.map(controlText),
    outcome,
    reason,
    basis,
    sentence: answer.sentence,
    chain: answer.chain.map(({ control, result, why, basis: stepBasis, citations, place }) => ({
      control,
      result,
      why,
      basis: stepBasis,
      ...(place ? { file: place.file, start: place.start } : {}),
      citation: citations[0] && { id: citations[0].id, date: citations[0].date, url: citations[0].url },
      citations: citations.map(({ id, date, url }) => ({ id, date, url })),
    })),
    missing: answer.missing.map(({ place, ...missing }) => ({
      ...missing,
      ...(place ? { file: place.file, start: place.start } : {}),
    })),
    commands: answer.verdict.commands,
    sees: answer.userImpact,
    changes: answer.changes ?? [],
    tooManyControls: answer.tooMany,
  };
}
