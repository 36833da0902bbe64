import type { Knowledge } from '../../knowledge/index.ts';
import type { Declaration } from '../../tenant/index.ts';
import type { Slice } from '../../text/index.ts';
import type { Call, Comment, Problem, Reading, Slip, Unread } from '../reading.ts';
import { directCall, type Invocation, type Setting } from './calls.ts';
import { declarationsOf } from './declarations.ts';
import { outline } from './outline.ts';
import { parse } from './parser.ts';
import { mayMatter } from './prefilter.ts';
import { Values } from './values.ts';

export { mayMatter } from './prefilter.ts';

export interface PowerShellOptions {
  /** The text stands in a document: what it says is advice, not configuration. */
  readonly advice?: boolean;
  /** What new lines must begin with inside a fence or a block scalar. */
  readonly slicePrefix?: string;
}

/** Reads a PowerShell text: its calls, what they declare, and mistakes of the source. Never throws; linear. */
export function readPowerShell(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  const declarations: Declaration[] = [];
  const calls: Call[] = [];
  const slips: Slip[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  const unread: Unread[] = [];
  const reading = { source: slice.source, declarations, calls, slips, comments, problems, unread, complete: [] };
  if (!mayMatter(slice.text)) return reading;
  const script = parse(slice.text);
  for (const { start, end } of script.comments) {
    comments.push({ text: slice.text.slice(start, end), place: slice.place(start, end) });
  }
  const tree = outline(script);
  const setting: Setting = {
    slice,
    knowledge,
    values: new Values(tree),
    advice: options.advice ?? false,
    slicePrefix: options.slicePrefix,
  };
  for (const placed of tree.commands) {
    if (tree.functions.has(placed.name)) continue;
    const cmdlet = knowledge.cmdlets.spelling(placed.name);
    if (cmdlet === undefined) continue;
    const invocation: Invocation = directCall(setting, placed, cmdlet);
    declarations.push(...declarationsOf(setting, invocation, calls.length));
    calls.push(invocation.call);
  }
  return reading;
}
