import { ForeignAnswers, type Provider } from './foreign-answers.ts';
import type { NdrFact } from './ndr-fact.ts';
import type { Failure, NdrMatch, NdrVia } from './ndr-match.ts';

const ENHANCED = /^([245])\.(\d{1,3})\.(\d{1,3})$/;
const TOKEN = /^[A-Z][A-Za-z]+\.\w/;

type Parts = readonly [number, number, number];

function parts(code: string): Parts | undefined {
  const found = ENHANCED.exec(code);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

function within(code: Parts, range: readonly [string, string]): boolean {
  const from = parts(range[0]);
  const to = parts(range[1]);
  return !!from && !!to && code[0] === from[0] && code[1] === from[1] && code[2] >= from[2] && code[2] <= to[2];
}

/** How many numbers a range or family covers; the narrower one says more. */
function width(fact: NdrFact): number {
  const from = fact.range && parts(fact.range[0]);
  const to = fact.range && parts(fact.range[1]);
  return from && to ? to[2] - from[2] : Number.POSITIVE_INFINITY;
}

const SCOPES: readonly NdrFact['scope'][] = ['exo', 'wrapper', 'consumer', 'any', 'exchange-server', 'rfc'];

/** Whether a fact belongs to a number: 3 its own, 2 inside its range, 1 nothing said, 0 another number. */
function fit(fact: NdrFact, code: string | undefined): number {
  if (code !== undefined && fact.codes?.includes(code)) return 3;
  const numbers = code === undefined ? undefined : parts(code);
  if (!numbers || fact.code === 'n/a') return 1;
  if (fact.code === code) return 3;
  return fact.range && within(numbers, fact.range) ? 2 : 0;
}

/** Whether a fact holds for its number without any words: it is the general one, or no words tell it from others. */
function holdsAlone(fact: NdrFact): boolean {
  return fact.general === true || fact.strings.every((string) => /^[245]\.\d/.test(string));
}

/** A server's text in the form that match strings are compared with: one line, lower case, tokens without blanks in them. */
function comparable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\b\. ?(?=[A-Z])/g, '.')
    .toLowerCase();
}

/** Whether `text` occurs; a token that goes on is another token (`RESOLVER.GRP.Blocked`, `RESOLVER.GRP.BlockedMessage`). */
function stands(haystack: string, text: string, whole: boolean): boolean {
  for (let at = haystack.indexOf(text); at >= 0; at = haystack.indexOf(text, at + 1)) {
    if (!whole || !/\w$/.test(text) || !/\w/.test(haystack.charAt(at + text.length))) return true;
  }
  return false;
}

interface Needle {
  readonly fact: NdrFact;
  readonly text: string;
  readonly written: string;
}

function needlesOf(facts: Iterable<NdrFact>): {
  readonly tokens: readonly Needle[];
  readonly strings: readonly Needle[];
} {
  const tokens: Needle[] = [];
  const strings: Needle[] = [];
  for (const fact of facts) {
    if (fact.kind === 'family' || fact.kind === 'pattern' || fact.kind === 'words' || fact.match === 'none') continue;
    for (const written of fact.strings) {
      if (!ENHANCED.test(written))
        (TOKEN.test(written) ? tokens : strings).push({ fact, text: written.toLowerCase(), written });
    }
  }
  const longest = (a: Needle, b: Needle): number => b.text.length - a.text.length;
  return { tokens: tokens.sort(longest), strings: strings.sort(longest) };
}

/** Looks meanings of bounces up. Built once; every look-up is linear in the text it is given. */
export class Ndr {
  readonly #byId = new Map<string, NdrFact>();
  readonly #byCode = new Map<string, NdrFact[]>();
  readonly #ranges: NdrFact[] = [];
  readonly #stamps = new Map<string, NdrFact[]>();
  readonly #openStamps: { readonly prefix: string; readonly fact: NdrFact }[] = [];
  #needles: { readonly tokens: readonly Needle[]; readonly strings: readonly Needle[] } | undefined;

  readonly #providers: () => readonly Provider[];
  #foreign: ForeignAnswers | undefined;

  /** `providers` is called when an answer of a foreign server is first looked up. */
  constructor(facts: readonly NdrFact[], providers: () => readonly Provider[] = () => []) {
    this.#providers = providers;
    for (const fact of facts) this.#add(fact);
    this.#ranges.sort((a, b) => width(a) - width(b));
  }

