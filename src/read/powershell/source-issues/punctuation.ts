import type { CommandElement } from '../../../powershell/index.ts';
import type { Invocation } from '../calls/calls.ts';
import type { Bound } from '../calls/parameters.ts';
import type { FoundIssue } from '../script/parsed-script.ts';
import type { RepairedSlice } from '../script/repaired-slice.ts';
import type { Text } from './found.ts';

/**
 * Characters that look like a hyphen and are none to PowerShell, blanks that do not separate, and characters of no width.
 * En dash, em dash and horizontal bar begin a parameter as a hyphen does, but a command's name needs the hyphen itself
 * (tried with PowerShell 7.6.9).
 */
const DASHES = /[\u2010-\u2012\u2212\ufe58\ufe63\uff0d]/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const ODD_SPACES = /[\u00a0\u2007\u202f]/g;
const ODD = /[\u00a0\u00ad\u2007\u200b-\u200d\u2010-\u2012\u202f\u2060\u2212\ufe58\ufe63\ufeff\uff0d]/;
const ODD_IN_NAME = /[\u00a0\u00ad\u2007\u200b-\u200d\u2010-\u2015\u202f\u2060\u2212\ufe58\ufe63\ufeff\uff0d]/;
const LONG_DASHES = /[\u2013-\u2015]/g;

/** Parameters whose value is the name of an object. */
const NAMES = new Set(['Name', 'Identity', 'HostedOutboundSpamFilterPolicy']);

const NONE: readonly FoundIssue[] = [];

const plain = (text: string): string =>
  text.replaceAll(DASHES, '-').replaceAll(INVISIBLE, '').replaceAll(ODD_SPACES, ' ');

const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};

/** The name of a command with plain hyphens and nothing invisible. */
const plainName = (name: string): string => plain(name).replaceAll(LONG_DASHES, '-');

const codePoint = (text: string): string => {
  const code = ODD_IN_NAME.exec(text)?.[0]?.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
};

function found(slice: RepairedSlice, start: number, end: number, toPlain = plain): FoundIssue {
  const written = slice.text.slice(start, end);
  const replacement = toPlain(written);
  const args = { character: codePoint(written), written, plain: replacement };
  return { id: 'non-ascii-punctuation', start, end, args, replacement, repair: { start, end, text: replacement } };
}

/** Odd hyphens and blanks in names of known cmdlets and before their parameters. */
export function oddPunctuation({ slice, symbols, cmdlets }: Text): FoundIssue[] {
  const issues: FoundIssue[] = [];
  for (const { command, name } of symbols.suspects) {
    const odd = !isPlain(name) && ODD_IN_NAME.test(name);
    if (!odd && !command.elements.some(isOddParameter)) continue;
    if (!cmdlets.exists(odd ? plainName(name) : name)) continue;
    if (odd) issues.push(found(slice, command.head.start, command.head.end, plainName));
    for (const element of command.elements) {
      if (isOddParameter(element)) issues.push(found(slice, element.start, element.end));
    }
  }
  return issues;
}

/** A word that would be a parameter if its first character were a hyphen, or a parameter with an invisible character. */
function isOddParameter(element: CommandElement): boolean {
  if (element.kind === 'Parameter') {
    return element.argument === undefined && !isPlain(element.name) && ODD.test(element.name);
  }
  if (element.kind !== 'StringConstant' || element.quote !== 'bare' || element.value.charCodeAt(0) < 128) return false;
  return ODD.test(element.value) && /^-[a-z]+$/i.test(plain(element.value));
}

/** Odd hyphens and blanks in the name of an object: it will not equal the name that is typed elsewhere. */
export function oddNames(slice: RepairedSlice, { bound }: Invocation): readonly FoundIssue[] {
  let issues: FoundIssue[] | undefined;
  for (let i = 0; i < bound.length; i++) {
    const { name, value } = bound[i] as Bound;
    if (!NAMES.has(name) || value?.kind !== 'known' || typeof value.value !== 'string' || isPlain(value.value))
      continue;
    if (!ODD.test(value.value) || !ODD.test(slice.text.slice(value.start, value.end))) continue;
    const { repair: _, ...issue } = found(slice, value.start, value.end);
    issues ??= [];
    issues.push({ ...issue, args: { ...issue.args, of: 'name' } });
  }
  return issues ?? NONE;
}
