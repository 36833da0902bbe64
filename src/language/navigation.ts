import type { Cmdlets } from '../knowledge/index.ts';
import type { TenantObject } from '../tenant/index.ts';
import type { Edit, Place } from '../text/index.ts';
import { nameLiteral } from '../write/index.ts';
import { nounOf } from './naming.ts';
import type { Mention, ObjectIndex } from './objects.ts';

/** Where the object named at an offset is made: every place that states it whole, else the first that changes it. */
export function definitions(index: ObjectIndex, source: string, offset: number): readonly Place[] {
  const here = index.at(source, offset);
  if (!here) return [];
  const all = index.of(here.object);
  const made = all.filter(({ role }) => role === 'definition');
  const places = made.length > 0 ? made : all.filter(({ role }) => role === 'change').slice(0, 1);
  return places.map(({ place }) => place);
}

/** Every place that names the object at an offset; without those that make or change it unless they are wanted. */
export function references(index: ObjectIndex, source: string, offset: number, own: boolean): readonly Place[] {
  const here = index.at(source, offset);
  const all = here ? index.of(here.object) : [];
  return all.filter(({ role }) => own || role === 'reference').map(({ place }) => place);
}

/** The places of one source that name the object at an offset. */
export function highlights(index: ObjectIndex, source: string, offset: number): readonly Mention[] {
  const here = index.at(source, offset);
  return here ? index.of(here.object).filter(({ place }) => place.source === source) : [];
}

/** Why a name cannot be changed: an id of the message table of refusals, and its arguments. */
export interface Refusal {
  readonly id:
    | 'rename-nothing'
    | 'rename-service'
    | 'rename-built-in'
    | 'rename-other-name'
    | 'rename-written'
    | 'rename-taken'
    | 'rename-empty';
  readonly args: Readonly<Record<string, string>>;
}

export interface Renaming {
  /** The name without its quotes, as it is now. */
  readonly name: string;
  readonly place: Place;
  readonly object: TenantObject;
}

/**
 * What would be renamed at an offset. Refused where nothing is named, where the service has no way to rename the object, and
 * where the text there is another name of it (an address, a domain) and not its name.
 */
export function renamingAt(index: ObjectIndex, source: string, offset: number, cmdlets: Cmdlets): Renaming | Refusal {
  const here = index.at(source, offset);
  if (!here) return { id: 'rename-nothing', args: {} };
  const { object, place } = here;
  const name = object.name ?? '';
  const noun = nounOf(object.kind);
  if (name.toLowerCase() === 'default') return { id: 'rename-built-in', args: { name } };
  if (!cmdlets.find(`Set-${noun}`)?.parameters.Name)
    return { id: 'rename-service', args: { name, cmdlet: `Set-${noun}` } };
  if (here.name.trim().toLowerCase() !== name.trim().toLowerCase()) {
    return { id: 'rename-other-name', args: { written: here.name, name } };
  }
  return { name, place, object };
}

/**
 * The edits that give an object another name wherever its name is written, in the quotes of each place. `textAt` gives the text
 * of a place. Refused where one place is no literal of the name, such as a variable or a table, because the object would come
 * apart, and where another object of the kind has the name already.
 */
export function rename(
  index: ObjectIndex,
  { object, name }: Renaming,
  to: string,
  textAt: (place: Place) => string,
): readonly Edit[] | Refusal {
  if (to.trim() === '') return { id: 'rename-empty', args: {} };
  const other = index.find([object.kind], to);
  if (other && other !== object) return { id: 'rename-taken', args: { name: to } };
  const edits: Edit[] = [];
  for (const mention of index.of(object)) {
    if (mention.name.trim().toLowerCase() !== name.trim().toLowerCase()) continue;
    const old = textAt(mention.place);
    const newText = isLiteral(old, mention.name) ? nameLiteral(to, old, mention.format) : undefined;
    if (newText === undefined) return { id: 'rename-written', args: { written: old, source: mention.place.source } };
    edits.push({ place: mention.place, newText });
  }
  return edits;
}

/** Whether a text is the name itself, with or without quotes; a name with escapes is not looked through. */
function isLiteral(text: string, name: string): boolean {
  return text === name || (/^['"‘’‚‛“”„]/.test(text) && text.slice(1, -1) === name);
}
