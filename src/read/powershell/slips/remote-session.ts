import type { CommandElement } from '../ast.ts';
import type { Found, Text } from './found.ts';

/** The command that opens a session, and that to which Exchange Online once answered. */
const OPENS = 'new-pssession';
const CLOUD =
  /^https?:\/\/(?:ps\.|outlook\.|[\w.-]+\.)?(?:outlook|office365|office|protection\.outlook)\.(?:com|us|de|cn)\b/i;

/** Whether a command opens remote sessions. */
export const opensSessions = (name: string): boolean => name === OPENS;

/** The text given to a parameter of a command. */
function givenTo(elements: readonly CommandElement[], name: RegExp): string | undefined {
  const at = elements.findIndex((element) => element.kind === 'Parameter' && name.test(element.name));
  const parameter = elements[at];
  const value = parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[at + 1]) : undefined;
  return value?.kind === 'StringConstant' ? value.value : undefined;
}

/** Remote PowerShell sessions to Exchange Online, which it no longer takes. */
export function remoteSessions({ tree }: Text): Found[] {
  return (tree.named.get(OPENS) ?? []).flatMap(({ command: { head, elements } }): Found[] => {
    const uri = givenTo(elements, /^connectionu/i);
    return uri !== undefined && CLOUD.test(uri)
      ? [{ id: 'removed-sign-in', start: head.start, end: head.end, args: { uri } }]
      : [];
  });
}
