import { type Control, controlText } from '../exchange/control.ts';
import type { Knowledge } from '../knowledge/index.ts';
import {
  ANSWERS,
  CHANGES,
  CLASS_NAMES,
  CONTROL_NAMES,
  CONTROLS_OF_KIND,
  EFFECTS,
  FAMILY_NAMES,
  LABELS,
  MECHANISM_NAMES,
  REASONS,
  STEPS,
  translate,
  USER_IMPACT,
} from '../messages/index.ts';
import type { Answer } from '../verdict/answer.ts';
import type { Cell } from '../verdict/cells.ts';
import type { ClassName } from '../verdict/classes.ts';
import type { Difference, Party } from '../verdict/comparison.ts';
import type { Counterfactual, Search } from '../verdict/counterfactuals.ts';
import { decidingStep } from '../verdict/deciding-step.ts';
import type { FamilyId } from '../verdict/families.ts';
import type { Basis, Decision, Mechanism, Missing, Step, Verdict } from '../verdict/verdict.ts';
import { missingTexts } from './missing-texts.ts';
import { type Lines, type PlaceView, placeView } from './place.ts';
import { sentenceArgs } from './sentence-args.ts';

/** A text that a step rests on, as the reader meets it. */
export interface CitationView {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly url: string;
}

/** One control on the way, in the language in use. */
export interface StepView {
  /** The control as programs read it. */
  readonly control: string;
  /** The control in words. */
  readonly label: string;
  readonly result: Step['result'];
  readonly why: string;
  readonly basis: Basis;
  readonly citations: readonly CitationView[];
  readonly place?: PlaceView;
  /** This step gives the answer. */
  readonly decides: boolean;
}

export interface MissingView {
  readonly fact: string;
  readonly howToState: string;
  /** Configuration key that states it; empty where only the text can be fixed. */
  readonly key: string;
  /** The command that leaves it open, and where it stands. */
  readonly command?: string;
  readonly place?: PlaceView;
}

/** Persons, groups and domains to whom the same happens. */
export interface PartyView {
  readonly label: string;
  /** Every person (address), group and domain in it that is known. */
  readonly members: readonly string[];
}

/** An answer with the control that decides. */
export interface OutcomeView {
  readonly verdict: Decision;
  readonly by: string;
  /** The control in words. */
  readonly label: string;
  readonly place?: PlaceView;
}

/** Who may newly do what, or no longer may. */
export interface DifferenceView {
  readonly from: PartyView;
  readonly to: PartyView;
  readonly mechanisms: readonly Mechanism[];
  /** The ways in words. */
  readonly families: readonly string[];
  readonly before: OutcomeView;
  readonly after: OutcomeView;
  readonly sentence: string;
}

/** A change that turns the answer. */
export interface ChangeView {
  readonly title: string;
  readonly turnsTo: Decision;
  readonly tenantWide: boolean;
  /** Everything else that it changes; null where that was too much to look at. */
  readonly sideEffects: readonly DifferenceView[] | null;
  readonly powershell: string;
  readonly native: string;
}

/** A change that turns the answer, with the texts that make it: commands, and what a tenant file states. */
export interface WrittenChange extends Counterfactual {
  readonly powershell: string;
  readonly native: string;
}

export interface WrittenSearch extends Search {
  readonly changes: readonly WrittenChange[];
}

/** One answer with sentences and lines; what every report of `verdict` shows. */
export interface AnswerView {
  readonly tenant: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly verdict: Verdict;
  /** The answer in one sentence. */
  readonly sentence: string;
  readonly chain: readonly StepView[];
  readonly also: readonly string[];
  readonly missing: readonly MissingView[];
  readonly userImpact: { readonly originalSender: string; readonly mailboxOwner: string; readonly recipient: string };
  /** What would turn the answer; undefined where nobody looked for it. */
  readonly changes: readonly ChangeView[] | undefined;
  /** How many controls stand in the way, where these were too many to look for changes. */
  readonly tooMany: number | null;
}

/** How many names a sentence shows before it counts. */
const NAMES = 3;

/** A control in words. */
export function controlLabel({ kind, name }: Control): string {
  return name === undefined ? translate(CONTROLS_OF_KIND[kind]) : translate(CONTROL_NAMES[kind], { name });
}

/** A class of senders or recipients in words. */
export function className({ id, args }: ClassName): string {
  return translate(CLASS_NAMES[id], args);
}

export const familyName = (id: FamilyId): string => translate(FAMILY_NAMES[id]);

export const mechanismName = (mechanism: Mechanism): string => translate(MECHANISM_NAMES[mechanism]);

/** What a step says, before its arguments are filled in. */
export function stepTemplate({ why, reason }: Step): string {
  if (why in STEPS) return STEPS[why as keyof typeof STEPS];
  return REASONS[reason ?? 'run-time-value'];
}

/** What one step says. */
export function stepSentence(step: Step): string {
  const args = { ...sentenceArgs(step.args), control: controlLabel(step.control) };
  return translate(stepTemplate(step), args);
}

export function missingView(missing: Missing, lines: Lines): MissingView {
  const args = { ...sentenceArgs(missing.args), control: controlLabel(missing.control) };
  const { fact, howToState } = missingTexts(missing);
  return {
    fact: translate(fact, args),
    howToState: translate(howToState, args),
    key: String(missing.args.key ?? ''),
    ...(missing.args.command === undefined ? {} : { command: String(missing.args.command) }),
    ...(missing.place ? { place: placeView(missing.place, lines) } : {}),
  };
}

