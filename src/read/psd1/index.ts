import { type Knowledge, kindOfCollection } from '../../knowledge/index.ts';
import { parse } from '../../powershell/index.ts';
import type { Declaration } from '../../tenant/index.ts';
import type { Slice } from '../../text/index.ts';
import { declareTable } from '../dsc/object.ts';
import type { Setting } from '../powershell/calls.ts';
import type { PowerShellOptions } from '../powershell/index.ts';
import { outline } from '../powershell/outline.ts';
import { Binder } from '../powershell/parameters.ts';
import { mayMatter } from '../powershell/prefilter.ts';
import { Standings } from '../powershell/standing.ts';
import { problemsOf } from '../powershell/unread.ts';
import { flat, type Table, Values } from '../powershell/values.ts';
import { asWritten } from '../powershell/written.ts';
import type { Reading } from '../reading.ts';

/**
 * Reads configuration data for DSC: the objects below `NonNodeData.Exchange`. Module manifests and the data of other tools
 * say nothing. Never throws; linear.
 */
export function readPsd1(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  const nothing = { source: slice.source, declarations: [], calls: [], slips: [], unread: [], complete: [] };
  if (!mayMatter(slice.text)) return { ...nothing, comments: [], problems: [] };
  const script = parse(slice.text);
  const tree = outline(script, () => false);
  const values = new Values(tree);
  const written = asWritten(slice);
  const setting: Setting = {
    slice: written,
    knowledge,
    values,
    binder: new Binder(knowledge.cmdlets, values),
    standings: new Standings({ slice: written, script, tree }, values),
    brokenLines: [],
    advice: options.advice ?? false,
    slicePrefix: options.slicePrefix,
  };
  const statements = script.blocks.flatMap((block) => block.statements);
  const exchange = statements.flatMap((statement) => {
    values.begin(slice.text.length);
    const root = statement.kind === 'Hashtable' ? values.of(statement, tree.root, statement.start) : undefined;
    return root?.kind === 'table' ? (exchangeData(root) ?? []) : [];
  });
  return {
    ...nothing,
    declarations: exchange.flatMap((table) => objects(setting, table)),
    comments: script.comments.map(({ start, end }) => {
      return { text: slice.text.slice(start, end), place: slice.place(start, end) };
    }),
    problems: exchange.length > 0 ? problemsOf({ slice: written, script }) : [],
  };
}

function exchangeData(root: Table): Table | undefined {
  const data = root.entries.get('nonnodedata')?.value;
  const exchange = data?.kind === 'table' ? data.entries.get('exchange')?.value : undefined;
  return exchange?.kind === 'table' ? exchange : undefined;
}

function objects(setting: Setting, exchange: Table): readonly Declaration[] {
  return [...exchange.entries.values()].flatMap(({ key, value }) => {
    const words = kindOfCollection(key);
    if (!words) return [];
    const items = value.kind === 'list' ? flat(value.items) : [value];
    return items.flatMap((item) => {
      if (item.kind !== 'table') return [];
      const head = { start: item.start, end: Math.min(item.start + 2, item.end) };
      return declareTable(setting, item, { words, format: 'psd1', span: item, head }) ?? [];
    });
  });
}
