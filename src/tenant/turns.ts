import type { Declaration, Operation } from './declaration.ts';
import type { Turn } from './in-force.ts';

/** In which order the files of a tenant apply. */
export interface FileOrder {
  /** Layer of a source, lowest first; a higher layer overrides without contradiction. Absent: all are one layer. */
  readonly layer?: (source: string) => number;
  /**
   * When a script runs among those whose order is stated, equal ones in the order of their paths; undefined for one of which
   * nobody says it.
   */
  readonly scriptOrder?: (source: string) => number | undefined;
}

/** Snapshots show what was there, declarations show what should be, scripts change both. */
const STEP: Readonly<Record<Operation, number>> = {
  snapshot: 0,
  declare: 1,
  create: 2,
  set: 2,
  remove: 2,
  enable: 2,
  disable: 2,
  advice: 3,
};

/** The run of all scripts whose order is stated. */
const ONE_AFTER_ANOTHER = '';

/** The declarations in the order in which they are applied, each with its layer and its run. */
export function turnsOf(declarations: readonly Declaration[], { layer, scriptOrder }: FileOrder): readonly Turn[] {
  const sources = new Map<string, { readonly layer: number; readonly order: number | undefined }>();
  const placed = (source: string): { readonly layer: number; readonly order: number | undefined } => {
    let known = sources.get(source);
    if (!known) {
      known = { layer: layer?.(source) ?? 0, order: scriptOrder?.(source) };
      sources.set(source, known);
    }
    return known;
  };
  return declarations
    .filter(({ operation }) => operation !== 'advice')
    .map((declaration, at) => {
      const { source } = declaration.place;
      const step = STEP[declaration.operation];
      const of = placed(source);
      const order = step === STEP.set ? of.order : undefined;
      const run = step !== STEP.set ? declaration : order === undefined ? source : ONE_AFTER_ANOTHER;
      const turn = { declaration, layer: declaration.layer ?? of.layer, run };
      return { turn, step, order: order ?? Number.POSITIVE_INFINITY, at };
    })
    .sort(
      (a, b) =>
        a.turn.layer - b.turn.layer ||
        a.step - b.step ||
        a.order - b.order ||
        (Number.isFinite(a.order) ? byPath(a.turn, b.turn) : 0) ||
        a.at - b.at,
    )
    .map(({ turn }) => turn);
}

/** Made when first needed: it loads tables that most processes never use. */
let paths: Intl.Collator | undefined;

/** Paths as people number them: `2-update` before `10-cleanup`. */
function byPath(a: Turn, b: Turn): number {
  paths ??= new Intl.Collator('en', { numeric: true });
  return paths.compare(a.declaration.place.source, b.declaration.place.source);
}
