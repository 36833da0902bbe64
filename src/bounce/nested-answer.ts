import { hostOf } from './fields.ts';

/** An answer that another one passes on. */
export interface PassedOn {
  /** What the outer answer says itself. */
  readonly before: string;
  /** The answer that is passed on, which may pass on a further one. */
  readonly text: string;
  /** The server that gave it, where the outer answer names it. */
  readonly host?: string;
}

/**
 * What introduces an answer inside another one: an arrow, `responded with:`, `[Message=`, `{LED=`, `<server #5.7.1 smtp;`, an angle
 * bracket, `error 550-'`. `close` ends it.
 */
const INTRODUCTIONS: readonly { readonly sign: RegExp; readonly close?: string }[] = [
  { sign: /->\s{0,8}/g },
  { sign: /responded with:\s{0,8}/g },
  { sign: /\[Message=\s{0,8}/g, close: ']' },
  { sign: /\{LED=\s{0,8}/g, close: '}' },
  { sign: /<\s{0,8}(?:([\w.:[\]-]{4,253})\s{1,8})?(?=#[245]\.\d{1,3}\.\d{1,3}\s{1,8}smtp;)/g, close: '>' },
  { sign: /<(?=[245]\d\d[ -])/g, close: '>' },
  { sign: /\berror (?=[245]\d\d-')/g },
];

/** What a passed-on answer starts with: a reply, a code, or both. */
const ANSWER = /^(?:#?[245]\.\d{1,3}\.\d{1,3}\s{1,8})?(?:smtp;\s{0,8})?['"<(]?(?:[245]\d\d\)?[ :/-]|#?[245]\.\d)/;

/** The first answer that stands inside `line`, behind something that the outer answer says; undefined when there is none. */
export function nextAnswer(line: string): PassedOn | undefined {
  let first: { at: number; end: number; close?: string; host?: string } | undefined;
  for (const { sign, close } of INTRODUCTIONS) {
    for (const found of line.matchAll(sign)) {
      if (first && found.index >= first.at) break;
      const end = found.index + found[0].length;
      if (!/[\w)]/.test(line.slice(0, found.index)) || !ANSWER.test(line.slice(end, end + 60))) continue;
      const host = found[1] && serverOf(found[1]);
      first = { at: found.index, end, ...(close ? { close } : {}), ...(host ? { host } : {}) };
      break;
    }
  }
  if (!first) return undefined;
  const { at, end, close, host } = first;
  const rest = line.slice(end);
  return { before: line.slice(0, at).trim(), text: unquoted(closed(rest, close)), ...(host ? { host } : {}) };
}

/** A server by its name or its address. */
function serverOf(written: string): string | undefined {
  return hostOf(written) ?? /^\[?([\d.]{7,15}|[0-9a-f:]{6,45})\]?$/i.exec(written)?.[1];
}

function closed(text: string, close: string | undefined): string {
  if (close === undefined) return text;
  // A bracket inside the answer closes itself first.
  const open = close === ']' ? '[' : close === '}' ? '{' : '<';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && depth-- === 0) return text.slice(0, at).trim();
  }
  return text;
}

/** A quoted answer ends at its quote. */
function unquoted(text: string): string {
  const quoted = /^"([^"]*)"/.exec(text)?.[1] ?? /^'([^']*)'/.exec(text)?.[1];
  return quoted ?? text.replace(/^['"(<]+(?=[\d#])/, '');
}
