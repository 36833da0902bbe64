import { translate } from '../messages/index.ts';
import type { Declaration, PropertyValue, Scalar, Tenant } from '../tenant/index.ts';
import type { Position } from '../text/index.ts';
import { oneLine } from './printable.ts';
import { type Lines, type PlaceView, placeView, type UnreadView } from './view.ts';

/** A property as read: its value with its place, or the expression that only a run would resolve. */
export type PropertyView =
  | {
      readonly value: Scalar | readonly Scalar[];
      readonly start: Position;
      readonly end: Position;
      readonly items?: readonly { readonly value: Scalar; readonly start: Position; readonly end: Position }[];
      readonly change?: 'add' | 'remove';
    }
  | { readonly runtime: string; readonly start: Position; readonly end: Position };

/** One place that says something about one object. */
export interface ObjectView extends PlaceView {
  readonly kind: string;
  readonly name: string | null;
  readonly nameRuntime?: string;
  readonly operation: string;
  readonly properties: Readonly<Record<string, PropertyView>>;
}

/** The shape of `inspect --format json`. */
export interface InspectView {
  readonly tenants: readonly {
    readonly name: string;
    readonly objects: readonly ObjectView[];
    readonly merged: readonly {
      readonly kind: string;
      readonly name: string | null;
      readonly places: readonly PlaceView[];
    }[];
  }[];
  readonly problems: readonly UnreadView[];
  readonly unread: readonly UnreadView[];
  readonly files: number;
}

function propertyView(value: PropertyValue, lines: Lines): PropertyView {
  const { start, end } = placeView(value.place, lines);
  if (value.state === 'runtime') return { runtime: value.expression, start, end };
  return {
    value: value.value,
    start,
    end,
    ...(value.items && {
      items: value.items.map((item) => {
        const place = placeView(item.place, lines);
        return { value: item.value, start: place.start, end: place.end };
      }),
    }),
    ...(value.change && { change: value.change }),
  };
}

function objectView(declaration: Declaration, lines: Lines): ObjectView {
  return {
    kind: declaration.kind,
    name: declaration.name ?? null,
    ...(declaration.name === undefined && { nameRuntime: declaration.nameRuntime ?? '' }),
    operation: declaration.operation,
    ...placeView(declaration.place, lines),
    properties: Object.fromEntries(
      [...declaration.properties].map(([name, property]) => [name, propertyView(property.value, lines)]),
    ),
  };
}

/** A tenant as it was read: every declaration, and the objects put together. */
export function tenantView(tenant: Tenant, lines: Lines): InspectView['tenants'][number] {
  return {
    name: tenant.name,
    objects: tenant.declarations.map((declaration) => objectView(declaration, lines)),
    merged: Object.values(tenant.objects)
      .flat()
      .map((object) => ({
        kind: object.kind,
        name: object.name ?? null,
        places: object.declarations.map((declaration) => placeView(declaration.place, lines)),
      })),
  };
}

const shownValue = (view: PropertyView): string =>
  'runtime' in view
    ? translate('{expression} (known at run time)', { expression: view.runtime })
    : JSON.stringify(view.value);

function objectLines(object: ObjectView): string[] {
  const name = object.name === null ? (object.nameRuntime ?? '') : JSON.stringify(object.name);
  return [
    `  ${object.kind} ${oneLine(name)}  ${object.operation}  ${oneLine(object.file)}:${object.start.line}`,
    ...Object.entries(object.properties).map(
      ([property, view]) =>
        `      ${oneLine(property)}: ${oneLine(shownValue(view))}  (${view.start.line}:${view.start.column})`,
    ),
  ];
}

/** The same for a person in a terminal. */
export function inspectPretty(view: InspectView): string {
  const tenants = view.tenants.flatMap((tenant) => [
    translate('Tenant {name}. Declarations: {count}.', { name: oneLine(tenant.name), count: tenant.objects.length }),
    ...tenant.objects.flatMap(objectLines),
    '',
  ]);
  const listed = (title: string, items: readonly UnreadView[]): string[] =>
    items.length > 0
      ? [title, ...items.map((item) => `  ${oneLine(item.file)}:${item.start.line}  ${oneLine(item.reason)}`), '']
      : [];
  const mistakes = view.problems.filter((item) => item.configuration);
  const unread = [...view.problems.filter((item) => !item.configuration), ...view.unread];
  const notRead = [
    ...listed(translate('Mistakes in the configuration:'), mistakes),
    ...listed(translate('Not read or not understood:'), unread),
  ];
  return `${[...tenants, ...notRead, translate('Files read: {files}.', { files: view.files })].join('\n')}\n`;
}

/** The report other programs rely on. */
export function inspectJson(view: InspectView): string {
  return `${JSON.stringify(view, null, 2)}\n`;
}
