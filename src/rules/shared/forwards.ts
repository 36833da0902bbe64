import { flag, list, stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import { addressOf, Directory } from '../../verdict/addresses.ts';
import type { Mechanism, Question, Verdict } from '../../verdict/verdict.ts';

/** One forward that the text sets up: a mailbox or an Inbox rule sends what it gets to a recipient. */
export interface Forward {
  /** The mailbox, or the Inbox rule. */
  readonly object: TenantObject;
  readonly property: string;
  /** Where the recipient is written. */
  readonly place: Place;
  /** Whether the mailbox keeps a copy; undefined when the text does not tell. */
  readonly keepsCopy: boolean | undefined;
  readonly question: Question;
}

const RULE_ACTIONS: readonly (readonly [string, Mechanism])[] = [
  ['forwardTo', 'inboxRuleForward'],
  ['forwardAsAttachmentTo', 'inboxRuleForwardAsAttachment'],
  ['redirectTo', 'inboxRuleRedirect'],
];

/** Primary SMTP address of a mailbox; undefined when the text names it otherwise. */
function mailboxAddress(directory: Directory, mailbox: TenantObject): string | undefined {
  const primary = stated(text(mailbox, 'primarySmtpAddress'));
  return addressOf(primary ?? '') ?? (mailbox.name === undefined ? undefined : directory.resolve(mailbox.name));
}

const target = (directory: Directory, written: string): string | undefined =>
  directory.find(written)?.external ?? directory.resolve(written);

function ofMailbox(directory: Directory, mailbox: TenantObject): readonly Forward[] {
  const from = mailboxAddress(directory, mailbox);
  // With both set the service ignores ForwardingSmtpAddress (reference of Set-Mailbox).
  const byContact = text(mailbox, 'forwardingAddress').state !== 'absent';
  const property = byContact ? 'forwardingAddress' : 'forwardingSmtpAddress';
  const written = text(mailbox, property);
  if (!from || written.state !== 'stated') return [];
  const to = target(directory, written.value);
  if (!to) return [];
  const deliver = flag(mailbox, 'deliverToMailboxAndForward');
  const keepsCopy = deliver.state === 'absent' && mailbox.whole ? false : stated(deliver);
  const question: Question = {
    from,
    to,
    mechanism: byContact ? 'mailboxForwardingAddress' : 'mailboxForwardingSmtpAddress',
    ...(keepsCopy === undefined ? {} : { deliverToMailboxAndForward: keepsCopy }),
  };
  return [{ object: mailbox, property, place: written.place, keepsCopy, question }];
}

function ofInboxRule(directory: Directory, rule: TenantObject): readonly Forward[] {
  const owner = stated(text(rule, 'mailbox'));
  const from = owner === undefined ? undefined : directory.resolve(owner);
  if (!from || stated(flag(rule, 'enabled')) === false) return [];
  return RULE_ACTIONS.flatMap(([property, mechanism]) =>
    (stated(list(rule, property)) ?? []).flatMap((item): Forward[] => {
      const to = target(directory, item.value);
      if (!to) return [];
      return [{ object: rule, property, place: item.place, keepsCopy: undefined, question: { from, to, mechanism } }];
    }),
  );
}

const KNOWN = new WeakMap<Tenant, readonly Forward[]>();
const ANSWERS = new WeakMap<Forward, Verdict>();

/** Every forward of mailboxes and Inbox rules whose both ends the text tells. Found once for a tenant. */
export function forwards(tenant: Tenant): readonly Forward[] {
  let found = KNOWN.get(tenant);
  if (!found) {
    found = find(tenant);
    KNOWN.set(tenant, found);
  }
  return found;
}

/** Whether a forward leaves the organization. Asked once for a forward, by however many rules. */
export function answerFor(forward: Forward, decide: (question: Question) => Verdict): Verdict {
  let answer = ANSWERS.get(forward);
  if (!answer) {
    answer = decide(forward.question);
    ANSWERS.set(forward, answer);
  }
  return answer;
}

function find(tenant: Tenant): readonly Forward[] {
  const directory = new Directory(tenant);
  return [
    ...tenant.objects.mailbox.flatMap((mailbox) => ofMailbox(directory, mailbox)),
    ...tenant.objects.inboxRule.flatMap((rule) => ofInboxRule(directory, rule)),
  ];
}

/** A control that a verdict names: its kind and its name (empty for `outboundPolicy` when several agree). */
export function controlOf(by: string): { readonly kind: string; readonly name: string } {
  const colon = by.indexOf(':');
  return colon < 0 ? { kind: by, name: '' } : { kind: by.slice(0, colon), name: by.slice(colon + 1) };
}

/** The line that decides a verdict, where a text states it. */
export const decidingPlace = (verdict: Verdict): Place | undefined =>
  verdict.chain.find((step) => step.control === verdict.by && step.place)?.place;
