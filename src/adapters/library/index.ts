import path from 'node:path';
import { type Asked, ask as askTenants, changesOf, MOST_SEARCHED, meansSomebody } from '../../ask.ts';
import { compareStates } from '../../compare.ts';
import { explain as explainTopic } from '../../explain.ts';
import { LANGUAGES, translate, type UserLanguage, useTranslations } from '../../messages/index.ts';
import { type ComparisonJson, comparedStates } from '../../report/comparison-json.ts';
import { comparisonView } from '../../report/comparison-view.ts';
import { type ExplanationJson, explanationJson } from '../../report/explanation.ts';
import { type InspectView, tenantView } from '../../report/inspect.ts';
import { type VerdictJson, verdictAnswers } from '../../report/verdict-json.ts';
import { answerView } from '../../report/verdict-view.ts';
import { compareFindings, type FindingView, findingView, placeView, type UnreadView } from '../../report/view.ts';
import { dayOf, isDay } from '../../text/day.ts';
import { knowledgeIn, translationsIn } from '../node/knowledge.ts';
import { type Judged, judge, type TextFile } from './files.ts';

/** What every function takes. */
export interface Options {
  /** Language of sentences: English where it is left out. */
  readonly language?: 'en' | 'ja' | 'fr';
  /** The day that counts as today, as YYYY-MM-DD: today where it is left out. */
  readonly asOf?: string;
  /**
   * The configuration. Where it is left out, the file among the given ones that is named `mailflow-lint.config.yaml`, `.yml` or
   * `.json` and lies highest.
   */
  readonly config?: TextFile;
}

/** What was found, and what could not be read. The shape of `lint --format json`. */
export interface LintReport {
  readonly findings: readonly FindingView[];
  /** What could not be read: broken texts, mistakes in the configuration. */
  readonly problems: readonly UnreadView[];
  /** What names a setting and was not understood. */
  readonly unread: readonly UnreadView[];
  /** How many files were read. */
  readonly files: number;
}

/** What was read. The shape of `inspect --format json`. */
export type ReadReport = InspectView;
/** An answer. The shape of `verdict --format json`, and what could not be read. */
export interface VerdictReport extends VerdictJson, NotRead {}
/** What changed. The shape of `diff --format json` without what names the states, and what could not be read in them. */
export interface ComparisonReport extends ComparisonJson {
  readonly before: NotRead;
  readonly after: NotRead;
}
/** An explanation. The shape of `explain --format json`. */
export type ExplanationReport = ExplanationJson;
/** A question: `from` and `to` are an address, a domain, a group, a name that the files declare, or `*`. */
export type Question = Asked;

/** What an answer does not rest on. */
export interface NotRead {
  /** What could not be read: broken texts, mistakes in the configuration. */
  readonly problems: readonly UnreadView[];
  /** What names a setting and was not understood. */
  readonly unread: readonly UnreadView[];
}

export type { BounceEvent, InnerAnswer } from '../../bounce/index.ts';
export type { BounceJson, CauseJson } from '../../report/bounce-json.ts';
export type { ChangedObjectJson, DecidedJson, ForwardingChangeJson } from '../../report/comparison-json.ts';
export type { ObjectView, PropertyView } from '../../report/inspect.ts';
export type { AnswerJson, CitationJson, MissingJson, OutcomeJson, StepJson } from '../../report/verdict-json.ts';
export type { ChangeView, DifferenceView, PartyView } from '../../report/verdict-view.ts';
export type { FindingView, FixView, PlaceView, UnreadView } from '../../report/view.ts';
export type { Position } from '../../text/index.ts';
export type { TextFile } from './files.ts';

/** Folder of the package: this file runs from `dist/api/`. */
const home = path.join(import.meta.dirname, '..', '..');
const knowledge = knowledgeIn(path.join(home, 'dist', 'data'));
const translations = new Map<UserLanguage, Readonly<Record<string, string>>>();

/** The language of sentences is one for the whole program, so that one call is answered after the other. */
let before: Promise<unknown> = Promise.resolve();

/** Answers when all earlier calls are answered, with sentences in the language that is asked for. Rejects for options that mean nothing. */
function answering<T>({ language = 'en', asOf }: Options, answer: (today: string) => Promise<T>): Promise<T> {
  const work = before.then(() => {
    if (!LANGUAGES.includes(language)) throw new RangeError(`language is one of ${LANGUAGES.join(', ')}.`);
    if (asOf !== undefined && !isDay(asOf)) throw new RangeError('asOf is a day, written YYYY-MM-DD.');
    const texts = translations.get(language) ?? translationsIn(path.join(home, 'l10n'), language);
    translations.set(language, texts);
    useTranslations(texts);
    return answer(asOf ?? dayOf(new Date()));
  });
  before = work.catch(() => undefined);
  return work;
}

