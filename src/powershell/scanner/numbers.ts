import { table } from '../../text/table.ts';
import type { NumberType } from '../ast/index.ts';
import { endsNumber, isBreak, isDash, isDigit, isHexDigit } from './character-classes.ts';
import { DIGIT_0, DIGIT_1, DOT, LETTER_B, LETTER_E, LETTER_X, LOWER_CASE, PLUS } from './characters.ts';

/** A number as written: its value and the end of its text. */
export interface WrittenNumber {
  readonly type: NumberType;
  readonly value: number;
  readonly digits: string;
  readonly end: number;
}

const RANGES: readonly (readonly [NumberType, bigint, bigint])[] = [
  ['SByte', -128n, 127n],
  ['Byte', 0n, 255n],
  ['Int16', -32768n, 32767n],
  ['UInt16', 0n, 65535n],
  ['Int32', -2147483648n, 2147483647n],
  ['UInt32', 0n, 4294967295n],
  ['Int64', -9223372036854775808n, 9223372036854775807n],
  ['UInt64', 0n, 18446744073709551615n],
  ['Decimal', -79228162514264337593543950335n, 79228162514264337593543950335n],
];

/** Types that are tried in turn for a suffix; the first that holds the value wins. */
const BY_SUFFIX: Readonly<Record<string, readonly NumberType[]>> = table({
  '': ['Int32', 'Int64', 'Decimal', 'Double'],
  y: ['SByte'],
  uy: ['Byte'],
  s: ['Int16'],
  us: ['UInt16'],
  l: ['Int64'],
  ul: ['UInt64'],
  u: ['UInt32', 'UInt64'],
  d: ['Decimal'],
  n: ['BigInteger'],
});

const MULTIPLIERS: Readonly<Record<string, bigint>> = table({
  k: 1024n,
  m: 1024n ** 2n,
  g: 1024n ** 3n,
  t: 1024n ** 4n,
  p: 1024n ** 5n,
});

/** Longer integers are infinite as doubles anyway. */
const LONGEST = 400;

/**
 * The number that starts at `at` (a digit, a dot, or a sign before them), or undefined when the text there is a word.
 * In a command a number ends like a word; in an expression also before an operator.
 */
export function readNumber(
  text: string,
  at: number,
  inCommand: boolean,
  beforeTernary: boolean,
): WrittenNumber | undefined {
  const code = (i: number): number => (i < text.length ? text.charCodeAt(i) : 0);
  let i = at;
  const sign = isDash(code(i)) ? '-' : '';
  if (sign !== '' || code(i) === PLUS) i++;
  const first = i;
  let base: 'decimal' | 'hex' | 'binary' = 'decimal';
  let real = false;
  const marker = code(i + 1) | LOWER_CASE;
  if (code(i) === DIGIT_0 && (marker === LETTER_X || marker === LETTER_B)) {
    base = marker === LETTER_X ? 'hex' : 'binary';
    i += 2;
    if (base === 'hex') while (isHexDigit(code(i))) i++;
    else while (code(i) === DIGIT_0 || code(i) === DIGIT_1) i++;
    if (base === 'binary' && i === first + 2) return undefined;
  } else {
    while (isDigit(code(i))) i++;
    if (code(i) === DOT && (i === first || code(i + 1) !== DOT)) {
      real = true;
      i++;
      while (isDigit(code(i))) i++;
    }
    if ((code(i) | LOWER_CASE) === LETTER_E) {
      real = true;
      i++;
      if (code(i) === PLUS || isDash(code(i))) i++;
      const exponent = i;
      while (isDigit(code(i))) i++;
      if (i === exponent) return undefined;
    }
  }
  const last = i;
  let suffix = '';
  while ('ulsdyn'.includes(text[i]?.toLowerCase() ?? ' ') && suffix.length < 2) suffix += text[i++]?.toLowerCase();
  const types = BY_SUFFIX[suffix];
  if (types === undefined) return undefined;
  let multiplier = 1n;
  const unit = MULTIPLIERS[text[i]?.toLowerCase() ?? ''];
  if (unit !== undefined) {
    if ((code(i + 1) | LOWER_CASE) !== LETTER_B) return undefined;
    multiplier = unit;
    i += 2;
  }
  const next = code(i);
  if (!isBreak(next) && (inCommand || !endsNumber(next, beforeTernary))) return undefined;
  const written = sign + text.slice(first, last);
  const number = real
    ? realNumber(written, suffix, types, multiplier)
    : integer(written, base, suffix, types, multiplier);
  return number === undefined ? undefined : { ...number, end: i };
}

