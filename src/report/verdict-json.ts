import { controlText } from '../exchange/control.ts';
import type { AnswerView } from './verdict-view.ts';

/** The shape of `verdict --format json`: the first answer's fields at the top, every answer below. */
export function verdictJson(answers: readonly AnswerView[]): string {
  const [first] = answers;
  const mixed = new Set(answers.map((answer) => answer.verdict.verdict)).size > 1;
  const top = first ? fields(first) : {};
  return `${JSON.stringify({ ...top, ...(mixed ? { verdict: 'mixed' } : {}), answers: answers.map(answerJson) }, null, 2)}\n`;
}

function answerJson(answer: AnswerView) {
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

function fields(answer: AnswerView) {
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
    sees: answer.sees,
    changes: answer.changes ?? [],
    tooManyControls: answer.tooMany,
  };
}
