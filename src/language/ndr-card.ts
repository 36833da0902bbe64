import type { Ndr, NdrFact, NdrMatch, NdrTexts } from '../knowledge/index.ts';
import { codeMarkdown } from '../text/index.ts';

/** How many further meanings of one number a card lists. */
const FURTHER = 6;

function label(texts: NdrTexts, key: string): string {
  return texts.labels[key] ?? key;
}

/** What a fact means, in one or two sentences. */
export function ndrMeaning(fact: NdrFact, texts: NdrTexts): string {
  return texts.facts[fact.id]?.meaning ?? texts.categories[fact.category] ?? '';
}

/** Who can mend it, as words with the language's own separator. */
export function ndrRoles(fact: NdrFact, texts: NdrTexts): string {
  return fact.who.map((role) => label(texts, `role-${role}`)).join(label(texts, 'separator'));
}

function title(fact: NdrFact, shown: string | undefined): string {
  const number = shown ?? (fact.code === 'n/a' ? (fact.strings[0] ?? fact.smtp ?? '') : fact.code);
  return fact.smtp?.charAt(0) === number.charAt(0) && /^\d\.\d/.test(number) ? `${fact.smtp} ${number}` : number;
}

/** Outcome of a fact; the registry's facts hold for every class, so the class of the number decides there. */
function outcomeOf(fact: NdrFact, shown: string | undefined): string {
  const kind = fact.code.startsWith('x.') ? (shown ?? '').charAt(0) : '';
  return kind === '2' ? 'info' : kind === '4' ? 'defer' : fact.outcome;
}

/**
 * Markdown about one failure: meaning, cause, who, steps, cmdlets to copy, documentation; where Exchange and the registry
 * disagree, both; then what else the number may mean. `shown` is the code or token as it stands in the text.
 */
export function ndrCard(match: NdrMatch, texts: NdrTexts, shown?: string): string {
  const { fact, registry, others } = match;
  const text = texts.facts[fact.id];
  const lines = [`**${codeMarkdown(title(fact, shown))}** ${label(texts, `outcome-${outcomeOf(fact, shown)}`)}`, ''];
  lines.push(`${label(texts, 'meaning')} ${ndrMeaning(fact, texts)}`, '');
  const cause = text?.cause ?? texts.categories[fact.category];
  if (cause) lines.push(`${label(texts, 'cause')} ${cause}`, '');
  lines.push(`${label(texts, 'who')} ${ndrRoles(fact, texts)}`, '');
  if (text && text.steps.length > 0)
    lines.push(label(texts, 'steps'), '', ...text.steps.map((step) => `- ${step}`), '');
  const commands = fact.commands ?? fact.cmdlets;
  if (commands.length > 0) lines.push('```powershell', ...commands, '```', '');
  if (registry) lines.push(`${label(texts, 'registry')} ${ndrMeaning(registry, texts)}`, '');
  if (others.length > 0) lines.push(...furtherMeanings(others, texts));
  lines.push(`[${label(texts, 'documentation')}](${fact.doc})`);
  return lines.join('\n');
}

function furtherMeanings(others: readonly NdrFact[], texts: NdrTexts): string[] {
  const lines = [label(texts, 'others'), ''];
  for (const other of others.slice(0, FURTHER)) {
    const mark = other.strings.find((string) => !/^[245]\.\d/.test(string));
    lines.push(`- ${mark ? `${codeMarkdown(mark)}: ` : ''}${ndrMeaning(other, texts)}`);
  }
  const left = others.length - FURTHER;
  if (left > 0) lines.push(`- ${label(texts, 'more').replace('{count}', String(left))}`);
  return [...lines, ''];
}

/** The card for a code, token or stamp as it stands in a text; `context` is the text around it. */
export function ndrCardFor(ndr: Ndr, texts: NdrTexts, value: string, context: string): string | undefined {
  const code = /^[245]\.\d{1,3}\.\d{1,3}$/.test(value) ? value : undefined;
  const match = ndr.match({ code, text: code ? context : value });
  return match && ndrCard(match, texts, value);
}
