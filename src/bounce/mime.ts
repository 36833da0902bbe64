import { table } from '../text/table.ts';
import type { Areas } from './areas.ts';

const HEADER_LINE =
  /^(?:Return-Path|Received|From|To|Date|Subject|MIME-Version|Content-Type|Message-ID|DKIM-Signature|ARC-[\w-]+|X-[\w-]+|Auto-Submitted|Delivered-To|Authentication-Results)\s*:/i;

/** How many places inside a text are tried as the start of a message. */
const MOST_STARTS = 20;

/** The mail message that a text is, or that starts inside it as a bounce (a pasted source behind some words). */
export function messageIn(text: string): string | undefined {
  if (isMessage(text)) return text;
  if (!/^Content-Type:\s{0,3}multipart\/report/im.test(text)) return undefined;
  const starts = text.matchAll(/(?:^|\n)(?:[ \t]*|`{3,}[\w-]*)\n(?=[A-Z][\w-]{1,40}:)/g);
  for (const { index, 0: gap } of [...starts].slice(0, MOST_STARTS)) {
    const rest = text.slice(index + gap.length);
    if (isMessage(rest)) return rest;
  }
  return undefined;
}

/** Whether a text is a whole mail message: it opens with header lines and names its MIME structure. */
function isMessage(text: string): boolean {
  const head = text
    .trimStart()
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/);
  const end = head.findIndex((line) => line.trim() === '');
  const block = end < 0 ? head : head.slice(0, end);
  if (!HEADER_LINE.test(block[0] ?? '')) return false;
  return (
    block.every((line) => /^[ \t]/.test(line) || /^[\w-]+\s*:/.test(line)) &&
    block.some((line) => /^(?:MIME-Version|Content-Type)\s*:/i.test(line))
  );
}

const decode = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** How deep messages inside messages are opened. */
const DEEPEST = 3;

/**
 * Opens a message: what it says, its delivery status, the headers of the message that bounced, and its own headers. The MIME
 * library is loaded here, on first use. A bounce that was forwarded as an attachment is opened too.
 */
export async function openMessage(text: string, depth = 0): Promise<Areas & { readonly own: string }> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(text.trimStart(), { forceRfc822Attachments: true });
  let status = '';
  let headers = '';
  let nested: (Areas & { readonly own: string }) | undefined;
  for (const { mimeType, content } of mail.attachments) {
    const part = decode(content);
    if (/^message\/(?:global-)?delivery-status$/i.test(mimeType)) status += `${part}\n\n`;
    else if (/^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i.test(mimeType)) {
      headers ||= headerBlock(part);
      if (depth < DEEPEST && /report-type|delivery-status/i.test(part.slice(0, 20_000)))
        nested ??= await openMessage(part, depth + 1);
    }
  }
  if (status === '' && nested && nested.status !== '') return nested;
  const report = mail.text ?? textOfHtml(mail.html ?? '');
  return {
    report: report.replace(/\r\n?/g, '\n'),
    status: status.replace(/\r\n?/g, '\n'),
    headers,
    own: headerBlock(text.trimStart()),
  };
}

function headerBlock(message: string): string {
  const text = message.replace(/\r\n?/g, '\n').trimStart();
  const end = text.indexOf('\n\n');
  return end < 0 ? text : text.slice(0, end);
}

/** Text of HTML: blocks become lines, tags and styles go, the common entities are resolved. Linear; gives text, never HTML. */
export function textOfHtml(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    out += html.slice(at, open < 0 ? html.length : open);
    if (open < 0) break;
    const skipped = /^<(style|script)\b/i.exec(html.slice(open, open + 8))?.[1];
    const close = skipped ? html.toLowerCase().indexOf(`</${skipped.toLowerCase()}`, open) : open;
    const end = close < 0 ? -1 : html.indexOf('>', close);
    if (end < 0) break;
    out += /^<\/?(?:p|div|br|tr|li|h\d|table|pre|title)\b/i.test(html.slice(open, open + 8))
      ? '\n'
      : /^<t[dh]\b/i.test(html.slice(open, open + 4))
        ? '\t'
        : '';
    at = end + 1;
  }
  return withoutEntities(out);
}

/** The characters that entities stand for, by name or number; what stands for no printable character becomes a blank. */
export function withoutEntities(text: string): string {
  return text.replace(
    /&(?:(nbsp|lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (_, name: string | undefined, decimal: string | undefined, hexadecimal: string | undefined) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? '';
      const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      const isPrintable = point >= 32 && point <= 0x10_ffff && !(point >= 0xd800 && point <= 0xdfff);
      return isPrintable ? String.fromCodePoint(point) : ' ';
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = table({
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
});
