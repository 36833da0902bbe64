import { type CmdletFacts, type Cmdlets, type NdrTexts, propertyName } from '../knowledge/index.ts';

const REFERENCE = 'https://learn.microsoft.com/powershell/module/exchangepowershell/';

function label(texts: NdrTexts, key: string): string {
  return texts.labels[key] ?? key;
}

function referenceOf(cmdlet: string, texts: NdrTexts): string {
  return `[${label(texts, 'reference')}](${REFERENCE}${cmdlet.toLowerCase()})`;
}

/** Markdown about a cmdlet: where it runs, whether it is replaced, its parameters, link to the reference. */
export function cmdletCard(name: string, cmdlets: Cmdlets, texts: NdrTexts): string {
  const facts = cmdlets.find(name);
  const lines = [`**\`${name}\`**`, ''];
  if (facts) {
    const { lifecycle } = facts;
    const online = facts.applicable.some((where) => where === 'EXO' || where === 'ADDON');
    lines.push(label(texts, online ? 'cmdlet-online' : 'cmdlet-server'), '');
    const replacements = [lifecycle?.replacedBy ?? []].flat();
    if (replacements.length > 0) lines.push(`${label(texts, 'replaced')} ${listed(replacements, texts)}`, '');
    const forwarding = Object.keys(facts.parameters).filter((parameter) => propertyName(parameter) in texts.settings);
    for (const parameter of forwarding) {
      lines.push(`- \`-${parameter}\`: ${texts.settings[propertyName(parameter)]}`);
    }
    if (forwarding.length > 0) lines.push('');
  }
  lines.push(referenceOf(name, texts));
  return lines.join('\n');
}

/** Markdown about one parameter of a cmdlet: what it does for forwarding, its type, values and default. */
export function parameterCard(facts: CmdletFacts, name: string, texts: NdrTexts): string {
  const parameter = facts.parameters[name];
  const about = texts.settings[propertyName(name)];
  const lines = [`**\`${facts.name} -${name}\`**`, ''];
  if (about) lines.push(about, '');
  if (parameter) {
    lines.push(`- ${label(texts, 'type')} \`${parameter.type}\``);
    if (parameter.values?.length) lines.push(`- ${label(texts, 'values')} ${listed(parameter.values, texts)}`);
    if (parameter.default !== undefined) lines.push(`- ${label(texts, 'default')} \`${String(parameter.default)}\``);
    if (parameter.required) lines.push(`- ${label(texts, 'required')}`);
    if (parameter.deprecated) lines.push(`- ${label(texts, 'deprecated')}`);
    lines.push('');
  }
  lines.push(referenceOf(facts.name, texts));
  return lines.join('\n');
}

/** Markdown about a forwarding setting by its canonical property name. */
export function settingCard(name: string, texts: NdrTexts): string {
  return [`**\`${name}\`**`, '', texts.settings[name] ?? ''].join('\n');
}

function listed(values: readonly string[], texts: NdrTexts): string {
  return values.map((value) => `\`${value}\``).join(label(texts, 'separator'));
}
