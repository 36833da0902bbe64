import type { Expression, InvokeMember } from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import { known, LONGEST_TEXT, list, type Value } from './value.ts';

/** Encodings of `[Text.Encoding]` by their names in lower case. */
const ENCODINGS: ReadonlyMap<string, 'utf-8' | 'utf-16le' | 'utf-16be'> = new Map([
  ['unicode', 'utf-16le'],
  ['bigendianunicode', 'utf-16be'],
  ['utf8', 'utf-8'],
  ['ascii', 'utf-8'],
  ['default', 'utf-8'],
]);

/** The bytes that a base64 text stands for; undefined for any other text. */
function bytesOf(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s/g, '');
  if (plain.length % 4 > 0 || plain.length > 4 * LONGEST_TEXT || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain))
    return undefined;
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  const label = ENCODINGS.get(encoding);
  return label === undefined ? undefined : new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}

/** The text in a base64 text; undefined where it is none. */
export function decodedText(text: string, encoding: string): string | undefined {
  const bytes = bytesOf(text);
  return bytes && decoded(bytes, encoding);
}

/** Asked at the beginning of each word alone: a shorter one is not looked through again from each of its letters. */
const LIKELY = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}/g;

/** The texts that stand in base64 somewhere in a text, in the encodings in which code is handed on. */
export const hiddenTexts = (text: string): readonly string[] =>
  (text.match(LIKELY) ?? []).flatMap((base64) =>
    ['unicode', 'utf8'].flatMap((encoding) => decodedText(base64, encoding) ?? []),
  );

function encoded(text: string, encoding: string): Uint8Array | undefined {
  const label = ENCODINGS.get(encoding);
  if (label === 'utf-8') return new TextEncoder().encode(text);
  if (label === undefined) return undefined;
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), label === 'utf-16le');
  return bytes;
}

/**
 * The result of the methods of `[Convert]` and `[Text.Encoding]` that turn bytes into base64, and a string into bytes (a list of
 * numbers). Undefined for every other method, and for values that are known at run time only.
 */
export function convertedBytes(
  { target, member, args, start, end }: InvokeMember,
  of: (node: Expression) => Value,
): Value | undefined {
  const [given] = args;
  if (member.kind !== 'StringConstant' || args.length !== 1 || !given) return undefined;
  const span = { start, end };
  const method = member.value.toLowerCase();
  if (target.kind === 'Type') {
    if (!/^(?:system\.)?convert$/i.test(target.type)) return undefined;
    if (method === 'frombase64string') return listed(textIn(of(given), bytesOf), span);
    if (method !== 'tobase64string') return undefined;
    const bytes = numbersIn(of(given));
    return bytes && known(btoa(String.fromCharCode(...bytes)), span);
  }
  if (target.kind !== 'Member' || target.member.kind !== 'StringConstant' || target.target.kind !== 'Type')
    return undefined;
  if (!/^(?:system\.)?text\.encoding$/i.test(target.target.type)) return undefined;
  const encoding = target.member.value.toLowerCase();
  if (method === 'getbytes')
    return listed(
      textIn(of(given), (text) => encoded(text, encoding)),
      span,
    );
  const bytes = method === 'getstring' ? numbersIn(of(given)) : undefined;
  const text = bytes && decoded(Uint8Array.from(bytes), encoding);
  return text === undefined ? undefined : known(text, span);
}

/** More bytes than these are known at run time only. */
const MOST_BYTES = 16_384;

const textIn = (value: Value, work: (text: string) => Uint8Array | undefined): Uint8Array | undefined =>
  value.kind === 'known' && typeof value.value === 'string' ? work(value.value) : undefined;

const listed = (bytes: Uint8Array | undefined, span: Span): Value | undefined =>
  bytes && bytes.length <= MOST_BYTES
    ? list(
        Array.from(bytes, (byte) => known(byte, span)),
        span,
      )
    : undefined;

function numbersIn(value: Value): readonly number[] | undefined {
  if (value.kind !== 'list' || value.items.length > MOST_BYTES) return undefined;
  const numbers = value.items.flatMap((item) =>
    item.kind === 'known' && typeof item.value === 'number' ? item.value : [],
  );
  return numbers.length === value.items.length && numbers.every((one) => one >= 0 && one < 256) ? numbers : undefined;
}
