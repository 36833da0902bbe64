import type { CommandElement, Expression } from '../../../powershell/index.ts';
import type { FoundIssue } from '../script/parsed-script.ts';
import type { Text } from './found.ts';

/** `[text](address)` that a Markdown or mail editor left behind as an argument, bare or in quotes. */
export function markdownLinks({ slice, symbols }: Text): FoundIssue[] {
  const found: FoundIssue[] = [];
  if (!mayHoldLink(slice.text)) return found;
  for (const { command } of symbols.commands) {
    command.elements.forEach((element, index) => {
      const value = element.kind === 'Parameter' ? element.argument : element;
      if (value) found.push(...linkAt(slice.text, value, command.elements[index + 1]));
    });
  }
  return found;
}

/** Whether a text has what every such link has in its middle; few have. */
export function mayHoldLink(text: string): boolean {
  return text.includes('](');
}

function linkAt(text: string, node: Expression, next: CommandElement | undefined): FoundIssue[] {
  if (node.kind === 'Array') {
    return node.items.flatMap((item, index) => linkAt(text, item, node.items[index + 1] ?? next));
  }
  if (node.kind !== 'StringConstant') return [];
  if (node.quote === 'bare') {
    if (!node.value.startsWith('[') || !node.value.endsWith(']') || next?.kind !== 'Paren') return [];
    const target = text.slice(next.start + 1, next.end - 1);
    if (next.start !== node.end || !isAddress(target)) return [];
    return [link(node.start, next.end, node.value.slice(1, -1), true)];
  }
  const close = node.value.indexOf('](');
  const isLink = node.value.startsWith('[') && close > 0 && node.value.endsWith(')');
  if (!isLink || !isAddress(node.value.slice(close + 2, -1)) || node.end - node.start !== node.value.length + 2)
    return [];
  return [link(node.start + 1, node.end - 1, node.value.slice(1, close), false)];
}

const isAddress = (target: string): boolean => /^(?:mailto:|https?:)\S+$/i.test(target);

function link(start: number, end: number, label: string, bare: boolean): FoundIssue {
  const quoted = /^[\w.@-]+$/.test(label) || !bare ? label : `'${label.replaceAll("'", "''")}'`;
  const repair = { start, end, text: quoted };
  return { id: 'markdown-link-residue', start, end, args: { text: label }, replacement: quoted, repair };
}
