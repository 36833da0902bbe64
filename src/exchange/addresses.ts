/**
 * The SMTP address in a text, in lower case and its domain in ASCII: `a@b`, `smtp:a@b`, `SMTP:a@b`, `mailto:a@b`, `Name <a@b>`, `"Name" [SMTP:a@b]`.
 * Undefined for a name, an X500 address or anything else. Linear in the length of the text.
 */
export function addressOf(written: string): string | undefined {
  if (AS_COMPARED.test(written)) return written;
  let text = written.trim();
  for (const [opening, closing] of [
    ['[', ']'],
    ['<', '>'],
  ] as const) {
    const from = text.lastIndexOf(opening);
    if (from >= 0 && text.endsWith(closing)) text = text.slice(from + 1, -1).trim();
  }
  const colon = text.indexOf(':');
  if (colon >= 0) {
    const prefix = text.slice(0, colon).toLowerCase();
    if (prefix !== 'smtp' && prefix !== 'mailto') return undefined;
    text = text.slice(colon + 1).trim();
  }
  const at = text.indexOf('@');
  const simple = at > 0 && at === text.lastIndexOf('@') && at < text.length - 1 && !/[\s/]|@.*[,;]/.test(text);
  return simple ? text.slice(0, at + 1).toLowerCase() + inAscii(text.slice(at + 1).toLowerCase()) : undefined;
}

/** Most addresses are written as they are compared. */
const AS_COMPARED = /^[a-z\d._+-]+@[a-z\d.-]+$/;

/** Domain of an address or the domain itself (with `*.` too) as domains are compared: lower case, ASCII, without a trailing dot. */
export function domainOf(address: string): string {
  const written = address.slice(address.lastIndexOf('@') + 1);
  if (PLAIN.test(written)) return written;
  const domain = inAscii(written.trim().toLowerCase());
  return domain.endsWith('.') ? domain.slice(0, -1) : domain;
}

/** Most domains are written as they are compared. */
const PLAIN = /^[a-z\d.*_-]*[a-z\d*]$/;

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** An internationalized domain as it stands in the DNS (`xn--…`, RFC 5891), as far as it is one; servers compare that form. */
function inAscii(domain: string): string {
  if (!BEYOND_ASCII.test(domain) || !/^[\p{L}\p{M}\p{N}*._\u3002\uff0e\uff61-]+$/u.test(domain)) return domain;
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}

/** A domain and its parents, the domain first: `a.b.c`, `b.c`, `c`. */
export function domainAndParents(domain: string): readonly string[] {
  const chain = [domain];
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) chain.push(domain.slice(dot + 1));
  return chain;
}

/** Comparison form of a name or address. */
export function foldName(written: string): string {
  return addressOf(written) ?? written.trim().toLowerCase();
}

/**
 * Why a text is no value of `ForwardingSmtpAddress`, which takes one SMTP address (PS-MBX): it holds several, it is a link, or it
 * is no address at all. Undefined for a good one.
 */
export function addressMistake(written: string): 'several' | 'link' | 'noAddress' | undefined {
  if (/^\s*mailto:/i.test(written)) return 'link';
  if (addressOf(written) !== undefined) return undefined;
  const parts = written.split(/[;,]/).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every((part) => addressOf(part) !== undefined) ? 'several' : 'noAddress';
}
