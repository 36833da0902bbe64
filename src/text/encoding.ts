import { decodeJapanese, encodeJapanese } from './japanese.ts';
import type { Encoding } from './source.ts';

/** A text and how its bytes held it. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Whether an encoding was assumed as no other fits: the bytes do not show it, and a text that is read so may be another. */
export function isGuessed(encoding: Encoding): boolean {
  return encoding === 'windows-1252';
}

/**
 * Bytes of a file as text: by its byte order mark; without one UTF-16 when every second byte of the start is zero, else
 * UTF-8, else Shift-JIS or EUC-JP where they are certain, else Windows-1252. Never throws; broken UTF-16 gives replacement characters.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf8-bom' };
  const marked = markOf(bytes);
  const wide = marked ?? unmarked(bytes);
  if (wide) {
    const text = new TextDecoder(wide === 'utf16le' ? 'utf-16le' : 'utf-16be').decode(bytes);
    return { text, encoding: marked ?? `${wide}-no-bom` };
  }
  try {
    return { text: STRICT_UTF8.decode(bytes), encoding: 'utf8' };
  } catch {
    return decodeJapanese(bytes) ?? { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function markOf(bytes: Uint8Array): 'utf16le' | 'utf16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  return undefined;
}

/** UTF-16 without a mark: the first characters are ASCII, so one byte of each pair is zero and the other is not. */
function unmarked(bytes: Uint8Array): 'utf16le' | 'utf16be' | undefined {
  const pairs = Math.min(bytes.length >> 1, 32);
  if (pairs < 2) return undefined;
  let low = 0;
  let high = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0 && bytes[2 * i + 1] !== 0) high++;
    if (bytes[2 * i] !== 0 && bytes[2 * i + 1] === 0) low++;
  }
  if (low === pairs) return 'utf16le';
  return high === pairs ? 'utf16be' : undefined;
}

/**
 * Whether bytes are no text that is read: the character NUL, looked for in the first 8 KB. In UTF-16 it takes two bytes; what has it there
 * is mostly UTF-32, whose mark starts like the one of UTF-16.
 */
export function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 8192);
  if (!markOf(bytes) && !unmarked(bytes)) return start.includes(0);
  return start.some((byte, at) => at % 2 === 1 && byte === 0 && start[at - 1] === 0);
}

/**
 * Text as bytes in an encoding, with its byte order mark where the encoding has one. Undefined when the encoding cannot
 * hold a character of the text: half a surrogate pair, or anything outside an older encoding.
 */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'windows-1252') return encode1252(text);
  if (encoding === 'shift-jis' || encoding === 'euc-jp') return encodeJapanese(text, encoding);
  if (encoding === 'utf16le' || encoding === 'utf16be') return encodeWide(`\ufeff${text}`, encoding === 'utf16le');
  if (encoding === 'utf16le-no-bom' || encoding === 'utf16be-no-bom')
    return encodeWide(text, encoding === 'utf16le-no-bom');
  if (!text.isWellFormed()) return undefined;
  return new TextEncoder().encode(encoding === 'utf8-bom' ? `\ufeff${text}` : text);
}

function encodeWide(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little);
  return bytes;
}

let codes1252: ReadonlyMap<string, number> | undefined;

function readCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('windows-1252');
  return new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(new Uint8Array([code])), code]));
}

function encode1252(text: string): Uint8Array | undefined {
  codes1252 ??= readCodes();
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = codes1252.get(text.charAt(i));
    if (code === undefined) return undefined;
    bytes[i] = code;
  }
  return bytes;
}
