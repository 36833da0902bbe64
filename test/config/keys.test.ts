import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { readConfig } from '../../src/config/read.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { decide, type Question } from '../../src/verdict/index.ts';
import { knowledge } from '../support/knowledge.ts';

type Files = Readonly<Record<string, string>>;

interface KeyCase {
  /** The configuration with the key, and what it says without it or with another value. */
  readonly with: string;
  readonly without: string;
  readonly files: Files;
  readonly question?: Question;
}

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

/** Members of the group that a file of the configuration lists. */
const MEMBERS = { path: 'members.txt', text: 'ann@contoso.com\n' };

/** Everything that somebody is told: findings of each tenant, problems of the configuration, the answer to a question. */
async function told({ files, question }: KeyCase, config: string): Promise<unknown> {
  const read = readConfig(sourceOf('mailflow-lint.config.yaml', config), () => MEMBERS);
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  const { tenants } = await new Analyzer(knowledge).analyze(sources, read, { asOf: '2026-11-25' });
  return {
    problems: read.problems.map(({ message }) => message),
    tenants: tenants.map(({ tenant, findings }) => ({
      findings: findings.map(({ rule, message, args, severity, place }) => [
        ...[rule.id, message, severity, place.source],
        args,
      ]),
      answer: question && decide(tenant, question).verdict,
    })),
  };
}

const OPEN = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\n';
const AUTOMATIC = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic\n';
const ASKED: Question = { from: 'ann@contoso.com', to: 'ann@fabrikam.com', mechanism: 'inboxRuleForward' };
const ONE = 'tenants:\n  one:\n    files: ["*"]\n    acceptedDomains: [contoso.com]\n';
const OWN = 'acceptedDomains: [contoso.com]\n';
const GROUP_RULE = `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
New-HostedOutboundSpamFilterPolicy -Name Some -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Some -HostedOutboundSpamFilterPolicy Some -FromMemberOf some@contoso.com
`;
const FLOWS = `exchange:
  transportRules:
    - name: Flows
      headerContainsMessageHeader: x-ms-mail-operation-type
      headerContainsWords: [Forward]
      rejectMessageReasonText: no flows
`;
const DATED = `exchange:
  transportRules:
    - name: Until spring
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      expiryDate: 2026-03-01
      rejectMessageReasonText: no
`;
const FORWARD =
  'Set-Mailbox ann@contoso.com -ForwardingSmtpAddress ann@fabrikam.com -DeliverToMailboxAndForward $true\n';
const flow: Question = { ...ASKED, mechanism: 'powerAutomate' };
const LAYERS = {
  'base.exo.yaml': 'exchange:\n  outboundPolicies:\n    - { name: Default, autoForwardingMode: "On" }\n',
  'site.exo.yaml': 'exchange:\n  outboundPolicies:\n    - { name: Default, autoForwardingMode: "Off" }\n',
};
const SUPPRESSION = (more: string): string =>
  `silenced:\n  - files: a.ps1\n    rules: default-policy-forwarding-on\n    reason: known\n${more}`;

const AGREED = `${OWN}requireExceptions: true
exceptions:
  - from: ann@contoso.com
    to: fabrikam.com
    owner: it@contoso.com
    reason: asked
    until: 2026-12-01
`;

/** Another value, or no value, for a key of an entry of the ledger. */
const agreed = (key: string, other: string): KeyCase => ({
  with: AGREED,
  without: AGREED.replace(new RegExp(`${key}: .*\\n`), `${key}: ${other}\n`),
  files: { 'a.ps1': OPEN },
});

const HOUSE: Files = { 'mail.yaml': 'mail:\n  outbound:\n    forwarding: "On"\n' };
const SHAPE = `shapes:
  - files: mail.yaml
    at: mail.outbound
    kind: outboundPolicies
    name: Default
    properties: { forwarding: autoForwardingMode }
`;
const NAMED: Files = { 'mail.yaml': 'mail:\n  outbound:\n    title: Default\n    forwarding: "On"\n' };
const KEYED = SHAPE.replace('name: Default', 'nameKey: title');

