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
import { checkedFile, type Path, type Places, textsOf } from './document.ts';
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
  const layers = layersOf(file.layers, ['layers'], places);
  const scriptOrder = textsOf(file.scriptOrder, ['scriptOrder'], places);
  const tenants = Object.entries(file.tenants ?? {}).map(([name, tenant]): TenantConfig => {
    const path = ['tenants', name];
    const own = statementsOf(tenant, path, places, problems, members);
    return {
      name,
      files: globsOf(tenant.files, [...path, 'files'], places, problems),
      ignore: globsOf(tenant.ignore, [...path, 'ignore'], places, problems),
      layers: tenant.layers ? layersOf(tenant.layers, [...path, 'layers'], places) : layers,
      scriptOrder: tenant.scriptOrder ? textsOf(tenant.scriptOrder, [...path, 'scriptOrder'], places) : scriptOrder,
      declarations: [...common.declarations, ...own.declarations],
      assumptions: { ...common.assumptions, ...own.assumptions },
      flowOperations: [...common.flowOperations, ...own.flowOperations],
      ledger: { ...common.ledger, ...own.ledger, exceptions: [...common.ledger.exceptions, ...own.ledger.exceptions] },
    };
  });
  const single: TenantConfig = { name: DEFAULT_TENANT, files: [], ignore: [], layers, scriptOrder, ...common };
  return {
    path: source.path,
    tenants: tenants.length > 0 ? tenants : [single],
    ignore: globsOf(file.ignore, ['ignore'], places, problems),
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
    silenced: (file.silenced ?? []).map((entry, index) => suppressionEntryOf(entry, ['silenced', index], places)),
    shapes: (file.shapes ?? []).map((shape, index) => shapeOf(shape, ['shapes', index], places)),
    problems,
  };
}

function suppressionEntryOf(
  entry: NonNullable<ConfigFile['silenced']>[number],
  path: Path,
  places: Places,
): SuppressionEntry {
  const { files, rules, object, property, reason, until } = entry;
  return {
    files: textsOf(files, [...path, 'files'], places),
    rules: typeof rules === 'string' ? [rules] : rules,
    ...(object === undefined ? {} : { object }),
    ...(property === undefined ? {} : { property }),
    reason,
    ...(until === undefined ? {} : { until }),
    place: places.value(path),
  };
}

function shapeOf(shape: NonNullable<ConfigFile['shapes']>[number], path: Path, places: Places): Shape {
  const { files, at, kind, name, nameKey, properties = {} } = shape;
  return {
    files: textsOf(files, [...path, 'files'], places),
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

/** How many globs of one list are used: each is held against every file. */
const MOST_GLOBS = 2_000;

/** The globs of a list; of too many the first, and that is said. */
function globsOf(
  value: string | readonly string[] | undefined,
  path: Path,
  places: Places,
  problems: ConfigProblem[],
): Located<string>[] {
  const globs = textsOf(value, path, places);
  const next = globs[MOST_GLOBS];
  if (!next) return globs;
  const args = { key: path.join('.'), limit: String(MOST_GLOBS) };
  problems.push({ message: 'config-too-many-globs', args, place: next.place ?? places.value(path) });
  return globs.slice(0, MOST_GLOBS);
}

function layersOf(layers: TenantFile['layers'], path: Path, places: Places): Located<string>[][] {
  return (layers ?? []).map((layer, index) => textsOf(layer, [...path, index], places));
}
