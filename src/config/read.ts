import { DEFAULT_TENANT } from '../tenant/index.ts';
import type { Language, Located, Source } from '../text/index.ts';
import {
  type Config,
  type ConfigProblem,
  DEFAULT_CONFIG,
  type RuleSetting,
  type Shape,
  type SuppressionEntry,
  type TenantConfig,
} from './config.ts';
import { checkedFile, type Path, type Places } from './document.ts';
import { GlobBudget } from './glob-budget.ts';
import { type ConfigFile, ENTRY_LISTS, SECTIONS } from './schema.ts';
import { type Members, statementsOf } from './statements.ts';

type TenantFile = NonNullable<ConfigFile['tenants']>[string];

/**
 * Reads a configuration file, YAML or JSON. `members` gives the text of a file that lists the members of a group, by its
 * path relative to the folder of the configuration. Never throws: a section with a mistake is left out (of lists whose
 * entries speak for themselves only the entry), with a problem at its place, and the rest is in force.
 */
export function readConfig(source: Source, members: Members = () => undefined): Config {
  const { file, places, problems } = checkedFile<ConfigFile>(source, SECTIONS, ENTRY_LISTS);
  return build(file, source, places, problems, members);
}

function build(file: ConfigFile, source: Source, places: Places, problems: ConfigProblem[], members: Members): Config {
  const common = statementsOf(file, [], places, problems, members);
  const globs = new GlobBudget(places, problems);
  const layers = layersOf(file.layers, ['layers'], globs);
  const scriptOrder = globs.take(file.scriptOrder, ['scriptOrder']);
  const declared = Object.entries(file.tenants ?? {}).map(([name, tenant]): TenantConfig => {
    const path = ['tenants', name];
    const own = statementsOf(tenant, path, places, problems, members);
    return {
      name,
      files: globs.take(tenant.files, [...path, 'files']),
      ignore: globs.take(tenant.ignore, [...path, 'ignore']),
      layers: tenant.layers ? layersOf(tenant.layers, [...path, 'layers'], globs) : layers,
      scriptOrder: tenant.scriptOrder ? globs.take(tenant.scriptOrder, [...path, 'scriptOrder']) : scriptOrder,
      declarations: [...common.declarations, ...own.declarations],
      assumptions: { ...common.assumptions, ...own.assumptions },
      flowOperations: [...common.flowOperations, ...own.flowOperations],
      ledger: { ...common.ledger, ...own.ledger, exceptions: [...common.ledger.exceptions, ...own.ledger.exceptions] },
    };
  });
  // Without globs a tenant would take every file.
  const tenants = declared.filter(hasFiles);
  const single: TenantConfig = { name: DEFAULT_TENANT, files: [], ignore: [], layers, scriptOrder, ...common };
  return {
    path: source.path,
    tenants: tenants.length > 0 ? tenants : [single],
    ignore: globs.take(file.ignore, ['ignore']),
    rules: new Map(
      Object.entries(file.rules ?? {}).map(([id, value]): [string, Located<RuleSetting>] => [
        id,
        { value, place: places.value(['rules', id]) },
      ]),
    ),
    languages: file.languages
      ? { value: file.languages as readonly Language[], place: places.value(['languages']) }
      : DEFAULT_CONFIG.languages,
    documents:
      file.documents === undefined
        ? DEFAULT_CONFIG.documents
        : { value: file.documents, place: places.value(['documents']) },
    warnBefore:
      file.warnBefore === undefined
        ? DEFAULT_CONFIG.warnBefore
        : { value: file.warnBefore, place: places.value(['warnBefore']) },
    silenced: (file.silenced ?? [])
      .map((entry, index) => suppressionEntryOf(entry, ['silenced', index], places, globs))
      .filter(hasFiles),
    shapes: (file.shapes ?? [])
      .map((shape, index) => shapeOf(shape, ['shapes', index], places, globs))
      .filter(hasFiles),
    problems,
  };
}

/** Whether globs of it are left in the budget. */
const hasFiles = ({ files }: { readonly files: readonly unknown[] }): boolean => files.length > 0;

function suppressionEntryOf(
  entry: NonNullable<ConfigFile['silenced']>[number],
  path: Path,
  places: Places,
  globs: GlobBudget,
): SuppressionEntry {
  const { files, rules, object, property, reason, until } = entry;
  return {
    files: globs.take(files, [...path, 'files']),
    rules: typeof rules === 'string' ? [rules] : rules,
    ...(object === undefined ? {} : { object }),
    ...(property === undefined ? {} : { property }),
    reason,
    ...(until === undefined ? {} : { until }),
    place: places.value(path),
  };
}

function shapeOf(
  shape: NonNullable<ConfigFile['shapes']>[number],
  path: Path,
  places: Places,
  globs: GlobBudget,
): Shape {
  const { files, at, kind, name, nameKey, properties = {} } = shape;
  return {
    files: globs.take(files, [...path, 'files']),
    at: at.split('.').filter((key) => key !== ''),
    collection: kind,
    ...(name === undefined ? {} : { name }),
    ...(nameKey === undefined ? {} : { nameKey }),
    properties,
    propertyPlaces: new Map(
      Object.keys(properties).map((key) => [key, places.value([...path, 'properties', key])] as const),
    ),
  };
}

function layersOf(layers: TenantFile['layers'], path: Path, globs: GlobBudget): Located<string>[][] {
  return (layers ?? []).map((layer, index) => globs.take(layer, [...path, index])).filter((layer) => layer.length > 0);
}
