/** Whether a name (of a command or a parameter) holds anything that is no ASCII. */
export function hasOddCharacter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 127) return true;
  return false;
}

/** Whether a word among a command's elements may hide a slip: it holds a hyphen or what is no ASCII, or begins with a bracket. */
export function isSuspectWord(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) === 91) return end > start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 45 || code > 127) return true;
  }
  return false;
}
