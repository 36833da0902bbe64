import { MAIL_FLOW_CONDITIONS } from '../knowledge/mail-flow-conditions.ts';
import { flag, list, type Property, stated, type TenantObject, text } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { dateMatch } from './dates.ts';
import { all, type Doubt, type Match, maybe, NO, YES } from './match.ts';
import {
  enabled,
  flagMatch,
  given,
  isSet,
  itemsOf,
  judged,
  nameOf,
  readings,
  readWhole,
  settingMatch,
} from './readings.ts';

/** Header that Exchange Online stamps on what an Inbox rule forwards (LEARN-FWD-2026). */
export const LOOP_HEADER = 'x-ms-exchange-inbox-rules-loop';
/** Headers that the Office 365 Outlook connector of Power Automate stamps (PP-EXFIL). */
export const FLOW_HEADERS = ['x-ms-mail-application', 'x-ms-mail-operation-type', 'x-ms-mail-environment-id'];

const CONDITIONS = new Set(MAIL_FLOW_CONDITIONS.map((name) => name.toLowerCase()));
const EXCEPTIONS = new Set([...CONDITIONS].map((name) => `exceptif${name}`));

export const exceptionName = (name: string): string => `exceptIf${capitalized(name)}`;

/** The condition whose exception a property is, or the property itself. */
const bare = (name: string): string => name.toLowerCase().replace(/^exceptif/, '');

function chosen(rule: TenantObject, want: (name: string) => boolean): readonly Property[] {
  return [...rule.properties.values()].filter(({ name }) => want(name.toLowerCase()) && isSet(rule, name));
}

/** Properties that are set, and the list of predicates that an export gives where it says that there are more. */
function listed(rule: TenantObject, names: ReadonlySet<string>, all: string): readonly Property[] {
  const found = chosen(rule, (name) => names.has(name));
  const listedCount = itemsOf(rule.properties.get(all))?.items.length ?? 0;
  return found.length >= listedCount ? found : [...found, ...chosen(rule, (name) => name === all)];
}

/** Settings of a rule, in lower case, that neither look at messages nor do anything to them. */
export const LEAST_RULE_SETTINGS: ReadonlySet<string> = new Set(
  `name identity guid priority enabled state mode comments description expirydate activationdate ruleerroraction rulesubtype
  senderaddresslocation recipientaddresstype uselegacyregex domaincontroller ruleversion ensure conditions exceptions`.split(
    /\s+/,
  ),
);

/** The conditions that a rule sets; a message must meet each of them. None: the rule matches every message (PS-TR). */
export const conditionsOf = (rule: TenantObject): readonly Property[] => listed(rule, CONDITIONS, 'conditions');

/** The exceptions that a rule sets; one that is met cancels the rule. */
export const exceptionsOf = (rule: TenantObject): readonly Property[] => listed(rule, EXCEPTIONS, 'exceptions');

/** Conditions on who receives the message. */
export const recipientConditions = (rule: TenantObject): readonly Property[] =>
  conditionsOf(rule).filter(({ name }) => /^(anyOf|recipient|sentTo)/i.test(name));

/** Conditions that look at the sender and obey `SenderAddressLocation` (PS-TR), lower case. */
const SENDER_CONDITIONS = new Set(
  `from frommemberof senderdomainis fromaddresscontainswords fromaddressmatchespatterns senderadattributecontainswords
  senderadattributematchespatterns`.split(/\s+/),
);

/** Whether a condition or exception looks at the sender and obeys `SenderAddressLocation`. */
export const isSenderPredicate = (name: string): boolean => SENDER_CONDITIONS.has(bare(name));

/** Conditions and exceptions on the sender that obey `SenderAddressLocation`. */
export const senderPredicates = (rule: TenantObject): readonly Property[] => chosen(rule, isSenderPredicate);

/** Whether the rule acts or only writes to the log (`Mode`); Enforce where it is not stated. */
export function acting(rule: TenantObject): Match {
  return judged(rule, 'mode', (bag) =>
    settingMatch(text(bag, 'mode'), 'mode', YES, (value, place) => {
      const word = value.trim().toLowerCase();
      if (word === 'enforce') return YES;
      if (word === 'audit' || word === 'auditandnotify') return { ...NO, place, idle: 'rule-audit' };
      return maybe('illegal-value', { setting: 'mode', value, rule: nameOf(rule) }, place);
    }),
  );
}

/** Whether the rule is switched on and acts; the days on which it does are another question (`inWindow`). */
export function enforced(rule: TenantObject): Match {
  const on = enabled(rule);
  if (on.is === 'no') return { ...on, idle: 'rule-disabled' };
  const acts = acting(rule);
  return acts.is === 'yes' ? on : acts;
}

/** Whether the rule is active on a day (YYYY-MM-DD); a no is idle by `rule-not-yet` or `rule-expired`. */
export function inWindow(rule: TenantObject, asOf: string | undefined): Match {
  const reached = (name: string, absent: Match) =>
    judged(rule, name, (bag) =>
      settingMatch(text(bag, name), name, absent, (value, place) => {
        const come = dateMatch(value, asOf);
        return come.is === 'maybe' ? { ...come, args: { rule: nameOf(rule), date: value }, place } : { ...come, place };
      }),
    );
  const active = reached('activationDate', YES);
  const expired = reached('expiryDate', NO);
  if (active.is === 'no') return { ...active, idle: 'rule-not-yet' };
  if (expired.is === 'yes') return { ...expired, is: 'no', idle: 'rule-expired' };
  return active.is === 'maybe' ? active : expired.is === 'maybe' ? expired : YES;
}

