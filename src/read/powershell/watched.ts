import type { Cmdlets } from '../../knowledge/index.ts';
import { isRequest, runsText } from './code-texts.ts';
import { isNamer } from './command-names.ts';
import { mayBeResource } from './loose-resources.ts';
import { nearCmdlet } from './misspelled.ts';
import { isMock } from './not-settings.ts';
import type { Watch } from './outline.ts';
import { cmdletOf, isConnection } from './prefix.ts';
import { isPrompt } from './prompts.ts';
import { isAlias } from './slips/aliases.ts';
import { mayHoldBacktickSpace } from './slips/backtick-space.ts';
import { mayHoldLink } from './slips/markdown-link.ts';
import { opensSessions } from './slips/remote-session.ts';
import { isParameterAlone } from './unread.ts';
import { isWrapper } from './wrappers.ts';

/** The commands of a text that anything is asked about. `prefixes` are those of its connections. */
export function watchedIn(text: string, cmdlets: Cmdlets, prefixes: readonly string[]): Watch {
  if (mayHoldBacktickSpace(text) || mayHoldLink(text)) return () => true;
  return (name) =>
    cmdletOf(cmdlets, name, prefixes) !== undefined ||
    nearCmdlet(cmdlets, name) !== undefined ||
    isWrapper(name) ||
    isAlias(name) ||
    isConnection(name) ||
    opensSessions(name) ||
    isMock(name) ||
    isPrompt(name) ||
    mayBeResource(name) ||
    runsText(name) ||
    isNamer(name) ||
    isRequest(name) ||
    isParameterAlone(name);
}
