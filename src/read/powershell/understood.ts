import type { Cmdlets } from '../../knowledge/index.ts';
import { parseStreaming, type ScriptRest } from '../../powershell/index.ts';
import type { Place } from '../../text/index.ts';
import { ownAliases } from './command-names.ts';
import { looseResources } from './loose-resources.ts';
import type { Outline, Watch } from './outline.ts';
import { Outliner } from './outliner.ts';
import { nounPrefixes } from './prefix.ts';
import { prompts } from './prompts.ts';
import { anglePlaceholders } from './slips/angle-placeholder.ts';
import { backtickSpaces } from './slips/backtick-space.ts';
import type { Found, Text } from './slips/found.ts';
import { gluedCommands } from './slips/glued-commands.ts';
import { markdownLinks } from './slips/markdown-link.ts';
import { oddPunctuation } from './slips/punctuation.ts';
import { remoteSessions } from './slips/remote-session.ts';
import { variableColons } from './slips/variable-colon.ts';
import { watchedIn } from './watched.ts';
import { repaired, type Written } from './written.ts';

/** A text as its author meant it, with the slips that had to be read past. */
export interface Understood {
  readonly slice: Written;
  readonly script: ScriptRest;
  readonly tree: Outline;
  readonly slips: readonly { readonly slice: Written; readonly found: Found }[];
  /** The first place, as written, at which PowerShell cannot parse the text; it then runs nothing of it. */
  readonly broken?: Place;
}

/** A repair may bring the next slip to light; more rounds than this help nobody. */
const ROUNDS = 4;

/** Parses a text and, where slips keep it from being read, once more as it was meant. */
export function understand(written: Written, cmdlets: Cmdlets, slicePrefix: string): Understood {
  const slips: { slice: Written; found: Found }[] = [];
  let slice = written;
  let broken: Place | undefined;
  for (let round = 1; ; round++) {
    const { script, tree } = outlined(slice.text, cmdlets);
    const text: Text = { slice, script, tree, cmdlets, slicePrefix };
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
    const error = script.errors[0] ?? tree.leavesFinally;
    // Resources outside of a configuration are a part of one.
    if (round === 1 && error && loose.length === 0) broken = slice.place(error.start, error.end);
    for (const one of found) slips.push({ slice, found: one });
    const repairs = [...found.flatMap(({ repair }) => (repair ? [repair] : [])), ...prompts(text), ...loose];
    if (repairs.length === 0 || round === ROUNDS) {
      return { slice, script, tree, slips, ...(broken ? { broken } : {}) };
    }
    slice = repaired(slice, repairs);
  }
}

/** Parses a text and keeps of its tree what is asked about. */
function outlined(text: string, cmdlets: Cmdlets): Pick<Understood, 'script' | 'tree'> {
  const first = outlinedFor(text, watchedIn(text, cmdlets, []));
  const prefixes = nounPrefixes(first.tree);
  const aliases = ownAliases(first.tree);
  if (prefixes.length === 0 && aliases.size === 0) return first;
  // The cmdlets have other names in this text: which ones were let go is known only now.
  const watch = watchedIn(text, cmdlets, prefixes);
  return outlinedFor(text, (name) => watch(name) || aliases.has(name));
}

function outlinedFor(text: string, watch: Watch): Pick<Understood, 'script' | 'tree'> {
  const { rest, visitor } = parseStreaming(text, () => new Outliner(text, watch));
  return { script: rest, tree: visitor };
}
