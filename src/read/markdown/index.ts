import { type Slice, sliceOf } from '../../text/index.ts';
import type { PowerShellReader } from '../embedded-powershell.ts';
import { addReading, type Draft, newDraft } from '../shapes/draft.ts';
import { lines } from '../shapes/embedded.ts';

/** Labels of fences that hold PowerShell; fences without a label may. */
const POWERSHELL =
  /^(?:powershell|powershell-interactive|pwsh|posh|ps|ps1|azurepowershell|azurepowershell-interactive)?$/i;

/** A fenced block of code. `prefix` is what stands before each of its lines: white space, and marks of a quotation. */
export interface Fence {
  readonly label: string;
  readonly prefix: string;
  /** The code lines, from the line after the opening fence to the start of the closing one. */
  readonly start: number;
  readonly end: number;
}

/** PowerShell in the fences of a document, as advice: nobody runs it from there. */
export function readMarkdown(slice: Slice, powershell: PowerShellReader): Draft {
  const draft = newDraft();
  for (const fence of fencesOf(slice.text)) {
    if (!POWERSHELL.test(fence.label)) continue;
    const cut = (start: number, end: number): number => commonStart(slice.text, start, end, fence.prefix);
    const { inner, segments } = lines(slice.text, fence.start, fence.end, cut);
    if (isSyntax(inner)) continue;
    const code = sliceOf(slice, inner, segments);
    // Code in a document is often a fragment: that it does not parse is nothing to fix.
    addReading(draft, { ...powershell(code, { advice: true, slicePrefix: fence.prefix }), problems: [] });
  }
  return draft;
}

/** The syntax of a cmdlet as reference pages print it: optional parts in brackets, types in angle brackets. */
const isSyntax = (code: string): boolean => code.includes('[<CommonParameters>]') || /\[-\w+\]? <\w/.test(code);

/** How much of the fence's prefix a line has. */
function commonStart(text: string, start: number, end: number, prefix: string): number {
  let length = 0;
  while (length < prefix.length && start + length < end && text[start + length] === prefix[length]) length++;
  return length;
}

/** The fences of a Markdown text in order, also indented ones and those in quotations. An unclosed one ends with the text. */
export function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: { mark: string; label: string; prefix: string; start: number } | undefined;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    const line = text.slice(start, Math.min(next, start + 300));
    const match = /^([ \t>]*)(`{3,}|~{3,})[ \t]*([^\r\n]*)/.exec(line);
    if (open) {
      const mark = match?.[2] ?? '';
      const closes = mark.startsWith(open.mark) && (match?.[3] ?? '').trim() === '';
      if (closes) {
        fences.push({ label: open.label, prefix: open.prefix, start: open.start, end: start });
        open = undefined;
      }
    } else if (match && !match[3]?.includes('`')) {
      const label = (match[3] ?? '').trim().split(/[\s,{]/)[0] ?? '';
      open = { mark: match[2] ?? '', label, prefix: match[1] ?? '', start: next };
    }
    start = next;
  }
  if (open) fences.push({ label: open.label, prefix: open.prefix, start: open.start, end: text.length });
  return fences;
}
