import type { Declaration, EffectCause, Operation, Property, PropertyValue } from '../../../tenant/index.ts';
import type { Place } from '../../../text/index.ts';
import { DECIDING, type Subject, subjectOf } from '../cmdlets/subjects.ts';
import { dependsOnLoop, forEachItem } from '../values/loops.ts';
import { flat, type Table, type Value } from '../values/value.ts';
import { cutIn, type Invocation } from './calls.ts';
import { type Name, nameFrom, pipedNames } from './names.ts';
import type { Bound } from './parameters.ts';
import { expressionText, propertyValue } from './property-value.ts';
import type { ReadContext } from './read-context.ts';
import { SURE } from './standing.ts';

/** Parameters that say how a call runs and nothing about the object. */
const CALL_ONLY = new Set([
  'DomainController',
  'Force',
  'AsJob',
  'ResultSize',
  'Filter',
  'BypassSecurityGroupManagerCheck',
]);

const NONE: readonly Declaration[] = [];

/** What one call says about objects of the tenant, in order. `index` is the call's number in the reading. */
export function declarationsOf(context: ReadContext, invocation: Invocation, index: number): readonly Declaration[] {
  const { call, bound } = invocation;
  const maker = makerOf(call.cmdlet);
  if (!maker) return NONE;
  const once = maker({ context, invocation, index, parameters: bound });
  const { region } = invocation.placed;
  if (!dependsOnLoop(context.values, region)) return once;
  const again = (): readonly Declaration[] => maker({ context, invocation, index, parameters: invocation.again() });
  return forEachItem(context.values, region, again) ?? once;
}

interface Making {
  readonly context: ReadContext;
  readonly invocation: Invocation;
  readonly index: number;
  readonly parameters: readonly Bound[];
}

type Maker = (making: Making) => readonly Declaration[];

/** Makers by the reference's spelling of a cmdlet. */
const makers = new Map<string, Maker | null>();

function makerOf(cmdlet: string): Maker | null {
  let maker = makers.get(cmdlet);
  if (maker === undefined) {
    maker = newMaker(cmdlet) ?? null;
    makers.set(cmdlet, maker);
  }
  return maker;
}

function newMaker(cmdlet: string): Maker | undefined {
  if (/^(?:New|Set|Remove)-TenantAllowBlockListItems$/i.test(cmdlet)) return blockedEntries;
  const subject = subjectOf(cmdlet);
  return subject && ((making) => objects(making, subject));
}

function find(parameters: readonly Bound[], name: string): Bound | undefined {
  for (const bound of parameters) {
    if (bound.name === name || (bound.meaning.known === undefined && bound.name.toLowerCase() === name.toLowerCase()))
      return bound;
  }
  return undefined;
}

function nameParameter(parameters: readonly Bound[], { named }: Subject): Bound | undefined {
  for (const name of named) {
    const bound = find(parameters, name);
    if (bound?.value) return bound;
  }
  return undefined;
}

/** `Add-UnifiedGroupLinks` also adds owners and subscribers. */
function isAboutMembers(parameters: readonly Bound[]): boolean {
  const links = find(parameters, 'LinkType')?.value;
  return links?.kind !== 'known' || /^members?$/i.test(String(links.value));
}

function objects(making: Making, subject: Subject): readonly Declaration[] {
  const { context, invocation, parameters } = making;
  if (subject.member && !isAboutMembers(parameters)) return [];
  const namedBy = nameParameter(parameters, subject);
  const names: readonly Name[] = namedBy?.value
    ? [nameFrom(context.slice, namedBy.value)]
    : invocation.call.piped && subject.operation !== 'create'
      ? pipedNames(context, invocation)
      : [nameless(context, invocation)];
  const properties = propertiesOf(making, subject, namedBy);
  const { kind, operation } = subject;
  if (invocation.open && (operation === 'set' || operation === 'create'))
    addRuntimeSettings(making, subject, properties);
  const [name] = names;
  const [own] = properties;
  if (name && own && names.length === 1 && properties.length === 1)
    return [declaration(making, kind, operation, name, own)];
  return names.flatMap((name) => properties.map((own) => declaration(making, kind, operation, name, own)));
}

/** Adds the settings that decide about forwarding and that a splatted value, known at run time only, may state. */
function addRuntimeSettings(
  { context: { slice }, invocation: { open } }: Making,
  { kind, member }: Subject,
  [first]: readonly Map<string, Property>[],
): void {
  if (!open || !first) return;
  const place = slice.place(open.start, open.end);
  const value: PropertyValue = { state: 'runtime', expression: expressionText(slice, open.start, open.end), place };
  for (const name of member ? [member.property] : (DECIDING[kind] ?? [])) {
    if (!first.has(name)) first.set(name, { name, keyPlace: place, value });
  }
}

