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

/** Findings that a baseline does not accept, and its entries that accept more than there is. */
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
