import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { decide, type Mechanism } from '../../src/verdict/index.ts';
import { nativeTenant, tenantOf } from './tenants.ts';

const CONFIG = JSON.stringify({ acceptedDomains: ['contoso.com'] });
const OPEN = {
  acceptedDomains: ['contoso.com'],
  outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
  remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: true }],
};
const question = (mechanism: Mechanism = 'inboxRuleForward', to = 'in@fabrikam.com') => ({
  from: 'alex@contoso.com',
  to,
  mechanism,
});

function scripted(script: string, config = CONFIG) {
  return decide(tenantOf({ 'tenant.ps1': script }, config), question());
}

test('a mode known at run time only is never taken for either side', () => {
  const { verdict, reason, by } = scripted(
    'param($Mode)\nSet-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode $Mode',
  );
  assert.deepEqual(
    { verdict, reason, by },
    { verdict: 'unknown', reason: 'run-time-value', by: { kind: 'outboundPolicy', name: 'Default' } },
  );
});

test('a second object of one name neither blocks nor opens: the service may refuse it', () => {
  const policy = 'New-HostedOutboundSpamFilterPolicy -Name A -AutoForwardingMode';
  const rule = 'New-HostedOutboundSpamFilterRule -Name R -From alex@contoso.com -HostedOutboundSpamFilterPolicy';
  const domain = 'New-RemoteDomain -Name F -DomainName';
  const off = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n';
  const verdictOf = (...lines: string[]) => scripted(off + lines.join('\n')).verdict;
  assert.equal(verdictOf(`${policy} On`, `${rule} A`), 'allowed');
  for (const [first, second] of [
    ['On', 'Off'],
    ['Off', 'On'],
  ])
    assert.equal(verdictOf(`${policy} ${first}`, `${policy} ${second}`, `${rule} A`), 'unknown');
  assert.equal(verdictOf(`${policy} On`, `${rule} A`, `${rule} B`), 'unknown');
  assert.equal(
    verdictOf(`${policy} Off`, 'Remove-HostedOutboundSpamFilterPolicy A', `${policy} On`, `${rule} A`),
    'allowed',
  );
  const closed = 'Set-RemoteDomain F -AutoForwardEnabled $false';
  assert.equal(verdictOf(`${policy} On`, `${rule} A`, `${domain} fabrikam.com`, closed), 'blocked');
  assert.equal(
    verdictOf(`${policy} On`, `${rule} A`, `${domain} other.example`, `${domain} fabrikam.com`, closed),
    'unknown',
  );
});

test('a policy of any name that is removed may be one of its own, and is never the Default one', () => {
  const off = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n';
  assert.equal(scripted(`${off}Remove-HostedOutboundSpamFilterPolicy $p`).verdict, 'blocked');
  const own =
    'New-HostedOutboundSpamFilterPolicy -Name A -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name R -From alex@contoso.com -HostedOutboundSpamFilterPolicy A\n';
  assert.equal(scripted(off + own).verdict, 'allowed');
  assert.equal(scripted(`${off}${own}Remove-HostedOutboundSpamFilterPolicy $p`).verdict, 'unknown');
});

test('an entry of a remote domain whose domain no file states may be that of any recipient', () => {
  const on =
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\nSet-RemoteDomain Default -AutoForwardEnabled';
  assert.equal(scripted(`${on} $false`).verdict, 'blocked');
  assert.equal(scripted(`${on} $false\nSet-RemoteDomain X -AutoForwardEnabled $true`).verdict, 'unknown');
  assert.equal(scripted(`${on} $false\nSet-RemoteDomain X -AutoForwardEnabled $false`).verdict, 'blocked');
  assert.equal(scripted(`${on} $true\nSet-RemoteDomain X -AutoForwardEnabled $false`).verdict, 'unknown');
  assert.equal(scripted(`${on} $true\nSet-RemoteDomain X -AutoForwardEnabled $true`).verdict, 'allowed');
});

test('an illegal mode is unknown, whatever it looks like', () => {
  for (const mode of ['Enabled', '$true', 'Onn']) {
    assert.equal(
      scripted(`Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode ${mode}`).reason,
      'command-refused',
      mode,
    );
    const stated = { ...OPEN, outboundPolicies: [{ name: 'Default', autoForwardingMode: mode }] };
    assert.equal(decide(nativeTenant(stated), question()).reason, 'invalid-autoforwardingmode', mode);
  }
});

