import type { Lens, LensWords } from '../language/lens.ts';
import { LENSES, translate } from '../messages/index.ts';
import { className, controlLabel } from '../report/verdict-view.ts';
import { harmless, type Place } from '../text/index.ts';
import type { Outcome } from './session.ts';

/** More lenses than this are counted: a big file is not read line by line. */
const MOST = 400;

function wordsFor<U>(outcome: Outcome<U>): LensWords {
  const line = (place: Place): number => outcome.lines(place.source).position(place.start).line;
  return {
    say: (id, args) => harmless(translate(LENSES[id], args)),
    where: (place, from) =>
      place.source === from.source
        ? translate('line {line}', { line: line(place) })
        : `${place.source.slice(place.source.lastIndexOf('/') + 1)}:${line(place)}`,
    control: controlLabel,
    name: (one) => className(one.name),
  };
}

/** A lens, and the name of the tenant that it is about. */
export interface FoundLens {
  readonly tenant: string;
  readonly lens: Lens;
}

async function find<U>(outcome: Outcome<U>, path: string): Promise<readonly FoundLens[]> {
  const { lenses } = await import('../language/lenses.ts');
  const words = wordsFor(outcome);
  return outcome.analysis.tenants
    .filter(
      ({ readings, tenant }) =>
        readings.some(({ source }) => source.path === path) ||
        tenant.ledger.exceptions.some(({ place }) => place.source === path),
    )
    .flatMap(({ tenant }) => lenses(tenant, words).map((lens) => ({ tenant: tenant.name, lens })))
    .filter(({ lens }) => lens.place.source === path);
}

/** The lenses of one file; their texts are worked out when they are asked for. */
export async function lensesOf<U>(outcome: Outcome<U>, path: string): Promise<readonly Lens[]> {
  return (await find(outcome, path)).map(({ lens }) => lens);
}

/** The lenses of one file that are shown, from its top, and a line about those that are left out. */
export async function shownLenses<U>(
  outcome: Outcome<U>,
  path: string,
): Promise<{ readonly shown: readonly FoundLens[]; readonly hidden?: string }> {
  const all = [...(await find(outcome, path))].sort((a, b) => a.lens.above.start - b.lens.above.start);
  const shown = all.slice(0, MOST);
  return all.length > MOST
    ? { shown, hidden: translate(LENSES['lens-hidden'], { count: all.length - MOST }) }
    : { shown };
}
