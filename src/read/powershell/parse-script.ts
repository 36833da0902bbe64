import type { Cmdlets } from '../../knowledge/index.ts';
import { parseStreaming } from '../../powershell/index.ts';
import type { Place } from '../../text/index.ts';
import { ownAliases } from './cmdlets/command-names.ts';
import { nounPrefixes } from './cmdlets/prefix.ts';
import { commandFilter } from './command-filter.ts';
import type { FoundIssue, ParsedScript } from './script/parsed-script.ts';
import { type RepairedSlice, repaired } from './script/repaired-slice.ts';
import { anglePlaceholders } from './source-issues/angle-placeholder.ts';
import { backtickSpaces } from './source-issues/backtick-space.ts';
import type { Text } from './source-issues/found.ts';
import { gluedCommands } from './source-issues/glued-commands.ts';
import { looseResources } from './source-issues/loose-resources.ts';
import { markdownLinks } from './source-issues/markdown-link.ts';
import { prompts } from './source-issues/prompts.ts';
import { oddPunctuation } from './source-issues/punctuation.ts';
import { remoteSessions } from './source-issues/remote-session.ts';
import { variableColons } from './source-issues/variable-colon.ts';
import { SymbolCollector } from './symbols/symbol-collector.ts';
import type { CommandFilter } from './symbols/symbol-table.ts';

/** A repair may bring the next source issue to light; more rounds than this help nobody. */
const ROUNDS = 4;

const FINDERS: readonly ((text: Text) => readonly FoundIssue[])[] = [
  backtickSpaces,
  markdownLinks,
  anglePlaceholders,
  oddPunctuation,
  gluedCommands,
  variableColons,
  remoteSessions,
];

type Parsed = Pick<ParsedScript, 'script' | 'symbols'>;

/** Parses a text and, where source issues keep it from being read, once more as it was meant. */
export function parseScript(written: RepairedSlice, cmdlets: Cmdlets, slicePrefix: string): ParsedScript {
  const sourceIssues: { slice: RepairedSlice; found: FoundIssue }[] = [];
  let slice = written;
  let broken: Place | undefined;
  for (let round = 1; ; round++) {
    const { script, symbols, names } = symbolsIn(slice.text, cmdlets);
    const text: Text = { slice, script, symbols, cmdlets, slicePrefix };
    const found = FINDERS.flatMap((find) => find(text));
    const loose = looseResources(text);
    const error = script.errors[0] ?? symbols.leavesFinally;
    // Resources outside of a configuration are a part of one.
    if (round === 1 && error && loose.length === 0) broken = slice.place(error.start, error.end);
    for (const one of found) sourceIssues.push({ slice, found: one });
    const repairs = [...found.flatMap(({ repair }) => (repair ? [repair] : [])), ...prompts(text), ...loose];
    if (repairs.length === 0 || round === ROUNDS) {
      return { slice, script, symbols, names, sourceIssues, ...(broken ? { broken } : {}) };
    }
    slice = repaired(slice, repairs);
  }
}

/** Parses a text and keeps of its tree what is asked about. */
function symbolsIn(text: string, cmdlets: Cmdlets): Parsed & Pick<ParsedScript, 'names'> {
  const first = symbolsFor(text, commandFilter(text, cmdlets, []));
  const prefixes = nounPrefixes(first.symbols);
  const aliases = ownAliases(first.symbols);
  const names = { prefixes, aliases };
  if (prefixes.length === 0 && aliases.size === 0) return { ...first, names };
  // The cmdlets have other names in this text: which ones were let go is known only now.
  const watch = commandFilter(text, cmdlets, prefixes);
  const { script, symbols } = symbolsFor(text, (name) => watch(name) || aliases.has(name));
  return { script, symbols, names: { prefixes: nounPrefixes(symbols), aliases: ownAliases(symbols) } };
}

function symbolsFor(text: string, watch: CommandFilter): Parsed {
  const { rest, visitor } = parseStreaming(text, () => new SymbolCollector(text, watch));
  return { script: rest, symbols: visitor.symbols };
}
