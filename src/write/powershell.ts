import { isPlaceholder, type NewName, type NewObject, type NewValue, plainName } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { CommandNames, Edit } from '../text/index.ts';
import { insertEntry, removeEntry, renameEntry } from './hashtable.ts';
import {
  breakBefore,
  indentOf,
  lineBreak,
  lineEnd,
  lineStart,
  point,
  startsLine,
  textAt,
  trimmedEnd,
} from './layout.ts';
import { nounOf, settingsOf } from './object-words.ts';
import { parameterValue, replacementValue, type ValueStyle, valueStyle } from './powershell-value.ts';
import { entryOf, type Target, type WrittenProperty } from './target.ts';
import { editOf } from './value.ts';

const DASH = /^[-–—―]/;

const isPositional = ({ key, value }: WrittenProperty): boolean => value?.start === key.start;

/** Whether it stands in the command itself, behind the name of its parameter or without, and not in a hashtable. */
const isArgument = (text: string, entry: WrittenProperty): boolean =>
  isPositional(entry) || DASH.test(textAt(text, entry.key));

/** The value follows its key directly, or there is none; a value that stands elsewhere (a variable's literal) is not this entry's text. */
function adjacent(text: string, entry: WrittenProperty): boolean {
  const { key, value } = entry;
  if (!value || isPositional(entry)) return true;
  return value.start >= key.end && /^[\s:=`@(]*$/.test(text.slice(key.end, value.start));
}

/** Sets a parameter: rewrites its literal, or adds it as the call's other parameters are laid out. */
export function setParameter(text: string, target: Target, name: string, value: NewValue): Edit | undefined {
  const entry = entryOf(target, name);
  if (entry) {
    if (!entry.editable || !entry.value || !adjacent(text, entry)) return undefined;
    const style = valueStyle(text, target, isArgument(text, entry) ? 'argument' : 'hashtable');
    return editOf(entry.value, replacementValue(textAt(text, entry.value), value, style));
  }
  if (!target.editable) return undefined;
  const splatted = splatEntries(text, target);
  if (splatted) return insertEntry(text, target, splatted, name, value);
  const written = parameterValue(name, value, valueStyle(text, target, 'argument'));
  const parameter = `-${capitalized(name)} ${written}`;
  const lines = continuation(text, target);
  const separator = lines ? ` \`${lines.newLine}${lines.indent}` : ' ';
  return editOf(point(target.place.source, target.place.end), separator + parameter);
}

/** Entries of the hashtable that the call splats, when all its parameters come from one that nobody else splats. */
function splatEntries(text: string, target: Target): readonly WrittenProperty[] | undefined {
  const entries = target.entries.filter((entry) => entry.value);
  if (entries.length === 0 || entries.some((entry) => isArgument(text, entry))) return undefined;
  const variable = /@(\w+)/.exec(textAt(text, target.place))?.[1];
  if (!variable) return entries;
  const uses = text.match(new RegExp(`@${variable}\\b`, 'gi'))?.length ?? 0;
  return uses === 1 ? entries : undefined;
}

/** Line break and indentation between the parameters of a call that is continued over lines; undefined for one line. */
function continuation(text: string, target: Target): { readonly newLine: string; readonly indent: string } | undefined {
  const last = target.entries.findLast((entry) => isArgument(text, entry));
  if (!last) return undefined;
  const start = lineStart(text, last.key.start);
  if (!startsLine(text, last.key.start)) return undefined;
  return { newLine: breakBefore(text, start), indent: indentOf(text, last.key.start) };
}

/** Removes a parameter with its value and the white space or line continuation before it. */
export function removeParameter(text: string, target: Target, name: string): Edit | undefined {
  const entry = entryOf(target, name);
  if (!entry || !target.editable) return undefined;
  if (!adjacent(text, entry)) return undefined;
  if (!isArgument(text, entry)) return removeEntry(text, entry);
  let start = entry.key.start;
  while (/[\s`]/.test(text.charAt(start - 1))) start--;
  return { place: { source: entry.key.source, start, end: entry.value?.end ?? entry.key.end }, newText: '' };
}

/** Gives a parameter another name; dash, colon, quotes and alignment stay. */
export function renameParameter(text: string, target: Target, from: string, to: string): Edit | undefined {
  const entry = entryOf(target, from);
  if (!entry || !target.editable) return undefined;
  if (isPositional(entry)) return undefined;
  if (!isArgument(text, entry)) return renameEntry(text, entry, to);
  const old = textAt(text, entry.key);
  const newText = old.charAt(0) + capitalized(to) + (old.endsWith(':') ? ':' : '');
  return { place: entry.key, newText };
}

/** Where a statement may follow the call, and how: on a new line, or on the same line behind a semicolon. */
function statementBehind(text: string, target: Target): { readonly at: number; readonly inline: boolean } | undefined {
  const { end } = target.place;
  const stop = lineEnd(text, end);
  const rest = text.slice(end, stop);
  if (/^\s*;?\s*(#.*)?$/.test(rest)) return { at: stop, inline: false };
  if (/^\s*[;}]/.test(rest)) return { at: end, inline: true };
  const depth = [...rest].reduce((sum, letter) => sum + (letter === '{' ? 1 : letter === '}' ? -1 : 0), 0);
  if (depth !== 0 || /[|`,({]\s*$/.test(rest) || /["'#]/.test(rest)) return undefined;
  return { at: stop, inline: false };
}

/** Writes whole cmdlet calls before the call of `target`, which has to start a statement. */
export function insertCallsBefore(text: string, target: Target, objects: readonly NewObject[]): Edit | undefined {
  const { start, source } = target.place;
  if (!target.editable) return undefined;
  const style = valueStyle(text, target, 'argument');
  const newLine = lineBreak(text, start);
  const calls = callTexts(objects, style, continuation(text, target)?.indent, newLine);
  if (startsLine(text, start)) {
    const indent = indentOf(text, start);
    return editOf(point(source, start), calls.map((call) => call + newLine + indent).join(''));
  }
  if (!';{'.includes(text.charAt(trimmedEnd(text, lineStart(text, start) + 1, start) - 1))) return undefined;
  return editOf(point(source, start), calls.map((call) => `${call}; `).join(''));
}

/** Writes whole cmdlet calls behind the call of `target`. */
export function insertCalls(text: string, target: Target, objects: readonly NewObject[]): Edit | undefined {
  const behind = statementBehind(text, target);
  if (!behind || !target.editable) return undefined;
  const style = valueStyle(text, target, 'argument');
  const { start, source } = target.place;
  const indent = indentOf(text, start);
  const newLine = lineBreak(text, start);
  const step = continuation(text, target)?.indent;
  const calls = callTexts(objects, style, step, newLine);
  if (behind.inline) return editOf(point(source, behind.at), calls.map((call) => `; ${call}`).join(''));
  return editOf(point(source, behind.at), calls.map((call) => newLine + indent + call).join(''));
}

/** One cmdlet call: its name and its arguments; a switch has no value. */
interface Command {
  readonly cmdlet: string;
  readonly arguments: readonly (readonly [parameter: string, value?: NewValue])[];
  /** PowerShell asks before it runs the cmdlet: the command says that nobody needs to be asked. */
  readonly asks?: boolean;
}

const VERBS = { create: 'New', set: 'Set', enable: 'Enable', disable: 'Disable', remove: 'Remove' } as const;

/** Objects as cmdlet calls; `step` is the indentation of continued lines, undefined for calls on one line. */
export function callTexts(
  objects: readonly NewObject[],
  style: ValueStyle,
  step: string | undefined,
  newLine: string,
): readonly string[] {
  return objects.flatMap(commandsFor).map((command) => {
    const parts = command.arguments.map(([name, value]) =>
      value === undefined ? `-${capitalized(name)}` : `-${capitalized(name)} ${parameterValue(name, value, style)}`,
    );
    if (command.asks) parts.push(`-Confirm:${style.falseWord}`);
    if (step === undefined || parts.length < 3) return `${command.cmdlet} ${parts.join(' ')}`;
    return [`${command.cmdlet} ${parts[0]}`, ...parts.slice(1)].join(` \`${newLine}${step}`);
  });
}

/** The cmdlets and parameters of the same calls. */
export const callNames = (objects: readonly NewObject[]): readonly CommandNames[] =>
  objects.flatMap(commandsFor).map(({ cmdlet, arguments: given, asks }) => ({
    cmdlet,
    parameters: [...given.map(([name]) => capitalized(name)), ...(asks ? ['Confirm'] : [])],
  }));

/** The commands that make an object or a change; some objects take two, or have cmdlets of their own. */
function commandsFor(object: NewObject): readonly Command[] {
  const { kind, name, operation, properties, added } = object;
  if (kind === 'tenantBlockList') return [blockListCommand(object)];
  if (added?.members) return added.members.map((member) => memberCommand(object, member));
  if (kind === 'group' && operation === 'create') {
    // Without a name of its own the service would make an alias of the address, with question marks for what an alias cannot hold.
    const alias = localPart(name);
    const named: NewObject['properties'] = alias === name ? {} : { alias };
    const address: NewObject['properties'] = alias === name ? {} : { primarySmtpAddress: name };
    return [commandFor({ ...object, name: alias }, { ...named, type: 'Security', ...address, ...properties })];
  }
  const { domainName, ...settings } = properties;
  // New-RemoteDomain takes no settings (PS-RD).
  if (kind === 'remoteDomain' && operation === 'create' && domainName !== undefined) {
    const create = commandFor(object, { domainName });
    return Object.keys(settings).length === 0
      ? [create]
      : [create, commandFor({ ...object, operation: 'set' }, settings)];
  }
  return [commandFor(object, settingsOf(object))];
}

/** A Microsoft 365 group has no members but links. */
function memberCommand({ name, unified }: NewObject, member: string): Command {
  return unified
    ? {
        cmdlet: 'Add-UnifiedGroupLinks',
        arguments: [
          ['identity', name],
          ['linkType', 'Members'],
          ['links', member],
        ],
      }
    : {
        cmdlet: 'Add-DistributionGroupMember',
        arguments: [
          ['identity', name],
          ['member', member],
        ],
      };
}

/** The part of an address before its `@`; a name that is no address stays as it is. */
function localPart(name: NewName): NewName {
  const [local = ''] = plainName(name).split('@', 1);
  if (local === plainName(name)) return name;
  return isPlaceholder(name) ? { placeholder: local } : local;
}

function commandFor({ kind, name, operation }: NewObject, properties: NewObject['properties']): Command {
  return {
    cmdlet: `${VERBS[operation]}-${nounOf(kind)}`,
    arguments: [[operation === 'create' ? 'name' : 'identity', name], ...Object.entries(properties)],
    asks: operation === 'disable' || operation === 'remove',
  };
}

function blockListCommand({ kind, name, operation }: NewObject): Command {
  const create = operation === 'create';
  return {
    cmdlet: `${VERBS[operation]}-${nounOf(kind)}`,
    arguments: [
      ['listType', 'Sender'],
      ...(create ? [['block'] as const] : []),
      ['entries', [name]],
      ...(create ? [['noExpiration'] as const] : []),
    ],
  };
}
