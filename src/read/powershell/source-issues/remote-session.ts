import type { FoundIssue } from '../script/parsed-script.ts';
import { textGiven } from '../symbols/given.ts';
import type { Text } from './found.ts';

/** The command that opens a session, and that to which Exchange Online once answered. */
const OPENS = 'new-pssession';
const CLOUD =
  /^https?:\/\/(?:ps\.|outlook\.|[\w.-]+\.)?(?:outlook|office365|office|protection\.outlook)\.(?:com|us|de|cn)\b/i;

/** Whether a command opens remote sessions. */
export const opensSessions = (name: string): boolean => name === OPENS;

/** Remote PowerShell sessions to Exchange Online, which it no longer takes. */
export function remoteSessions({ symbols }: Text): FoundIssue[] {
  return (symbols.named.get(OPENS) ?? []).flatMap(({ command: { head, elements } }): FoundIssue[] => {
    const uri = textGiven(elements, /^connectionu/i);
    return uri !== undefined && CLOUD.test(uri)
      ? [{ id: 'removed-sign-in', start: head.start, end: head.end, args: { uri } }]
      : [];
  });
}
