/** Parts of a text in which characters mean themselves: code, and quoted answers of servers. */
const VERBATIM = /(`[^`]*`|"[^"]*")/;

const set = (text: string): string =>
  text
    .replaceAll(/(?<=\p{L})'(?=[\p{L}\d{`*])/gu, '’')
    .replaceAll(/ (?=[:;?!»](?:[\s)*.,]|$))/g, '\u00a0')
    .replaceAll('« ', '«\u00a0');

/** A French text with typographic apostrophes, and no-break spaces before `: ; ? !` and inside guillemets. */
export function typographic(text: string): string {
  return text
    .split(VERBATIM)
    .map((part, index) => (index % 2 === 0 ? set(part) : part))
    .join('');
}
