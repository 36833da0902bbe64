import { type KindWords, kindOfNoun } from '../../knowledge/index.ts';
import type { Declaration, ObjectKind } from '../../tenant/index.ts';
import type { Setting } from '../powershell/calls.ts';
import { forEachItem } from '../powershell/loops.ts';
import type { Outline, Resource } from '../powershell/outline.ts';
import { SURE } from '../powershell/standing.ts';
import { flat } from '../powershell/values.ts';
import type { Comment } from '../reading.ts';
import { declareTable } from './object.ts';

/** What the Exchange Online resources of a text's configurations declare, in order. */
export function resourceDeclarations(setting: Setting, { resources }: Outline): readonly Declaration[] {
  return resources.flatMap((resource) => {
    const words = wordsOf(resource.keyword.name);
    return words ? declare(setting, resource, words) : [];
  });
}

/** `EXO<Noun>` of Microsoft365DSC, `cEXO<Noun>` of packages around it. */
function wordsOf(keyword: string): KindWords | undefined {
  const noun = /^c?EXO(\w+)$/i.exec(keyword)?.[1];
  return noun === undefined ? undefined : kindOfNoun(noun);
}

function declare(setting: Setting, resource: Resource, words: KindWords): readonly Declaration[] {
  const { values } = setting;
  const { body, region, keyword } = resource;
  const own = setting.standings.of({ region, start: body.start, attempt: undefined });
  const standing = own === SURE ? {} : { standing: own };
  const make = (): readonly Declaration[] => {
    const table = values.of(body, region, body.start);
    if (table.kind !== 'table') return [];
    const items = table.entries.get('items')?.value;
    const head = { start: keyword.nameStart, end: keyword.nameEnd };
    const frame = { words, format: 'dsc', head, command: keyword.name, ...standing } as const;
    if (!items) return [declareTable(setting, table, { ...frame, span: keyword })].filter((one) => one !== undefined);
    return flat(items.kind === 'list' ? items.items : [items]).flatMap((item) => {
      if (item.kind !== 'table') return [];
      return (
        declareTable(setting, item, { ...frame, span: item, head: { start: item.start, end: item.start + 2 } }) ?? []
      );
    });
  };
  values.begin();
  values.of(body, region, body.start);
  return forEachItem(values, make) ?? [];
}

/** Microsoft365DSC says in the first comments of what it generates that it did. */
const isExport = (comments: readonly Comment[]): boolean =>
  comments.some(({ text }) => /^#\s*Generated with Microsoft365DSC/i.test(text));

/** What resources say about objects: everything in an export, else only what they state. `kinds` are stated with all their objects. */
export interface ResourceStatements {
  readonly declarations: readonly Declaration[];
  readonly kinds: readonly ObjectKind[];
}

/**
 * An export states every object and every setting. A configuration that people write leaves alone what it does not state: the tenant
 * keeps it as it is (Microsoft365DSC hands on only what is written).
 */
export function statedByResources(
  comments: readonly Comment[],
  declarations: readonly Declaration[],
): ResourceStatements {
  if (!isExport(comments)) return { declarations, kinds: [] };
  const whole = ({ operation, misspelled }: Declaration): boolean => operation !== 'remove' && !misspelled;
  return {
    declarations: declarations.map((one) => ({ ...one, whole: whole(one) })),
    kinds: [...new Set(declarations.map(({ kind }) => kind))],
  };
}
