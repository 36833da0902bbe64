import { type CmdletTexts, type Knowledge, kindOfNoun, type NdrTexts, propertyName } from '../knowledge/index.ts';
import { cmdletCard, parameterCard, settingCard } from './cmdlet-card.ts';
import { ndrCard, ndrHeading } from './ndr-card.ts';

/** What is known about a topic. */
export interface TopicCard {
  readonly kind: 'ndr' | 'cmdlet' | 'setting';
  readonly title: string;
  readonly markdown: string;
  /** Status codes that it is about. */
  readonly codes: readonly string[];
}

/** The knowledge, and its texts in one language. */
export interface KnownTexts {
  readonly knowledge: Knowledge;
  readonly ndr: NdrTexts;
  readonly cmdlets: CmdletTexts;
}

const card = (kind: TopicCard['kind'], title: string, markdown: string, codes: readonly string[] = []): TopicCard => ({
  kind,
  title,
  markdown,
  codes,
});

/** A bounce code, a token or a stamp. */
export function aboutCode(asked: string, { knowledge, ndr }: KnownTexts): TopicCard | undefined {
  const number = /^(?:([245]\d\d)[ -])?([245]\.\d{1,3}\.\d{1,3})$/.exec(asked);
  const reply = /^[245]\d\d$/.test(asked) ? asked : undefined;
  const marked = /^(?:AS\(?\d{2,20}\)?|ATTR?\d{1,4}|X-MS-Exchange-[\w-]+|[A-Za-z]+\.[\w.]+(?::[\w.]+)?)$/.test(asked);
  if (!number && !reply && !marked) return undefined;
  const match = knowledge.ndr.match({
    code: number?.[2],
    smtp: number?.[1] ?? reply,
    text: number || reply ? undefined : asked,
  });
  if (!match) return undefined;
  const shown = number?.[2] ?? asked;
  const codes = number?.[2] ? [number[2]] : [match.fact.code].filter((code) => /^[245]\.\d+\.\d+$/.test(code));
  return card('ndr', shown, ndrCard(match, ndr, ndrHeading(match.fact, shown)), codes);
}

/** A cmdlet, or `Cmdlet -Parameter`. */
export function aboutCmdlet(asked: string, { knowledge, cmdlets: texts }: KnownTexts): TopicCard | undefined {
  const written = /^([A-Za-z]+-[A-Za-z0-9]+)(?:\s+-([A-Za-z]+))?$/.exec(asked);
  if (!written?.[1]) return undefined;
  const { cmdlets } = knowledge;
  const spelling = cmdlets.spelling(written[1]);
  if (!spelling) return undefined;
  const facts = cmdlets.find(spelling);
  const parameter = facts && written[2] ? cmdlets.parameter(facts, written[2]) : undefined;
  if (facts && parameter && 'name' in parameter) {
    const title = `${spelling} -${parameter.name}`;
    return card('setting', title, parameterCard(facts, parameter.name, texts));
  }
  return card('cmdlet', spelling, cmdletCard(spelling, cmdlets, texts));
}

/** A setting, as it is called in files or by cmdlets. */
export function aboutSetting(asked: string, { knowledge, cmdlets: texts }: KnownTexts): TopicCard | undefined {
  const wanted = asked.replace(/^-/, '').replaceAll(/[_-]/g, '').toLowerCase();
  const name = Object.keys(texts.settings).find((setting) => setting.toLowerCase() === wanted);
  let other: TopicCard | undefined;
  for (const facts of knowledge.cmdlets.all()) {
    const noun = /^(?:Set|New)-(.*)$/.exec(facts.name)?.[1];
    const parameter = Object.keys(facts.parameters).find((own) => own.toLowerCase() === wanted);
    if (noun === undefined || parameter === undefined) continue;
    const found = card('setting', propertyName(parameter), parameterCard(facts, parameter, texts));
    // Many cmdlets share a name; the ones that this product reads are meant first.
    if (kindOfNoun(noun)) return found;
    other ??= found;
  }
  return name ? card('setting', name, settingCard(name, texts)) : other;
}
