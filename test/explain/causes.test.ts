import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cause } from '../../src/bounce/index.ts';
import { controlText } from '../../src/exchange/control.ts';
import { type ExplainOptions, explainBounce } from '../../src/explain.ts';
import { optionsWith } from './options.ts';

const BLOCKED =
  '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)';
const bounce = (recipient: string, answer: string, headers = ''): string =>
  `Generating server: AM9EX11MB1111.eurprd11.prod.outlook.com\n\n${recipient}\nRemote Server returned '${answer}'\n\nOriginal message headers:\n\nFrom: Kay <kay@adatum.com>\n${headers}`;
const trace = (recipient: string, event: string, led: string, sender = 'kay@adatum.com'): string =>
  `Sender: ${sender}\nRecipient: ${recipient}\nStatus: Failed\n\n16/10/2025 9:14:08\n${event}\nReason: [{LED=${led}};{MSG=};{FQDN=};{IP=};{LRT=}]\n`;
const DROP = '250 2.1.5 RESOLVER.MSGTYPE.AF; handled AutoForward addressed to external recipient';

const tenant = (more = '', mode = '"Off"'): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: ${mode}
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
${more}`;

/** The cause of the only event: reason, control, line, and the whole explanation. */
async function causeOf(
  text: string,
  file: string,
  asked?: ExplainOptions['asked'],
): Promise<{ reason: string; by: string | null; line: number | null; cause: Cause; markdown: string }> {
  const options = optionsWith({ 't.exo.yaml': file });
  const { causes, markdown } = await explainBounce(text, asked ? { ...options, asked } : options);
  const [cause] = causes ?? [];
  assert.ok(cause);
  const line = cause.place ? (options.lines?.('t.exo.yaml').position(cause.place.start).line ?? null) : null;
  return { reason: cause.reason, by: cause.by && controlText(cause.by), line, cause, markdown };
}

test('a forward through a contact is found by the address of the contact', async () => {
  const file = tenant(`  outboundRules:
    - { name: Sales, policy: Sales, from: [sales@contoso.com] }
  mailContacts:
    - { name: Auditor, externalEmailAddress: audit@fabrikam.com }
  mailboxes:
    - { identity: ap@contoso.com, forwardingAddress: Auditor }
`);
  const { reason, by, line, cause } = await causeOf(bounce('audit@fabrikam.com', BLOCKED), file);
  assert.deepEqual([reason, by, line], ['line', 'outboundPolicy:Default', 5]);
  assert.equal(cause.answer?.question.from, 'ap@contoso.com');
  assert.equal(cause.answer?.question.mechanism, 'mailboxForwardingAddress');
});

test('several forwards to one address are one cause when the same control stops them all', async () => {
  const file = tenant(`  outboundRules:
    - { name: Sales, policy: Sales, from: [sales@contoso.com] }
  mailboxes:
    - { identity: ap@contoso.com, forwardingSmtpAddress: audit@fabrikam.com }
    - { identity: ar@contoso.com, forwardingSmtpAddress: audit@fabrikam.com }
`);
  const { reason, by } = await causeOf(bounce('audit@fabrikam.com', BLOCKED), file);
  assert.deepEqual([reason, by], ['line', 'outboundPolicy:Default']);
});

test('one outbound policy for everybody needs no sender; with rules one is asked for', async () => {
  const alone = await causeOf(bounce('audit@fabrikam.com', BLOCKED), tenant());
  assert.deepEqual([alone.reason, alone.by, alone.line], ['by-recipient', 'outboundPolicy:Default', 5]);
  const automatic = await causeOf(bounce('audit@fabrikam.com', BLOCKED), tenant('', 'Automatic'));
  assert.deepEqual([automatic.reason, automatic.line], ['automatic', 5]);
  const open = await causeOf(bounce('audit@fabrikam.com', BLOCKED), tenant('', '"On"'));
  assert.deepEqual([open.reason, open.by], ['allowed-for-all', 'outboundPolicy:Default']);
  const rules = tenant('  outboundRules:\n    - { name: Sales, policy: Sales, from: [sales@contoso.com] }\n');
  const ruled = await causeOf(bounce('audit@fabrikam.com', BLOCKED), rules);
  assert.equal(ruled.reason, 'sender-unknown');
  assert.match(ruled.markdown, /--from/);
});

test('a person can say who forwarded and who wrote', async () => {
  const file = tenant(`    - { name: Strict, domainName: fabrikam.com, autoForwardEnabled: true }
  outboundRules:
    - { name: Sales, policy: Sales, from: [sales@contoso.com], priority: 0 }