/** Whether the rule acts on a day (YYYY-MM-DD): switched on, enforced, and within its dates. */
export const inForce = (rule: TenantObject, asOf: string): Match => all([enforced(rule), inWindow(rule, asOf)]);

/** What becomes of a message that a rule acts on; with the code of the bounce where it is stated. */
export type RuleOutcome =
  | ('rule-ndr' | `rule-ndr-${string}` | 'rule-silent-drop' | 'rule-quarantine' | 'rule-redirect')
  | ('undetermined' | 'delivered');

/** What a rule does to delivery when it matches. */
export interface RuleAction {
  readonly effect: 'block' | 'hold' | 'none' | 'doubtful';
  readonly outcome: RuleOutcome;
  /** The setting that says so, where one does. */
  readonly property?: Property;
  /** Why the effect is doubtful. */
  readonly doubt?: Doubt;
}

/** Codes that `RejectMessageEnhancedStatusCode` takes (PS-TR). */
const REJECT_CODE = /^5\.7\.(1|9\d\d)$/;

/** The strongest action of a rule: reject, delete, quarantine, redirect, then approval. Sources: EXO-MFRA, PS-TR. */
export function actionOf(rule: TenantObject): RuleAction {
  const refused = rejection(rule);
  if (refused) return refused;
  let doubt = REJECTING.map((name) => given(rule, name)).find((match) => match.is === 'maybe');
  for (const [name, outcome] of [
    ['deleteMessage', 'rule-silent-drop'],
    ['quarantine', 'rule-quarantine'],
  ] as const) {
    const match = flagMatch(rule, name, NO);
    if (match.is === 'yes') return { effect: 'block', outcome, ...propertyOf(rule, name) };
    if (match.is === 'maybe') doubt ??= match;
  }
  // Two lists may differ in whether the message still reaches its recipient.
  const { cause } = readings(rule, 'redirectMessageTo');
  const redirects = cause ? maybe(cause, { setting: 'redirectMessageTo' }) : given(rule, 'redirectMessageTo');
  if (redirects.is === 'yes')
    return { effect: 'block', outcome: 'rule-redirect', ...propertyOf(rule, 'redirectMessageTo') };
  if (redirects.is === 'maybe') doubt ??= redirects;
  if (doubt) return { effect: 'doubtful', outcome: 'undetermined', doubt };
  const held = isSet(rule, 'moderateMessageByUser') || stated(flag(rule, 'moderateMessageByManager')) === true;
  if (held) return { effect: 'hold', outcome: 'undetermined' };
  const whole = readWhole(rule);
  return whole.is === 'maybe'
    ? { effect: 'doubtful', outcome: 'undetermined', doubt: whole }
    : { effect: 'none', outcome: 'delivered' };
}

const REJECTING = ['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode'] as const;

function rejection(rule: TenantObject): RuleAction | undefined {
  const [byText, byCode] = REJECTING.map((name) => given(rule, name).is === 'yes');
  if (!byText && !byCode) return undefined;
  const code = text(rule, 'rejectMessageEnhancedStatusCode');
  if (byCode && code.state === 'stated' && !REJECT_CODE.test(code.value.trim())) {
    const args = { setting: 'rejectMessageEnhancedStatusCode', value: code.value, rule: nameOf(rule) };
    return { effect: 'doubtful', outcome: 'undetermined', doubt: maybe('illegal-value', args, code.place) };
  }
  const property = propertyOf(rule, byText ? 'rejectMessageReasonText' : 'rejectMessageEnhancedStatusCode');
  if (!byCode) return { effect: 'block', outcome: 'rule-ndr-5.7.1', ...property };
  const known = !byText && code.state === 'stated';
  return { effect: 'block', outcome: known ? `rule-ndr-${code.value.trim()}` : 'rule-ndr', ...property };
}

function propertyOf(rule: TenantObject, name: string): Pick<RuleAction, 'property'> {
  const property = rule.properties.get(name);
  return property ? { property } : {};
}

const BLOCKING = ['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode', 'deleteMessage', 'quarantine'];

/**
 * Whether the rule is written to refuse, delete or quarantine what it matches, also with a code that the service does not take; a
 * redirect hands the message to somebody else.
 */
export const isBlocking = (rule: TenantObject): boolean => BLOCKING.some((name) => isSet(rule, name));

/** Condition `MessageTypeMatches AutoForward`, when the rule has it. */
export function autoForwardCondition(rule: TenantObject): Property | undefined {
  const type = stated(text(rule, 'messageTypeMatches'))?.trim().toLowerCase();
  return type === 'autoforward' ? rule.properties.get('messageTypeMatches') : undefined;
}

/** Names of message headers that conditions of the rule look for, lower case. */
export function headerConditions(rule: TenantObject): readonly string[] {
  return ['headerContainsMessageHeader', 'headerMatchesMessageHeader'].flatMap((name) => {
    const header = stated(text(rule, name));
    return header === undefined ? [] : [header.trim().toLowerCase()];
  });
}

/** Looks for messages that Inbox rules forward. */
export const isAutoForwardRule = (rule: TenantObject): boolean =>
  autoForwardCondition(rule) !== undefined || headerConditions(rule).includes(LOOP_HEADER);

/** Is written to keep forwards of Inbox rules from their recipients. */
export const isAutoForwardBlock = (rule: TenantObject): boolean => isAutoForwardRule(rule) && isBlocking(rule);

/** Values of a list property in lower case; undefined when it is absent or only known at run time. */
export function namedIn(rule: TenantObject, property: string): readonly string[] | undefined {
  return stated(list(rule, property))?.map((item) => item.value.toLowerCase());
}
