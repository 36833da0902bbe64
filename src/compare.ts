import type { Analysis, Analyzer } from './analyze.ts';
import { LABELS, translate } from './messages/index.ts';
import { differenceSentence } from './report/verdict-view.ts';
import type { Edit } from './text/index.ts';
import { compare } from './verdict/comparison.ts';

export { compareStates, DIRECTIONS, type TenantComparison } from './verdict/compared-states.ts';
export { compare, type Direction } from './verdict/comparison.ts';

/** How many cells the preview of a fix looks at: everybody in the largest tenants, where one policy opens; a second or two. */
const PREVIEWED = 6_000_000;

/**
 * What edits would change in who may forward where, a sentence each, before they are made. `analysis` is the last one of `analyzer`;
 * undefined for a tenant that is gone.
 */
export async function consequences(
  analyzer: Analyzer,
  analysis: Analysis,
  name: string,
  edits: readonly Edit[],
): Promise<readonly string[] | undefined> {
  const tenant = analysis.tenants.find((one) => one.tenant.name === name);
  if (!tenant) return undefined;
  const after = await analyzer.after(tenant, edits);
  if ([tenant.tenant, after].every(({ objects }) => objects.acceptedDomain.length === 0)) {
    return [
      translate(
        'These files do not list the accepted domains of this organization, so nobody can say who may forward more or less afterwards.',
      ),
    ];
  }
  const differences = compare(tenant.tenant, after, { cells: PREVIEWED });
  return differences?.map(differenceSentence) ?? [translate(LABELS.effectsNotComputed ?? '')];
}
