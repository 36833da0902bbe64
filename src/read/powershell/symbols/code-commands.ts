import type { Command, InvokeMember } from '../../../powershell/index.ts';

/** Commands that run a text in the scope they stand in, and those that start another shell for it. */
const EXPRESSIONS = new Set(['invoke-expression', 'iex']);
const SHELLS = new Set(['powershell', 'powershell.exe', 'pwsh', 'pwsh.exe']);

/** Whether a command runs a text where it stands. */
export const runsHere = (name: string): boolean => EXPRESSIONS.has(name);

/** Whether a command runs text that it is given. */
export const runsText = (name: string): boolean => EXPRESSIONS.has(name) || SHELLS.has(name);

/** Methods that make code of a text: `[scriptblock]::Create`, `$ExecutionContext.InvokeCommand`, `[powershell]`. */
const METHODS = /^(?:create|newscriptblock|invokescript|addscript)$/i;

/** Whether a method call makes code of a text. */
export const isCodeMethod = ({ member, args }: InvokeMember): boolean =>
  args.length > 0 && member.kind === 'StringConstant' && METHODS.test(member.value);

/** Whether a method takes the name of a command to run (`[powershell]`). */
export const isCommandMethod = ({ member, args }: InvokeMember): boolean =>
  args.length > 0 && member.kind === 'StringConstant' && /^addcommand$/i.test(member.value);

/** Commands that send a request: one that names a cmdlet has the service run it. */
const REQUESTS = new Set(['invoke-restmethod', 'irm', 'invoke-webrequest', 'iwr', 'invoke-mggraphrequest']);

/** Whether a command sends a request. */
export const isRequest = (name: string): boolean => REQUESTS.has(name);

/** What may give a variable a value, in code that is a text. */
const ASSIGNS = /=|\+\+|--|variable|foreach/i;

/** Whether a command runs a text that may assign to variables where it stands. */
export function mayAssign({ elements }: Command, name: string): boolean {
  return EXPRESSIONS.has(name) && !elements.some((one) => one.kind === 'StringConstant' && !ASSIGNS.test(one.value));
}
