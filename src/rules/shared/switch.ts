import { switched } from '../../exchange/recipes/switch.ts';
import type { RuleContext } from '../../lint/contract.ts';
import { type NewObject, stated, type TenantObject, text } from '../../tenant/index.ts';
import type { Edit, Place } from '../../text/index.ts';
import { insertAfter } from '../../write/index.ts';
import { setOn } from './objects.ts';

/**
 * The edit that switches a rule on where it says at `place` that it is off: `Disable-` becomes `Enable-`, a stated value becomes
 * true, `State` of an export becomes Enabled.
 */
export function switchedOn(context: RuleContext, object: TenantObject, place: Place): Edit | undefined {
  const word = context.source(place.source).text.slice(place.start, place.end);
  if (/^Disable-/i.test(word)) return { place: { ...place, end: place.start + 'Disable'.length }, newText: 'Enable' };
  return object.properties.has('enabled')
    ? setOn(context, object, 'enabled', true)
    : setOn(context, object, 'state', 'Enabled');
}

/** The edits that switch a rule off: a command behind what scripts say of it, a value in files that declare it. */
export function switchedOff(context: RuleContext, object: TenantObject): readonly Edit[] | undefined {
  const last = object.declarations.at(-1);
  if (!last || object.name === undefined) return undefined;
  if (last.format !== 'powershell' || object.properties.has('enabled')) {
    const edit = setOn(context, object, 'enabled', false);
    return edit && [edit];
  }
  const mailbox = stated(text(object, 'mailbox'));
  const properties: NewObject['properties'] = mailbox === undefined ? {} : { mailbox };
  const command = { ...switched(object, false), properties };
  return insertAfter(context.source(last.place.source), last, [command]);
}