/** Missing facts in words; facts about several controls that come to the same words are said once. */
export function missingViews(missing: readonly Missing[], lines: Lines): readonly MissingView[] {
  const views = missing.map((one) => missingView(one, lines));
  return views.filter(({ fact, howToState }, at) => {
    return views.findIndex((other) => other.fact === fact && other.howToState === howToState) === at;
  });
}

/** The answer in the language in use, with the lines of its places. */
export function answerView(
  answer: Answer,
  search: WrittenSearch | undefined,
  lines: Lines,
  knowledge: Knowledge,
): AnswerView {
  const { verdict } = answer;
  const decider = decidingStep(verdict);
  const from = answer.from.map(className);
  const to = answer.to.map(className);
  // A domain is judged through an address that stands for all of it; people see the domain they asked for.
  const asDomain = answer.to.length === 1 && answer.to[0]?.id === 'recipient-domain' ? to[0] : undefined;
  return {
    tenant: answer.tenant.name,
    from,
    to,
    verdict,
    sentence: answerSentence(verdict, from.join(', '), to.join(', ')),
    chain: verdict.chain.map((step) => ({
      ...stepView(step, step === decider, lines, knowledge),
      ...(asDomain && step.control.kind === 'recipient'
        ? { label: controlLabel({ kind: 'recipient', name: asDomain }) }
        : {}),
    })),
    also: verdict.alsoBlockedBy.map(controlLabel),
    missing: verdict.verdict === 'unknown' ? missingViews(verdict.missing, lines) : [],
    userImpact: {
      originalSender: translate(USER_IMPACT[verdict.userImpact.originalSender]),
      mailboxOwner: translate(USER_IMPACT[verdict.userImpact.mailboxOwner]),
      recipient: translate(USER_IMPACT[verdict.userImpact.recipient]),
    },
    changes: search?.changes.map((change) => changeView(change, lines)),
    tooMany: search?.tooMany ?? null,
  };
}

/** The answer in one sentence for these names; `ways` are the mechanisms in words. */
export function answerSentence(
  verdict: Verdict,
  from: string,
  to: string,
  ways: readonly string[] = [mechanismName(verdict.question.mechanism)],
): string {
  const { by } = verdict;
  const isFree = verdict.verdict === 'allowed' && (by.kind === 'none' || by.kind === 'internal');
  const id = isFree ? (`allowed-${by.kind}` as const) : verdict.verdict;
  const decider = decidingStep(verdict);
  const why = decider ? stepSentence(decider) : '';
  return translate(ANSWERS[id], { from, to, mechanism: ways.join(', '), control: controlLabel(by), why });
}

function stepView(step: Step, decides: boolean, lines: Lines, knowledge: Knowledge): StepView {
  return {
    control: controlText(step.control),
    label: controlLabel(step.control),
    result: step.result,
    why: stepSentence(step),
    basis: step.basis,
    citations: step.citations.map((id) => knowledge.citation(id) ?? { id, title: id, date: '', url: '' }),
    decides,
    ...(step.place ? { place: placeView(step.place, lines) } : {}),
  };
}

/** A difference in the language in use. */
function differenceView(difference: Difference, lines: Lines): DifferenceView {
  const { from, to, families, before, after } = difference;
  return {
    from: partyView(from),
    to: partyView(to),
    mechanisms: families.flatMap(({ mechanisms }) => mechanisms),
    families: families.map(({ id }) => familyName(id)),
    before: outcomeView(before, lines),
    after: outcomeView(after, lines),
    sentence: differenceSentence(difference),
  };
}

export function partyView(parties: readonly Party[]): PartyView {
  return {
    label: labelOf(parties),
    members: [...new Set(parties.flatMap(({ members }) => members))].sort(),
  };
}

const labelOf = (parties: readonly Party[]): string => someOf(parties.map(({ name }) => className(name)));

function outcomeView({ verdict, by, place }: Cell, lines: Lines): OutcomeView {
  return {
    verdict,
    by: controlText(by),
    label: controlLabel(by),
    ...(place ? { place: placeView(place, lines) } : {}),
  };
}

/** The first of many names; the others are counted. */
export function someOf(names: readonly string[]): string {
  if (names.length <= NAMES) return names.join(', ');
  return translate(LABELS.andMore, {
    names: names.slice(0, NAMES).join(', '),
    count: String(names.length - NAMES),
  });
}

/** A change in the language in use. */
export function changeView(change: WrittenChange, lines: Lines): ChangeView {
  return {
    title: change.steps.map(({ id, args }) => translate(CHANGES[id], args)).join(' '),
    turnsTo: change.turnsTo,
    tenantWide: change.tenantWide,
    sideEffects: change.sideEffects?.map((one) => differenceView(one, lines)) ?? null,
    powershell: change.powershell,
    native: change.native,
  };
}

/** Who may newly do what, or no longer may: one line. */
export function differenceSentence({ from, to, families, before, after }: Difference): string {
  return translate(EFFECTS[after.verdict], {
    from: labelOf(from),
    to: labelOf(to),
    families: someOf(families.map(({ id }) => familyName(id))),
    before: translate(LABELS[before.verdict]),
  });
}
