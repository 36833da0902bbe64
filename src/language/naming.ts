import { type Cmdlets, KINDS, kindOfNoun } from '../knowledge/index.ts';
import type { ObjectKind } from '../tenant/index.ts';
import { table } from '../text/table.ts';

/** Kinds of objects that a recipient may be. */
export const RECIPIENTS: readonly ObjectKind[] = ['mailbox', 'group', 'mailUser', 'mailContact'];

/** What a value of a type of the cmdlet reference names. */
const BY_TYPE = table<readonly ObjectKind[]>({
  HostedOutboundSpamFilterPolicyIdParameter: ['outboundPolicy'],
  OutboundConnectorIdParameter: ['outboundConnector'],
  InboundConnectorIdParameter: ['inboundConnector'],
  RemoteDomainIdParameter: ['remoteDomain'],
  AcceptedDomainIdParameter: ['acceptedDomain'],
  DistributionGroupIdParameter: ['group'],
  DistributionGroupMemberIdParameter: ['group'],
  MailboxIdParameter: ['mailbox'],
  MailContactIdParameter: ['mailContact'],
  MailUserIdParameter: ['mailUser'],
  RecipientIdParameter: RECIPIENTS,
  GeneralRecipientIdParameter: RECIPIENTS,
  RecipientWithAdUserGroupIdParameter: RECIPIENTS,
});

/** Short forms of data files for parameters, by kind; `members` is what a group holds. */
const SHORT = table({ 'outboundRule.policy': 'HostedOutboundSpamFilterPolicy' });

/** Type of a parameter in any cmdlet of a noun that changes something. */
function typeOf(cmdlets: Cmdlets, noun: string, parameter: string): string | undefined {
  for (const verb of ['Set', 'New', 'Add', 'Get']) {
    const facts = cmdlets.find(`${verb}-${noun}`);
    const type = facts?.parameters[parameter]?.type;
    if (type !== undefined) return type;
  }
  return undefined;
}

/**
 * The kinds of objects that the value of a parameter names, from the types of the cmdlet reference; none for a value that is no
 * name. `parameter` is the reference's spelling (`FromMemberOf`).
 */
export function namedBy(cmdlets: Cmdlets, noun: string, parameter: string): readonly ObjectKind[] {
  const words = kindOfNoun(noun);
  if (parameter === 'Identity' && words) return [words.kind as ObjectKind];
  const own = SHORT[`${words?.kind}.${parameter.charAt(0).toLowerCase()}${parameter.slice(1)}`] ?? parameter;
  if (words?.kind === 'group' && own === 'Members') return RECIPIENTS;
  if (own.endsWith('MemberOf')) return ['group'];
  if (own.endsWith('DomainIs')) return ['acceptedDomain', 'remoteDomain'];
  return BY_TYPE[(typeOf(cmdlets, noun, own) ?? '').replace('[]', '')] ?? [];
}

/** The noun of a kind as cmdlets have it. */
export function nounOf(kind: ObjectKind): string {
  return KINDS.find((words) => words.kind === kind)?.noun ?? kind;
}
