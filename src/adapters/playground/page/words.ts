/// <reference lib="dom" />
import type { PageTexts, PageWord } from '../messages.ts';

let texts: PageTexts | undefined;

/** From now on the page speaks these words. */
export function useWords(next: PageTexts): void {
  texts = next;
}

/** Words of the page in the language in use, with `{name}` replaced; empty before the engine has said them. */
export const say = (word: PageWord, args: Readonly<Record<string, string | number>> = {}): string =>
  (texts?.[word] ?? '').replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

/** Tells a screen reader what happened, and everybody else in the line at the bottom. */
export function announce(sentence: string): void {
  const line = document.getElementById('status');
  if (line) line.textContent = sentence;
}