/** One case for each key; the part behind a dot stands inside. What may stand at the top may stand in a tenant too. */
const CASES: Readonly<Record<string, KeyCase>> = {
  tenants: { with: ONE, without: OWN.replace('contoso', 'adatum'), files: { 'a.ps1': OPEN + FORWARD } },
  'tenants.files': { with: ONE, without: ONE.replace('"*"', 'b.ps1'), files: { 'a.ps1': OPEN } },
  'tenants.ignore': { with: `${ONE}    ignore: [a.ps1]\n`, without: ONE, files: { 'a.ps1': OPEN } },
  ignore: { with: 'ignore: [a.ps1]\n', without: '', files: { 'a.ps1': OPEN } },
  layers: { with: 'layers: [base.exo.yaml, site.exo.yaml]\n', without: '', files: LAYERS },
  scriptOrder: {
    with: `${OWN}scriptOrder: [a.ps1, b.ps1]\n`,
    without: OWN,
    files: { 'a.ps1': OPEN, 'b.ps1': OPEN.replaceAll(/\bOn\b/g, 'Off') },
    question: ASKED,
  },
  acceptedDomains: { with: OWN, without: '', files: { 'a.ps1': OPEN }, question: ASKED },
  'acceptedDomains.domainName': {
    with: 'acceptedDomains:\n  - domainName: contoso.com\n',
    without: 'acceptedDomains:\n  - domainName: adatum.com\n',
    files: { 'a.ps1': OPEN },
    question: ASKED,
  },
  'acceptedDomains.domainType': {
    with: 'acceptedDomains:\n  - domainName: contoso.com\n    domainType: InternalRelay\n',
    without: OWN,
    files: { 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n' },
    question: { ...ASKED, to: 'bob@contoso.com' },
  },
  'acceptedDomains.matchSubDomains': {
    with: 'acceptedDomains:\n  - domainName: contoso.com\n    matchSubDomains: true\n',
    without: OWN,
    files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n' },
    question: { ...ASKED, to: 'bob@emea.contoso.com' },
  },
  groups: {
    with: `${OWN}groups:\n  some@contoso.com: [ann@contoso.com]\n`,
    without: OWN,
    files: { 'a.ps1': GROUP_RULE },
    question: ASKED,
  },
  'groups.members': {
    with: `${OWN}groups:\n  some@contoso.com:\n    members: [ann@contoso.com]\n`,
    without: `${OWN}groups:\n  some@contoso.com:\n    members: [bob@contoso.com]\n`,
    files: { 'a.ps1': GROUP_RULE },
    question: ASKED,
  },
  'groups.file': {
    with: `${OWN}groups:\n  some@contoso.com:\n    file: members.txt\n`,
    without: OWN,
    files: { 'a.ps1': GROUP_RULE },
    question: ASKED,
  },
  'groups.type': {
    with: `${OWN}groups:\n  some@contoso.com:\n    type: DynamicDistributionGroup\n    members: [ann@contoso.com]\n`,
    without: `${OWN}groups:\n  some@contoso.com:\n    members: [ann@contoso.com]\n`,
    files: { 'a.ps1': GROUP_RULE },
    question: ASKED,
  },
  approvedDomains: {
    with: `${OWN}approvedDomains: [fabrikam.com]\n`,
    without: OWN,
    files: { 'a.ps1': OPEN + FORWARD },
  },
  exceptions: { with: AGREED, without: AGREED.replace(/exceptions:\n.*/s, ''), files: { 'a.ps1': OPEN + FORWARD } },
  'exceptions.from': agreed('from', 'bob@contoso.com'),
  'exceptions.to': agreed('to', 'adatum.com'),
  'exceptions.mechanism': {
    with: `${AGREED}    mechanism: inboxRuleForward\n`,
    without: AGREED,
    files: { 'a.ps1': OPEN + FORWARD },
  },
  'exceptions.owner': agreed('owner', 'hr@contoso.com'),
  'exceptions.reason': agreed('reason', '[]'),
  'exceptions.ticket': { with: `${AGREED}    ticket: MAIL-17\n`, without: AGREED, files: { 'a.ps1': OPEN } },
  'exceptions.until': agreed('until', '2027-12-01'),
  requireExceptions: {
    with: AGREED,
    without: AGREED.replace('requireExceptions: true', 'requireExceptions: false'),
    files: { 'a.ps1': OPEN },
  },
  warnBefore: { with: `${AGREED}warnBefore: 1\n`, without: AGREED, files: { 'a.ps1': OPEN + FORWARD } },
  flowOperations: {
    with: `${OWN}flowOperations: [Send]\n`,
    without: OWN,
    files: { 'a.exo.yaml': FLOWS },
    question: flow,
  },
  'assumptions.automaticMeans': {
    with: `${OWN}assumptions:\n  automaticMeans: off\n`,
    without: OWN,
    files: { 'a.ps1': AUTOMATIC },
    question: ASKED,
  },
  'assumptions.asOf': {
    with: `${OWN}assumptions:\n  asOf: 2026-05-01\n`,
    without: OWN,
    files: { 'a.exo.yaml': DATED, 'a.ps1': OPEN },
    question: ASKED,
  },
  'assumptions.cloud': {
    with: `${OWN}assumptions:\n  cloud: gcchigh\n`,
    without: OWN,
    files: { 'a.exo.yaml': FLOWS },
    question: flow,
  },
  rules: { with: 'rules:\n  default-policy-forwarding-on: off\n', without: '', files: { 'a.ps1': OPEN } },
  languages: { with: 'languages: [yaml]\n', without: '', files: { 'a.ps1': OPEN } },
  documents: { with: 'documents: true\n', without: '', files: { 'a.md': `\`\`\`powershell\n${OPEN}\`\`\`\n` } },
  shapes: { with: SHAPE, without: '', files: HOUSE },
  'shapes.files': { with: SHAPE, without: SHAPE.replace('mail.yaml', 'other.yaml'), files: HOUSE },
  'shapes.at': { with: SHAPE, without: SHAPE.replace('mail.outbound', 'mail.inbound'), files: HOUSE },
  'shapes.kind': { with: SHAPE, without: SHAPE.replace('outboundPolicies', 'mailContacts'), files: HOUSE },
  'shapes.name': { with: SHAPE, without: SHAPE.replace('Default', 'Sales'), files: HOUSE },
  'shapes.nameKey': { with: KEYED, without: KEYED.replace('title', 'forwarding'), files: NAMED },
  'shapes.properties': {
    with: SHAPE,
    without: SHAPE.replace('forwarding: autoForwardingMode', 'forwarding: enabled'),
    files: HOUSE,
  },
  silenced: { with: SUPPRESSION(''), without: '', files: { 'a.ps1': OPEN } },
  'silenced.files': {
    with: SUPPRESSION(''),
    without: SUPPRESSION('').replace('a.ps1', 'b.ps1'),
    files: { 'a.ps1': OPEN },
  },
  'silenced.rules': {
    with: SUPPRESSION(''),
    without: SUPPRESSION('').replace('default-policy-forwarding-on', 'and-trap'),
    files: { 'a.ps1': OPEN },
  },
  'silenced.object': { with: SUPPRESSION('    object: Sales\n'), without: SUPPRESSION(''), files: { 'a.ps1': OPEN } },
  'silenced.property': {
    with: SUPPRESSION('    property: enabled\n'),
    without: SUPPRESSION(''),
    files: { 'a.ps1': OPEN },
  },
  'silenced.reason': {
    with: SUPPRESSION(''),
    without: SUPPRESSION('').replace('    reason: known\n', ''),
    files: { 'a.ps1': OPEN },
  },
  'silenced.until': {
    with: SUPPRESSION('    until: 2026-01-01\n'),
    without: SUPPRESSION(''),
    files: { 'a.ps1': OPEN },
  },
};

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Every key of the schema by its path; entries of mappings and lists add no part. */
function keysIn(schema: JsonSchema): readonly string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const below = keysIn(inner).map((rest) => `${key}.${rest}`);
    return key === 'assumptions' ? below : [key, ...below];
  });
  const more = typeof schema.additionalProperties === 'object' ? keysIn(schema.additionalProperties) : [];
  return [...own, ...more, ...(schema.items ? keysIn(schema.items) : []), ...(schema.anyOf ?? []).flatMap(keysIn)];
}

describe('every key of the configuration changes some answer', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'),
  ) as JsonSchema;

  it('each has a case; a tenant’s own ones are those of the top', () => {
    const top = keysIn(schema).filter((key) => key !== '$schema');
    const keys = new Set(top.map((key) => (key in CASES ? key : key.replace(/^tenants\./, ''))));
    assert.deepEqual([...keys].sort(), Object.keys(CASES).sort());
  });

  for (const [key, one] of Object.entries(CASES)) {
    it(key, async () => assert.notDeepEqual(await told(one, one.with), await told(one, one.without)));
  }
});
