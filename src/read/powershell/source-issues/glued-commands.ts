import type { Cmdlets } from '../../../knowledge/index.ts';
import type { Command, CommandElement, Expression } from '../../../powershell/index.ts';
import type { FoundIssue } from '../script/parsed-script.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Text } from './found.ts';

const VERBS = [
  'Get',
  'Set',
  'New',
  'Remove',
  'Enable',
  'Disable',
  'Add',
  'Update',
  'Start',
  'Test',
  'Connect',
  'Disconnect',
];

/** Commands that take names of properties, so that any word may stand in front of the next command. */
const LISTING = /^(?:ft|fl|fw|select|sort|group|format-(?:table|list|wide)|select-object|sort-object|group-object)$/;

/** Properties that listings show and no cmdlet has as a parameter. */
const OUTPUT = [
  'state',
  'guid',
  'isdefault',
  'whenchanged',
  'whencreated',
  'recipienttypedetails',
  'userprincipalname',
];

const properties = new WeakMap<Cmdlets, Set<string>>();

/** Two commands without anything between them, and `$true` or `$false` with prose stuck to it. */
export function gluedCommands(text: Text): FoundIssue[] {
  const found: FoundIssue[] = [];
  for (const placed of text.symbols.suspects) {
    const { elements } = placed.command;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      const own = element.kind === 'Parameter' ? element.argument : element;
      if (!own) continue;
      const glued = splitAt(text, placed, own, elements[i - 1]) ?? constantWithProse(text, placed, own);
      if (glued) found.push(glued);
    }
  }
  return found;
}

/** Offset of the last hyphen of a range, or -1. */
function lastHyphen(text: string, start: number, end: number): number {
  for (let at = end - 1; at >= start; at--) if (text.charCodeAt(at) === 45) return at;
  return -1;
}

function splitAt(
  text: Text,
  placed: Placed,
  node: Expression,
  before: CommandElement | undefined,
): FoundIssue | undefined {
  const { slice, cmdlets } = text;
  const word = node.kind === 'Array' ? node.items.at(-1) : node;
  if (!word || !(word.kind === 'StringConstant' || word.kind === 'ExpandableString') || word.quote !== 'bare')
    return undefined;
  const dash = lastHyphen(slice.text, word.start, word.end) - word.start;
  if (dash <= 0) return undefined;
  const written = slice.text.slice(word.start, word.end);
  const verb = VERBS.find((candidate) => written.endsWith(candidate, dash));
  if (!verb) return undefined;
  const start = dash - verb.length;
  const cmdlet = written.slice(start);
  if (cmdlets.spelling(cmdlet) !== cmdlet) return undefined;
  const first = written.slice(0, start);
  if (first === '')
    return before?.end === word.start ? glued(text, before.start, word.start, word.end, cmdlet) : undefined;
  return mayStandBefore(cmdlets, placed.command, first)
    ? glued(text, word.start, word.start + start, word.end, cmdlet)
    : undefined;
}

/** Whether a word is something that ends a command: a number, a constant, a property, a word in a listing. */
function mayStandBefore(cmdlets: Cmdlets, { name }: Command, word: string): boolean {
  if (/^(?:\d+|\$(?:true|false|null))$/i.test(word)) return true;
  if (!/^[a-z]+$/i.test(word)) return false;
  return (name !== undefined && LISTING.test(name.toLowerCase())) || propertyNames(cmdlets).has(word.toLowerCase());
}

function propertyNames(cmdlets: Cmdlets): Set<string> {
  let names = properties.get(cmdlets);
  if (!names) {
    names = new Set(OUTPUT);
    for (const { parameters } of cmdlets.all())
      for (const name of Object.keys(parameters)) names.add(name.toLowerCase());
    properties.set(cmdlets, names);
  }
  return names;
}

function glued({ slice, slicePrefix }: Text, start: number, split: number, end: number, cmdlet: string): FoundIssue {
  const lineStart = slice.text.lastIndexOf('\n', start - 1) + 1;
  let indented = lineStart;
  while (slice.text[indented] === ' ' || slice.text[indented] === '\t') indented++;
  const lineEnd = slice.text.includes('\r\n') ? '\r\n' : '\n';
  const separator = slice.text.includes('\n')
    ? `${lineEnd}${slicePrefix}${slice.text.slice(lineStart, indented)}`
    : '; ';
  return {
    id: 'glued-commands',
    start,
    end,
    args: { first: slice.text.slice(start, split), second: cmdlet },
    replacement: `${slice.text.slice(start, split)}${separator}${slice.text.slice(split, end)}`,
    repair: { start: split, end: split, text: '\n' },
  };
}

/** `$trueest`: a variable nobody assigns whose name begins with a constant's. */
function constantWithProse(
  { symbols, cmdlets }: Text,
  { name: command }: Placed,
  node: Expression,
): FoundIssue | undefined {
  if (node.kind !== 'Variable' || node.splatted || node.name.length < 6) return undefined;
  const constant = /^(true|false)(?=\p{Ll}+$)/u.exec(node.name)?.[1];
  if (constant === undefined || !cmdlets.exists(command) || symbols.definitions.has(node.name.toLowerCase()))
    return undefined;
  const split = node.start + 1 + constant.length;
  return {
    id: 'glued-commands',
    start: node.start,
    end: node.end,
    args: { first: `$${constant}`, second: node.name.slice(constant.length) },
    replacement: `$${constant}`,
    repair: { start: split, end: split, text: ' ' },
  };
}
