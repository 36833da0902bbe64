import { type AnsweredQuestion, answersTo, namesOf } from '../../../answers.ts';
import type { StatedFact } from '../../../config/state-fact.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { firstQuestion } from '../../../language/question-at.ts';
import { MECHANISM_NAMES, translate } from '../../../messages/index.ts';
import { verdictTexts } from '../../../report/verdict-texts.ts';
import type { FromPanel, Question, ToPanel } from '../../webview/messages.ts';
import type { FromEngine } from '../messages.ts';
import type { Outcome } from './outcome.ts';
import { type Proposal, proposalOf } from './proposal.ts';

/** What the form asks of others. */
export interface VerdictAsks {
  tell(message: FromEngine): void;
  propose(proposal: Proposal): void;
  state(fact: StatedFact, tenant: string): void;
}

/** Answers the form *May this sender forward?* from the texts of an outcome. */
export class VerdictForm {
  readonly #asks: VerdictAsks;
  readonly #knowledge: Knowledge;
  #outcome: Outcome | undefined;
  /** Undefined until somebody asks: the form then suggests one. */
  #question: Question | undefined;
  #shown: AnsweredQuestion | undefined;

  constructor(asks: VerdictAsks, knowledge: Knowledge) {
    this.#asks = asks;
    this.#knowledge = knowledge;
  }

  /** From now on this outcome is meant; it is asked when somebody looks. */
  use(outcome: Outcome | undefined): void {
    this.#outcome = outcome;
  }

  /** Puts a question for the next look. */
  put({ from, to, mechanism = '' }: { readonly from: string; readonly to: string; readonly mechanism?: string }): void {
    this.#question = { from, to, mechanism };
  }

  take(message: FromPanel | { readonly type: 'ready' }): void {
    switch (message.type) {
      case 'ready':
        this.#start();
        break;
      case 'ask':
        this.#question = message.question;
        this.#answer(message.question);
        break;
      case 'reveal': {
        const { file, start, end } = message;
        this.#asks.tell({ type: 'reveal', file, start, end });
        break;
      }
      case 'apply':
        this.#propose(message.answer, message.change);
        break;
      case 'state': {
        const fact = this.#factOf(message.key, message.value);
        if (fact) this.#asks.state(fact, message.tenant);
      }
    }
  }

  #start(): void {
    const analysis = this.#outcome?.analysis;
    const [first] = analysis?.tenants.filter(({ readings }) => readings.length > 0) ?? [];
    const { from = '', to = '', mechanism = '' } = this.#question ?? (first ? firstQuestion(first.tenant) : {});
    const question = { from, to, mechanism };
    this.#tell({
      type: 'start',
      texts: { ...verdictTexts(), nothing: translate('These texts declare no organization.') },
      mechanisms: Object.entries(MECHANISM_NAMES).map(([id, name]) => [id, translate(name)] as const),
      names: analysis ? namesOf(analysis) : [],
      question,
    });
    this.#answer(question);
  }

  #answer(question: Question): void {
    if (!this.#outcome || question.from === '' || question.to === '') return;
    this.#shown = answersTo(question, this.#outcome, this.#knowledge);
    const { views, turns, isData } = this.#shown;
    const applicable = turns.map((own) => own.map(({ edits }) => edits !== undefined));
    this.#tell({ type: 'answers', question, answers: views, applicable, isData });
  }

  #propose(answer: number, change: number): void {
    const turn = this.#shown?.turns[answer]?.[change];
    const title = this.#shown?.views[answer]?.changes?.[change]?.title;
    if (turn?.edits && title !== undefined) this.#asks.propose(proposalOf(title, turn.tenant, turn.edits));
  }

  #factOf(key: string, value: string): StatedFact | undefined {
    if (key !== 'acceptedDomains')
      return value === 'off' || value === 'on' ? { kind: 'automaticMeans', value } : undefined;
    const domain = this.#question?.from.split('@').at(-1) ?? '';
    return domain === '' ? undefined : { kind: 'acceptedDomain', domain };
  }

  #tell(message: ToPanel): void {
    this.#asks.tell({ type: 'verdict', message });
  }
}