`).replace(
    '      autoForwardingMode: "Off"\n',
    '      autoForwardingMode: "Off"\n    - { name: Sales, autoForwardingMode: "On" }\n',
  );
  const text = bounce('audit@fabrikam.com', BLOCKED);
  const other = await causeOf(text, file, { from: 'ap@contoso.com', originalSender: 'internal' });
  assert.deepEqual([other.reason, other.by], ['line', 'outboundPolicy:Default']);
  assert.equal(other.cause.answer?.question.originalSender, 'internal');
  const sales = await causeOf(text, file, { from: 'sales@contoso.com' });
  assert.equal(sales.reason, 'allowed-here');
});

test('the remote domain of the recipient alone decides about a drop', async () => {
  const file = tenant('    - { name: Partner, domainName: fabrikam.com, autoForwardEnabled: false }\n', '"On"');
  const partner = await causeOf(trace('audit@fabrikam.com', 'Drop', DROP), file);
  assert.deepEqual([partner.reason, partner.by, partner.line], ['by-recipient', 'remoteDomain:Partner', 8]);
  const other = await causeOf(trace('kim@northwind.com', 'Drop', DROP), file);
  assert.deepEqual([other.reason, other.by], ['allowed-for-all', 'remoteDomain:Default']);
});

test('an address, its domain or a wildcard on the block list is named', async () => {
  for (const value of ['audit@fabrikam.com', 'fabrikam.com']) {
    const file = tenant(`  tenantBlockList:\n    - value: ${value}\n`);
    const { reason, by } = await causeOf(
      bounce('audit@fabrikam.com', "550 5.7.703 Your message can't be delivered"),
      file,
    );
    assert.deepEqual([reason, by], ['by-recipient', `tenantBlockList:${value}`]);
  }
});

test('an author outside is never taken for the mailbox that forwards, and nobody is told to accept a domain of strangers', async () => {
  for (const text of [
    trace('audit@fabrikam.com', 'Drop', DROP),
    bounce('audit@fabrikam.com', BLOCKED),
    bounce(
      'audit@fabrikam.com',
      '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
    ),
  ]) {
    const rules = tenant(`  outboundRules:
    - { name: Sales, policy: Sales, from: [sales@contoso.com] }
  transportRules:
    - { name: No forwards, messageTypeMatches: AutoForward, rejectMessageReasonText: Not from here. }
`);
    const { cause, markdown } = await causeOf(text, rules);
    assert.notEqual(cause.answer?.question.from, 'kay@adatum.com');
    assert.equal(cause.event.forwardingMailbox, null);
    assert.doesNotMatch(markdown, /Mailbox that forwarded: `kay/);
    assert.doesNotMatch(markdown, /accepted ?domains/i);
  }
});

test('a mailbox of ours that a trace names as the sender is the one that forwards', async () => {
  const { cause } = await causeOf(trace('audit@fabrikam.com', 'Drop', DROP, 'ap@contoso.com'), tenant());
  assert.equal(cause.event.forwardingMailbox, 'ap@contoso.com');
});