type Value = Omit<WrittenNumber, 'end'>;

function realNumber(
  written: string,
  suffix: string,
  types: readonly NumberType[],
  multiplier: bigint,
): Value | undefined {
  let value = Number(written.replace(/[\u2013-\u2015]/g, '-'));
  if (Number.isNaN(value)) {
    // A lone dot is no number.
    if (suffix === 'd') return undefined;
    return undefined;
  }
  value *= Number(multiplier);
  if (suffix === '') return { type: 'Double', value, digits: String(value) };
  if (suffix === 'd') return Math.abs(value) < 7.9e28 ? { type: 'Decimal', value, digits: String(value) } : undefined;
  return Number.isFinite(value) ? fitting(BigInt(roundHalfEven(value)), types) : undefined;
}

function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}

function integer(
  written: string,
  base: 'decimal' | 'hex' | 'binary',
  suffix: string,
  types: readonly NumberType[],
  multiplier: bigint,
): Value | undefined {
  const negative = written.startsWith('-');
  const digits = negative ? written.slice(1) : written;
  if (base === 'decimal') {
    if (digits.length <= 9 && suffix === '' && multiplier === 1n) {
      const value = Number(digits);
      return { type: 'Int32', value: negative ? -value : value, digits: String(negative ? -value : value) };
    }
    if (digits.length > LONGEST) {
      const value = negative ? -Infinity : Infinity;
      return suffix === '' ? { type: 'Double', value, digits: String(value) } : undefined;
    }
    return fitting((negative ? -1n : 1n) * BigInt(digits) * multiplier, types);
  }
  const body = digits.slice(2);
  if (body.length > LONGEST) return undefined;
  const bits = base === 'hex' ? body.length * 4 : body.length;
  let value = body === '' ? 0n : BigInt(`0${base === 'hex' ? 'x' : 'b'}${body}`);
  if (!suffix.startsWith('u') && isSigned(body, base, suffix)) value -= 1n << BigInt(bits);
  const wide = body.length === (base === 'hex' ? 16 : 64);
  const wanted = wide && suffix === '' ? BY_SUFFIX.l : wide && suffix === 'u' ? BY_SUFFIX.ul : types;
  const sized = (wanted ?? types).filter((type) => suffix !== '' || type === 'Int32' || type === 'Int64');
  return fitting((negative ? -value : value) * multiplier, sized);
}

/** Whether the first bit is the sign: only where the digits fill the type exactly. */
function isSigned(body: string, base: 'hex' | 'binary', suffix: string): boolean {
  if (base === 'binary') {
    const length = body.length;
    const full = length === 8 || length === 16 || length === 32 || length === 64 || length === 96 || length >= 128;
    return body[0] === '1' && full;
  }
  const full = { y: 2, s: 4, l: 16 }[suffix] ?? (body.length < 16 ? 8 : 16);
  return body.length === full && Number.parseInt(body[0] ?? '0', 16) >= 8;
}

function fitting(value: bigint, types: readonly NumberType[]): Value | undefined {
  for (const type of types) {
    if (type === 'Double') return { type, value: Number(value), digits: String(Number(value)) };
    const range = RANGES.find(([name]) => name === type);
    if (range === undefined || (value >= range[1] && value <= range[2])) {
      return { type, value: Number(value), digits: String(value) };
    }
  }
  return undefined;
}
