import type { Declaration, Exception, Ledger, ObjectKind, Property, Scalar } from '../tenant/index.ts';
import type { Located, Place } from '../text/index.ts';
import type { ConfigProblem, TenantConfig } from './config.ts';
import { type Path, type Places, textsOf } from './document.ts';
import type { ConfigFile } from './schema.ts';

/** The text of a file by its path relative to the folder of the configuration; undefined when it cannot be read. */
export type Members = (path: string) => { readonly path: string; readonly text: string } | undefined;

type Statements = Pick<
  ConfigFile,
  | 'acceptedDomains'
  | 'groups'
  | 'approvedDomains'
  | 'exceptions'
  | 'requireExceptions'
  | 'flowOperations'
  | 'assumptions'
>;

/** Accepted domains, groups and approved domains of a section, as objects written in the configuration file. */
export function statementsOf(
  section: Statements,
  path: Path,
  places: Places,
  problems: ConfigProblem[],
  members: Members,
): Pick<TenantConfig, 'declarations' | 'assumptions' | 'flowOperations' | 'ledger'> {
  const declarations: Declaration[] = [];
  section.acceptedDomains?.forEach((domain, index) => {
    const own = [...path, 'acceptedDomains', index];
    const place = places.value(own);
    if (typeof domain === 'string') declarations.push(declare('acceptedDomain', domain, place, place, []));
    else {
      const name = places.value([...own, 'domainName']);
      declarations.push(declare('acceptedDomain', domain.domainName, name, place, scalars(domain, own, places)));
    }
  });
  for (const [name, group] of Object.entries(section.groups ?? {})) {
    const own = [...path, 'groups', name];
    declarations.push(
      declare('group', name, places.key(own), places.value(own), groupOf(group, own, places, problems, members)),
    );
  }
  section.approvedDomains?.forEach((domain, index) => {
    const place = places.value([...path, 'approvedDomains', index]);
    declarations.push(declare('approvedDomain', domain, place, place, []));
  });
  const assumptions = Object.fromEntries(
    Object.entries(section.assumptions ?? {}).map(([key, value]) => [
      key,
      { value, place: places.value([...path, 'assumptions', key]) },
    ]),
  ) as TenantConfig['assumptions'];
  const flowOperations = (section.flowOperations ?? []).map((value, index) => ({
    value,
    place: places.value([...path, 'flowOperations', index]),
  }));
  return { declarations, assumptions, flowOperations, ledger: ledgerOf(section, path, places) };
}

function ledgerOf({ exceptions = [], requireExceptions }: Statements, path: Path, places: Places): Ledger {
  return {
    exceptions: exceptions.map((entry, index) => exceptionOf(entry, [...path, 'exceptions', index], places)),
    // A tenant may take back what the top asks of all.
    ...(requireExceptions !== undefined && {
      required: requireExceptions ? places.value([...path, 'requireExceptions']) : undefined,
    }),
  };
}

function exceptionOf(entry: NonNullable<Statements['exceptions']>[number], path: Path, places: Places): Exception {
  const { from, to, mechanism, until, ...rest } = entry;
  return {
    ...rest,
    from: textsOf(from, [...path, 'from'], places),
    to: textsOf(to, [...path, 'to'], places),
    ...(mechanism && { mechanisms: [mechanism].flat() }),
    ...(until !== undefined && { until: { value: until, place: places.value([...path, 'until']) } }),
    place: places.value(path),
  };
}

function declare(
  kind: ObjectKind,
  name: string,
  namePlace: Place,
  place: Place,
  properties: readonly Property[],
): Declaration {
  return {
    kind,
    name,
    namePlace,
    operation: 'declare',
    place,
    head: namePlace,
    properties: new Map(properties.map((property) => [property.name, property])),
    whole: true,
    format: place.source.endsWith('json') ? 'json' : 'yaml',
  };
}

function scalars(entry: Readonly<Record<string, Scalar | undefined>>, path: Path, places: Places): Property[] {
  return Object.entries(entry).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    const place = places.value([...path, name]);
    return [
      {
        name,
        keyPlace: places.key([...path, name]),
        value: { state: 'stated', value, place, editable: true },
      } as const,
    ];
  });
}

type Group = NonNullable<ConfigFile['groups']>[string];

function groupOf(group: Group, path: Path, places: Places, problems: ConfigProblem[], members: Members): Property[] {
  if (Array.isArray(group)) return [listed(group, path, places)];
  const properties = group.type === undefined ? [] : scalars({ type: group.type }, path, places);
  if (group.members) properties.push(listed(group.members, [...path, 'members'], places));
  if (group.file === undefined) return properties;
  const file = members(group.file);
  const place = places.value([...path, 'file']);
  if (!file) {
    problems.push({ message: 'config-file-not-readable', args: { file: group.file }, place });
    return properties;
  }
  const items = membersIn(file);
  const value = { state: 'stated', value: items.map((item) => item.value), items, place, editable: false } as const;
  return [...properties.filter(({ name }) => name !== 'members'), { name: 'members', keyPlace: place, value }];
}

function listed(values: readonly string[], path: Path, places: Places): Property {
  const items = values.map((value, index) => ({ value, place: places.value([...path, index]) }));
  const place = places.value(path);
  return {
    name: 'members',
    keyPlace: places.key(path),
    value: { state: 'stated', value: values, items, place, editable: true },
  };
}

/**
 * Addresses in a list of members: the first address of each line, whatever columns stand around it. Lines that start
 * with `#` are comments; lines without an address (a head line) say nothing.
 */
function membersIn(file: { path: string; text: string }): Located<Scalar>[] {
  const items: Located<Scalar>[] = [];
  let offset = 0;
  for (const line of file.text.split('\n')) {
    const match = line.startsWith('#') ? null : /[^\s"',;:<>[\]]+@[^\s"',;:<>[\]]+/.exec(line);
    if (match) {
      const start = offset + match.index;
      items.push({ value: match[0], place: { source: file.path, start, end: start + match[0].length } });
    }
    offset += line.length + 1;
  }
  return items;
}
