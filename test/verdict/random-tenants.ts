import { MECHANISMS } from '../../src/verdict/verdict.ts';
import type { NaiveQuestion, NaiveTenant, Plain } from './naive.ts';

/** A small random source with a seed, so that every disagreement can be repeated (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)] as T;
  }

  some<T>(choices: readonly T[], most: number): T[] {
    return Array.from({ length: 1 + Math.floor(this.next() * most) }, () => this.one(choices));
  }
}

const PEOPLE = [
  'alex@contoso.com',
  'beth@contoso.com',
  'mia@emea.contoso.com',
  'sam@relay.com',
  'Sales@contoso.com',
  'out@tailspintoys.com',
];
const SENDERS = [...PEOPLE, 'ALEX@Contoso.com', 'new@sub.relay.com'];
const RECIPIENTS = [
  'in@fabrikam.com',
  'in@emea.fabrikam.com',
  'x@a.emea.fabrikam.com',
  'ops@plant.contoso.com',
  'beth@contoso.com',
  'on@relay.com',
  'on@sub.relay.com',
  'me@gmail.com',
  'In@Fabrikam.COM',
];
const DOMAINS = ['fabrikam.com', 'emea.fabrikam.com', 'gmail.com', 'contoso.com', 'com', 'relay.com'];
const GROUPS = ['G1', 'g2', 'Nested', 'Dynamic', 'Unknown', 'Partly'];
const SENDER_DOMAINS = ['contoso.com', 'emea.contoso.com', 'relay.com', 'tailspintoys.com'];

export function randomTenant(random: Random): NaiveTenant {
  const names = ['Allow', 'Block', 'Odd'];
  const modes = ['On', 'Off', 'on', 'OFF', 'Automatic', 'Enabled', undefined];
  const outboundPolicies: Plain[] = names
    .filter(() => random.chance(0.8))
    .map((name) => policy(name, random.one(modes)));
  if (random.chance(0.9)) outboundPolicies.push({ ...policy('Default', random.one(modes)), isDefault: true });
  const outboundRules = Array.from({ length: Math.floor(random.next() * 4) }, (_, at) => outboundRule(random, at));
  const remoteDomains: Plain[] = [];
  if (random.chance(0.8)) remoteDomains.push(remoteDomain(random, 'Default', '*'));
  const domains = new Set(
    random.some(
      ['fabrikam.com', '*.fabrikam.com', 'emea.fabrikam.com', '*.emea.fabrikam.com', 'gmail.com', '*.com', 'relay.com'],
      3,
    ),
  );
  for (const domain of domains)
    if (random.chance(0.7)) remoteDomains.push(remoteDomain(random, `RD ${domain}`, domain));
  return {
    outboundPolicies,
    outboundRules,
    remoteDomains,
    transportRules: Array.from({ length: Math.floor(random.next() * 4) }, (_, at) => transportRule(random, at)),
    acceptedDomains: [
      { domainName: 'contoso.com', domainType: 'Authoritative' },
      ...(random.chance(0.5) ? [{ domainName: 'emea.contoso.com' }] : []),
      ...(random.chance(0.6)
        ? [{ domainName: 'Relay.com', domainType: 'InternalRelay', matchSubDomains: random.chance(0.5) }]
        : []),
    ],
    groups: groups(random),
    tenantBlockList: random.chance(0.15)
      ? [{ value: random.one(['fabrikam.com', '*.fabrikam.com', 'in@fabrikam.com', 'gmail.com']) }]
      : [],
  };
}

const policy = (name: string, mode: string | undefined): Plain => ({
  name,
  ...(mode === undefined ? {} : { autoForwardingMode: mode }),
});

function remoteDomain(random: Random, name: string, domainName: string): Plain {
  return {
    name,
    domainName,
    ...(random.chance(0.9) ? { autoForwardEnabled: random.chance(0.6) } : {}),
    ...(random.chance(0.1) ? { isInternal: random.chance(0.7) } : {}),
    ...(random.chance(0.1) ? { allowedOOFType: random.one(['External', 'InternalLegacy']) } : {}),
  };
}

function groups(random: Random): NaiveTenant['groups'] {
  return {
    G1: { type: 'DistributionGroup', members: random.some(PEOPLE, 3) },
    G2: { type: 'MailEnabledSecurityGroup', members: random.some(SENDERS, 2) },
    Nested: { type: 'DistributionGroup', members: random.some(['G1', 'Dynamic', 'Partly', 'Nested', ...PEOPLE], 3) },
    Dynamic: { type: 'DynamicDistributionGroup', members: ['alex@contoso.com'] },
    Partly: { type: 'DistributionGroup', ...(random.chance(0.5) ? { members: random.some(PEOPLE, 2) } : {}) },
  };
}

function senderParts(random: Random, share: number): Plain {
  const part = (name: string, values: readonly string[], own: number): Plain =>
    random.chance(own) ? { [name]: random.some(values, 2) } : {};
  return {
    ...part('from', [...SENDERS, 'Alex Kim'], share),
    ...part('fromMemberOf', GROUPS, share),
    ...part('senderDomainIs', SENDER_DOMAINS, share / 2),
    ...part('exceptIfFrom', SENDERS, share / 4),
    ...part('exceptIfFromMemberOf', GROUPS, share / 4),
    ...part('exceptIfSenderDomainIs', SENDER_DOMAINS, share / 5),
  };
}

function outboundRule(random: Random, at: number): Plain {
  return {
    name: `rule ${at}`,
    policy: random.one(['Allow', 'allow', 'Block', 'Odd', 'Missing', 'Default']),
    priority: random.chance(0.8) ? at : 0,
    ...(random.chance(0.2) ? { enabled: random.chance(0.4) } : {}),
    ...senderParts(random, 0.45),
  };
}

function transportRule(random: Random, at: number): Plain {
  const when = (share: number, part: Plain): Plain => (random.chance(share) ? part : {});
  const actions: Plain[] = [
    { rejectMessageReasonText: 'no' },
    { rejectMessageEnhancedStatusCode: '5.7.900' },
    { rejectMessageReasonText: 'no', rejectMessageEnhancedStatusCode: '5.7.1' },
    { deleteMessage: true },
    { quarantine: true },
    { redirectMessageTo: [random.one(['boss@contoso.com', 'in@fabrikam.com'])] },
    { moderateMessageByUser: ['boss@contoso.com'] },
    { setHeaderName: 'X-A', setHeaderValue: '1' },
  ];
  return {
    name: `T${at}`,
    priority: at,
    ...random.one(actions),
    ...when(0.1, { enabled: random.chance(0.5) }),
    ...when(0.2, { mode: random.one(['Enforce', 'Audit', 'AuditAndNotify']) }),
    ...when(0.5, { messageTypeMatches: random.one(['AutoForward', 'AutoForward', 'AutoForward', 'OOF']) }),
    ...when(0.1, {
      headerMatchesMessageHeader: 'X-MS-Exchange-Inbox-Rules-Loop',
      headerMatchesPatterns: random.one([['.'], ['abc']]),
    }),
    ...when(0.1, {
      headerContainsMessageHeader: 'x-ms-mail-application',
      headerContainsWords: ['Microsoft Power Automate'],
    }),
    ...when(0.1, { headerMatchesMessageHeader: 'x-ms-mail-operation-type', headerMatchesPatterns: ['Forward'] }),
    ...when(0.4, { sentToScope: random.one(['NotInOrganization', 'NotInOrganization', 'InOrganization']) }),
    ...when(0.15, { fromScope: random.one(['NotInOrganization', 'InOrganization']) }),
    ...when(0.25, { recipientDomainIs: random.some(DOMAINS, 2) }),
    ...when(0.1, { sentTo: random.some(RECIPIENTS, 2) }),
    ...when(0.15, { exceptIfRecipientDomainIs: random.some(DOMAINS, 2) }),
    ...when(0.05, { exceptIfSentTo: random.some(RECIPIENTS, 2) }),
    ...when(0.05, { exceptIfMessageTypeMatches: 'AutoForward' }),
    ...when(0.1, { subjectContainsWords: ['invoice'] }),
    ...when(0.3, senderParts(random, 0.4)),
    ...when(0.3, { senderAddressLocation: random.one(['Header', 'Envelope', 'HeaderOrEnvelope']) }),
    ...when(0.2, { stopRuleProcessing: true }),
    ...when(0.1, { activationDate: random.one(['2026-01-01', '2026-12-01']) }),
    ...when(0.1, { expiryDate: random.one(['2026-06-01', '2027-01-01']) }),
  };
}

export function randomQuestion(random: Random): NaiveQuestion {
  return {
    from: random.one(SENDERS),
    to: random.one(RECIPIENTS),
    mechanism: random.one(MECHANISMS),
    ...(random.chance(0.7) ? { originalSender: random.one(PEOPLE) } : {}),
    ...(random.chance(0.08) ? { recipientType: 'MailUser' } : {}),
    ...(random.chance(0.5) ? { flowOperation: random.one(['Forward', 'Send']) } : {}),
    assumptions: {
      automaticMeans: random.one(['unknown', 'unknown', 'off', 'on']),
      cloud: random.one(['commercial', 'commercial', 'gcchigh']),
      ...(random.chance(0.5) ? { asOf: random.one(['2026-03-01', '2026-11-25', '2026-12-01']) } : {}),
    },
  };
}
