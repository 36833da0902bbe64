/** Every character that is replaced below, and few others. */
const MAY_BE_INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff-\ufffb]/;

/**
 * Replaces control characters, bidirectional overrides, invisible marks and ends of lines other than a line feed: things that act on
 * what shows a text instead of being shown. Tabs and line feeds stay. Most texts hold none, and to make the first class of
 * Unicode takes V8 0.5 ms.
 */
export function withoutInvisible(text: string, replaced: (character: string) => string): string {
  if (!MAY_BE_INVISIBLE.test(text)) return text;
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, replaced);
}
