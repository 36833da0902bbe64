import { type Generator, repeated, type Work } from './generator.ts';

const START = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
`;

/** Tenants about which questions are asked: who may forward from a1@contoso.com to x@d1.example, and who may where. */
const TENANTS: readonly (readonly [name: string, head: string, piece: (at: number) => string])[] = [
  ['policies', '', (at) => `    - { name: p${at}, autoForwardingMode: "${at % 2 ? 'On' : 'Off'}" }\n`],
  [
    'outbound rules',
    '  outboundRules:\n',
    (at) => `    - { name: r${at}, policy: p${at}, from: [a${at}@contoso.com], priority: ${at} }\n`,
  ],
  [
    'remote domains',
    '  remoteDomains:\n',
    (at) => `    - { name: d${at}, domainName: d${at}.example, autoForwardEnabled: ${at % 2 === 0} }\n`,
  ],
  [
    'mail flow rules by sender',
    '  transportRules:\n',
    (at) => `    - { name: t${at}, from: [a${at}@contoso.com], rejectMessageReasonText: no }\n`,
  ],
  [
    'mail flow rules by recipient',
    '  transportRules:\n',
    (at) =>
      `    - { name: t${at}, recipientDomainIs: [d${at}.example], messageTypeMatches: AutoForward, rejectMessageReasonText: no }\n`,
  ],
  [
    'mail flow rules by both',
    '  transportRules:\n',
    (at) =>
      `    - { name: t${at}, from: [a${at}@contoso.com], recipientDomainIs: [d${at * 3}.example], rejectMessageReasonText: no }\n`,
  ],
  [
    'mail flow rules with exceptions',
    '  transportRules:\n',
    (at) =>
      `    - { name: t${at}, fromScope: InOrganization, rejectMessageReasonText: no, exceptIfFrom: [a${at}@contoso.com] }\n`,
  ],
  [
    'mail flow rules that all match',
    '  transportRules:\n',
    (at) =>
      `    - { name: t${at}, fromScope: InOrganization, sentToScope: NotInOrganization, rejectMessageReasonText: no }\n`,
  ],
  [
    'members',
    '  outboundRules: [{ name: r, policy: Default, fromMemberOf: [Sales] }]\n  groups:\n    Sales:\n',
    (at) => `      - a${at}@contoso.com\n`,
  ],
  [
    'groups inside groups',
    '  outboundRules: [{ name: r, policy: Default, fromMemberOf: [g0] }]\n  groups:\n',
    (at) => `    g${at}: [g${at + 1}, a${at}@contoso.com]\n`,
  ],
  [
    'groups of one person',
    '  outboundRules: [{ name: r, policy: Default, fromMemberOf: [g0] }]\n  groups:\n',
    (at) => `    g${at}: [a1@contoso.com]\n`,
  ],
  [
    'mailboxes that forward',
    '  mailboxes:\n',
    (at) => `    - { identity: a${at}@contoso.com, forwardingSmtpAddress: x@d${at}.example }\n`,
  ],
  ['contacts', '  mailContacts:\n', (at) => `    - { name: c${at}, externalEmailAddress: x@d${at}.example }\n`],
  ['blocked addresses', '  tenantBlockList:\n', (at) => `    - x@d${at}.example\n`],
  [
    'accepted domains',
    '  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]\n  mailboxes: [{ identity: a1@contoso.com, forwardingSmtpAddress: x@d1.example }]\n  acceptedDomains:\n',
    (at) => `    - d${at}.contoso.com\n`,
  ],
];

/** Each group holds the next one, and a rule names each. */
function nestedAndNamed(size: number): string {
  const numbers = Array.from({ length: Math.ceil(size / 140) }, (_, at) => at);
  const of = (piece: (at: number) => string): string => numbers.map(piece).join('');
  return `${START}${of((at) => `    - { name: p${at}, autoForwardingMode: "On" }\n`)}  outboundRules:
${of((at) => `    - { name: r${at}, policy: p${at}, fromMemberOf: [g${at}], priority: ${at} }\n`)}  groups:
${of((at) => `    g${at}: [g${at + 1}, a${at}@contoso.com]\n`)}`;
}

const QUESTIONS: readonly Work[] = ['verdict', 'changes', 'matrix', 'comparison'];

/** Questions to large tenants. */
export const ASKED: readonly Generator[] = [
  ...QUESTIONS.map((work) => ({
    ...{ name: `${work}, groups inside groups that rules name`, file: 'a.exo.yaml' },
    ...{ work, text: nestedAndNamed },
  })),
  ...TENANTS.flatMap(([name, more, piece]) => {
    const head = more.includes('acceptedDomains')
      ? START.replace('  acceptedDomains: [contoso.com]\n', '') + more
      : START + more;
    return QUESTIONS.map((work) => repeated(`${work}, ${name}`, 'a.exo.yaml', piece, { work, head }));
  }),
];
