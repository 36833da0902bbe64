import { type Cmdlets, kindOfNoun } from '../../knowledge/index.ts';
import type { Command, Script } from './ast.ts';
import { type Outline, outline } from './outline.ts';
import { parse } from './parser.ts';
import { anglePlaceholders } from './slips/angle-placeholder.ts';
import { backtickSpaces } from './slips/backtick-space.ts';
import type { Found, Text } from './slips/found.ts';
import { gluedCommands } from './slips/glued-commands.ts';
import { markdownLinks } from './slips/markdown-link.ts';
import { oddPunctuation } from './slips/punctuation.ts';
import { type Repair, repaired, type Written } from './written.ts';

/** A text as its author meant it, with the slips that had to be read past. */
export interface Understood {
  readonly slice: Written;
  readonly script: Script;
  readonly tree: Outline;
  readonly slips: readonly { readonly slice: Written; readonly found: Found }[];
}

/** A repair may bring the next slip to light; more rounds than this help nobody. */
const ROUNDS = 4;

/** Parses a text and, where slips keep it from being read, once more as it was meant. */
export function understand(written: Written, cmdlets: Cmdlets, slicePrefix: string): Understood {
  const slips: { slice: Written; found: Found }[] = [];
  let slice = written;
  for (let round = 1; ; round++) {
    const script = parse(slice.text);
    const tree = outline(script);
    const text: Text = { slice, script, tree, cmdlets, slicePrefix };
    const found = [
      ...backtickSpaces(text),
      ...markdownLinks(text),
      ...anglePlaceholders(text),
      ...oddPunctuation(text),
      ...gluedCommands(text),
    ];
    for (const one of found) slips.push({ slice, found: one });
    const repairs = [
      ...found.flatMap(({ repair }) => (repair ? [repair] : [])),
      ...prompts(text),
      ...looseResources(text),
    ];
    if (repairs.length === 0 || round === ROUNDS) return { slice, script, tree, slips };
    slice = repaired(slice, repairs);
  }
}

/** Prompts that were copied along (`PS C:\\> Set-...`). */
function prompts({ tree, cmdlets }: Text): Repair[] {
  const repairs: Repair[] = [];
  for (const [name, commands] of tree.named) {
    if (name !== 'ps' && !name.endsWith('>')) continue;
    for (const { command } of commands) {
      const [first, second] = command.elements;
      const isPath = name === 'ps' && first?.kind === 'StringConstant' && first.value.endsWith('>');
      const behind = isPath ? second : name.endsWith('>') ? first : undefined;
      if (behind?.kind !== 'StringConstant' || behind.quote !== 'bare' || !cmdlets.exists(behind.value)) continue;
      repairs.push({ start: command.start, end: behind.start, text: '' });
    }
  }
  return repairs;
}

const WRAPPING = 'Configuration Loose {';

/** Resources written outside of a configuration, as in documents: read as if one stood around the whole text. */
function looseResources({ slice, tree }: Text): Repair[] {
  if (tree.resources.length > 0 || slice.text.startsWith(WRAPPING)) return [];
  if (!hasLooseResource(slice.text, tree)) return [];
  const end = slice.text.length;
  return [
    { start: 0, end: 0, text: WRAPPING },
    { start: end, end, text: '\n}' },
  ];
}

function hasLooseResource(text: string, { named }: Outline): boolean {
  for (const [name, commands] of named) {
    if (!name.startsWith('exo') && !name.startsWith('cexo')) continue;
    if (!kindOfNoun(name.slice(name.indexOf('exo') + 3))) continue;
    if (commands.some(({ command }) => opensBlock(text, command))) return true;
  }
  return false;
}

/** Whether a command is written as a resource is: one name, then braces, maybe on the next line. */
function opensBlock(text: string, command: Command): boolean {
  const last = command.elements.at(-1);
  if (last?.kind === 'ScriptBlock') return command.elements.length === 2;
  let at = command.end;
  while (text.charCodeAt(at) <= 32) at++;
  return command.elements.length === 1 && text[at] === '{';
}
