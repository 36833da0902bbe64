import { statedForwards } from '../exchange/forwards.ts';
import { modelOf } from '../exchange/model.ts';
import type { Tenant } from '../tenant/index.ts';
import { contains, type Place } from '../text/index.ts';
import type { Question } from '../verdict/verdict.ts';
import type { ObjectIndex } from './objects.ts';

/** A question as far as a text suggests it. */
export type Suggested = Partial<Pick<Question, 'from' | 'to' | 'mechanism'>>;

/**
 * The question that a line suggests: the forward that is set up on it, or in the object around it; the mailbox, group or person
 * that it names. Undefined for a line that says nothing about anybody.
 */
export function questionAt(tenant: Tenant, line: Place, index: ObjectIndex): Suggested | undefined {
  const forwards = statedForwards(tenant);
  const touches = (place: Place): boolean =>
    place.source === line.source && place.start <= line.end && place.end >= line.start;
  const here =
    forwards.find(({ place }) => touches(place)) ??
    forwards.find(({ object }) =>
      object.declarations.some(({ place }) => touches(place) && (contains(place, line) || contains(line, place))),
    );
  if (here) return here.question;
  for (const { object, place } of index.in(line.source)) {
    if (!touches(place)) continue;
    const from = object.kind === 'group' ? object.name : object.name && modelOf(tenant).directory.resolve(object.name);
    if (from && ['group', 'mailbox', 'mailUser'].includes(object.kind)) return { from };
  }
  return undefined;
}

/** The first question worth asking of a tenant: its first forward, else whether anybody may forward anywhere. */
export function firstQuestion(tenant: Tenant): Suggested {
  return statedForwards(tenant)[0]?.question ?? { from: '*', to: '*' };
}
