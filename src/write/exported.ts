import { type Declaration, type NewObject, type NewValue, stated, text } from '../tenant/index.ts';
import type { Edit } from '../text/index.ts';
import { callNames, callTexts } from './powershell.ts';
import { SCRIPT } from './recipe-text.ts';
import { editOf } from './value.ts';

/** Kinds whose objects are switched by cmdlets of their own. */
const SWITCHED: ReadonlySet<string> = new Set(['outboundRule', 'transportRule', 'inboxRule']);

/** Whether a new value of a setting switches an object on or off; undefined for one that does not. */
function switches(kind: string, setting: string, value: NewValue): boolean | undefined {
  if (!SWITCHED.has(kind)) return undefined;
  if (setting === 'state') return value === 'Enabled';
  return setting === 'enabled' ? value === true : undefined;
}

/** The commands that give a setting a value in the tenant from which an object was exported; null clears it. */
export function setExported(object: Declaration, setting: string, value: NewValue): Edit | undefined {
  const { kind, name, properties } = object;
  if (name === undefined) return undefined;
  const on = switches(kind, setting, value);
  const mailbox = kind === 'inboxRule' ? stated(text(object, 'mailbox')) : undefined;
  const own: NewObject['properties'] = mailbox === undefined ? {} : { mailbox };
  const changed: NewObject =
    on === undefined
      ? { kind, name, operation: 'set', properties: { ...own, [setting]: value } }
      : { kind, name, operation: on ? 'enable' : 'disable', properties: own };
  return properties.has(setting) || value !== null ? commands(object, [changed]) : undefined;
}

/** The commands that take a setting away: a switch goes back, everything else is cleared. */
export function clearExported(object: Declaration, setting: string): Edit | undefined {
  const value = object.properties.get(setting)?.value;
  if (value?.state !== 'stated') return undefined;
  return setExported(object, setting, typeof value.value === 'boolean' ? !value.value : null);
}

/** The commands that make and change objects in the tenant from which another one was exported. */
export function commands(object: Declaration, objects: readonly NewObject[]): Edit {
  const { source, end } = object.place;
  const edit = editOf({ source, start: end, end }, callTexts(objects, SCRIPT, undefined, '\n').join('\n'));
  return { ...edit, commands: callNames(objects) };
}
