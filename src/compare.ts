import type { Analysis, Analyzer } from './analyze.ts';
import { COMPARISON, LABELS, translate } from './messages/index.ts';
import { differenceSentence } from './report/verdict-view.ts';
import type { Edit } from './text/index.ts';
import { compare } from './verdict/comparison.ts';

export { compareStates, DIRECTIONS, type TenantComparison } from './verdict/compared-states.ts';
export { compare, type Direction } from './verdict/comparison.ts';

/**
 * How many cells the preview of a fix looks at before it gives up. It is enough for one opened policy in the largest tenants, and
 * takes one or two seconds.
 */
const PREVIEWED = 6_000_000;

/**
 * Says in sentences how edits would change who may forward where, before they are made. There is at least one sentence; where the
 * states cannot be compared, it says so. `analysis` is the newest analysis of `analyzer`.
 */
export async function consequences(
  analyzer: Analyzer,
  analysis: Analysis,
  name: string,
  edits: readonly Edit[],
): Promise<readonly string[]> {
  const tenant = analysis.tenants.find((one) => one.tenant.name === name);
  if (!tenant)
    return [
      translate('The files of this organization are gone, so nobody can say who may forward more or less afterwards.'),
    ];
  const after = await analyzer.after(tenant, edits);
  if ([tenant.tenant, after].every(({ objects }) => objects.acceptedDomain.length === 0)) {
    return [
      translate(
        'These files do not list the accepted domains of this organization, so nobody can say who may forward more or less afterwards.',
      ),
    ];
  }
  const differences = compare(tenant.tenant, after, { cells: PREVIEWED });
  if (!differences) return [translate(LABELS.effectsNotComputed)];
  return differences.length > 0 ? differences.map(differenceSentence) : [translate(COMPARISON.nothing)];
}
