import { withoutInvisible } from '../text/invisible.ts';

/** Text from files as text: characters that would act on a terminal come out as `\u{..}`. Tabs and line feeds stay. */
export function printable(text: string): string {
  return withoutInvisible(text, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same on one line. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s*\r?\n\s*/g, ' '));
}

/** Text as XML content or attribute value. Characters that XML cannot hold are dropped. */
export function xml(text: string): string {
  return withoutInvisible(text, () => '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** How many terminal columns a text takes: East Asian wide characters take two, marks that stand on another character none. */
export function columns(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x1f300 && code <= 0x1faff);
    width += wide ? 2 : code > 0x2ff && /\p{Mn}|\p{Me}/u.test(char) ? 0 : 1;
  }
  return width;
}

/** Words as lines of at most so many terminal columns; a longer word stands alone. */
export function wrappedWords(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columns(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Style of a picture that brings its own colours, for light and dark surroundings. */
export const ownColours = (name: string): string =>
  `.${name}{color:#1f1f1f;background:#ffffff}@media (prefers-color-scheme: dark){.${name}{color:#e6e6e6;background:#1f1f1f}}`;
