import type { Answer, Asked, Bounce, BounceEvent, Cause, NamedTenant } from './bounce/index.ts';
import {
  type CmdletTexts,
  type Knowledge,
  kindOfNoun,
  type NdrMatch,
  type NdrTexts,
  propertyName,
  responderNamed,
} from './knowledge/index.ts';
import { cmdletCard, parameterCard, settingCard } from './language/cmdlet-card.ts';
import { ndrCard, ndrHeading, ndrMeaning } from './language/ndr-card.ts';
import { idsOf } from './lint/former-names.ts';
import { BOUNCE_LABELS, translate, type UserLanguage } from './messages/index.ts';
import { type BounceJson, bounceJson } from './report/bounce-json.ts';
import { documentedRules, ruleDocs } from './report/rule-docs.ts';
import type { Lines } from './report/view.ts';
import { codeMarkdown, harmless, LineIndex } from './text/index.ts';
import { nearest } from './text/near.ts';
import type { Question } from './verdict/index.ts';

/** What an explanation may look at. Without tenants only the knowledge speaks. */
export interface ExplainOptions {
  readonly knowledge: Knowledge;
  readonly language: UserLanguage;
  readonly tenants?: readonly NamedTenant[];
  /** Lines of the sources of the tenants, for places. */
  readonly lines?: Lines;
  /** Who forwarded or sent, where a person says it. */
  readonly asked?: Asked;
}

/** The answer of `explain`. `markdown` is safe to show: texts of bounces and files are escaped in it. */
export interface Explanation {
  readonly kind: 'ndr' | 'bounce' | 'rule' | 'cmdlet' | 'setting' | 'address';
  readonly title: string;
  readonly markdown: string;
  readonly language: UserLanguage;
  readonly codes: readonly string[];
  readonly bounce?: Bounce;
  /** The cause of each event, in the order of the events; only for bounces. */
  readonly causes?: readonly Cause[];
}

/** Reading of bounces, causes and their Markdown; topics that need none of it do not wait for them. */
async function bounceParts() {
  const [bounces, markdown, answers] = await Promise.all([
    import('./bounce/index.ts'),
    import('./report/bounce.ts'),
    import('./report/bounce-answers.ts'),
  ]);
  return { ...bounces, ...markdown, ...answers };
}

const noLines: Lines = () => new LineIndex('');
const textsOf = ({ knowledge, language }: ExplainOptions): NdrTexts => knowledge.ndrTexts(language);
const cmdletTextsOf = ({ knowledge, language }: ExplainOptions): CmdletTexts => knowledge.cmdletTexts(language);

/**
 * Explains a rule id, a bounce code, token or stamp, a cmdlet (also `Cmdlet -Parameter`), a setting or an address; a text of
 * several lines is read as a bounce. Undefined for a topic that this version does not know.
 */
export async function explain(topic: string, options: ExplainOptions): Promise<Explanation | undefined> {
  const asked = topic.trim();
  if (asked === '') return undefined;
  if (/[\r\n]/.test(asked)) return explainBounce(topic, options);
  return (
    aboutCode(asked, options) ??
    aboutCmdlet(asked, options) ??
    (await aboutRule(asked, options)) ??
    aboutSetting(asked, options) ??
    (await aboutAddress(asked, options)) ??
    (await aboutLine(asked, options))
  );
}

function aboutCode(asked: string, options: ExplainOptions): Explanation | undefined {
  const number = /^(?:([245]\d\d)[ -])?([245]\.\d{1,3}\.\d{1,3})$/.exec(asked);
  const reply = /^[245]\d\d$/.test(asked) ? asked : undefined;
  const marked = /^(?:AS\(?\d{2,20}\)?|ATTR?\d{1,4}|X-MS-Exchange-[\w-]+|[A-Za-z]+\.[\w.]+(?::[\w.]+)?)$/.test(asked);
  if (!number && !reply && !marked) return undefined;
  const match = options.knowledge.ndr.match({
    code: number?.[2],
    smtp: number?.[1] ?? reply,
    text: number || reply ? undefined : asked,
  });
  if (!match) return undefined;
  const shown = number?.[2] ?? asked;
  const codes = number?.[2] ? [number[2]] : [match.fact.code].filter((code) => /^[245]\.\d+\.\d+$/.test(code));
  return explanation('ndr', shown, ndrCard(match, textsOf(options), ndrHeading(match.fact, shown)), options, codes);
}

