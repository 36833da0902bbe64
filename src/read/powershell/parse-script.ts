import type { Cmdlets } from '../../knowledge/index.ts';
import { parseStreaming } from '../../powershell/index.ts';
import type { Place } from '../../text/index.ts';
import { ownAliases } from './cmdlets/command-names.ts';
import { nounPrefixes } from './cmdlets/prefix.ts';
import { commandFilter } from './command-filter.ts';
import type { ParsedScript, SourceIssue } from './script/parsed-script.ts';
import { type RepairedSlice, repaired } from './script/repaired-slice.ts';
import { anglePlaceholders } from './slips/angle-placeholder.ts';
import { backtickSpaces } from './slips/backtick-space.ts';
import type { Text } from './slips/found.ts';
import { gluedCommands } from './slips/glued-commands.ts';
import { looseResources } from './slips/loose-resources.ts';
import { markdownLinks } from './slips/markdown-link.ts';
import { prompts } from './slips/prompts.ts';
import { oddPunctuation } from './slips/punctuation.ts';
import { remoteSessions } from './slips/remote-session.ts';
import { variableColons } from './slips/variable-colon.ts';
import { SymbolCollector } from './symbols/symbol-collector.ts';
import type { CommandFilter } from './symbols/symbol-table.ts';

/** A repair may bring the next slip to light; more rounds than this help nobody. */
const ROUNDS = 4;

/** Parses a text and, where slips keep it from being read, once more as it was meant. */
export function parseScript(written: RepairedSlice, cmdlets: Cmdlets, slicePrefix: string): ParsedScript {
  const slips: { slice: RepairedSlice; found: SourceIssue }[] = [];
  let slice = written;
  let broken: Place | undefined;
  for (let round = 1; ; round++) {
    const { script, symbols } = symbolsIn(slice.text, cmdlets);
    const text: Text = { slice, script, symbols, cmdlets, slicePrefix };
    const found = [
      ...backtickSpaces(text),
      ...markdownLinks(text),
      ...anglePlaceholders(text),
      ...oddPunctuation(text),
      ...gluedCommands(text),
      ...variableColons(text),
      ...remoteSessions(text),
    ];
    const loose = looseResources(text);
    const error = script.errors[0] ?? symbols.leavesFinally;
    // Resources outside of a configuration are a part of one.
    if (round === 1 && error && loose.length === 0) broken = slice.place(error.start, error.end);
    for (const one of found) slips.push({ slice, found: one });
    const repairs = [...found.flatMap(({ repair }) => (repair ? [repair] : [])), ...prompts(text), ...loose];
    if (repairs.length === 0 || round === ROUNDS) {
      return { slice, script, symbols, slips, ...(broken ? { broken } : {}) };
    }
    slice = repaired(slice, repairs);
  }
}

/** Parses a text and keeps of its tree what is asked about. */
function symbolsIn(text: string, cmdlets: Cmdlets): Pick<ParsedScript, 'script' | 'symbols'> {
  const first = symbolsFor(text, commandFilter(text, cmdlets, []));
  const prefixes = nounPrefixes(first.symbols);
  const aliases = ownAliases(first.symbols);
  if (prefixes.length === 0 && aliases.size === 0) return first;
  // The cmdlets have other names in this text: which ones were let go is known only now.
  const watch = commandFilter(text, cmdlets, prefixes);
  return symbolsFor(text, (name) => watch(name) || aliases.has(name));
}

function symbolsFor(text: string, watch: CommandFilter): Pick<ParsedScript, 'script' | 'symbols'> {
  const { rest, visitor } = parseStreaming(text, () => new SymbolCollector(text, watch));
  return { script: rest, symbols: visitor.symbols };
}
