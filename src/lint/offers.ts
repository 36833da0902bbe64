import { grouped, once } from '../text/index.ts';
import type { Finding, Fix, Severity } from './contract.ts';

/** A finding whose fixes are not written yet; `offers` writes them once. */
export interface Found extends Omit<Finding, 'fixes'> {
  offers(): readonly Fix[];
}

/**
 * Findings that write their fixes when `fixes` is first read. Where several rules offer the same change at the same place, only
 * the finding of the gravest rule offers it.
 */
export function offering(found: readonly Found[]): Finding[] {
  const here = grouped(found, startKey);
  return found.map((one) => {
    const graver = here.get(startKey(one))?.filter((other) => other.rule !== one.rule && goesBefore(other, one)) ?? [];
    const fixes = graver.length === 0 ? one.offers : once(() => without(one.offers(), graver));
    const { offers: _, ...finding } = one;
    return {
      ...finding,
      get fixes() {
        return fixes();
      },
    };
  });
}

function without(fixes: readonly Fix[], graver: readonly Found[]): readonly Fix[] {
  if (fixes.length === 0) return fixes;
  const taken = new Set(graver.flatMap((other) => other.offers().map(written)));
  return fixes.filter((fix) => !taken.has(written(fix)));
}

/** What fixes change, worked out once for each: many findings may offer the same one. */
const texts = new WeakMap<Fix, string>();

function written(fix: Fix): string {
  const text = texts.get(fix) ?? JSON.stringify([fix.edits, fix.commands]);
  texts.set(fix, text);
  return text;
}

const startKey = ({ place }: Found): string => `${place.start}:${place.source}`;

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

const goesBefore = (a: Found, b: Found): boolean =>
  GRAVITY[a.severity] - GRAVITY[b.severity] < 0 || (a.severity === b.severity && a.rule.id < b.rule.id);
