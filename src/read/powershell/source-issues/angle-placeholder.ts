import type { FoundIssue } from '../script/parsed-script.ts';
import type { Text } from './found.ts';

const LONGEST = 80;

/** `<name>` where a value should stand: PowerShell reserves `<`, so the text does not even parse. */
export function anglePlaceholders({ slice, script }: Text): FoundIssue[] {
  const found: FoundIssue[] = [];
  let behind = 0;
  for (const error of script.errors) {
    if (error.start < behind || slice.text[error.start] !== '<') continue;
    const end = closing(slice.text, error.start);
    if (end === undefined) continue;
    const text = slice.text.slice(error.start, end);
    const repair = { start: error.start, end, text: `\${${text.replaceAll(/[{}`]/g, ' ')}}` };
    found.push({ id: 'angle-placeholder', start: error.start, end, args: { placeholder: text }, repair });
    behind = end;
  }
  return found;
}

/** Offset behind the `>` that closes a placeholder on the same line. */
function closing(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length && at - start <= LONGEST; at++) {
    const char = text[at];
    if (char === '>') return at > start + 1 && text[at - 1] !== ' ' ? at + 1 : undefined;
    if (char === '\n' || char === '\r' || char === '<' || (at === start + 1 && char === ' ')) return undefined;
  }
  return undefined;
}
