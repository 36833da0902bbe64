import type { Knowledge } from '../knowledge/index.ts';
import type { Refusal, Renaming } from '../language/navigation.ts';
import type { Mention, ObjectIndex } from '../language/objects.ts';
import { REFUSALS, translate } from '../messages/index.ts';
import type { Edit, Place } from '../text/index.ts';
import type { Outcome } from './session.ts';

/** Why a name cannot be changed, in words. */
export class RenameRefused extends Error {}

/** What is named at one place of a text, and where else. */
export interface Named {
  definitions(): readonly Place[];
  /** Every place that names the object; those that make or change it where `own` is wanted. */
  references(own: boolean): readonly Place[];
  /** The places of the same file. */
  highlights(): readonly Mention[];
  /** What would be renamed. Throws `RenameRefused` where nothing can be. */
  renaming(): Renaming;
  /** The edits that give the object another name. Throws `RenameRefused`. */
  rename(newName: string): readonly Edit[];
}

/** Looks at an offset of a file that an outcome holds, in every organization that the file belongs to. */
export async function namedAt<U>(
  outcome: Outcome<U>,
  path: string,
  offset: number,
  { cmdlets }: Knowledge,
): Promise<Named> {
  const [language, { objectIndexOf }] = await Promise.all([
    import('../language/navigation.ts'),
    import('../language/objects.ts'),
  ]);
  const indexes = outcome.analysis.tenants
    .filter(
      ({ readings, tenant }) =>
        readings.some(({ source }) => source.path === path) ||
        tenant.declarations.some(({ place }) => place.source === path),
    )
    .map(({ tenant, readings }) => objectIndexOf(tenant, readings, cmdlets));
  const renamed = (): { readonly index: ObjectIndex; readonly renaming: Renaming } => {
    const found = indexes.map((index) => ({ index, renaming: language.renamingAt(index, path, offset, cmdlets) }));
    for (const { index, renaming } of found) if ('object' in renaming) return { index, renaming };
    const refused = found.map(({ renaming }) => renaming).find((one) => 'id' in one);
    throw refusal(refused && 'id' in refused ? refused : { id: 'rename-nothing', args: {} });
  };
  return {
    definitions: () => indexes.flatMap((index) => language.definitions(index, path, offset)),
    references: (own) => indexes.flatMap((index) => language.references(index, path, offset, own)),
    highlights: () => indexes.flatMap((index) => language.highlights(index, path, offset)),
    renaming: () => renamed().renaming,
    rename(newName) {
      const { renaming, index } = renamed();
      const textAt = ({ source, start, end }: Place): string =>
        outcome.sources.get(source)?.text.slice(start, end) ?? '';
      const edits = language.rename(index, renaming, newName, textAt);
      if ('id' in edits) throw refusal(edits);
      return edits;
    },
  };
}

/** Refuses where there is no text to look at. */
export function nothingNamed(): never {
  throw refusal({ id: 'rename-nothing', args: {} });
}

const refusal = ({ id, args }: Refusal): Error => new RenameRefused(translate(REFUSALS[id], args));