function explanation(
  kind: Explanation['kind'],
  title: string,
  markdown: string,
  { language }: ExplainOptions,
  codes: readonly string[] = [],
): Explanation {
  return { kind, title: harmless(title), markdown, language, codes };
}

function aboutCmdlet(asked: string, options: ExplainOptions): Explanation | undefined {
  const written = /^([A-Za-z]+-[A-Za-z0-9]+)(?:\s+-([A-Za-z]+))?$/.exec(asked);
  if (!written?.[1]) return undefined;
  const { cmdlets } = options.knowledge;
  const spelling = cmdlets.spelling(written[1]);
  if (!spelling) return undefined;
  const facts = cmdlets.find(spelling);
  const parameter = facts && written[2] ? cmdlets.parameter(facts, written[2]) : undefined;
  if (facts && parameter && 'name' in parameter) {
    const title = `${spelling} -${parameter.name}`;
    return explanation('setting', title, parameterCard(facts, parameter.name, cmdletTextsOf(options)), options);
  }
  return explanation('cmdlet', spelling, cmdletCard(spelling, cmdlets, cmdletTextsOf(options)), options);
}

async function aboutRule(written: string, options: ExplainOptions): Promise<Explanation | undefined> {
  const asked = written.toLowerCase();
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(asked)) return undefined;
  const docs = ruleDocs(asked, options.knowledge, options.language);
  if (!docs) {
    const { rules } = await import('./rules/index.ts');
    const id = idsOf(rules.map(({ meta }) => meta))(asked);
    return id === asked ? undefined : aboutRule(id, options);
  }
  const [{ rules }, { rulePageMarkdown }] = await Promise.all([
    import('./rules/index.ts'),
    import('./report/rule-page.ts'),
  ]);
  const meta = rules.find((rule) => rule.meta.id === asked)?.meta;
  return explanation('rule', asked, rulePageMarkdown(asked, docs, meta, options.knowledge), options);
}

function aboutSetting(asked: string, options: ExplainOptions): Explanation | undefined {
  const texts = cmdletTextsOf(options);
  const wanted = asked.replace(/^-/, '').replaceAll(/[_-]/g, '').toLowerCase();
  const name = Object.keys(texts.settings).find((setting) => setting.toLowerCase() === wanted);
  let other: Explanation | undefined;
  for (const facts of options.knowledge.cmdlets.all()) {
    const noun = /^(?:Set|New)-(.*)$/.exec(facts.name)?.[1];
    const parameter = Object.keys(facts.parameters).find((own) => own.toLowerCase() === wanted);
    if (noun === undefined || parameter === undefined) continue;
    const found = explanation('setting', propertyName(parameter), parameterCard(facts, parameter, texts), options);
    // Many cmdlets share a name; the ones that this product reads are meant first.
    if (kindOfNoun(noun)) return found;
    other ??= found;
  }
  return name ? explanation('setting', name, settingCard(name, texts), options) : other;
}

/** The rule, setting or cmdlet whose name is nearest to a topic that nobody knows; undefined when none is near. */
export function nearestTopic(topic: string, { knowledge, language }: ExplainOptions): string | undefined {
  const settings = Object.keys(knowledge.cmdletTexts(language).settings);
  const cmdlets = [...knowledge.cmdlets.all()].map(({ name }) => name);
  return nearest(topic, [...documentedRules(knowledge), ...settings, ...cmdlets]);
}

async function aboutAddress(asked: string, options: ExplainOptions): Promise<Explanation | undefined> {
  if (!/^\S+@\S+\.\S+$/.test(asked)) return undefined;
  const { addressOf } = await import('./exchange/addresses.ts');
  const address = addressOf(asked);
  if (!address) return undefined;
  const { addressMarkdown } = await import('./report/address.ts');
  const markdown = addressMarkdown(
    address,
    options.tenants?.map(({ tenant }) => tenant) ?? [],
    options.lines ?? noLines,
  );
  return explanation('address', address, markdown, options);
}

