import type { Failure, Ndr, NdrMatch } from '../knowledge/index.ts';
import { REPLY, STAMP, TOKEN } from './answer-marks.ts';
import type { Answer, InnerAnswer } from './event.ts';
import { oneLine } from './fields.ts';
import { nextAnswer } from './nested-answer.ts';
import { responderOf, type Surroundings } from './responder.ts';

const PLAIN_REPLY = /(?:^|smtp; ?|said: ?|['"(]|: )([245]\d\d)(?=[ :-])/;
const STATUS = /(?<![\w.@/-])([245]\.[0-8]\.\d{1,3})(?![\w]|\.\d)/;

export interface ReadAnswer extends Answer {
  readonly inner: InnerAnswer | null;
  readonly match: NdrMatch | undefined;
  /** The server that an answer passed on inside this one names. */
  readonly host: string | undefined;
}

/** How many answers inside one another are taken apart. */
const DEEPEST = 5;

/**
 * Takes a server's answer apart. `status` is used when the answer names no enhanced code itself. Answers that pass on another one
 * (`outer -> inner`) are taken apart level by level: the innermost is of the server that answered, the others of the one that
 * wrote the report.
 */
export function readAnswer(text: string, ndr: Ndr, around: Surroundings, status?: string, depth = 0): ReadAnswer {
  const line = oneLine(text);
  const passed = depth < DEEPEST ? nextAnswer(line) : undefined;
  // Numbers alone say nothing that the answer behind them does not say itself.
  if (passed && !/\p{L}/u.test(passed.before)) {
    const host = passed.host ?? around.host;
    return { ...readAnswer(passed.text, ndr, { ...around, host }, status, depth + 1), host };
  }
  const own = passed ? passed.before : line;
  const { smtp, code } = numbers(own, status);
  const inside =
    passed &&
    readAnswer(passed.text, ndr, { ...around, host: passed.host ?? around.host, passedOn: true }, undefined, depth + 1);
  const by = responderOf(own, code, inside ? { ...around, host: undefined, passedOn: false } : around, ndr);
  const failure: Failure = { smtp: smtp ?? undefined, code: code ?? undefined, text: own, by };
  const match = ndr.match(failure);
  return {
    smtp,
    code,
    token: tokenOf(own, match, ndr),
    text: own,
    fact: match?.fact.id ?? null,
    answeredBy: by.provider ?? by.kind,
    inner: inside ? withoutMatch(inside) : null,
    match,
    host: passed?.host ?? inside?.host,
  };
}

function withoutMatch({ match: _, host: __, ...answer }: ReadAnswer): InnerAnswer {
  return answer;
}

function numbers(own: string, status: string | undefined): { smtp: string | null; code: string | null } {
  const reply = REPLY.exec(own);
  if (reply) return { smtp: reply[1] ?? null, code: reply[2] ?? null };
  const plain = PLAIN_REPLY.exec(own)?.[1] ?? null;
  const code = STATUS.exec(own)?.[1] ?? (status && /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? status : null);
  return { smtp: plain, code };
}

/** The text that tells this failure from others: token, stamp, else the sentence that the facts know. */
function tokenOf(text: string, match: NdrMatch | undefined, ndr: Ndr): string | null {
  const token = TOKEN.exec(text)?.[0]
    .replace(/(?<=[.:]) /g, '')
    .replace(/[.:]$/, '');
  if (token) return token;
  const matched = sentenceOf(text, match) ?? ndr.sentence(text) ?? match?.matched;
  const stamp = STAMP.exec(text)?.[0];
  // A stamp that a whole range of codes shares says less than the sentence before it.
  if (stamp && !(match?.fact.kind === 'range' && matched)) return stamp;
  return matched ? asWritten(text, matched) : null;
}

function sentenceOf(text: string, match: NdrMatch | undefined): string | undefined {
  if (match?.fact.scope === 'foreign') return undefined;
  const lower = text.toLowerCase();
  return match?.fact.strings.find((string) => !/^AS\(|^[245]\.\d/.test(string) && lower.includes(string.toLowerCase()));
}

function asWritten(text: string, wanted: string): string {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  return at < 0 ? wanted : text.slice(at, at + wanted.length);
}
