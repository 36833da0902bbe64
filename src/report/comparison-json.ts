import type { ComparisonView, DecidedView, ObjectView } from './comparison-view.ts';
import type { PlaceView } from './view.ts';

/** The shape of `diff --format json`. */
export function comparisonJson({ base, head, headline, tenants, summary, notes }: ComparisonView): string {
  const shown = {
    base,
    head,
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