/** A bounce as read, without guesses that the files refute. */
async function readKnown(text: string, { knowledge, tenants }: ExplainOptions): Promise<Bounce> {
  const { readBounce, withoutStrangers } = await bounceParts();
  return withoutStrangers(await readBounce(text, knowledge), tenants ?? []);
}

/** A single line may hold the answer of a server. */
async function aboutLine(asked: string, options: ExplainOptions): Promise<Explanation | undefined> {
  const bounce = await readKnown(asked, options);
  return bounce.events.some(({ fact }) => fact !== null) ? bounceExplanation(bounce, options) : undefined;
}

/** Explains a pasted bounce: what happened, what it means, which line did it. A text without any failure says so. */
export async function explainBounce(text: string, options: ExplainOptions): Promise<Explanation> {
  return bounceExplanation(await readKnown(text, options), options);
}

/** How many recipients are explained in full; the others are named. */
const MOST_EVENTS = 20;

async function bounceExplanation(bounce: Bounce, options: ExplainOptions): Promise<Explanation> {
  const { bounceTitle, causeMarkdown, eventMarkdown, findCause } = await bounceParts();
  const lines = options.lines ?? noLines;
  const causes = await Promise.all(
    bounce.events.map((event) => findCause(bounce, event, options.tenants ?? [], options.asked)),
  );
  const title = bounceTitle(bounce);
  const parts = [`# ${title}`, ''];
  if (bounce.events.length === 0) parts.push(translate(BOUNCE_LABELS.nothing));
  for (const [index, event] of bounce.events.slice(0, MOST_EVENTS).entries()) {
    if (bounce.events.length > 1) parts.push(`# ${codeMarkdown(event.recipient ?? String(index + 1))}`, '');
    const cause = causes[index];
    if (cause) parts.push(causeMarkdown(cause, bounce, lines), '');
    parts.push(`## ${translate(BOUNCE_LABELS.facts)}`, '', eventMarkdown(bounce, event, nameOf(event, options)), '');
    parts.push(...(await meaningOf(bounce, event, options)));
  }
  const plain = bounce.events[0] ? `${bounce.events[0].smtp ?? ''} ${bounce.events[0].code ?? ''}`.trim() : '';
  const codes = [...new Set(bounce.events.flatMap(({ code }) => (code === null ? [] : [code])))];
  return { ...explanation('bounce', plain || title, parts.join('\n'), options, codes), bounce, causes };
}

/** The provider that answered, by its name. What is known of providers is loaded only where one answered. */
function nameOf({ answeredBy }: BounceEvent, { knowledge }: ExplainOptions): string | undefined {
  const { provider } = responderNamed(answeredBy);
  return provider === undefined ? undefined : knowledge.ndr.foreign.provider(provider)?.name;
}

/** What the answers of an event mean, and the advice for forwards that nobody can check. */
async function meaningOf(bounce: Bounce, event: BounceEvent, options: ExplainOptions): Promise<string[]> {
  const { answersMarkdown, forwardAdviceMarkdown, receivedReply } = await bounceParts();
  const { knowledge } = options;
  const texts = textsOf(options);
  const card = (answer: Answer): string | undefined => {
    const match = matchOf(answer, knowledge);
    return match && ndrCard(match, texts, receivedReply(answer) || undefined);
  };
  const meaning = (answer: Answer): string | undefined => {
    const match = matchOf(answer, knowledge);
    return match && ndrMeaning(match.fact, texts);
  };
  const isForward = bounce.forwardedBy !== null || event.forwardingMailbox !== null;
  return [...answersMarkdown(event, card, meaning), ...forwardAdviceMarkdown(event, isForward, knowledge)];
}

/** Looks an answer up again as its reader did. */
function matchOf({ smtp, code, text, answeredBy }: Answer, { ndr }: Knowledge): NdrMatch | undefined {
  return ndr.match({ smtp: smtp ?? undefined, code: code ?? undefined, text, by: responderNamed(answeredBy) });
}

/** What the files of this workspace say about the failure at one offset of a text, for a hover. */
export interface WorkspaceNote {
  readonly markdown: string;
  readonly cause: Cause;
}

