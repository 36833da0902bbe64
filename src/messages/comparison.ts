import type { Direction } from '../verdict/comparison.ts';
import type { Table } from './translate.ts';

/** What a comparison of two states says, by direction. */
export const DIRECTION_SENTENCES = {
  widened: '{from} may now forward to {to} by {ways} ({before} before).',
  narrowed: '{from} may no longer forward to {to} by {ways}.',
  unknown: 'Nobody knows any longer whether {from} may forward to {to} by {ways} ({before} before).',
  known: 'What {from} forwards to {to} by {ways} is now surely blocked (unknown before).',
} as const satisfies Readonly<Record<Direction, string>>;

/** Directions as headings and in tables. */
export const DIRECTION_NAMES = {
  widened: 'Widened',
  narrowed: 'Narrowed',
  unknown: 'Now unknown',
  known: 'Now known',
} as const satisfies Readonly<Record<Direction, string>>;

/** Directions for readers who meet them for the first time. */
export const DIRECTION_MEANINGS = {
  widened: 'forwards that leave now and did not, or did not surely',
  narrowed: 'forwards that left and are blocked now',
  unknown: 'forwards of which nobody can say any longer whether they leave',
  known: 'forwards of which nobody could say whether they leave, and which are blocked now',
} as const satisfies Readonly<Record<Direction, string>>;

export const COMPARISON = {
  title: 'Who may forward where, before and after',
  compared: 'From {base} to {head}',
  opens: 'Opens: {sentence}',
  opensMore: 'Opens: {sentence} Also opened: {count}.',
  nothing: 'Nobody may forward more or less than before.',
  notMore: 'Nobody may forward more than before.',
  notTold: 'Of some forwards nobody can tell any longer whether they leave; nothing surely opens.',
  tenant: 'Organization {tenant}',
  renamed: 'Organization {tenant} ({before} before)',
  isNew: 'The state before says nothing about this organization: everything that it allows is new.',
  isGone: 'The state after says nothing about this organization: nobody knows what it allows.',
  unanswered: 'Not everything could be compared, so nobody can say who may forward more or less.',
  tooLarge:
    'The senders, recipients and rules in the states of organization {tenant} are too many to compare all of them, so nobody can say who may forward more or less.',
  noDomains:
    'Objects of organization {tenant} differ, and no file lists its accepted domains, so nobody can say who may forward more or less. List them under acceptedDomains in the configuration or in the tenant file.',
  absent: 'nothing is said about the organization',
  who: 'Who',
  to: 'To',
  ways: 'Ways of forwarding',
  by: 'By',
  before: 'Before',
  after: 'After',
  objects: 'What was changed',
  changedBy: 'Changed',
  added: '{object} (new)',
  removed: '{object} (gone)',
  changed: '{object} ({settings})',
  more: 'and {count} more',
  notShown: 'Not shown, because a comment has a limit: {count}. The formats html and json have everything.',
} as const satisfies Table;
