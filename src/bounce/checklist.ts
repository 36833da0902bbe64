import { type Control, type ControlKind, controlOf } from '../exchange/control.ts';
import type { ObjectKind, Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { decide, type Question, type Step, type Verdict } from '../verdict/index.ts';
import type { NamedTenant } from './cause.ts';

/** The seven steps for 5.7.520, in their order, and the list that closes a case. Ids of a message table. */
export const CHECKLIST_STEPS = [
  'policy-mode',
  'policy-scope',
  'remote-domain',
  'mail-flow-rules',
  'connectors',
  'manual-send',
  'message-trace',
] as const;
export const CLOSING_STEPS = [
  'close-policy',
  'close-remote-domain',
  'close-rules',
  'close-connectors',
  'close-trace',
] as const;

export type ChecklistId = (typeof CHECKLIST_STEPS)[number] | (typeof CLOSING_STEPS)[number];

/** `good` and `bad` are answered by the files; `unknown` needs a fact; `by-hand` only a person or the service can answer. */
export type ChecklistState = 'good' | 'bad' | 'unknown' | 'by-hand';

export interface ChecklistItem {
  readonly id: ChecklistId;
  readonly state: ChecklistState;
  /** The steps of the verdict that answer it, in order. */
  readonly evidence: readonly Step[];
  /** Lines of the files about it, when no question was asked. */
  readonly lines: readonly { readonly control: Control; readonly place: Place }[];
  readonly commands: readonly string[];
  /** Kind of control whose waiting time matters. */
  readonly waits?: 'outboundPolicy' | 'remoteDomain' | 'transportRule';
}

export interface Checklist {
  readonly tenant: string | null;
  readonly answer: Verdict | null;
  readonly steps: readonly ChecklistItem[];
  readonly closing: readonly ChecklistItem[];
}

const COMMANDS: Readonly<Record<(typeof CHECKLIST_STEPS)[number], readonly string[]>> = {
  'policy-mode': ['Get-HostedOutboundSpamFilterPolicy | Format-Table Name,IsDefault,AutoForwardingMode'],
  'policy-scope': [
    'Get-HostedOutboundSpamFilterRule | Format-List Name,State,Priority,HostedOutboundSpamFilterPolicy,From,FromMemberOf,SenderDomainIs,ExceptIf*',
  ],
  'remote-domain': ['Get-RemoteDomain | Format-Table Name,DomainName,AutoForwardEnabled'],
  'mail-flow-rules': [
    "Get-TransportRule | Where-Object { $_.MessageTypeMatches -eq 'AutoForward' } | Format-Table Name,State,Mode,Priority",
  ],
  connectors: [
    'Get-OutboundConnector | Format-List Name,Enabled,ConnectorType,RecipientDomains,SmartHosts,TlsSettings',
    'Get-InboundConnector | Format-List Name,Enabled,ConnectorType,TlsSenderCertificateName',
  ],
  'manual-send': [],
  'message-trace': [
    'Get-MessageTraceV2 -RecipientAddress <recipient> -StartDate (Get-Date).AddDays(-2) -EndDate (Get-Date) | Get-MessageTraceDetailV2',
  ],
};

const KINDS: Readonly<Partial<Record<ChecklistId, ObjectKind>>> = {
  'policy-mode': 'outboundPolicy',
  'policy-scope': 'outboundRule',
  'remote-domain': 'remoteDomain',
  'mail-flow-rules': 'transportRule',
  connectors: 'outboundConnector',
};

/** Answers the checklist for one forward, or lists what the files say when no forward is named. `trace` replaces the general trace command. */
export function checklist(
  named: NamedTenant | undefined,
  question: Question | undefined,
  trace: readonly string[],
): Checklist {
  const tenant = named?.tenant;
  const answer = tenant && question ? decide(tenant, question) : null;
  const steps = CHECKLIST_STEPS.map((id) => item(id, tenant, answer, trace));
  const state = (id: ChecklistId): ChecklistItem | undefined => steps.find((step) => step.id === id);
  const policy = worst([state('policy-mode'), state('policy-scope')]);
  const sources: Readonly<Record<(typeof CLOSING_STEPS)[number], ChecklistState>> = {
    'close-policy': policy,
    'close-remote-domain': state('remote-domain')?.state ?? 'by-hand',
    'close-rules': state('mail-flow-rules')?.state ?? 'by-hand',
    'close-connectors': state('connectors')?.state ?? 'by-hand',
    'close-trace': 'by-hand',
  };
  const closing = CLOSING_STEPS.map((id) => ({ id, state: sources[id], evidence: [], lines: [], commands: [] }));
  return { tenant: named?.name ?? null, answer, steps, closing };
}

function item(
  id: (typeof CHECKLIST_STEPS)[number],
  tenant: Tenant | undefined,
  answer: Verdict | null,
  trace: readonly string[],
): ChecklistItem {
  const evidence = answer ? evidenceOf(id, answer) : [];
  const kind = KINDS[id];
  const objects = kind && tenant ? tenant.objects[kind] : [];
  const lines = objects.slice(0, 12).map((object) => ({
    control: controlOf(object),
    place: object.namePlace,
  }));
  const waits =
    id === 'policy-mode' || id === 'policy-scope'
      ? 'outboundPolicy'
      : id === 'remote-domain'
        ? 'remoteDomain'
        : id === 'mail-flow-rules'
          ? 'transportRule'
          : undefined;
  const commands = id === 'message-trace' && trace.length > 0 ? trace : COMMANDS[id];
  return { id, state: stateOf(id, evidence, answer), evidence, lines, commands, ...(waits ? { waits } : {}) };
}

const GATES: Readonly<Partial<Record<ChecklistId, ControlKind>>> = {
  'policy-mode': 'outboundPolicy',
  'policy-scope': 'outboundRule',
  'remote-domain': 'remoteDomain',
  'mail-flow-rules': 'transportRule',
};

function evidenceOf(id: ChecklistId, answer: Verdict): readonly Step[] {
  const gate = GATES[id];
  return gate ? answer.chain.filter(({ control, result }) => control.kind === gate && result !== 'not-applicable') : [];
}

function stateOf(id: ChecklistId, evidence: readonly Step[], answer: Verdict | null): ChecklistState {
  if (!GATES[id]) return 'by-hand';
  if (!answer) return 'unknown';
  // No rule covers the mailbox: the default policy decides, and its answer is the answer here too.
  if (id === 'policy-scope' && evidence.length === 0)
    return stateOf('policy-mode', evidenceOf('policy-mode', answer), answer);
  if (evidence.some(({ result }) => result === 'block')) return 'bad';
  if (evidence.some(({ result }) => result === 'unknown')) return 'unknown';
  return 'good';
}

function worst(items: readonly (ChecklistItem | undefined)[]): ChecklistState {
  const order: readonly ChecklistState[] = ['bad', 'unknown', 'by-hand', 'good'];
  return order.find((state) => items.some((entry) => entry?.state === state)) ?? 'by-hand';
}
