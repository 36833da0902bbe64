import type { Delivery, Ndr, NdrFact, NdrMatch, NdrTexts } from '../knowledge/index.ts';
import { codeMarkdown } from '../text/index.ts';

/** How many further meanings of one number a card lists. */
const FURTHER = 6;

/** What a fact means, in one or two sentences. */
export function ndrMeaning(fact: NdrFact, texts: NdrTexts): string {
  return texts.facts[fact.id]?.meaning ?? texts.categories[fact.category];
}

/** Who can fix it, as words with the language's own separator. */
function ndrRoles(fact: NdrFact, texts: NdrTexts): string {
  return fact.who.map((role) => texts.labels[`role-${role}`]).join(texts.labels.separator);
}

/** A code, token or stamp as a heading: the reply that usually comes with a code stands before it. */
export function ndrHeading(fact: NdrFact, value?: string): string {
  const number = value ?? (fact.code === 'n/a' ? (fact.strings[0] ?? fact.smtp ?? '') : fact.code);
  return fact.smtp?.charAt(0) === number.charAt(0) && /^\d\.\d/.test(number) ? `${fact.smtp} ${number}` : number;
}

/** Outcome of a fact; those of the registry and of foreign servers hold for every class, so the class of the number decides. */
function outcomeOf(fact: NdrFact, heading: string): Delivery {
  const anyClass = fact.code.startsWith('x.') || fact.scope === 'foreign';
  const kind = anyClass ? (/^([245])(?:\d\d\b|\.\d)/.exec(heading)?.[1] ?? '') : '';
  return kind === '2' ? 'info' : kind === '4' ? 'defer' : fact.outcome;
}

/**
 * Markdown about one failure: meaning, cause, who, steps, cmdlets to copy, documentation; where Exchange and the registry
 * disagree, both; then what else the number may mean. `heading` is the reply, code or token that is explained.
 */
export function ndrCard(match: NdrMatch, texts: NdrTexts, heading = ndrHeading(match.fact)): string {
  const { fact, registry, others, known } = match;
  const text = texts.facts[fact.id];
  const lines = [`**${codeMarkdown(heading)}** ${texts.labels[`outcome-${outcomeOf(fact, heading)}`]}`, ''];
  lines.push(`${texts.labels.meaning} ${ndrMeaning(fact, texts)}`, '');
  const cause = text?.cause ?? texts.categories[fact.category];
  if (cause) lines.push(`${texts.labels.cause} ${cause}`, '');
  lines.push(`${texts.labels.who} ${ndrRoles(fact, texts)}`, '');
  if (text && text.steps.length > 0) lines.push(texts.labels.steps, '', ...text.steps.map((step) => `- ${step}`), '');
  const commands = fact.commands ?? fact.cmdlets;
  if (commands.length > 0) lines.push('```powershell', ...commands, '```', '');
  if (registry) lines.push(`${texts.labels.registry} ${ndrMeaning(registry, texts)}`, '');
  if (others.length > 0) lines.push(...furtherMeanings(others, texts));
  if (known) {
    const { provider, answer } = known;
    const words = texts.labels.known.replace('{provider}', provider.name).replace('{date}', answer.date);
    lines.push(`[${words}](${answer.source})`, '');
  }
  lines.push(`[${texts.labels.documentation}](${fact.doc})`);
  return lines.join('\n');
}

function furtherMeanings(others: readonly NdrFact[], texts: NdrTexts): string[] {
  const lines = [texts.labels.others, ''];
  for (const other of others.slice(0, FURTHER)) {
    const mark = other.strings.find((string) => !/^[245]\.\d/.test(string));
    lines.push(`- ${mark ? `${codeMarkdown(mark)}: ` : ''}${ndrMeaning(other, texts)}`);
  }
  const left = others.length - FURTHER;
  if (left > 0) lines.push(`- ${texts.labels.more.replace('{count}', String(left))}`);
  return [...lines, ''];
}

/** The card for a code, token or stamp as it stands in a text; `context` is the text around it. */
export function ndrCardFor(ndr: Ndr, texts: NdrTexts, value: string, context: string): string | undefined {
  const code = /^[245]\.\d{1,3}\.\d{1,3}$/.test(value) ? value : undefined;
  const match = ndr.match({ code, text: code ? context : value });
  if (!match) return undefined;
  const received = code && replyBefore(context, code);
  return ndrCard(match, texts, received ? `${received} ${code}` : ndrHeading(match.fact, value));
}

/** The three-digit reply that stands before a code in a text. */
function replyBefore(context: string, code: string): string | undefined {
  const before = context.slice(0, Math.max(0, context.indexOf(code)));
  return /(?<![\w.])([245]\d\d)[\s\-#:;/()]{1,8}$/.exec(before)?.[1];
}