const notRead = ({ problems, unread }: Judged): NotRead => ({ problems, unread });

const tenantsOf = ({ analysis }: Judged) => analysis.tenants.map(({ tenant }) => tenant);

/**
 * Finds what is wrong in files, which are judged together. Broken files give `problems`; nothing is thrown for them.
 */
export function analyze(files: Iterable<TextFile>, options: Options = {}): Promise<LintReport> {
  return answering(options, async (today) => {
    const judged = await judge(files, options.config, today, knowledge);
    const source = (name: string) =>
      judged.analysis.source(name) ?? { path: name, text: '', language: 'text' as const, encoding: 'utf8' as const };
    const findings = judged.analysis.tenants
      .flatMap((tenant) => tenant.findings)
      .sort(compareFindings)
      .map((finding) => findingView(finding, judged.lines, source));
    return { findings, ...notRead(judged), files: judged.files };
  });
}

/** Reads files: every statement about an object of Exchange Online, with its place. */
export function read(files: Iterable<TextFile>, options: Options = {}): Promise<ReadReport> {
  return answering(options, async (today) => {
    const judged = await judge(files, options.config, today, knowledge);
    const tenants = tenantsOf(judged).map((tenant) => tenantView(tenant, judged.lines));
    return { tenants, ...notRead(judged), files: judged.files };
  });
}

/**
 * Asks whether a message that is forwarded leaves the organization. Rejects with a `RangeError` for a name that is no address and
 * no domain and that no file declares.
 */
export function ask(files: Iterable<TextFile>, question: Question, options: Options = {}): Promise<VerdictReport> {
  return answering(options, async (today) => {
    const judged = await judge(files, options.config, today, knowledge);
    const tenants = tenantsOf(judged);
    const nobody = [question.from, question.to].find((who) => !meansSomebody(tenants, who));
    if (nobody !== undefined)
      throw new RangeError(translate('{name} is no address and no domain, and no file declares it.', { name: nobody }));
    const assumptions = { ...(options.asOf && { asOf: options.asOf }), ...question.assumptions };
    const answers = askTenants(tenants, { ...question, assumptions });
    const views = answers.map((answer, at) =>
      answerView(answer, at < MOST_SEARCHED ? changesOf(answer) : undefined, judged.lines, knowledge),
    );
    return { ...verdictAnswers(views), ...notRead(judged) };
  });
}

/** Compares who may forward where in two states, not what is written in them. */
export function compare(
  base: Iterable<TextFile>,
  head: Iterable<TextFile>,
  options: Options = {},
): Promise<ComparisonReport> {
  return answering(options, async (today) => {
    const one = await judge(base, options.config, today, knowledge);
    const other = await judge(head, options.config, today, knowledge);
    const compared = compareStates(tenantsOf(one), tenantsOf(other));
    const view = comparisonView(
      compared,
      { base: '', head: '' },
      { before: (place) => placeView(place, one.lines), after: (place) => placeView(place, other.lines) },
    );
    return { ...comparedStates(view), before: notRead(one), after: notRead(other) };
  });
}

/** What explanations may look at besides the knowledge. */
export interface ExplainOptions extends Options {
  /** The files in which a bounce or an address is looked up. */
  readonly files?: Iterable<TextFile>;
  /** Who forwarded or sent, where a bounce does not say it. */
  readonly from?: string;
  /** Who sent the message that was forwarded. */
  readonly originalSender?: string;
}

/**
 * Explains a rule id, a code of a bounce, a cmdlet (also `Cmdlet -Parameter`), a setting, an address, or a whole bounce.
 * `undefined` for what this version does not know.
 */
export function explain(topic: string, options: ExplainOptions = {}): Promise<ExplanationReport | undefined> {
  return answering(options, async (today) => {
    const judged = await judge(options.files ?? [], options.config, today, knowledge);
    const { lines } = judged;
    const { language = 'en', files, from, originalSender } = options;
    const tenants = tenantsOf(judged).map((tenant) => ({ name: tenant.name, tenant }));
    const answer = await explainTopic(topic, {
      ...{ knowledge, language, lines },
      asked: { ...(from && { from }), ...(originalSender && { originalSender }) },
      ...(files && { tenants }),
    });
    return answer && explanationJson(answer, lines);
  });
}
