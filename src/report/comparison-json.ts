import type { ComparisonView, DecidedView, ObjectView } from './comparison-view.ts';
import type { PlaceView } from './view.ts';

/** The two states as they were asked for, and the commits that they are. */
export interface StateNames {
  readonly base: string;
  readonly head: string;
  readonly baseCommit: string | null;
  readonly headCommit: string | null;
}

/** The shape of `diff --format json`. */
export function comparisonJson({ headline, tenants, summary, notes }: ComparisonView, states: StateNames): string {
  const shown = {
    ...states,
    headline,
    tenants: tenants.map(({ name, nameBefore, changes }) => ({
      name,
      nameBefore,
      changes: changes.map(({ direction, from, to, mechanisms, before, after, objects, sentence }) => ({
        direction,
        sentence,
        from,
        to,
        mechanisms,
        before: decided(before),
        after: decided(after),
        objects: objects.map(changed),
      })),
    })),
    summary,
    notes,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const at = (place: PlaceView | undefined) => (place ? { file: place.file, start: place.start } : {});

const decided = ({ verdict, by, reason, place }: DecidedView) => ({ verdict, by, reason, ...at(place) });

const changed = ({ object, change, settings, before, after }: ObjectView) => ({
  object,
  change,
  settings,
  ...(before && { before: at(before) }),
  ...(after && { after: at(after) }),
});