test('a change that may not run leaves the answer open when it would differ', () => {
  const start =
    'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\nif ($Strict) { Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode ';
  assert.equal(scripted(`${start}Off }`).reason, 'may-run');
  assert.equal(scripted(`${start}On }`).verdict, 'allowed');
});

test('two files that contradict each other leave the answer open', () => {
  const files = (mode: string) => ({
    'a.exo.json': JSON.stringify({ exchange: OPEN }),
    'b.exo.json': JSON.stringify({ exchange: { outboundPolicies: [{ name: 'Default', autoForwardingMode: mode }] } }),
  });
  const differing = decide(tenantOf(files('Off')), question());
  assert.deepEqual([differing.verdict, differing.reason], ['unknown', 'contradicting-values']);
  assert.equal(decide(tenantOf(files('on')), question()).verdict, 'allowed');
});

test('contradicting remote domains matter only where they decide', () => {
  const other = { exchange: { remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: false }] } };
  const tenant = tenantOf({ 'a.exo.json': JSON.stringify({ exchange: OPEN }), 'b.exo.json': JSON.stringify(other) });
  assert.equal(decide(tenant, question()).reason, 'contradicting-values');
  assert.equal(decide(tenant, question('mailboxForwardingAddress')).verdict, 'allowed');
});

test('remote domains for domains that only a run knows cloud the answer', () => {
  const loop =
    'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\nSet-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\nforeach ($d in Get-Content partners.txt) { New-RemoteDomain -Name $d -DomainName $d }';
  assert.deepEqual([scripted(loop).verdict, scripted(loop).reason], ['unknown', 'run-time-value']);
});

test('an illegal Boolean of a remote domain is unknown', () => {
  const tenant = nativeTenant({
    ...OPEN,
    remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: 'perhaps' }],
  });
  assert.equal(decide(tenant, question()).reason, 'illegal-value');
});

test('a policy that scripts only change has no default mode', () => {
  const tenant = tenantOf(
    { 'tenant.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -RecipientLimitPerDay 100' },
    CONFIG,
  );
  assert.equal(decide(tenant, { ...question(), assumptions: { automaticMeans: 'on' } }).reason, 'setting-not-stated');
  assert.equal(decide(tenant, question()).reason, 'automatic-org-dependent');
});

test('rules compare senders by any address of a declared mailbox, and contacts by name', () => {
  const tenant = nativeTenant({
    ...OPEN,
    outboundPolicies: [
      { name: 'Default', autoForwardingMode: 'Off' },
      { name: 'Allow', autoForwardingMode: 'On' },
    ],
    outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, from: ['Alex Kim'] }],
    mailboxes: [
      {
        identity: 'Alex Kim',
        primarySmtpAddress: 'alex@contoso.com',
        emailAddresses: ['SMTP:alex@contoso.com', 'smtp:ak@contoso.com'],
      },
    ],
    mailContacts: [{ name: 'Partner', externalEmailAddress: 'SMTP:in@fabrikam.com' }],
  });
  assert.equal(decide(tenant, question()).by.name, 'Allow');
  assert.equal(decide(tenant, { ...question(), from: 'ak@contoso.com' }).by.name, 'Allow');
  assert.equal(decide(tenant, { ...question(), to: 'Partner' }).verdict, 'allowed');
  assert.equal(decide(tenant, { ...question(), to: 'Alex Kim' }).by.kind, 'internal');
});

test('DeliverToMailboxAndForward of the mailbox decides what the owner keeps', () => {
  const tenant = (keeps: boolean) =>
    nativeTenant({
      ...OPEN,
      outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Off' }],
      mailboxes: [
        { identity: 'alex@contoso.com', forwardingSmtpAddress: 'in@fabrikam.com', deliverToMailboxAndForward: keeps },
      ],
    });
  assert.equal(
    decide(tenant(false), question('mailboxForwardingSmtpAddress')).userImpact.mailboxOwner,
    'owner-loses-message',
  );
  assert.equal(
    decide(tenant(true), question('mailboxForwardingSmtpAddress')).userImpact.mailboxOwner,
    'owner-keeps-copy-unaware',
  );
});

