import type { Cmdlets } from '../../knowledge/index.ts';
import { Remembered } from '../../text/remembered.ts';
import { isParameterAlone } from './calls/unread.ts';
import { isWrapper } from './calls/wrappers.ts';
import { isNamer } from './cmdlets/command-names.ts';
import { nearCmdlet } from './cmdlets/misspelled.ts';
import { isMock } from './cmdlets/not-settings.ts';
import { cmdletOf, isConnection } from './cmdlets/prefix.ts';
import { isAlias } from './source-issues/aliases.ts';
import { mayHoldBacktickSpace } from './source-issues/backtick-space.ts';
import { mayBeResource } from './source-issues/loose-resources.ts';
import { mayHoldLink } from './source-issues/markdown-link.ts';
import { isPrompt } from './source-issues/prompts.ts';
import { opensSessions } from './source-issues/remote-session.ts';
import { isRequest, mayWriteScript, runsLine, runsText, startsProgram, writesFile } from './symbols/code-commands.ts';
import type { CommandFilter } from './symbols/symbol-table.ts';

const NO_PREFIXES: readonly string[] = [];

/** The commands of a text that anything is asked about. `prefixes` are those of its connections. */
export function commandFilter(text: string, cmdlets: Cmdlets, prefixes: readonly string[]): CommandFilter {
  if (mayHoldBacktickSpace(text) || mayHoldLink(text)) return () => true;
  let writes: boolean | undefined;
  const mayWrite = (): boolean => {
    writes ??= mayWriteScript(text);
    return writes;
  };
  const known = REMEMBERED.get(cmdlets) ?? new Remembered<boolean>();
  REMEMBERED.set(cmdlets, known);
  const isAsked = (name: string): boolean => isAskedAbout(cmdlets, name);
  return (name) =>
    known.of(name, isAsked) ||
    (prefixes.length > 0 && cmdletOf(cmdlets, name, prefixes) !== undefined) ||
    (writesFile(name) && mayWrite());
}

/** Whether commands of a name are asked about in every text. */
const REMEMBERED = new WeakMap<Cmdlets, Remembered<boolean>>();

function isAskedAbout(cmdlets: Cmdlets, name: string): boolean {
  return (
    cmdletOf(cmdlets, name, NO_PREFIXES) !== undefined ||
    nearCmdlet(cmdlets, name) !== undefined ||
    isWrapper(name) ||
    isAlias(name) ||
    isConnection(name) ||
    opensSessions(name) ||
    isMock(name) ||
    isPrompt(name) ||
    mayBeResource(name) ||
    runsText(name) ||
    runsLine(name) ||
    startsProgram(name) ||
    isNamer(name) ||
    isRequest(name) ||
    isParameterAlone(name)
  );
}