test('a normal event is said to be normal, with the setting that makes it', async () => {
  const forwarded = trace('ap@contoso.com', 'Drop', '250 2.1.5 RESOLVER.FWD.Forwarded; recipient forwarded');
  const file = tenant(
    '  mailboxes:\n    - identity: ap@contoso.com\n      forwardingSmtpAddress: audit@fabrikam.com\n',
  );
  const forward = await causeOf(forwarded, file);
  assert.deepEqual([forward.reason, forward.by, forward.line], ['normal-setting', 'mailbox:ap@contoso.com', 10]);
  assert.match(forward.markdown, /Nothing failed: this event is normal/);
  assert.equal(forward.cause.event.delivery, 'info');

  const reply = trace(
    'kim@fabrikam.com',
    'Drop',
    '250 2.1.5 RESOLVER.OOF.IntToExt; handled internal OOF addressed to external recipient',
    'ap@contoso.com',
  );
  const partner = tenant('    - name: Partner\n      domainName: fabrikam.com\n      allowedOOFType: External\n');
  const oof = await causeOf(reply, partner);
  assert.deepEqual([oof.reason, oof.by, oof.line], ['normal-setting', 'remoteDomain:Partner', 10]);

  const { causes } = await explainBounce(forwarded, optionsWith({}));
  assert.equal(causes?.[0]?.reason, 'normal');
});

/** Why a session failed, as Exchange Online writes it, and the fact that says it. */
const SESSIONS: Readonly<Record<string, string>> = {
  '450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch] [LastAttemptedServerName=mail.fabrikam.com]':
    '4.4.317/exo#4',
  '450 4.7.320 Certificate validation failed [Message=CertificateExpired] [LastAttemptedServerName=mail.fabrikam.com]':
    '4.4.317/exo#3',
  '450 4.4.317 Cannot connect to remote server [Message=UntrustedRoot] [LastAttemptedServerName=mail.fabrikam.com]':
    '4.4.317/exo#6',
  '550 5.4.317 Message expired, cannot connect to remote server(Failed to connect. Winsock error code: 10060, Win32 error code: 10060.)':
    '4.4.317/exo#5',
  '450 4.4.317 Cannot establish session with remote server [Message=451 5.7.3 STARTTLS is required to send mail]':
    '4.4.317/exo#1',
};

test('a session that fails is explained by its reason, and our own connector is named', async () => {
  const connector = `  outboundConnectors:
    - name: To Fabrikam
      connectorType: Partner
      recipientDomains: ["*.fabrikam.com", fabrikam.com]
      tlsSettings: DomainValidation
      tlsDomain: mail.fabrikam.com
`;
  for (const [answer, fact] of Object.entries(SESSIONS)) {
    const text = trace('kim@fabrikam.com', 'Defer', answer, 'ap@contoso.com');
    const own = await causeOf(text, tenant(connector));
    assert.equal(own.cause.event.fact, fact, answer);
    assert.deepEqual([own.reason, own.by, own.line], ['connector', 'outboundConnector:To Fabrikam', 12], answer);
    assert.doesNotMatch(own.markdown, /server of another organization refused/);
    const none = await causeOf(text, tenant());
    assert.equal(none.reason, 'no-connector', answer);
    const off = await causeOf(text, tenant(connector.replace('tlsDomain', 'enabled: false\n      tlsDomain')));
    assert.equal(off.reason, 'no-connector', answer);
  }
});

test('what a foreign server refuses is its own, whatever number it gives', async () => {
  const text = bounce(
    'kim@gmail.com\ngmail-smtp-in.l.google.com',
    "552-5.2.2 The recipient's inbox is out of storage space. 552 5.2.2 c2 - gsmtp",
  );
  const { reason } = await causeOf(text, tenant());
  assert.equal(reason, 'other-side');
});

test('the innermost answer says whose refusal it is: Exchange alone does not tell which organization', async () => {
  const wrong = '550 5.4.300 Message expired -> 451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35';
  assert.equal((await causeOf(bounce('kim@fabrikam.com', wrong), tenant())).reason, 'no-control');
  const refused = '550 5.4.300 Message expired -> 451 4.7.1 Greylisted, please try again later';
  assert.equal((await causeOf(bounce('kim@fabrikam.com', refused), tenant())).reason, 'other-side');
});
