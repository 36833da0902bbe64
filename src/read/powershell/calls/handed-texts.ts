import type { Expression, Statement } from '../../../powershell/index.ts';
import { subjectOf } from '../cmdlets/subjects.ts';
import { CHANGING_VERBS, isRequest, keepsText, mayHandCode, mayRunText } from '../symbols/code-commands.ts';
import type { Placed, SymbolTable } from '../symbols/symbol-table.ts';
import { hiddenTexts } from '../values/base64.ts';
import { inText, type Value } from '../values/value.ts';
import { givenValue } from './command-arguments.ts';
import type { ReadContext } from './read-context.ts';

/** Parameters whose texts are for people, whatever the command is. */
const SPEAKING =
  /^(?:because|caption|comment|desc|example|expected|help|impact|label|note|prompt|question|reason|recommend|remed|title|usage)/i;
/** Those whose texts are for people where the command is one that speaks or asks: any other one may run them. */
const PERHAPS_SPEAKING = /^(?:activity|body|fix|info|link|match|message|pattern|query|status|subject|text|uri|url)/i;
/** Commands that pass a text on to people, keep it for them or look something up by it. */
const MESSENGERS =
  /(?:alert|audit|banner|chat|comment|email|event|finding|history|issue|log|mail|message|note|notif|output|prompt|report|result|status|toast|transcript|warning)/;

const NONE: readonly string[] = [];

/** A name that may be one of a cmdlet that changes something, with more behind it. */
const CHANGES = new RegExp(String.raw`\b${CHANGING_VERBS}-[a-z]+(?=\s+\S)`, 'gi');

/** So much of a text is looked at. */
const LONGEST = 65_536;

/**
 * The cmdlets that a command or method may run which nobody here knows: a text that it is given, plain or in base64, says a command
 * with them. Who is known to speak of a text, or to change it only, runs none.
 */
export function handedCmdlets(
  context: ReadContext,
  placed: Placed,
  symbols: Pick<SymbolTable, 'mayHandCode' | 'functions'>,
): readonly string[] {
  const { head, start } = placed.command;
  const isMethod = head.kind === 'InvokeMember' && head.start === start;
  if ((isMethod ? !mayRunText(head) : keepsText(placed.name)) || !symbols.mayHandCode) return NONE;
  const isOwn = symbols.functions.has(placed.name);
  return [...new Set(textsGiven(context, placed, isOwn).flatMap((text) => cmdletsSaid(context, text)))];
}

/** The cmdlets by which a text changes something: each has a parameter on its line. */
export function cmdletsSaid({ knowledge: { cmdlets } }: ReadContext, text: string): readonly string[] {
  const texts = [text, ...hiddenTexts(text)];
  return texts
    .flatMap((one) => one.split(/[\r\n]+/))
    .flatMap((line) =>
      [...line.matchAll(CHANGES)].flatMap(([name]) => {
        const cmdlet = cmdlets.spelling(name);
        return cmdlet !== undefined && subjectOf(cmdlet) && /\s-[a-z]/i.test(line) ? cmdlet : [];
      }),
    );
}

/** `isOwn`: the command is a function of the text itself, which shows what that does with what it is given. */
function textsGiven(context: ReadContext, placed: Placed, isOwn: boolean): readonly string[] {
  const { elements } = placed.command;
  const isMessenger = isOwn || isRequest(placed.name) || MESSENGERS.test(placed.name);
  const speaks = (parameter: string): boolean =>
    SPEAKING.test(parameter) || (isMessenger && PERHAPS_SPEAKING.test(parameter));
  const before = placed.around?.before;
  const given = elements.flatMap((one, i): readonly Expression[] => {
    if (one.kind === 'Parameter') return one.argument && !speaks(one.name) ? [one.argument] : [];
    const previous = elements[i - 1];
    const isSpoken = previous?.kind === 'Parameter' && !previous.argument && speaks(previous.name);
    return isSpoken ? [] : [one];
  });
  return [...(before ? [before] : []), ...given].flatMap((node) => textsOf(context, placed, node));
}

const TEXTS: ReadonlySet<Statement['kind']> = new Set([
  ...(['StringConstant', 'ExpandableString', 'Variable', 'Binary', 'Array', 'ArrayExpression'] as const),
  ...(['Paren', 'SubExpression', 'Convert', 'Member', 'Index', 'InvokeMember'] as const),
]);

/** Base64 of the shortest code that is looked for. */
const SHORTEST = 24;

/** Whether a text can say a command: that has a hyphen, or stands in base64. */
const maySay = (text: string): boolean => text.includes('-') || text.length >= SHORTEST;

/** The texts in what is given, and how those are written that only a run tells. */
function textsOf(context: ReadContext, placed: Placed, node: Statement): readonly string[] {
  if (node.kind === 'StringConstant' && !maySay(node.value)) return NONE;
  return TEXTS.has(node.kind) ? textsIn(context, givenValue(context, placed, node)) : [];
}

function textsIn(context: ReadContext, value: Value): readonly string[] {
  if (value.kind === 'known') return [inText(value.value).slice(0, LONGEST)];
  if (value.kind === 'list') return value.items.flatMap((item) => textsIn(context, item));
  if (value.kind === 'table') return [];
  const { slice, values } = context;
  const own = slice.text.slice(value.start, Math.min(value.end, value.start + LONGEST));
  const written = [
    own,
    ...values.writtenFor(own).map(({ start, end }) => slice.text.slice(start, Math.min(end, start + LONGEST))),
  ];
  return written.filter(mayHandCode);
}
