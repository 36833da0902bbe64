import { analyse } from 'chardet';

/** Encodings of Japanese files from before Unicode, by the names that browsers and Node know them by. */
const LABELS = { 'shift-jis': 'shift_jis', 'euc-jp': 'euc-jp' } as const;

export type JapaneseEncoding = keyof typeof LABELS;

/** So many bytes are looked at to find out what they are. */
const ENOUGH = 64 * 1024;

/** Confidence (of 100) from which the library's answer counts; below it has seen too few characters. */
const SURE = 50;

/** A text that is strictly valid in an encoding; undefined for any other. */
function strict(bytes: Uint8Array, encoding: JapaneseEncoding): string | undefined {
  try {
    const text = new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes);
    return /[\u0080-\u009f\ue000-\uf8ff]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Characters of two bytes, beside each other, as Japanese words have them. */
const WORDS = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e\u2010-\u2312]+/g;

/**
 * Whether a short text is likely Japanese: nothing in it but ASCII and words of two or more characters. What Western texts have
 * instead, a curly quote or a letter with an accent, comes out as a single one.
 */
function hasOnlyWords(text: string): boolean {
  const words = text.match(WORDS) ?? [];
  const length = words.reduce((sum, word) => sum + word.length, 0);
  const others = text.replaceAll(WORDS, '').search(/[^\0-\x7f]/);
  return length > 0 && others < 0 && words.every((word) => word.length > 1);
}

/** Kana but the marks that Chinese and Korean texts have, too. */
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;

/** The text of bytes that are Shift-JIS or EUC-JP; undefined when they are or may be something else. */
export function decodeJapanese(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: JapaneseEncoding } | undefined {
  const shiftJis = strict(bytes, 'shift-jis');
  const eucJp = strict(bytes, 'euc-jp');
  if (shiftJis === undefined && eucJp === undefined) return undefined;
  const [best] = analyse(bytes.subarray(0, ENOUGH));
  const isSure = best !== undefined && best.confidence >= SURE;
  if (eucJp !== undefined) {
    // In words of Chinese characters alone, a short text cannot be told from Chinese, Russian or Greek.
    const isEucJp = isSure ? best.name === 'EUC-JP' : hasOnlyWords(eucJp) && KANA.test(eucJp);
    if (isEucJp) return { text: eucJp, encoding: 'euc-jp' };
  }
  if (shiftJis === undefined) return undefined;
  return (isSure && best.name === 'Shift_JIS') || hasOnlyWords(shiftJis)
    ? { text: shiftJis, encoding: 'shift-jis' }
    : undefined;
}

/** First and second bytes of characters, in the order in which the bytes of a character that has several are chosen. */
const PAIRS: Readonly<Record<JapaneseEncoding, readonly (readonly [number, number, number, number])[]>> = {
  // Windows writes the characters of NEC (0xed, 0xee) with the bytes of IBM.
  'shift-jis': [
    [0x81, 0x9f, 0x40, 0xfc],
    [0xe0, 0xec, 0x40, 0xfc],
    [0xef, 0xfc, 0x40, 0xfc],
  ],
  'euc-jp': [
    [0x8e, 0x8e, 0xa1, 0xdf],
    [0xa1, 0xfe, 0xa1, 0xfe],
  ],
};

const tables = new Map<JapaneseEncoding, ReadonlyMap<string, readonly number[]>>();

/** Bytes of every character, read from the decoder. */
function tableOf(encoding: JapaneseEncoding): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(LABELS[encoding]);
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]): void => {
    const char = decoder.decode(new Uint8Array(bytes));
    if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, bytes);
  };
  for (let byte = 0; byte < 0x80; byte++) add(byte);
  if (encoding === 'shift-jis') for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte);
  for (const [first, last, low, high] of PAIRS[encoding])
    for (let one = first; one <= last; one++) for (let two = low; two <= high; two++) add(one, two);
  tables.set(encoding, table);
  return table;
}

/** Text as bytes; undefined when the encoding cannot hold a character of it. */
export function encodeJapanese(text: string, encoding: JapaneseEncoding): Uint8Array | undefined {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const char of text) {
    const known = table.get(char);
    if (!known) return undefined;
    for (const byte of known) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
