import type { StatedFact } from '../config/state-fact.ts';
import type { Finding } from '../lint/contract.ts';
import { translate } from '../messages/index.ts';
import type { Unread } from '../read/reading.ts';
import { harmless } from '../text/index.ts';

/** A fact that the configuration may state, and the title of the action that writes it. Without members or reason it is to be completed. */
export interface FactAction {
  readonly title: string;
  readonly fact: StatedFact;
}

/** What stands between commas, semicolons and blanks. */
export const wordsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

/** The title of the action that states a fact. */
function titleOf(fact: StatedFact): string {
  switch (fact.kind) {
    case 'automaticMeans':
      return fact.value === 'off'
        ? translate('State in the configuration that Automatic means Off in this organization')
        : translate('State in the configuration that Automatic means On in this organization');
    case 'acceptedDomain':
      return translate('{domain} is ours', { domain: fact.domain });
    case 'acceptedDomains':
      return translate('List the accepted domains of the organization in the configuration...');
    case 'members':
      return translate('List the members of {group} in the configuration...', { group: fact.group });
    case 'exception':
      return translate('Write an exception of {from} for {to} in the configuration...', fact);
    case 'shape':
      return translate('Map this shape in the configuration: {at} holds {kind}', {
        at: fact.at,
        kind: fact.collection,
      });
    case 'silenced':
      return translate('Suppress {rule} here in the configuration, with a reason...', { rule: fact.rule });
  }
}

const stating = (fact: StatedFact): FactAction => ({ title: harmless(titleOf(fact)), fact });

/** Actions that state what a finding waits for. */
export const factsFor = ({ states }: Finding): readonly FactAction[] => states.map(stating);

/** Reasons for which a setting was not read that a shape of the configuration does away with. */
const UNMAPPED: readonly string[] = ['unknown-shape', 'unnamed-object'];

/** The fact that tells the configuration what the objects at a place are; none for what no shape does away with. */
export function shapeOf({ reason, args, place }: Unread): FactAction | undefined {
  const { at = '', kind = '' } = args;
  if (!UNMAPPED.includes(reason) || at === '' || kind === '') return undefined;
  const named = reason === 'unnamed-object' && !at.endsWith('*') ? { name: 'Default' } : {};
  return stating({ kind: 'shape', files: place.source, at, collection: kind, ...named });
}

/** For files without comments: suppresses a finding in the configuration, with a reason. */
export function suppressedIn({ rule, place, subject }: Finding): FactAction | undefined {
  if (rule.locked) return undefined;
  return stating({ kind: 'silenced', files: place.source, rule: rule.id, object: subject.object, reason: '' });
}

/**
 * The text of the configuration file `path` with a fact in it, for the tenant of that name where the file declares tenants.
 * Undefined for a file that cannot be read. An exception has placeholders (`config/state-fact.ts`).
 */
export async function withStatedFact(
  file: { readonly path: string; readonly text: string },
  tenant: string,
  fact: StatedFact,
): Promise<string | undefined> {
  const [{ withFact }, { readConfig }] = await Promise.all([
    import('../config/state-fact.ts'),
    import('../config/read.ts'),
  ]);
  const { tenants } = readConfig({ ...file, language: 'yaml', encoding: 'utf8' });
  const declared = tenants.some(({ name, files }) => name === tenant && files.length > 0);
  return withFact(file.text, file.path, declared ? tenant : undefined, fact);
}