/** How far around an offset a text is read as a bounce. */
const NOTE_REACH = 40_000;

/**
 * Whether the files explain the code, token or stamp `subject` that stands at `offset` of a text. Undefined when the tenants
 * say nothing about failures of this kind.
 */
export async function workspaceNote(
  text: string,
  offset: number,
  subject: string,
  options: ExplainOptions,
): Promise<WorkspaceNote | undefined> {
  const tenants = options.tenants ?? [];
  if (tenants.length === 0) return undefined;
  const { causeNoteMarkdown, findCause, readBounceText, withoutStrangers } = await bounceParts();
  const around = text.slice(Math.max(0, offset - NOTE_REACH), offset + NOTE_REACH);
  const bounce = await withoutStrangers(readBounceText(around, options.knowledge), tenants);
  const event = bounce.events.find(
    ({ code, token, text: answer }) => code === subject || token === subject || answer.includes(subject),
  );
  if (!event?.control) return undefined;
  const cause = await findCause(bounce, event, tenants);
  if (!cause.place && cause.related.length === 0) return undefined;
  return { markdown: causeNoteMarkdown(cause, options.lines ?? noLines), cause };
}

/** A support bundle, or the names of the tenants that the bounce may belong to, of which one must be chosen. */
export type BundleAnswer = { readonly markdown: string } | { readonly choose: readonly string[] };

/**
 * What to collect before a support case, as Markdown, from the one tenant that the bounce belongs to; with `redacted` personal data
 * and names of the organization are replaced.
 */
export async function bundle(given: string, options: ExplainOptions, redacted: boolean): Promise<BundleAnswer> {
  const { bundleMarkdown, redact, supportBundle, tenantsOfBounce, withoutNames } = await bounceParts();
  const bounce = await readKnown(given, options);
  const tenants = tenantsOfBounce(bounce, options.tenants ?? []);
  if (tenants.length > 1) return { choose: tenants.map(({ name }) => name) };
  const whole = supportBundle(bounce, tenants);
  const lines = options.lines ?? noLines;
  if (!redacted) return { markdown: bundleMarkdown(whole, lines, false) };
  const { bundle: anonymous, named, names } = withoutNames(whole);
  const markdown = bundleMarkdown(
    anonymous,
    Object.assign((file: string) => lines(file), { named }),
    true,
  );
  const words = [bounce.subject, bounce.messageId, ...names].filter((word) => word !== null);
  return { markdown: redact(markdown, words.map(harmless)) };
}

/** The checklist for 5.7.520, answered for one forward or for what a bounce says; `about` may be neither. */
export async function checklistFor(about: Question | string | undefined, options: ExplainOptions): Promise<string> {
  const { checklist } = await import('./bounce/checklist.ts');
  const { checklistMarkdown, findCause, traceCommands } = await bounceParts();
  const tenants = options.tenants ?? [];
  const lines = options.lines ?? noLines;
  if (typeof about !== 'string') return checklistMarkdown(checklist(tenants[0], about, []), lines);
  const bounce = await readKnown(about, options);
  const event = bounce.events.find(({ control }) => control === 'outbound-spam-policy') ?? bounce.events[0];
  const cause = event && (await findCause(bounce, event, tenants, options.asked));
  const named = tenants.find(({ name }) => name === cause?.tenant) ?? tenants[0];
  const trace = event ? traceCommands(bounce, event) : [];
  return checklistMarkdown(checklist(named, cause?.answer?.question, trace), lines);
}

/** What `explain --format json` says; the fields of a bounce only where one was read. */
export type ExplanationJson = Pick<Explanation, 'kind' | 'title' | 'markdown' | 'language' | 'codes'> &
  Partial<BounceJson>;

/** The JSON of `explain --format json`. */
export function explanationJson(answer: Explanation, lines: Lines): ExplanationJson {
  const { kind, title, markdown, language, codes, bounce, causes } = answer;
  if (!bounce) return { kind, title, markdown, language, codes };
  return { kind, title, markdown, language, codes, ...bounceJson(bounce, causes ?? [], lines) };
}
