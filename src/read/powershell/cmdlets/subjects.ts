import type { Cmdlets } from '../../../knowledge/index.ts';
import type { ObjectKind, Operation } from '../../../tenant/index.ts';
import { table } from '../../../text/table.ts';

/** What a cmdlet does to which kind of object. */
export interface Subject {
  readonly kind: ObjectKind;
  readonly operation: Operation;
  /** Parameters that name the object, best first. */
  readonly named: readonly string[];
  /** Adds to or takes from one list of the object (`Add-DistributionGroupMember`). */
  readonly member?: { readonly parameter: string; readonly property: string; readonly change?: 'add' | 'remove' };
  /** Type of group that the cmdlet makes, as the recipient types are called. */
  readonly group?: string;
}

const BY_NAME = ['Identity', 'Name'];

/** Settings that decide whether a forward leaves, by the kind of object: a splat that only a run tells may state them. */
export const DECIDING: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  outboundPolicy: ['autoForwardingMode'],
  remoteDomain: ['autoForwardEnabled'],
  acceptedDomain: ['domainType'],
  mailbox: ['forwardingAddress', 'forwardingSmtpAddress', 'deliverToMailboxAndForward'],
  mailContact: ['externalEmailAddress'],
  mailUser: ['externalEmailAddress'],
};

/** Nouns with `New-`, `Set-`, `Remove-`, and `Enable-`/`Disable-` that switch. */
const SWITCHED: Readonly<Record<string, ObjectKind>> = table({
  hostedoutboundspamfilterrule: 'outboundRule',
  transportrule: 'transportRule',
  inboxrule: 'inboxRule',
});

/** Nouns with `New-`, `Set-`, `Remove-` only. */
const PLAIN: Readonly<Record<string, ObjectKind>> = table({
  hostedoutboundspamfilterpolicy: 'outboundPolicy',
  remotedomain: 'remoteDomain',
  outboundconnector: 'outboundConnector',
  inboundconnector: 'inboundConnector',
  accepteddomain: 'acceptedDomain',
  mailbox: 'mailbox',
});

/** Nouns whose `Enable-` makes a recipient of something that exists and whose `Disable-` takes it away. */
const RECIPIENTS: Readonly<Record<string, ObjectKind>> = table({
  mailcontact: 'mailContact',
  mailuser: 'mailUser',
  distributiongroup: 'group',
});

const GROUPS: Readonly<Record<string, string>> = table({
  distributiongroup: 'DistributionGroup',
  dynamicdistributiongroup: 'DynamicDistributionGroup',
  unifiedgroup: 'Microsoft365Group',
});

const changing = new WeakMap<Cmdlets, readonly string[]>();

/** The cmdlets that change an object of the tenant, in the reference's spelling. */
export function changingCmdlets(cmdlets: Cmdlets): readonly string[] {
  let names = changing.get(cmdlets);
  if (!names) {
    names = cmdlets.described.filter((name) => subjectOf(name) !== undefined);
    changing.set(cmdlets, names);
  }
  return names;
}

const members = (parameter: string, change?: 'add' | 'remove'): Subject => ({
  kind: 'group',
  operation: 'set',
  named: ['Identity'],
  member: { parameter, property: 'members', ...(change ? { change } : {}) },
});

const MEMBERS: Readonly<Record<string, Subject>> = table({
  'add-distributiongroupmember': members('Member', 'add'),
  'remove-distributiongroupmember': members('Member', 'remove'),
  'update-distributiongroupmember': members('Members'),
  'add-unifiedgrouplinks': members('Links', 'add'),
  'remove-unifiedgrouplinks': members('Links', 'remove'),
});

const OPERATIONS: Readonly<Record<string, Operation>> = table({ new: 'create', set: 'set', remove: 'remove' });

/** What a cmdlet says about an object of the tenant; undefined for one that says nothing about forwarding. */
export function subjectOf(cmdlet: string): Subject | undefined {
  const lower = cmdlet.toLowerCase();
  const dash = lower.indexOf('-');
  const verb = lower.slice(0, dash);
  const noun = lower.slice(dash + 1);
  const group = GROUPS[noun];
  const kind = SWITCHED[noun] ?? PLAIN[noun] ?? RECIPIENTS[noun] ?? (group ? 'group' : undefined);
  if (!kind) return MEMBERS[lower];
  const operation = OPERATIONS[verb] ?? otherOperation(verb, noun);
  if (!operation) return undefined;
  const named = verb === 'new' ? nameParameters(noun) : ['Identity'];
  return { kind, operation, named, ...(group && operation === 'create' ? { group } : {}) };
}

function nameParameters(noun: string): readonly string[] {
  if (noun === 'accepteddomain') return ['DomainName', ...BY_NAME];
  return noun === 'unifiedgroup' ? ['DisplayName', 'Name', 'Alias'] : ['Name', 'DisplayName', 'Identity'];
}

function otherOperation(verb: string, noun: string): Operation | undefined {
  const switched = SWITCHED[noun] !== undefined;
  if (!switched && RECIPIENTS[noun] === undefined) return undefined;
  if (verb === 'enable') return switched ? 'enable' : 'create';
  if (verb === 'disable') return switched ? 'disable' : 'remove';
  return undefined;
}
