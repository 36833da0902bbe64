import type { ChangeView, ComparisonView, DecidedView, ObjectView, TenantComparisonView } from './comparison-view.ts';
import type { PlaceView } from './view.ts';

/** The two states as they were asked for, and the commits that they are. */
export interface StateNames {
  readonly base: string;
  readonly head: string;
  readonly baseCommit: string | null;
  readonly headCommit: string | null;
}

type Start = Pick<PlaceView, 'file' | 'start'>;

/** An answer with the line that decides. */
export interface DecidedJson extends Pick<DecidedView, 'verdict' | 'by' | 'reason'>, Partial<Start> {}

/** An object that the two states describe differently. */
export interface ChangedObjectJson extends Pick<ObjectView, 'object' | 'change' | 'settings'> {
  readonly before?: Partial<Start>;
  readonly after?: Partial<Start>;
}

/** Who may forward more or less than before. */
export interface ForwardingChangeJson
  extends Pick<ChangeView, 'direction' | 'sentence' | 'from' | 'to' | 'mechanisms'> {
  readonly before: DecidedJson;
  readonly after: DecidedJson;
  readonly objects: readonly ChangedObjectJson[];
}

/** What changed in who may forward where. */
export interface ComparisonJson extends Pick<ComparisonView, 'headline' | 'summary' | 'notes'> {
  readonly tenants: readonly (Pick<TenantComparisonView, 'name' | 'nameBefore'> & {
    readonly changes: readonly ForwardingChangeJson[];
  })[];
}

/** What `diff --format json` says beside the names of the states. */
export function comparedStates({ headline, tenants, summary, notes }: ComparisonView): ComparisonJson {
  return {
    headline,
    tenants: tenants.map(({ name, nameBefore, changes }) => ({
      name,
      nameBefore,
      changes: changes.map(({ direction, from, to, mechanisms, before, after, objects, sentence }) => ({
        direction,
        sentence,
        from: { label: from.label, members: from.members },
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
}

/** The report other programs rely on. */
export function comparisonJson(view: ComparisonView, states: StateNames): string {
  return `${JSON.stringify({ ...states, ...comparedStates(view) }, null, 2)}\n`;
}

const at = (place: PlaceView | undefined) => (place ? { file: place.file, start: place.start } : {});

const decided = ({ verdict, by, reason, place }: DecidedView): DecidedJson => ({ verdict, by, reason, ...at(place) });

const changed = ({ object, change, settings, before, after }: ObjectView): ChangedObjectJson => ({
  object,
  change,
  settings,
  ...(before && { before: at(before) }),
  ...(after && { after: at(after) }),
});