test('ForwardingAddress beside ForwardingSmtpAddress is said in the chain', () => {
  const mailbox = {
    identity: 'alex@contoso.com',
    forwardingSmtpAddress: 'in@fabrikam.com',
    forwardingAddress: 'Partner',
  };
  const { chain } = decide(nativeTenant({ ...OPEN, mailboxes: [mailbox] }), question('mailboxForwardingSmtpAddress'));
  assert.ok(chain.some((step) => step.why === 'forwarding-smtp-address-ignored' && step.place));
});

test('the effective remote domain of an address', () => {
  const tenant = nativeTenant({
    ...OPEN,
    remoteDomains: [...OPEN.remoteDomains, { name: 'Fab', domainName: '*.fabrikam.com', autoForwardEnabled: false }],
  });
  assert.deepEqual(
    [
      modelOf(tenant).remoteDomains.covering('x@a.fabrikam.com').name,
      modelOf(tenant).remoteDomains.covering('gmail.com').how,
    ],
    ['Fab', 'default'],
  );
});

test('that a recipient is outside rests on the list of mailbox providers where that list says so', () => {
  const cited = (to: string) =>
    decide(nativeTenant(OPEN), question('inboxRuleForward', to)).chain.find(
      ({ control }) => control.kind === 'recipient',
    )?.citations;
  assert.deepEqual(cited('ann@gmail.com'), ['EXO-PRED', 'PS-TR', 'FREEMAIL']);
  assert.deepEqual(cited('ann@icloud.com'), ['EXO-PRED', 'PS-TR', 'APPLE-ICLOUD']);
});

test('of two rules that both block it does not matter which runs first, even if it stops', () => {
  const transportRules = [
    { name: 'A', priority: 0, rejectMessageReasonText: 'no', stopRuleProcessing: true },
    { name: 'B', priority: 0, deleteMessage: true, stopRuleProcessing: true },
  ];
  assert.equal(decide(nativeTenant({ ...OPEN, transportRules }), question()).verdict, 'blocked');
});

test('an unreadable sender or recipient is answered, not thrown', () => {
  for (const to of ['', '@', 'nobody', '/o=x'])
    assert.ok(decide(nativeTenant(OPEN), question('inboxRuleForward', to)).verdict);
  assert.equal(decide(nativeTenant(OPEN), { ...question(), from: '' }).reason, 'sender-not-in-accepted-domain');
});

test('of an author known only as internal or external, sender conditions are sure where all such authors get the same', () => {
  const rule = (more: object) =>
    nativeTenant({
      ...OPEN,
      groups: { Sales: ['alex@contoso.com'], Mixed: ['alex@contoso.com', 'x@fabrikam.com'] },
      transportRules: [{ name: 'Block', messageTypeMatches: 'AutoForward', rejectMessageReasonText: 'no', ...more }],
    });
  const external = { ...question(), originalSender: 'external' };
  assert.equal(decide(rule({ exceptIfFromMemberOf: ['Sales'] }), external).verdict, 'blocked');
  assert.equal(decide(rule({ exceptIfFromMemberOf: ['Mixed'] }), external).reason, 'sender-match-undetermined');
  assert.equal(decide(rule({ exceptIfFrom: ['alex@contoso.com'] }), external).verdict, 'blocked');
  assert.equal(
    decide(rule({ exceptIfFrom: ['alex@contoso.com'] }), { ...external, originalSender: 'internal' }).verdict,
    'unknown',
  );
  assert.equal(decide(rule({ fromScope: 'InOrganization' }), external).verdict, 'allowed');
});

test('a remote domain that blocks is documented, unless a rule that would have blocked was cancelled', () => {
  const basis = (rule: object) =>
    decide(
      nativeTenant({
        ...OPEN,
        remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: false }],
        transportRules: [{ name: 'R', priority: 0, exceptIfSentTo: ['in@fabrikam.com'], ...rule }],
      }),
      question(),
    ).basis;
  assert.equal(basis({ prependSubject: 'x' }), 'documented');
  assert.equal(basis({ deleteMessage: true }), 'inferred');
});

test('an entry of which a script states neither the domain nor whether it is open may let through what Default blocks', () => {
  const answer = (open: string, entry: string) => {
    const script = [
      'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
      `Set-RemoteDomain Default -AutoForwardEnabled ${open}`,
      `Set-RemoteDomain Fabrikam ${entry}`,
    ];
    const { verdict, reason, by } = scripted(script.join('\n'));
    return [verdict, reason, controlText(by)];
  };
  const doubt = ['unknown', 'setting-not-stated', 'remoteDomain:Fabrikam'];
  assert.deepEqual(answer('$false', '-AllowedOOFType None'), doubt);
  assert.deepEqual(answer('$false', '-AutoForwardEnabled $true'), doubt);
  assert.deepEqual(answer('$false', '-AutoForwardEnabled $false'), ['blocked', null, 'remoteDomain:Default']);
  assert.deepEqual(answer('$true', '-AllowedOOFType None'), ['allowed', null, 'outboundPolicy:Default']);
});

