import type { Command, InvokeMember, Statement } from '../../../powershell/index.ts';

/** Commands that run a text in the scope they stand in. */
const EXPRESSIONS = new Set(['invoke-expression', 'iex']);

/** Whether a command runs a text where it stands. */
export const runsHere = (name: string): boolean => EXPRESSIONS.has(name);

const SHELL = /(?:^|[\\/])(?:powershell|pwsh)(?:-preview)?(?:\.exe)?$/i;

/** Whether a name, with or without a folder, is that of a PowerShell. */
export const isShell = (name: string): boolean => SHELL.test(name);

/** Whether a command runs text that it is given. */
export const runsText = (name: string): boolean => EXPRESSIONS.has(name) || isShell(name);

/** Commands that start a program, or have it started later, with the arguments of another parameter. */
const STARTERS = new Set(['start-process', 'saps', 'start', 'new-scheduledtaskaction']);

/** Whether a command starts a program. */
export const startsProgram = (name: string): boolean => STARTERS.has(name);

/** Programs that run a line of commands. */
const LINES = /(?:^|[\\/])(?:cmd|bash|zsh|dash|sh|wsl|ssh)(?:\.exe)?$/i;

/** Whether a name, with or without a folder, is that of a program that runs a line of commands. */
export const runsLine = (name: string): boolean => LINES.test(name);

/** Whether the name of a command alone says that it may carry code as a text. */
export const carriesCode = (name: string): boolean =>
  runsText(name) || startsProgram(name) || runsLine(name) || writesFile(name);

