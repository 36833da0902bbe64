import type { Delivery, Knowledge, ReportField, ReportLayouts, TraceField } from '../knowledge/index.ts';

/** A label in a text; `end` is where its value starts. */
export interface FoundLabel {
  readonly field: ReportField;
  /** Languages that use it for this field. */
  readonly languages: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface KnownLabel {
  readonly field: ReportField;
  readonly languages: string[];
}

const LABELS = new WeakMap<Knowledge, ReportLabels>();

/** The labels of all languages that the knowledge holds; made on the first call. */
export function labelsOf(knowledge: Knowledge): ReportLabels {
  let labels = LABELS.get(knowledge);
  if (!labels) {
    labels = new ReportLabels(knowledge.reportLayouts);
    LABELS.set(knowledge, labels);
  }
  return labels;
}

/** Labels of reports and message traces in all known languages. */
export class ReportLabels {
  readonly #byLabel = new Map<string, KnownLabel>();
  readonly #openings: { readonly language: string; readonly sentence: string }[] = [];
  readonly #layouts: ReportLayouts;
  #trace: { readonly columns: Map<string, TraceField>; readonly events: Map<string, Delivery> } | undefined;
  /** Lengths of labels by their last two characters, the longest first: few places in a text end like one. */
  readonly #lengths = new Map<string, number[]>();
  readonly #longest: number;

  constructor(layouts: ReportLayouts) {
    this.#layouts = layouts;
    for (const [language, { labels }] of Object.entries(layouts)) {
      for (const [field, written] of entries(labels))
        for (const label of written) this.#add(field, lower(label), language);
      for (const sentence of labels.failed) this.#openings.push({ language, sentence: lower(sentence) });
    }
    const labels = [...this.#byLabel.keys()].sort((a, b) => b.length - a.length);
    this.#longest = labels[0]?.length ?? 0;
    for (const label of labels) {
      const known = this.#lengths.get(label.slice(-2));
      if (!known) this.#lengths.set(label.slice(-2), [label.length]);
      else if (known.at(-1) !== label.length) known.push(label.length);
    }
  }

  #add(field: ReportField, label: string, language: string): void {
    const known = this.#byLabel.get(label);
    if (!known) this.#byLabel.set(label, { field, languages: [language] });
    else if (known.field === field) known.languages.push(language);
  }

  /** What a column of a trace, or the label of its line, holds. */
  column(name: string): TraceField | undefined {
    return this.#traces().columns.get(plain(name));
  }

  /** What a word of a trace says about the message: `Failed`, `Drop`. */
  event(word: string): Delivery | undefined {
    return this.#traces().events.get(plain(word));
  }

  /** Words of message traces; made when a text first has rows like one. */
  #traces(): { readonly columns: Map<string, TraceField>; readonly events: Map<string, Delivery> } {
    if (this.#trace) return this.#trace;
    const trace = { columns: new Map<string, TraceField>(), events: new Map<string, Delivery>() };
    for (const { columns, events } of Object.values(this.#layouts)) {
      for (const [field, written] of entries(columns)) addNew(trace.columns, written ?? [], field);
      for (const [delivery, written] of entries(events)) addNew(trace.events, written ?? [], delivery);
    }
    this.#trace = trace;
    return trace;
  }

  /** Whether a line consists of a label of this field, with or without a value behind a colon. */
  opens(line: string, field: ReportField): boolean {
    const label = /^[\s>*_-]{0,40}([^:：]{2,60}?)[\s*_-]{0,40}(?:[:：]|$)/u.exec(line)?.[1];
    return label !== undefined && this.#byLabel.get(plain(label))?.field === field;
  }

  /** Labels of a report, in order: each stands before a colon, a tab or the end of its line. One pass over the text. */
  find(text: string): FoundLabel[] {
    const found: FoundLabel[] = [];
    for (const { index, 0: mark } of text.matchAll(/[:：\t\n]|$/g)) {
      const label = this.#before(text, index);
      if (!label || label.start === found.at(-1)?.start) continue;
      const colon = mark === ':' || mark === '：';
      found.push({ ...label, end: colon ? index + 1 + leadingBlanks(text, index + 1) : index });
    }
    return found;
  }

  /** The longest label that ends right before an offset, blanks aside, and does not go on a longer word. */
  #before(text: string, offset: number): Omit<FoundLabel, 'end'> | undefined {
    const from = Math.max(0, offset - this.#longest - 8);
    const written = text.slice(from, offset).trimEnd();
    // Most lines end as no label does.
    const lengths = this.#lengths.get(folded(written.slice(-2)));
    if (!lengths) return undefined;
    const head = folded(written);
    for (const length of lengths) {
      const known = length <= head.length ? this.#byLabel.get(head.slice(-length)) : undefined;
      if (known && !/[\w-]/.test(head.charAt(head.length - length - 1)))
        return { ...known, start: from + written.length - length };
    }
    return undefined;
  }

  /** The language that most labels and opening sentences of a text belong to; `und` when none is known. */
  languageOf(text: string, labels: readonly FoundLabel[]): string {
    const votes = new Map<string, number>();
    const vote = (language: string, weight: number): void => {
      votes.set(language, (votes.get(language) ?? 0) + weight);
    };
    for (const { languages } of labels) for (const language of languages) vote(language, 1);
    const head = plain(text.slice(0, 20_000));
    for (const { language, sentence } of this.#openings) if (head.includes(sentence)) vote(language, 2);
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'und';
  }
}

function entries<K extends string, V>(record: Readonly<Partial<Record<K, V>>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

function addNew<V>(map: Map<string, V>, names: readonly string[], value: V): void {
  for (const name of names) {
    const known = lower(name);
    if (!map.has(known)) map.set(known, value);
  }
}

/** Apostrophes, blanks and capitals are written in several ways; labels compare in one. The data has the first two so. */
function plain(label: string): string {
  return lower(
    label
      .replace(/[’‘`´]/g, "'")
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A part of a text as labels are written, of the same length. */
const folded = (text: string): string => lower(text.replace(/[’‘`´]/g, "'").replace(/\s/g, ' '));

/** Lower case of the same length: that of the Turkish İ is two characters. */
function lower(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}

function leadingBlanks(text: string, from: number): number {
  return /^[ \t\u00a0]{0,40}/.exec(text.slice(from, from + 40))?.[0].length ?? 0;
}
