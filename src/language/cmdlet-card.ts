import { type CmdletFacts, type Cmdlets, type CmdletTexts, propertyName } from '../knowledge/index.ts';

const REFERENCE = 'https://learn.microsoft.com/powershell/module/exchangepowershell/';

function referenceOf(cmdlet: string, texts: CmdletTexts): string {
  return `[${texts.labels.reference}](${REFERENCE}${cmdlet.toLowerCase()})`;
}

const nounOf = (cmdlet: string): string => cmdlet.slice(cmdlet.indexOf('-') + 1);

/** What a cmdlet does, in a sentence; empty for one that the texts do not speak of. */
export function cmdletSentence(name: string, texts: CmdletTexts): string {
  const whole = texts.cmdlets[name];
  if (whole !== undefined) return whole;
  const verb = texts.verbs[name.slice(0, name.indexOf('-'))];
  const [one = '', many = ''] = texts.nouns[nounOf(name)] ?? [];
  return verb === undefined || one === '' ? '' : verb.replace('{one}', one).replace('{many}', many);
}

/** What a setting does: as the objects of this noun have it, else what the name means everywhere. Undefined where nothing is said. */
export function settingText(property: string, noun: string | undefined, texts: CmdletTexts): string | undefined {
  return texts.settings[`${noun}.${property}`] ?? texts.settings[property];
}

/** Markdown about a cmdlet: what it does, where it runs, whether it is replaced, its parameters, link to the reference. */
export function cmdletCard(name: string, cmdlets: Cmdlets, texts: CmdletTexts): string {
  const facts = cmdlets.find(name);
  const lines = [`**\`${name}\`**`, ''];
  const sentence = cmdletSentence(name, texts);
  if (sentence) lines.push(sentence, '');
  if (facts) {
    const { lifecycle } = facts;
    const online = facts.applicable.some((where) => where === 'EXO' || where === 'ADDON');
    lines.push(texts.labels[online ? 'cmdlet-online' : 'cmdlet-server'], '');
    const replacements = [lifecycle?.replacedBy ?? []].flat();
    if (replacements.length > 0) lines.push(`${texts.labels.replaced} ${listed(replacements, texts)}`, '');
    const spoken = Object.keys(facts.parameters).flatMap((parameter) => {
      const about = settingText(propertyName(parameter), nounOf(name), texts);
      return about === undefined ? [] : [`- \`-${parameter}\`: ${about}`];
    });
    if (spoken.length > 0) lines.push(...spoken, '');
  }
  lines.push(referenceOf(name, texts));
  return lines.join('\n');
}

/** Markdown about one parameter of a cmdlet: what it does there, its type, values and default. `title`: as a data file has it. */
export function parameterCard(
  facts: CmdletFacts,
  name: string,
  texts: CmdletTexts,
  title = `${facts.name} -${name}`,
): string {
  const parameter = facts.parameters[name];
  const about = settingText(propertyName(name), nounOf(facts.name), texts);
  const lines = [`**\`${title}\`**`, ''];
  if (about) lines.push(about, '');
  if (parameter) {
    lines.push(`- ${texts.labels.type} \`${parameter.type}\``);
    if (parameter.values?.length) lines.push(`- ${texts.labels.values} ${listed(parameter.values, texts)}`);
    if (parameter.default !== undefined) lines.push(`- ${texts.labels.default} \`${String(parameter.default)}\``);
    if (parameter.required) lines.push(`- ${texts.labels.required}`);
    if (parameter.deprecated) lines.push(`- ${texts.labels.deprecated}`);
    lines.push('');
  }
  lines.push(referenceOf(facts.name, texts));
  return lines.join('\n');
}

/** Markdown about a setting by its canonical property name, as the objects of a noun have it. */
export function settingCard(name: string, texts: CmdletTexts, noun?: string): string {
  return [`**\`${name}\`**`, '', settingText(name, noun, texts) ?? ''].join('\n');
}

/** Markdown about the objects of a noun, for the key of their collection and for a name that refers to one. */
export function nounCard(title: string, noun: string, texts: CmdletTexts): string {
  return [`**\`${title}\`**`, '', texts.about[noun] ?? ''].join('\n');
}

function listed(values: readonly string[], texts: CmdletTexts): string {
  return values.map((value) => `\`${value}\``).join(texts.labels.separator);
}
