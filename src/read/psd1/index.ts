import { type Knowledge, kindOfCollection } from '../../knowledge/index.ts';
import { parse } from '../../powershell/index.ts';
import type { Declaration } from '../../tenant/index.ts';
import type { Slice } from '../../text/index.ts';
import { declareTable } from '../dsc/object.ts';
import { Binder } from '../powershell/calls/parameters.ts';
import type { ReadContext } from '../powershell/calls/read-context.ts';
import { Standings } from '../powershell/calls/standing.ts';
import { problemsOf } from '../powershell/calls/unread.ts';
import type { PowerShellOptions } from '../powershell/index.ts';
import { mayMatter } from '../powershell/prefilter.ts';
import { unrepaired } from '../powershell/script/repaired-slice.ts';
import { NO_OWN_NAMES } from '../powershell/symbols/own-names.ts';
import { symbolsOf } from '../powershell/symbols/symbols-of.ts';
import { flat, type Table } from '../powershell/values/value.ts';
import { Values } from '../powershell/values/values.ts';
import { emptyReading, type Reading } from '../reading.ts';

/**
 * Reads configuration data for DSC: the objects below `NonNodeData.Exchange`. Module manifests and the data of other tools
 * say nothing. Never throws; linear.
 */
export function readPsd1(slice: Slice, knowledge: Knowledge, options: PowerShellOptions = {}): Reading {
  const nothing = emptyReading(slice.source);
  if (!mayMatter(slice.text)) return nothing;
  const script = parse(slice.text);
  const symbols = symbolsOf(script, () => false);
  const values = new Values(symbols);
  const written = unrepaired(slice);
  const context: ReadContext = {
    slice: written,
    knowledge,
    values,
    binder: new Binder(knowledge.cmdlets, slice.text, values, false),
    standings: new Standings({ slice: written, script, symbols, names: NO_OWN_NAMES }, values, new Set()),
    brokenLines: [],
    advice: options.advice ?? false,
    slicePrefix: options.slicePrefix,
  };
  const statements = script.blocks.flatMap((block) => block.statements);
  const exchange = statements.flatMap((statement) => {
    values.begin(slice.text.length);
    const root = statement.kind === 'Hashtable' ? values.of(statement, symbols.root, statement.start) : undefined;
    return root?.kind === 'table' ? (exchangeData(root) ?? []) : [];
  });
  return {
    ...nothing,
    declarations: exchange.flatMap((table) => objects(context, table)),
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

function objects(context: ReadContext, exchange: Table): readonly Declaration[] {
  return [...exchange.entries.values()].flatMap(({ key, value }) => {
    const words = kindOfCollection(key);
    if (!words) return [];
    const items = value.kind === 'list' ? flat(value.items) : [value];
    return items.flatMap((item) => {
      if (item.kind !== 'table') return [];
      const head = { start: item.start, end: Math.min(item.start + 2, item.end) };
      return declareTable(context, item, { words, format: 'psd1', span: item, head }) ?? [];
    });
  });
}
