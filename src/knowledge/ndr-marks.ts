/** A code, token or stamp in a text; offsets are half-open UTF-16. `value` is the mark in the form look-ups take. */
export interface NdrMark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'code' | 'token' | 'stamp' | 'header';
  readonly value: string;
}

const CODE = /[245]\.[0-8]\.\d{1,3}/g;
const OTHERS =
  /AS\(?\d{2,20}\)?|ATTR\d{1,4}|(?:R(?:ESOLVER|esolver|OUTING|EPLAY)|S(?:MTPSEND|TOREDRV)|APPROVAL|QUEUE|TRANSPORT|P(?:ICKUP|ARKINGLOT)|D(?:SNGENERATION|ELIVERYAGENT)|UMPMSG|NONSMTPGW)\.[A-Za-z][\w.]{0,120}(?::[A-Za-z][\w.]{0,160})?|X-MS-Exchange-(?:Inbox-Rules-Loop|ForwardingLoop)/g;

/** What stands before a number that is a version and no status code. */
const VERSION_BEFORE =
  /(?:version\w*|\bv|\bver|release|build|module|postfix|sendmail|exim|exchange|powershell|python|node|ruby|php|openssl|safari|chrome|firefox)["'\]]?[\s:=("']{0,4}$/i;
const CODE_KEY = /(?:code|status|reject|reason|error|dsn|ndr)\w*["']?\s{0,4}[:=]?\s{0,4}["']$/i;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** Whether a three-digit reply stands right before: `550 5.7.1`, `550-5.7.26`, `550 #5.1.1`. */
function followsReply(text: string, start: number): boolean {
  let at = start - 1;
  while (start - at < 4 && ' \t-#:;'.includes(text.charAt(at)) && at > 2) at--;
  if (at === start - 1 || at < 2) return false;
  const first = text.charAt(at - 2);
  const digits = isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at - 1));
  return (
    digits &&
    (first === '5' || first === '4' || first === '2') &&
    !isWord(text.charCodeAt(at - 3)) &&
    text.charAt(at - 3) !== '.'
  );
}

/** Whether `start`..`end` of the text, which has the shape of a status code, is one and no version, address or date. */
function isStatusCode(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isWord(before) || isWord(after)) return false;
  const previous = text.charAt(start - 1);
  const next = text.charAt(end);
  if ('.@+~^/\\'.includes(previous) && previous !== '') return false;
  if (next === '.' && isWord(text.charCodeAt(end + 1))) return false;
  if (next === '-' && !isDigit(text.charCodeAt(end + 1)) && isWord(text.charCodeAt(end + 1))) return false;
  if (followsReply(text, start)) return true;
  if (previous === '-' && !isDigit(text.charCodeAt(start - 2))) return false;
  const lead = text.slice(Math.max(0, start - 40), start);
  if (text.charAt(start) === '2' && !/(?:status|dsn|code|LED)\W{1,4}$/i.test(lead)) return false;
  if (VERSION_BEFORE.test(lead)) return false;
  const quoted = (previous === '"' || previous === "'") && next === previous;
  return !quoted || end - start >= 7 || CODE_KEY.test(lead);
}

/** Status codes of a text, in order, without numbers that only look like one. One pass over `from`..`to`. */
export function findNdrCodes(text: string, from = 0, to = text.length): NdrMark[] {
  const marks: NdrMark[] = [];
  const pattern = new RegExp(CODE);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found && found.index < to; found = pattern.exec(text)) {
    const start = found.index;
    const end = start + found[0].length;
    if (isStatusCode(text, start, end)) marks.push({ start, end, kind: 'code', value: found[0] });
  }
  return marks;
}

/** Status codes, tokens, stamps and forwarding headers of a text, in order. Two passes over `from`..`to`. */
export function findNdrMarks(text: string, from = 0, to = text.length): NdrMark[] {
  const marks = findNdrCodes(text, from, to);
  const pattern = new RegExp(OTHERS);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found && found.index < to; found = pattern.exec(text)) {
    const mark = otherMark(text, found.index, found[0]);
    if (mark) marks.push(mark);
  }
  return marks.sort((a, b) => a.start - b.start);
}

function otherMark(text: string, start: number, written: string): NdrMark | undefined {
  const value = written.replace(/[.:]+$/, '');
  const end = start + value.length;
  if (isWord(text.charCodeAt(start - 1)) || text.charAt(start - 1) === '.') return undefined;
  if (value.startsWith('X-')) return { start, end, kind: 'header', value };
  if (value.startsWith('AS') || value.startsWith('ATTR')) {
    return isWord(text.charCodeAt(end)) ? undefined : { start, end, kind: 'stamp', value };
  }
  return { start, end, kind: 'token', value };
}
