import { type KindWords, type Knowledge, kindOfNoun } from '../../knowledge/index.ts';
import type { Declaration } from '../../tenant/index.ts';
import type { Slice } from '../../text/index.ts';
import type { ReadContext } from '../powershell/calls/read-context.ts';
import { SURE } from '../powershell/calls/standing.ts';
import {
  type PowerShellOptions,
  type ResourceReader,
  type ResourceStatements,
  readPowerShell as readCommands,
  readScript as readCommandsOf,
} from '../powershell/index.ts';
import type { Resource, SymbolTable } from '../powershell/symbols/symbol-table.ts';
import { forEachItem } from '../powershell/values/loops.ts';
import { flat } from '../powershell/values/value.ts';
import type { Comment, Reading } from '../reading.ts';
import { declareTable } from './object.ts';

/** What the Exchange Online resources of a text's configurations declare, in order. */
function resourceDeclarations(context: ReadContext, { resources }: SymbolTable): readonly Declaration[] {
  return resources.flatMap((resource) => {
    const words = wordsOf(resource.keyword.name);
    return words ? declare(context, resource, words) : [];
  });
}

/** `EXO<Noun>` of Microsoft365DSC, `cEXO<Noun>` of packages around it. */
function wordsOf(keyword: string): KindWords | undefined {
  const noun = /^c?EXO(\w+)$/i.exec(keyword)?.[1];
  return noun === undefined ? undefined : kindOfNoun(noun);
}

function declare(context: ReadContext, resource: Resource, words: KindWords): readonly Declaration[] {
  const { values } = context;
  const { body, region, keyword } = resource;
  const own = context.standings.of({ region, start: body.start, attempt: undefined });
  const standing = own === SURE ? {} : { standing: own };
  const make = (): readonly Declaration[] => {
    const table = values.of(body, region, body.start);
    if (table.kind !== 'table') return [];
    const items = table.entries.get('items')?.value;
    const head = { start: keyword.nameStart, end: keyword.nameEnd };
    const frame = { words, format: 'dsc', head, command: keyword.name, ...standing } as const;
    if (!items) return [declareTable(context, table, { ...frame, span: keyword })].filter((one) => one !== undefined);
    return flat(items.kind === 'list' ? items.items : [items]).flatMap((item) => {
      if (item.kind !== 'table') return [];
      return (
        declareTable(context, item, { ...frame, span: item, head: { start: item.start, end: item.start + 2 } }) ?? []
      );
    });
  };
  values.begin();
  values.of(body, region, body.start);
  return forEachItem(values, region, make) ?? make();
}

/** Microsoft365DSC says in the first comments of what it generates that it did. */
const isExport = (comments: readonly Comment[]): boolean =>
  comments.some(({ text }) => /^#\s*Generated with Microsoft365DSC/i.test(text));

/**
 * An export states every object and every setting. A configuration that people write leaves alone what it does not state: the tenant
 * keeps it as it is (Microsoft365DSC hands on only what is written).
 */
function stated(comments: readonly Comment[], declarations: readonly Declaration[]): ResourceStatements {
  if (!isExport(comments)) return { declarations, kinds: [] };
  const whole = ({ operation, misspelled }: Declaration): boolean => operation !== 'remove' && !misspelled;
  return {
    declarations: declarations.map((one) => ({ ...one, whole: whole(one) })),
    kinds: [...new Set(declarations.map(({ kind }) => kind))],
  };
}

const resources: ResourceReader = (context, symbols, comments) =>
  stated(comments, resourceDeclarations(context, symbols));

/** `readPowerShell`, with the DSC resources of the text. */
export function readPowerShell(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  return readCommands(slice, knowledge, { ...options, resources });
}

/** The same for a text that is parsed whatever its words are. */
export function readScript(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  return readCommandsOf(slice, knowledge, { ...options, resources });
}