test('two files with other patterns for a header leave the rule open, whichever is read first', () => {
  const answer = (first: string, second: string) => {
    const header = '-HeaderMatchesMessageHeader X-MS-Exchange-Inbox-Rules-Loop';
    const files = {
      'a.ps1': `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
New-TransportRule -Name Loop ${header} -HeaderMatchesPatterns ${first} -RejectMessageReasonText no
`,
      'b.ps1': `Set-TransportRule Loop -HeaderMatchesPatterns ${second}\n`,
    };
    const { verdict, reason } = decide(tenantOf(files, CONFIG), question());
    return [verdict, reason];
  };
  assert.deepEqual(answer("'.'", "'never'"), ['unknown', 'message-content-dependent']);
  assert.deepEqual(answer("'never'", "'.'"), ['unknown', 'message-content-dependent']);
  assert.deepEqual(answer("'.'", "'.'"), ['blocked', null]);
});

test('where nobody lists the domains of the organization, a closed remote domain is no sure block', () => {
  const { acceptedDomains: _, ...open } = OPEN;
  const tenant = nativeTenant({
    ...open,
    mailboxes: [{ identity: 'alex@contoso.com' }],
    remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: false }],
  });
  const { verdict, reason, by } = decide(tenant, question());
  assert.deepEqual(
    [verdict, reason, controlText(by)],
    ['unknown', 'accepted-domains-not-listed', 'remoteDomain:Default'],
  );
});

test('two types of one domain leave it open whether a remote domain acts on it, which no page says', () => {
  const tenant = nativeTenant({
    ...OPEN,
    acceptedDomains: [
      'contoso.com',
      { domainName: 'relay.example', domainType: 'InternalRelay' },
      { domainName: 'relay.example', domainType: 'Authoritative' },
    ],
    remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: false }],
  });
  const { verdict, reason, by, basis } = decide(tenant, question('inboxRuleForward', 'in@relay.example'));
  assert.deepEqual(
    [verdict, reason, controlText(by), basis],
    ['unknown', 'contradicting-values', 'remoteDomain:Default', 'inferred'],
  );
});

test('a rule that surely runs later takes nothing from a block, also where another has its number', () => {
  const tenant = nativeTenant({
    ...OPEN,
    transportRules: [
      { name: 'Refuse', priority: 0, messageTypeMatches: 'AutoForward', rejectMessageReasonText: 'no' },
      { name: 'Mark', priority: 0, subjectContainsWords: ['x'], prependSubject: 'x' },
      { name: 'End', priority: 5, messageTypeMatches: 'AutoForward', setSCL: -1, stopRuleProcessing: true },
    ],
  });
  const { verdict, by } = decide(tenant, question());
  assert.deepEqual([verdict, controlText(by)], ['blocked', 'transportRule:Refuse']);
});

test('a rule that does not match is shown where it would have acted, and nowhere else', () => {
  const shown = (rule: object): readonly string[] =>
    decide(nativeTenant({ ...OPEN, transportRules: [{ name: 'R', priority: 0, ...rule }] }), question())
      .chain.filter(({ control }) => control.kind === 'transportRule')
      .map(({ control, why }) => `${controlText(control)} ${why}`);
  const inside = { messageTypeMatches: 'AutoForward', sentToScope: 'InOrganization' };
  const excepted = { messageTypeMatches: 'AutoForward', exceptIfRecipientDomainIs: ['fabrikam.com'] };
  const [refuse, mark] = [{ rejectMessageReasonText: 'no' }, { prependSubject: 'x' }];
  assert.deepEqual(shown({ ...inside, ...refuse }), ['transportRule:R rule-not-sentToScope']);
  assert.deepEqual(shown({ ...excepted, ...refuse }), ['transportRule:R rule-excepted']);
  for (const conditions of [inside, excepted])
    assert.deepEqual(shown({ ...conditions, ...mark }), ['transportRule no-rule-acts']);
});
