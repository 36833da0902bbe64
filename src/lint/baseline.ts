import type { BaselineEntry } from '../config/baseline.ts';
import type { Source } from '../text/index.ts';
import type { Finding } from './contract.ts';

type Key = Omit<BaselineEntry, 'count'>;

function keyOf(finding: Finding, source: (path: string) => Source): Key {
  const { place, subject } = finding;
  const common = { rule: finding.rule.id, message: finding.message, tenant: finding.tenant };
  if (subject.object !== undefined) return { ...common, ...subject };
  return { ...common, file: place.source, text: source(place.source).text.slice(place.start, place.end) };
}

const identity = (key: Key): string =>
  JSON.stringify([key.rule, key.message, key.tenant, key.object, key.property, key.value, key.file, key.text]);

/**
 * A text that identifies a finding: its rule, message id, tenant and subject, or the text of its place instead of the subject.
 * The sentence and the line number of the finding are not part of it.
 */
export function identityOf(finding: Finding, source: (path: string) => Source): string {
  return identity(keyOf(finding, source));
}

/**
 * Findings that were not there before: a finding is the same when it is about the same object and value, or about the same
 * text of a file. It may have moved to another file only from one that has changed.
 */
export function newFindings(
  findings: readonly Finding[],
  source: (path: string) => Source,
  before: readonly Finding[],
  sourceBefore: (path: string) => Source,
): Finding[] {
  const here = new Counts();
  const moved = new Counts();
  const inFile = (id: string, { place }: Finding): string => `${place.source}\n${id}`;
  const mayMove = ({ place }: Finding): boolean => source(place.source).text !== sourceBefore(place.source).text;
  for (const finding of before) here.add(inFile(identityOf(finding, sourceBefore), finding));
  const elsewhere = findings.filter((finding) => !here.take(inFile(identityOf(finding, source), finding)));
  for (const finding of before) {
    const id = identityOf(finding, sourceBefore);
    if (here.take(inFile(id, finding)) && mayMove(finding)) moved.add(id);
  }
  return elsewhere.filter((finding) => !moved.take(identityOf(finding, source)));
}

/** How often something is there. */
class Counts {
  readonly #counts = new Map<string, number>();

  add(id: string): void {
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
  }

  /** Takes one away; false when none is left. */
  take(id: string): boolean {
    const count = this.#counts.get(id) ?? 0;
    if (count > 0) this.#counts.set(id, count - 1);
    return count > 0;
  }
}

/** The entries that accept all of `findings`, in a stable order. */
export function baselineOf(findings: readonly Finding[], source: (path: string) => Source): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const key = keyOf(finding, source);
    const id = identity(key);
    entries.set(id, { ...key, count: (entries.get(id)?.count ?? 0) + 1 });
  }
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}

/**
 * Returns the findings that a baseline does not accept, and the entries of the baseline that accept more findings than there are.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: readonly BaselineEntry[],
  source: (path: string) => Source,
): { readonly findings: Finding[]; readonly stale: BaselineEntry[] } {
  const left = new Map(baseline.map((entry) => [identity(entry), entry.count]));
  const remaining = findings.filter((finding) => {
    const id = identity(keyOf(finding, source));
    const count = left.get(id) ?? 0;
    if (count > 0) left.set(id, count - 1);
    return count === 0;
  });
  const stale = baseline.flatMap((entry) => {
    const count = left.get(identity(entry)) ?? 0;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { findings: remaining, stale };
}