/** No name is written: it may come from what is splatted. */
function nameless({ slice }: ReadContext, { open, placed }: Invocation): Name {
  const span = placed.command.head;
  return open
    ? { name: undefined, expression: expressionText(slice, open.start, open.end), span }
    : { name: undefined, span };
}

function declaration(
  { context, invocation, index }: Making,
  kind: Declaration['kind'],
  operation: Operation,
  given: Name,
  properties: Map<string, Property>,
): Declaration {
  const { slice, advice, slicePrefix } = context;
  const { call } = invocation;
  const { name, expression, span } = kind === 'inboxRule' ? inboxRule(context, given, properties) : given;
  const made: { -readonly [K in keyof Declaration]: Declaration[K] } = {
    kind,
    name,
    namePlace: slice.place(span.start, span.end),
    operation: advice ? 'advice' : operation,
    place: call.place,
    head: call.namePlace,
    properties:
      context.brokenLines.length > 0 && call.parameters.some(({ cutOff }) => cutOff)
        ? withLost(properties, call.place, cutIn(context, call.place))
        : properties,
    whole: operation === 'create' && !call.open,
    format: 'powershell',
    command: call.cmdlet,
    call: index,
  };
  if (call.standing !== SURE) made.standing = call.standing;
  if (name === undefined && expression !== undefined) made.nameRuntime = expression;
  if (slicePrefix !== undefined) made.slicePrefix = slicePrefix;
  if (invocation.open && (operation === 'set' || operation === 'create')) {
    const { start, end } = invocation.open;
    made.opaque = {
      reason: 'run-time-value',
      expression: expressionText(slice, start, end),
      place: slice.place(start, end),
    };
  }
  return made;
}

/** What a backtick with a blank behind it cuts off says what was meant, and is no part of the command that runs. */
function withLost(properties: Map<string, Property>, call: Place, cut: number): Map<string, Property> {
  const lost: EffectCause = { reason: 'backtick-space', args: {}, place: { ...call, start: cut, end: cut + 1 } };
  const own = [...properties].map(([name, property]): [string, Property] => {
    const { start, end } = property.keyPlace;
    return [name, start > cut && end <= call.end ? { ...property, lost } : property];
  });
  return new Map(own);
}

/** `mailbox\rule` names the rule and its mailbox. */
function inboxRule({ slice }: ReadContext, given: Name, properties: Map<string, Property>): Name {
  const slash = given.name?.indexOf('\\') ?? -1;
  if (given.name === undefined || slash < 0) return given;
  if (!properties.has('mailbox')) {
    const place = slice.place(given.span.start, given.span.end);
    const value = { state: 'stated', value: given.name.slice(0, slash), place, editable: false } as const;
    properties.set('mailbox', { name: 'mailbox', keyPlace: place, value });
  }
  return { ...given, name: given.name.slice(slash + 1) };
}

/**
 * The properties a call states; a second set where one parameter adds and removes at once, which happens one after the
 * other.
 */
function propertiesOf(making: Making, subject: Subject, namedBy: Bound | undefined): Map<string, Property>[] {
  const { context, parameters } = making;
  const first = new Map<string, Property>();
  let second: Map<string, Property> | undefined;
  for (const bound of parameters) {
    if (bound === namedBy || bound.meaning.common || bound.meaning.known === false || CALL_ONLY.has(bound.name))
      continue;
    if (bound.name === 'Identity') continue;
    if (subject.member) {
      if (bound.name.toLowerCase() === subject.member.parameter.toLowerCase()) {
        const { property, change } = subject.member;
        put(first, property, context, bound, changed(givenValue(context, bound), change));
      }
      continue;
    }
    const name = bound.meaning.propertyName;
    const parts = bound.value?.kind === 'table' ? addAndRemove(bound.value) : undefined;
    if (parts) {
      put(first, name, context, bound, changed(propertyValue(context.slice, parts.add, bound.meaning.type), 'add'));
      second ??= new Map();
      put(
        second,
        name,
        context,
        bound,
        changed(propertyValue(context.slice, parts.remove, bound.meaning.type), 'remove'),
      );
    } else put(first, name, context, bound, givenValue(context, bound));
  }
  if (subject.group) putGroupType(making, first, subject.group);
  if (subject.member && first.size === 0) putPipedMembers(making, first, subject.member);
  return second ? [first, second] : [first];
}

