import type { NdrFact } from './ndr-fact.ts';

/** One answer that an operator or a mail program is known to give, and the fact it means. */
export interface ProviderAnswer {
  /** Its words, as far as they are always the same. */
  readonly text?: string;
  /** Its enhanced status code; alone it decides where the words say nothing, beside words it must fit. */
  readonly code?: string;
  /** Id of a fact of scope `foreign`. */
  readonly fact: string;
  readonly source: string;
  /** Date of the source, or when it was read: `2024-04`. */
  readonly date: string;
  /** Seen in a bounce or on the operator's own page; otherwise told by somebody else. */
  readonly seen: boolean;
}

/** Content of `data/ndr-providers.json`: who answers mail, and how to tell. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Domains of its mail servers. */
  readonly hosts: readonly string[];
  /** Words that stand in its answers only. */
  readonly marks: readonly string[];
  /** Its servers run Exchange: their answers mean what the tables of Exchange say. */
  readonly exchange?: true;
  /** A mail program: any server may answer like this, so its answers are tried for all. */
  readonly software?: true;
  readonly answers: readonly ProviderAnswer[];
}

/** Who gave an answer. `unknown` is a text that shows neither server nor layout. */
export interface Responder {
  readonly kind: 'exchange' | 'foreign' | 'unknown';
  /** Id of the provider, where it is known. */
  readonly provider?: string;
}

/** A responder by what stands in an event: `exchange`, `foreign`, `unknown` or the id of a provider. */
export function responderNamed(answeredBy: string): Responder {
  const kind = answeredBy === 'exchange' || answeredBy === 'unknown' ? answeredBy : 'foreign';
  return kind === 'foreign' && answeredBy !== kind ? { kind, provider: answeredBy } : { kind };
}

/** The meaning of an answer that no Exchange server gave. */
export interface ForeignMatch {
  readonly fact: NdrFact;
  readonly via: 'words' | 'provider';
  /** The words that decided; undefined when a provider's number did. */
  readonly matched?: string;
  readonly known?: { readonly provider: Provider; readonly answer: ProviderAnswer };
}

interface Phrase {
  readonly text: string;
  readonly fact: NdrFact;
}

interface KnownAnswer extends ProviderAnswer {
  readonly provider: Provider;
  readonly phrase: string | undefined;
  readonly meaning: NdrFact;
}

/**
 * Meanings of answers that foreign servers give. The order: words that name the reason themselves (DMARC, quota), answers
 * known of the provider or of a mail program, words that only name a group of reasons (policy, spam). Built once; a look-up is
 * linear in the text.
 */
export class ForeignAnswers {
  readonly #providers = new Map<string, Provider>();
  readonly #byHost = new Map<string, Provider>();
  readonly #clear: Phrase[] = [];
  readonly #vague: Phrase[] = [];
  readonly #known: KnownAnswer[] = [];

  constructor(facts: Iterable<NdrFact>, providers: readonly Provider[]) {
    const byId = new Map<string, NdrFact>();
    for (const fact of facts) {
      if (fact.scope !== 'foreign') continue;
      byId.set(fact.id, fact);
      const phrases = fact.strings.map((text) => ({ text: text.toLowerCase(), fact }));
      (fact.vague ? this.#vague : this.#clear).push(...phrases);
    }
    for (const provider of providers) {
      this.#providers.set(provider.id, provider);
      for (const host of provider.hosts) this.#byHost.set(host, provider);
      for (const answer of provider.answers) {
        const meaning = byId.get(answer.fact);
        if (meaning) this.#known.push({ ...answer, provider, meaning, phrase: answer.text?.toLowerCase() });
      }
    }
    // Of two known answers in one text the longer says more.
    this.#known.sort((a, b) => (b.phrase?.length ?? 0) - (a.phrase?.length ?? 0));
  }

  /** A provider by its id. */
  provider(id: string): Provider | undefined {
    return this.#providers.get(id);
  }

  /** Every provider, in the order of the data. */
  providers(): Iterable<Provider> {
    return this.#providers.values();
  }

  /** The provider that a host name belongs to. */
  ofHost(host: string): Provider | undefined {
    const name = host.toLowerCase();
    for (let at = 0; at >= 0 && at < name.length; ) {
      const provider = this.#byHost.get(name.slice(at));
      if (provider) return provider;
      const dot = name.indexOf('.', at);
      if (dot < 0) return undefined;
      at = dot + 1;
    }
    return undefined;
  }

  /** The provider whose own words stand in a text. */
  ofText(text: string): Provider | undefined {
    const lower = text.toLowerCase();
    for (const provider of this.#providers.values()) {
      if (provider.marks.some((mark) => standsAlone(lower, mark.toLowerCase()))) return provider;
    }
    return undefined;
  }

  /** What the words of an answer say, without what is known of any provider. */
  words(text: string): ForeignMatch | undefined {
    const haystack = withoutAddresses(text);
    return inWords(this.#clear, haystack) ?? inWords(this.#vague, haystack);
  }

  /** The meaning of an answer; undefined when neither its words nor its provider tell. */
  match(text: string, code: string | undefined, provider: string | undefined): ForeignMatch | undefined {
    const haystack = withoutAddresses(text);
    return inWords(this.#clear, haystack) ?? this.#ofProvider(text, code, provider) ?? inWords(this.#vague, haystack);
  }

  #ofProvider(text: string, code: string | undefined, id: string | undefined): ForeignMatch | undefined {
    const lower = text.replace(/\s+/g, ' ').toLowerCase();
    const found = this.#known.find(
      (one) =>
        (one.provider.id === id || one.provider.software === true) &&
        (one.code === undefined || one.code === code) &&
        (one.phrase === undefined || lower.includes(one.phrase)),
    );
    if (!found) return undefined;
    const { provider, meaning } = found;
    return {
      fact: meaning,
      via: 'provider',
      known: { provider, answer: found },
      ...(found.text === undefined ? {} : { matched: found.text }),
    };
  }
}

/** Links, mail addresses and host names hold words that say nothing about the reason. */
function withoutAddresses(text: string): string {
  return text
    .replace(/\bhttps?:\/\/\S{1,2000}/gi, ' ')
    .replace(/<[^<>\s]{1,320}@[^<>\s]{1,320}>/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

function inWords(phrases: readonly Phrase[], haystack: string): ForeignMatch | undefined {
  for (const { text, fact } of phrases) {
    if (standsAlone(haystack, text)) return { fact, via: 'words', matched: text };
  }
  return undefined;
}

/** Whether a phrase stands in a text and is no part of longer words. */
function standsAlone(haystack: string, phrase: string): boolean {
  for (let at = haystack.indexOf(phrase); at >= 0; at = haystack.indexOf(phrase, at + 1)) {
    const before = haystack.charAt(at - 1);
    const after = haystack.charAt(at + phrase.length);
    if (!(isLetter(before) && isLetter(phrase.charAt(0))) && !(isLetter(after) && isLetter(phrase.slice(-1))))
      return true;
  }
  return false;
}

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
