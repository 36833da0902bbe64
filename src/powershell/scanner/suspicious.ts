import { BEYOND_ASCII, HYPHEN, OPEN_BRACKET } from './characters.ts';
/** Whether a name (of a command or a parameter) holds anything that is no ASCII. */
export function hasOddCharacter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= BEYOND_ASCII) return true;
  return false;
}

/** Whether a word among a command's elements may hide a typo: it holds a hyphen or what is no ASCII, or begins with a bracket. */
export function isSuspectWord(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) === OPEN_BRACKET) return end > start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === HYPHEN || code >= BEYOND_ASCII) return true;
  }
  return false;
}