/** Members that come through the pipeline, which names the object as well where nothing else does. */
function putPipedMembers(
  { context, invocation }: Making,
  properties: Map<string, Property>,
  { property: name, change }: NonNullable<Subject['member']>,
): void {
  const { piped, namePlace: keyPlace } = invocation.call;
  if (!piped) return;
  const names = pipedNames(context, invocation);
  const known = names.flatMap(({ name: value, span }) =>
    value === undefined || value === '*all' ? [] : { value, place: context.slice.place(span.start, span.end) },
  );
  const { expression = '', span } = names[0] as Name;
  const place = context.slice.place(span.start, span.end);
  const value: PropertyValue =
    known.length === names.length
      ? { state: 'stated', value: known.map((one) => one.value), items: known, place, editable: false }
      : { state: 'runtime', expression, place };
  properties.set(name, { name, keyPlace, value: changed(value, change) ?? value });
}

function put(
  properties: Map<string, Property>,
  name: string,
  { slice }: ReadContext,
  bound: Bound,
  value: PropertyValue | undefined,
): void {
  if (value) properties.set(name, { name, keyPlace: bound.place(slice), value });
}

const changed = (value: PropertyValue | undefined, change: 'add' | 'remove' | undefined): PropertyValue | undefined =>
  value?.state === 'stated' && change ? { ...value, change } : value;

/** A switch without a value is on; any other parameter without one says nothing. */
function givenValue({ slice }: ReadContext, bound: Bound): PropertyValue | undefined {
  if (bound.value || bound.meaning.type !== 'SwitchParameter') return bound.property(slice);
  return { state: 'stated', value: true, place: bound.place(slice), editable: false };
}

function addAndRemove({ entries, open }: Table): { readonly add: Value; readonly remove: Value } | undefined {
  const add = entries.get('add')?.value;
  const remove = entries.get('remove')?.value;
  return add && remove && entries.size === 2 && !open ? { add, remove } : undefined;
}

/** Type of the group a `New-` cmdlet makes, in the words of recipient types. */
function putGroupType(
  { context, invocation, parameters }: Making,
  properties: Map<string, Property>,
  type: string,
): void {
  const written = find(parameters, 'Type')?.value;
  const security = written?.kind === 'known' && String(written.value).toLowerCase() === 'security';
  const span: { readonly start: number; readonly end: number } = written ?? invocation.placed.command.head;
  if (written && written.kind !== 'known') return;
  const place = context.slice.place(span.start, span.end);
  const value = security ? 'MailEnabledSecurityGroup' : type;
  properties.set('type', {
    name: 'type',
    keyPlace: place,
    value: { state: 'stated', value, place, editable: false },
  });
}

/** Entries that come through the pipeline and are removed. */
function pipedEntries(making: Making): readonly Declaration[] {
  const { context, invocation } = making;
  if (!invocation.call.piped || !/^remove/i.test(invocation.call.cmdlet)) return [];
  return pipedNames(context, invocation).map((name) =>
    declaration(making, 'tenantBlockList', 'remove', name, new Map()),
  );
}

/** Senders on the tenant's block list: one object for each entry. */
function blockedEntries(making: Making): readonly Declaration[] {
  const { context, invocation, parameters } = making;
  const listType = find(parameters, 'ListType')?.value;
  const creates = /^new/i.test(invocation.call.cmdlet);
  if (listType?.kind === 'known' && String(listType.value).toLowerCase() !== 'sender') return [];
  if (find(parameters, 'Allow') || (creates && !find(parameters, 'Block'))) return [];
  const entries = find(parameters, 'Entries') ?? find(parameters, 'Ids');
  if (!entries?.value) return pipedEntries(making);
  const operation = creates ? 'create' : /^remove/i.test(invocation.call.cmdlet) ? 'remove' : 'set';
  const all = entries.value.kind === 'list' ? flat(entries.value.items) : [entries.value];
  const rest = parameters.filter((bound) => bound !== entries);
  const subject: Subject = { kind: 'tenantBlockList', operation, named: [] };
  return all.map((entry) => {
    const [properties = new Map<string, Property>()] = propertiesOf(
      { ...making, parameters: rest },
      subject,
      undefined,
    );
    put(properties, 'value', context, entries, propertyValue(context.slice, entry));
    return declaration(making, 'tenantBlockList', operation, nameFrom(context.slice, entry), properties);
  });
}
