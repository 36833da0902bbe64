import type { Knowledge } from '../knowledge/index.ts';
import type { RuleDocs, RuleMeta, Safety } from '../lint/contract.ts';
import { ARGUMENTS, RULE_PAGE, SEVERITIES, speaking, translate } from '../messages/index.ts';
import { hasKey, table } from '../text/table.ts';
import { citationDate } from './citation-date.ts';

const FENCES: Readonly<Record<string, string>> = table({ dsc: 'powershell', configuration: 'yaml' });

const say = speaking(RULE_PAGE);

/** A title whose arguments are not known yet: each is named in general. */
function generalTitle(title: string): string {
  const named = [...title.matchAll(/\{(\w+)\}/g)].map(([, name = '']): [string, string] => {
    return [name, hasKey(ARGUMENTS, name) ? `*${translate(ARGUMENTS[name])}*` : '…'];
  });
  return translate(title, Object.fromEntries(named));
}

function fixLines<Title extends string>({ fixes, titles }: RuleMeta<string, Title>): readonly string[] {
  return (Object.keys(fixes) as Title[]).map((id) => {
    const safety: Safety = fixes[id];
    return `- ${generalTitle(titles[id])} (${say(safety)})`;
  });
}

/** The page of a rule as Markdown, in the language in use; `docs` holds the prose in that language. */
export function rulePageMarkdown(id: string, docs: RuleDocs, meta: RuleMeta | undefined, knowledge: Knowledge): string {
  const parts = [`# ${translate(docs.title)}`, '', translate(docs.summary), ''];
  if (meta) parts.push(`\`${id}\` · ${say('severity', { severity: translate(SEVERITIES[meta.severity]) })}`, '');
  if (meta?.optional) parts.push(say('optional'), '');
  if (meta) parts.push(...historyOf(meta));
  parts.push(`## ${say('why')}`, '', docs.why, '', `## ${say('whatToDo')}`, '', docs.whatToDo, '');
  if (docs.exceptions) parts.push(`## ${say('exceptions')}`, '', docs.exceptions, '');
  const fixes = meta ? fixLines(meta) : [];
  if (fixes.length > 0) parts.push(`## ${say('fixes')}`, '', ...fixes, '');
  if (docs.noFix) parts.push(`## ${say('fixes')}`, '', translate(docs.noFix), '');
  if (docs.examples.length > 0) parts.push(`## ${say('examples')}`, '');
  for (const { language, bad, good, settings } of docs.examples) {
    const fence = (text: string): string[] => [`\`\`\`${FENCES[language] ?? language}`, text.trimEnd(), '```', ''];
    if (settings !== undefined) parts.push(say('settings'), '', ...fence(settings));
    parts.push(say('wrong'), '', ...fence(bad), say('right'), '', ...fence(good));
  }
  const sources = (meta?.citations ?? []).map((citation) => sourceLine(citation, knowledge));
  if (sources.length > 0) parts.push(`## ${say('sources')}`, '', ...sources, '');
  if (meta && meta.benchmarks.length > 0)
    parts.push(`## ${say('benchmarks')}`, '', ...meta.benchmarks.map((control) => `- ${control}`), '');
  return parts.join('\n').trimEnd();
}

/** Since when a rule is there, what it was called, and whether it should no longer be used. */
function historyOf({ since, aliases, deprecated }: RuleMeta): readonly string[] {
  const code = (name: string): string => `\`${name}\``;
  const { since: version = '', instead } = deprecated ?? {};
  return [
    ...(deprecated && instead === undefined ? [say('deprecated', { version }), ''] : []),
    ...(deprecated && instead !== undefined ? [say('instead', { version, rule: code(instead) }), ''] : []),
    ...(since === undefined ? [] : [say('since', { version: since }), '']),
    ...(aliases === undefined ? [] : [say('aliases', { names: aliases.map(code).join(', ') }), '']),
  ];
}

function sourceLine(id: string, knowledge: Knowledge): string {
  const citation = knowledge.citation(id);
  if (!citation) return `- ${id}`;
  const { title, url } = citation;
  return `- ${url ? `[${title}](${url})` : title} (${citationDate(citation)})`;
}