  #add(fact: NdrFact): void {
    this.#byId.set(fact.id, fact);
    if (fact.kind === 'range' || fact.kind === 'family') this.#ranges.push(fact);
    else if (fact.code !== 'n/a') this.#push(this.#byCode, fact.code, fact);
    else if (fact.level === 'smtp-reply') this.#push(this.#byCode, fact.smtp ?? '', fact);
    if (fact.as?.endsWith('*')) this.#openStamps.push({ prefix: fact.as.slice(0, -1), fact });
    else if (fact.as) this.#push(this.#stamps, `as${fact.as}`, fact);
    if (fact.attr) this.#push(this.#stamps, fact.attr.toLowerCase(), fact);
  }

  /** Texts of all facts in comparable form, the longest first; made when a text is first looked up. */
  #texts(): { readonly tokens: readonly Needle[]; readonly strings: readonly Needle[] } {
    this.#needles ??= needlesOf(this.#byId.values());
    return this.#needles;
  }

  #push(map: Map<string, NdrFact[]>, key: string, fact: NdrFact): void {
    const list = map.get(key);
    if (list) list.push(fact);
    else map.set(key, [fact]);
  }

  /** A fact by its id; undefined for an id this version does not know. */
  fact(id: string): NdrFact | undefined {
    return this.#byId.get(id);
  }

  /** What is known of foreign servers. */
  get foreign(): ForeignAnswers {
    this.#foreign ??= new ForeignAnswers(this.#byId.values(), this.#providers());
    return this.#foreign;
  }

  /** Every fact, in the order of the data. */
  all(): Iterable<NdrFact> {
    return this.#byId.values();
  }

  /** The registry's meaning of a number: its detail, else its subject, else its class. */
  registry(code: string): NdrFact | undefined {
    const numbers = parts(code);
    if (!numbers) return undefined;
    const [kind, subject, detail] = numbers;
    const keys = [`x.${subject}.${detail}`, `x.${subject}.x`, `${kind}.x.x`];
    return keys.flatMap((key) => this.#byCode.get(key) ?? [])[0];
  }

  /**
   * What a failure means. An answer of Exchange: stamp (`AS(7555)`, `ATTR34`), token, other sentence, exact number, range, family,
   * registry, bare SMTP reply. An answer of a foreign server: its words and what is known of the provider, then the registry and
   * the reply; never the tables of Exchange. Where nobody knows who answered, words that give another reason than a bare number
   * go before the number. Undefined only when nothing of these is given.
   */
  match(failure: Failure): NdrMatch | undefined {
    const by = failure.by?.kind ?? 'unknown';
    const code = failure.code && ENHANCED.test(failure.code) ? failure.code : undefined;
    const text = failure.text ?? '';
    if (by === 'foreign') {
      const said = this.foreign.match(text, code, failure.by?.provider);
      return said ? { ...said, others: [] } : this.#byStandard(code, failure.smtp);
    }
    const match = this.#byExchange(text, code, failure.smtp);
    if (by === 'exchange' || text === '') return match;
    // A sentence of Exchange is sure; a number is when it means one thing only, the same that the words say.
    if (match?.via === 'stamp' || match?.via === 'token' || match?.via === 'string') return match;
    const words = this.foreign.words(text);
    const agrees = match?.via === 'code' && match.others.length === 0 && match.fact.category === words?.fact.category;
    return words && !agrees ? { ...words, others: [] } : match;
  }

  /** What RFC 3463, its registry and RFC 5321 say about numbers. */
  #byStandard(code: string | undefined, smtp: string | undefined): NdrMatch | undefined {
    const registry = code === undefined ? undefined : this.registry(code);
    const reply = smtp === undefined ? undefined : this.#byCode.get(smtp)?.[0];
    // A registry entry for a whole subject says less than a reply that has a meaning of its own.
    const detailed = registry?.level === 'detail' ? registry : (reply ?? registry);
    return detailed && { fact: detailed, via: detailed === reply ? 'reply' : 'registry', others: [] };
  }

  #byExchange(text: string, code: string | undefined, smtp: string | undefined): NdrMatch | undefined {
    const found: { fact: NdrFact; via: NdrVia; matched?: string }[] = [];
    const hint = this.#byText(text, code, found);
    if (code) this.#byNumber(code, hint, found);
    const reply = smtp && this.#byCode.get(smtp)?.[0];
    if (reply) found.push({ fact: reply, via: 'reply' });
    const [best, ...rest] = found;
    if (!best) return undefined;
    const registry = code && best.fact.scope !== 'rfc' ? this.registry(code) : undefined;
    const surely = best.via === 'stamp' || best.via === 'token' || best.via === 'string';
    const others = new Set(
      rest
        .filter(
          ({ fact, via }) => fact !== best.fact && (via === 'code' || via === best.via) && fact.kind !== 'pattern',
        )
        .filter(({ via }) => !surely || via !== 'code')
        .map(({ fact }) => fact),
    );
    return { ...best, others: [...others], ...(registry?.clash ? { registry } : {}) };
  }

  /** The longest sentence of any fact that occurs in a text, under whatever number it is filed. */
  sentence(text: string): string | undefined {
    const haystack = comparable(text);
    return this.#texts().strings.find((needle) => haystack.includes(needle.text))?.written;
  }

  /** Adds what the text says; gives the category that a sentence filed under another number points to. */
  #byText(text: string, code: string | undefined, found: { fact: NdrFact; via: NdrVia; matched?: string }[]): string {
    if (text === '') return '';
    const agrees = ({ fact }: { fact: NdrFact }): boolean =>
      code === undefined || !ENHANCED.test(fact.code) || fact.code.startsWith('2') === code.startsWith('2');
    const fits = (a: { fact: NdrFact }, b: { fact: NdrFact }): number => fit(b.fact, code) - fit(a.fact, code);
    found.push(...this.#byStamp(text).filter(agrees).sort(fits));
    // A stamp decides; words would only name other facts, and searching for all of them costs most.
    if (found.length > 0) return '';
    const haystack = comparable(text);
    const tokens = this.#search(this.#texts().tokens, haystack, 'token').filter(agrees);
    const strings = this.#search(this.#texts().strings, haystack, 'string').sort(fits);
    found.push(...[...tokens, ...strings.filter(({ fact }) => fit(fact, code) > 0)].sort(fits));
    return strings[0]?.fact.category ?? '';
  }

  #byStamp(text: string): { fact: NdrFact; via: NdrVia; matched: string }[] {
    const found: { fact: NdrFact; via: NdrVia; matched: string }[] = [];
    for (const [matched, as, attr] of text.matchAll(/\bAS\(?(\d{2,20})\)?|\bATTR?(\d{1,4})\b/g)) {
      const open = as ? this.#openStamps.filter(({ prefix }) => as.startsWith(prefix)).map(({ fact }) => fact) : [];
      const facts = this.#stamps.get(as ? `as${as}` : `attr${attr}`) ?? open;
      for (const fact of facts) found.push({ fact, via: 'stamp', matched });
    }
    return found;
  }

  #search(
    needles: readonly Needle[],
    haystack: string,
    via: NdrVia,
  ): { fact: NdrFact; via: NdrVia; matched: string }[] {
    const found: { fact: NdrFact; via: NdrVia; matched: string }[] = [];
    const taken = new Set<NdrFact>();
    for (const { fact, text, written } of needles) {
      if (taken.has(fact) || !stands(haystack, text, via === 'token')) continue;
      taken.add(fact);
      found.push({ fact, via, matched: written });
    }
    return found;
  }

  #byNumber(code: string, hint: string, found: { fact: NdrFact; via: NdrVia; matched?: string }[]): void {
    const numbers = parts(code) as Parts;
    const rank = (fact: NdrFact): number =>
      (hint !== '' && fact.category === hint ? 0 : 100) + (fact.kind === 'code' ? 0 : 10) + SCOPES.indexOf(fact.scope);
    const exact = [...(this.#byCode.get(code) ?? [])].sort((a, b) => rank(a) - rank(b));
    // A number that means several things means none of them by itself: the registry's meaning comes first.
    const means = exact.length > 1 ? exact.filter((fact) => fact.category === hint || holdsAlone(fact)) : exact;
    for (const fact of means) found.push({ fact, via: 'code' });
    const registry = this.registry(code);
    if (exact.length > 0 && means.length === 0 && registry) found.push({ fact: registry, via: 'registry' });
    for (const fact of exact) if (!means.includes(fact)) found.push({ fact, via: 'code' });
    for (const fact of this.#ranges) {
      if (fact.range && within(numbers, fact.range))
        found.push({ fact, via: fact.kind === 'range' ? 'range' : 'family' });
    }
    if (registry) found.push({ fact: registry, via: 'registry' });
  }
}
