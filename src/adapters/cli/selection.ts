import { type Analysis, applyBaseline, newFindings } from '../../analyze.ts';
import type { BaselineEntry } from '../../config/baseline.ts';
import type { Finding } from '../../lint/index.ts';
import type { Source } from '../../text/index.ts';
import type { Before } from './comparison.ts';

/** What is shown of everything that was found. */
export interface Selection {
  readonly findings: readonly Finding[];
  /** Entries of the baseline that accept what is no longer found, of those that could have been found. */
  readonly stale: readonly BaselineEntry[];
}

export interface SelectionOptions {
  /** Whether a source was asked for. */
  isNamed(path: string): boolean;
  /** Only some files of the folder were asked for. */
  readonly isNarrow: boolean;
  readonly baseline?: readonly BaselineEntry[] | undefined;
  readonly before?: Before | undefined;
}

/** Finds the sources of an analysis; an empty one for a path that was not read. */
export function sourceIn(from: Pick<Analysis, 'source'>): (path: string) => Source {
  return (path) => from.source(path) ?? { path, text: '', language: 'text', encoding: 'utf8' };
}

/** What a run shows: findings in the named files that neither the baseline accepts nor the state before had. */
export function select(analysis: Analysis, options: SelectionOptions): Selection {
  const { isNamed, isNarrow, baseline, before } = options;
  const source = sourceIn(analysis);
  const all = analysis.tenants.flatMap((tenant) => tenant.findings);
  const accepted = baseline ? applyBaseline(all, baseline, source) : { findings: all, stale: [] };
  const fresh = before ? newFindings(accepted.findings, source, before.findings, sourceIn(before)) : accepted.findings;
  const judged = new Set(analysis.tenants.map(({ tenant }) => tenant.name));
  const couldBeFound = ({ tenant, file }: BaselineEntry): boolean =>
    judged.has(tenant) && (file === undefined ? !isNarrow : isNamed(file));
  return {
    findings: fresh.filter(({ place }) => isNamed(place.source)),
    stale: accepted.stale.filter(couldBeFound),
  };
}
