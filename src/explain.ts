import type { Answer, Asked, Bounce, Cause, NamedTenant } from './bounce/index.ts';
import { type Knowledge, type NdrMatch, responderNamed } from './knowledge/index.ts';
import { ndrCard, ndrMeaning } from './language/ndr-card.ts';
import { aboutCmdlet, aboutCode, aboutSetting, type KnownTexts } from './language/topic.ts';
import { idsOf } from './lint/former-names.ts';
import type { UserLanguage } from './messages/index.ts';
import type { AnswerWords } from './report/bounce-page.ts';
import type { Explanation } from './report/explanation.ts';
import { documentedRules, ruleDocs } from './report/rule-docs.ts';
import type { Lines } from './report/view.ts';
import { harmless, LineIndex } from './text/index.ts';
import { nearest } from './text/near.ts';

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

/** Reading of bounces, causes and their Markdown; topics that need none of it do not wait for them. */
async function bounceParts() {
  const [bounces, page, markdown, answers] = await Promise.all([
    import('./bounce/index.ts'),
    import('./report/bounce-page.ts'),
    import('./report/bounce.ts'),
    import('./report/bounce-answers.ts'),
  ]);
  return { ...bounces, ...page, ...markdown, ...answers };
}

/** Places of explanations without files. */
export const NO_LINES: Lines = () => new LineIndex('');

const textsOf = ({ knowledge, language }: ExplainOptions): KnownTexts => ({
  knowledge,
  get ndr() {
    return knowledge.ndrTexts(language);
  },
  get cmdlets() {
    return knowledge.cmdletTexts(language);
  },
});

/**
 * Explains a rule id, a bounce code, token or stamp, a cmdlet (also `Cmdlet -Parameter`), a setting or an address; a text of
 * several lines is read as a bounce. Undefined for a topic that this version does not know.
 */
export async function explain(topic: string, options: ExplainOptions): Promise<Explanation | undefined> {
  const asked = topic.trim();
  if (asked === '') return undefined;
  if (/[\r\n]/.test(asked)) return explainBounce(topic, options);
  const texts = textsOf(options);
  const known = aboutCode(asked, texts) ?? aboutCmdlet(asked, texts);
  if (known) return explanation(known, options);
  const rule = await aboutRule(asked, options);
  if (rule) return rule;
  const setting = aboutSetting(asked, texts);
  if (setting) return explanation(setting, options);
  return (await aboutAddress(asked, options)) ?? (await aboutLine(asked, options));
}

/** An explanation in the language that is asked for; what is said is not about codes unless it names them. */
const explanation = (
  found: Pick<Explanation, 'kind' | 'title' | 'markdown'> & Partial<Pick<Explanation, 'codes'>>,
  { language }: ExplainOptions,
): Explanation => ({ codes: [], ...found, title: harmless(found.title), language });

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
  const markdown = rulePageMarkdown(asked, docs, meta, options.knowledge);
  return explanation({ kind: 'rule', title: asked, markdown }, options);
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
  const [{ addressMarkdown }, { addressForwards }, { tenantsOf }] = await Promise.all([
    import('./report/address.ts'),
    import('./report/address-forwards.ts'),
    import('./exchange/tenants-of.ts'),
  ]);
  const tenants = options.tenants?.map(({ tenant }) => tenant) ?? [];
  const lines = options.lines ?? NO_LINES;
  const forwarding = tenantsOf(address, tenants).map((tenant) => addressForwards(address, tenant, lines));
  const markdown = addressMarkdown(address, tenants, forwarding, lines);
  return { ...explanation({ kind: 'address', title: address, markdown }, options), forwarding };
}

const readKnown = async (text: string, { knowledge, tenants = [] }: ExplainOptions): Promise<Bounce> =>
  (await bounceParts()).readKnownBounce(text, knowledge, tenants);

/** A single line may hold the answer of a server. */
async function aboutLine(asked: string, options: ExplainOptions): Promise<Explanation | undefined> {
  const bounce = await readKnown(asked, options);
  return bounce.events.some(({ fact }) => fact !== null) ? bounceExplanation(bounce, options) : undefined;
}

/** Explains a pasted bounce: what happened, what it means, which line did it. A text without any failure says so. */
export async function explainBounce(text: string, options: ExplainOptions): Promise<Explanation> {
  return bounceExplanation(await readKnown(text, options), options);
}

async function bounceExplanation(bounce: Bounce, options: ExplainOptions): Promise<Explanation> {
  const { bouncePage, bounceTitle, findCause, receivedReply } = await bounceParts();
  const { knowledge, lines = NO_LINES, tenants = [], asked } = options;
  const causes = await Promise.all(bounce.events.map((event) => findCause(bounce, event, tenants, asked)));
  const markdown = bouncePage(bounce, causes, wordsFor(options, receivedReply), knowledge, lines);
  const [first] = bounce.events;
  const plain = first ? `${first.smtp ?? ''} ${first.code ?? ''}`.trim() : '';
  const codes = [...new Set(bounce.events.flatMap(({ code }) => (code === null ? [] : [code])))];
  const found = { kind: 'bounce', title: plain || bounceTitle(bounce), markdown, codes } as const;
  return { ...explanation(found, options), bounce, causes };
}

/** What the knowledge says about answers. What it knows of providers is loaded only where one answered. */
function wordsFor(options: ExplainOptions, replyOf: (answer: Answer) => string): AnswerWords {
  const { knowledge } = options;
  const { ndr } = textsOf(options);
  return {
    card(answer) {
      const match = matchOf(answer, knowledge);
      return match && ndrCard(match, ndr, replyOf(answer) || undefined);
    },
    meaning(answer) {
      const match = matchOf(answer, knowledge);
      return match && ndrMeaning(match.fact, ndr);
    },
    provider({ answeredBy }) {
      const { provider } = responderNamed(answeredBy);
      return provider === undefined ? undefined : knowledge.ndr.foreign.provider(provider)?.name;
    },
  };
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
  return { markdown: causeNoteMarkdown(cause, options.lines ?? NO_LINES), cause };
}