/** A PowerShell in a text, with an option behind it. */
const SHELL_LINE = /(?:powershell|pwsh)(?:-preview)?(?:\.exe)?["'`)]*\s+["'`]*[-/]\w/i;
const SHELL_WORD = /(?:powershell|pwsh)(?:\.exe)?["']?$/i;

/** Whether a command is given the name of a PowerShell, or a line that starts one. */
export function namesShell({ elements }: Command, text: string): boolean {
  const isNamed = (node: Statement): boolean => {
    if (node.kind === 'Array') return node.items.some(isNamed);
    if (node.kind === 'Hashtable') return node.pairs.some(({ value }) => isNamed(value));
    return isText(node) && hasShell(text.slice(node.start, node.end));
  };
  return elements.some((one) => {
    const given = one.kind === 'Parameter' ? one.argument : one;
    return given !== undefined && isNamed(given);
  });
}

const isText = ({ kind }: Statement): boolean => kind === 'StringConstant' || kind === 'ExpandableString';

/** Whether a text is the name of a PowerShell, or holds a line that starts one. */
export const hasShell = (text: string): boolean => SHELL_WORD.test(text) || SHELL_LINE.test(text);

/** Files that PowerShell runs, those whose lines may start it, and the drive of functions. */
const SCRIPT = /\.psm?1\b|^['"]?\$?\{?function:/i;
const BATCH = /\.(?:cmd|bat|sh)\b/i;

/** Whether a path as it is written names a script of PowerShell, or a function. */
export const namesPowerShell = (path: string): boolean => SCRIPT.test(path);

/** Whether a path as it is written names any script. */
export const namesScript = (path: string): boolean => SCRIPT.test(path) || BATCH.test(path);

/** Whether a text names a script or function anywhere: only then what it writes may be code. */
export const mayWriteScript = (text: string): boolean => BATCH.test(text) || /\.psm?1\b|function:/i.test(text);

/** Whether arguments as they are written have a PowerShell run a file: no option for code stands in front of that for files. */
export const startsFile = (written: string): boolean =>
  /["'](?:[-/](?!c|e\b|ec\b|en)\w+(?:\s+[\w.]+)?[\s,'"]+)*[-/]f(?:ile)?\b/i.test(written);

/** Commands that write what they are given to a file or another item. */
const WRITERS = new Set(
  'set-content sc add-content ac out-file tee-object tee set-item si new-item ni new-object'.split(' '),
);

/** Whether a command may write a file. */
export const writesFile = (name: string): boolean => WRITERS.has(name);

/** Methods that make code of a text: `[scriptblock]::Create`, `$ExecutionContext.InvokeCommand`, `[powershell]`, runspaces. */
const METHODS = /^(?:create|newscriptblock|invokescript|addscript|createpipeline|createnestedpipeline)$/i;
const FILE_METHODS = /^(?:(?:write|append)all(?:text|lines)(?:async)?|createtext|appendtext)$/i;

const memberOf = ({ member, args }: InvokeMember): string =>
  args.length > 0 && member.kind === 'StringConstant' ? member.value : '';

const isOfType = ({ target }: InvokeMember, type: RegExp): boolean => target.kind === 'Type' && type.test(target.type);

/** Whether a method call makes code of a text. */
export const isCodeMethod = (node: InvokeMember): boolean =>
  METHODS.test(memberOf(node)) || (node.args.length > 0 && isOfType(node, /scriptblock$/i));

/** Whether a method call starts a program, or says which one is to be started. */
export const isStartMethod = (node: InvokeMember): boolean =>
  (/^start$/i.test(memberOf(node)) && isOfType(node, /process$/i)) ||
  (/^new$/i.test(memberOf(node)) && isOfType(node, /processstartinfo$/i));

/** Whether a method call writes a file, or opens one for it. */
export const isFileMethod = (node: InvokeMember): boolean =>
  FILE_METHODS.test(memberOf(node)) || (/^new$/i.test(memberOf(node)) && isOfType(node, /streamwriter$/i));

/** Whether a method takes the name of a command to run (`[powershell]`). */
export const isCommandMethod = (node: InvokeMember): boolean => /^addcommand$/i.test(memberOf(node));

/**
 * The name under which a method call is kept. It is empty for a method that makes code of a string or takes the name of a
 * command. For a method that starts a program, writes a file or sends a request it is a dot and the name of the method. Undefined
 * for every other method, which is not kept.
 */
export function keptAs(node: InvokeMember): string | undefined {
  if (isCodeMethod(node) || isCommandMethod(node)) return '';
  const name = `.${memberOf(node).toLowerCase()}`;
  return isStartMethod(node) || isFileMethod(node) || isRequest(name) ? name : undefined;
}

/** Commands that send a request: one that names a cmdlet has the service run it. */
const REQUESTS =
  /^(?:invoke-(?:restmethod|webrequest|azrestmethod|mggraphrequest|graphrequest)|irm|iwr|(?:curl|wget)(?:\.exe)?|\.(?:upload(?:string|data)|(?:post|put|send)async))$/;

/** Whether a command, or a method with a dot in front of its name, sends a request. */
export const isRequest = (name: string): boolean => REQUESTS.test(name);

/** Functions that speak of a command and do not run it. */
const SPEAKERS = /^(?:write|out|show|trace|log|add-content|set-content|get|test|mock|should|export|import)/;

/** Whether a command of this name only refers to the code that it is given and does not run it. */
export const speaksOnly = (name: string): boolean => SPEAKERS.test(name);

/** What may give a variable a value, in code that is a text. */
const ASSIGNS = /=|\+\+|--|variable|foreach/i;

/** Whether a command that runs a text may assign to variables where it stands. */
export function mayAssign({ elements }: Command): boolean {
  return !elements.some((one) => one.kind === 'StringConstant' && !ASSIGNS.test(one.value));
}

/** What stands where code is given in base64. */
const DECODERS = /frombase64string|[-/]e(?:c|n\w*)?["',:\s]+[a-z0-9+/]{24}/i;

/** Whether a text may hold code in base64. */
export const mayDecode = (text: string): boolean => DECODERS.test(text);

/** Verbs of the cmdlets that change something of a tenant, as part of a pattern. */
export const CHANGING_VERBS = '(?:add|disable|enable|new|remove|set|update)';

/** A cmdlet that changes something of the tenant, behind a quote on its line or anywhere, and the beginning of its name in quotes. */
const CHANGE = String.raw`\b${CHANGING_VERBS}-(?:(?:accept|dist|dyn|host|inb|mail|outb|remote|tenanta|transp|unif)[a-z]*|\w*["'])`;
const QUOTED = new RegExp(`["'][^"'\\r\\n]*${CHANGE}`, 'i');
const NAMED = new RegExp(CHANGE, 'i');
const HERE = /@["'][ \t]*\r?\n/;
/** What is found faster than the expression, and stands in few texts. */
const HERE_STRING = ['@"', "@'"];

/** Whether a script may hold code about settings in a text. */
export const mayHandCode = (text: string): boolean =>
  QUOTED.test(text) ||
  mayDecode(text) ||
  (HERE_STRING.some((mark) => text.includes(mark)) && HERE.test(text) && NAMED.test(text));

/** Commands that do something with a text and do not run it, besides those that speak of it. */
const TEXT_COMMANDS =
  /^(?:convert(?:to|from)|select|where|foreach|sort|group|measure|format|compare|join|split|read|send|find|add-member|(?:new|set)-variable|echo$|%$|\?$|describe$|context$|it$)/;
const TEXT_METHODS =
  /^(?:add(?:range)?|append\w*|compare\w*|concat|contains\w*|createtext|endswith|enqueue|equals|escape|format|frombase64string|get(?:bytes|string)|indexof|insert|isnullor\w+|ismatch|join|lastindexof|match(?:es)?|pad\w+|push|remove|replace|set_item|split|startswith|substring|to\w+|trim\w*|unescape|write\w*)$/i;

/** Whether a command does not run a text that it is given. */
export const keepsText = (name: string): boolean => speaksOnly(name) || TEXT_COMMANDS.test(name);

/** Whether a method may run a text that it is given. */
export const mayRunText = (node: InvokeMember): boolean => node.args.length > 0 && !TEXT_METHODS.test(memberOf(node));

/** Properties that hold what a program is started with. */
export const isStartProperty = (name: string): boolean => /arg|command|script|exec/i.test(name);
