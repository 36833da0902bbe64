import { type Model, modelOf } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import type { Exception, Tenant } from '../tenant/index.ts';
import { daysBetween } from '../text/day.ts';
import type { Located } from '../text/index.ts';
import type { Mechanism } from './verdict.ts';
import { type Who, Words } from './who.ts';

/** What the configuration agrees to: the exceptions ledger, and approved domains as exceptions for everybody without end. */
export function exceptionsOf({ ledger, objects }: Tenant): readonly Exception[] {
  const approved = objects.approvedDomain.flatMap(({ name, namePlace: place }): Exception[] =>
    name === undefined ? [] : [{ from: [{ value: '*', place }], to: [{ value: name, place }], place }],
  );
  return [...ledger.exceptions, ...approved];
}

/**
 * When exceptions are judged: today as an ISO date (YYYY-MM-DD), and how many days before its last day an exception is reported
 * as ending soon.
 */
export interface Notice {
  readonly asOf: string;
  readonly warnBefore: number;
}

/** How far away the last day of an exception is, in days; negative when the day has passed. */
export interface End {
  readonly until: Located<string>;
  readonly days: number;
  readonly state: 'expired' | 'soon' | 'later';
}

/** The end of an exception; undefined for one without a last day. */
export function lastDayOf({ until }: Exception, { asOf, warnBefore }: Notice): End | undefined {
  if (until === undefined) return undefined;
  const days = daysBetween(asOf, until.value);
  return { until, days, state: days < 0 ? 'expired' : days <= warnBefore ? 'soon' : 'later' };
}

/** Whether an exception still counts on a day (YYYY-MM-DD). */
export const isInForce = ({ until }: Exception, asOf: string): boolean => until === undefined || asOf <= until.value;

export const coversWay = ({ mechanisms }: Exception, way: Mechanism): boolean =>
  mechanisms === undefined || mechanisms.includes(way);

/**
 * A forward that an exception may cover. Without a sender it is a forward by anybody; without a recipient it may go anywhere.
 */
export interface Proposal {
  readonly from?: string;
  readonly to?: string;
  readonly mechanism?: Mechanism;
}

/** Whether the organization agreed to a forward: an exception that is in force surely covers it. */
export function isApproved(forward: Proposal, tenant: Tenant, asOf: string): boolean {
  const model = modelOf(tenant);
  return exceptionsOf(tenant).some(
    (one) =>
      isInForce(one, asOf) &&
      (forward.mechanism === undefined ? one.mechanisms === undefined : coversWay(one, forward.mechanism)) &&
      coversEnd(one, 'from', forward.from, model) &&
      coversEnd(one, 'to', forward.to, model),
  );
}

function coversEnd(exception: Exception, end: 'from' | 'to', whom: string | undefined, model: Model): boolean {
  const words = exception[end];
  if (words.some(({ value }) => value.trim() === '*')) return true;
  return whom !== undefined && new Words(words, end, model).mean(person(whom, model)).is === 'yes';
}

/** The senders and recipients that an exception covers. */
export class Cover {
  readonly exception: Exception;
  readonly from: Words;
  readonly to: Words;

  constructor(exception: Exception, model: Model) {
    this.exception = exception;
    this.from = new Words(exception.from, 'from', model);
    this.to = new Words(exception.to, 'to', model);
  }

  get whos(): readonly Who[] {
    return [...this.from.whos, ...this.to.whos];
  }
}
