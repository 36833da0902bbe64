import { writeFileSync } from 'node:fs';
import { controlText } from '../../src/exchange/control.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import type { Place } from '../../src/text/index.ts';
import { counterfactuals } from '../../src/verdict/counterfactuals.ts';
import { decide, type Question } from '../../src/verdict/index.ts';
import { nativeTenant, tenantOf } from './tenants.ts';
import { CASES, questionOf } from './truth-table.ts';

type Values = Readonly<Record<string, string | number>>;

const valuesOf = (args: Values): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** A place as the first line of what stands there. */
function placeText(files: Readonly<Record<string, string>>, place: Place | undefined): string {
  if (!place) return 'nowhere';
  const text = files[place.source];
  if (text === undefined) return 'elsewhere';
  return JSON.stringify(text.slice(place.start, place.end).split('\n')[0]);
}

/** Everything a verdict says, and the changes that would turn it, in lines. */
function told(tenant: Tenant, files: Readonly<Record<string, string>>, question: Question): string {
  const { verdict, by, alsoBlockedBy, outcome, reason, basis, chain, missing, commands, userImpact } = decide(
    tenant,
    question,
  );
  const also = alsoBlockedBy.map((one) => `, also ${controlText(one)}`).join('');
  const lines = [`${verdict} by ${controlText(by)}${also}: ${outcome}, ${basis}${reason ? `, ${reason}` : ''}`];
  for (const step of chain) {
    lines.push(
      `${step.result} ${controlText(step.control)} ${step.why}, ${step.basis}, ${step.citations.join(' ')}, at ${placeText(files, step.place)}`,
      ...(Object.keys(step.args).length > 0 ? [`  ${valuesOf(step.args)}`] : []),
      ...(step.reason && step.why !== `unknown-${step.reason}` ? [`  for ${step.reason}`] : []),
    );
  }
  for (const one of missing) {
    const place = one.place ? `, at ${placeText(files, one.place)}` : '';
    lines.push(
      `missing ${one.fact}, ${one.howToState}, ${controlText(one.control)}${place}`,
      `  ${valuesOf(one.args)}`,
    );
  }
  if (Object.values(commands).some((count) => count > 0)) lines.push(`commands ${valuesOf({ ...commands })}`);
  lines.push(`people: ${Object.values(userImpact).join(', ')}`);
  const { changes, tooMany } = counterfactuals(tenant, question);
  if (tooMany !== undefined) lines.push(`too many controls: ${tooMany}`);
  for (const { steps, turnsTo, tenantWide, sideEffects } of changes) {
    const what = steps.map(({ id, args }) => `${id} (${valuesOf(args)})`).join(' and ');
    lines.push(`${turnsTo} after ${what}${tenantWide ? ', for everybody' : ''}, ${sideEffects?.length} other effects`);
  }
  return lines.map((line) => `  ${line}\n`).join('');
}

interface Scripted {
  readonly files: Readonly<Record<string, string>>;
  readonly question?: Partial<Question>;
  /** Left out: the configuration lists the domains of the organization. */
  readonly config?: string;
}

const LISTED = '{ "acceptedDomains": ["contoso.com"] }';

const CLOSED = `New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -FromMemberOf Sales -Priority 0
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
New-DistributionGroup -Name Sales -Members ann@contoso.com
`;

const OPEN = `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-RemoteDomain Default -AutoForwardEnabled $true
`;

const BLOCK = 'New-TransportRule -Name Block -MessageTypeMatches AutoForward -RejectMessageReasonText No';

/** A snapshot that may lack objects of one kind. */
const brokenOff = (resource: string): string =>
  JSON.stringify({
    status: 'partiallySuccessful',
    resources: [`microsoft.exchange.${resource}`],
    configurationItems: [],
  });

const script = (text: string): Scripted => ({ files: { 'a.ps1': text } });

/** States in which a command leaves something open, or a control stands in an unusual place. */
const SCRIPTED: Readonly<Record<string, Scripted>> = {
  'a member of the group that may forward': script(CLOSED),
  'somebody who is in no group': { ...script(CLOSED), question: { from: 'bob@contoso.com' } },
  'an attachment of a rule of Outlook': { ...script(OPEN), question: { mechanism: 'clientSideRule' } },
  'from a server of the organization': { ...script(OPEN), question: { mechanism: 'onPremisesForward' } },
  'inside of the organization': { ...script(CLOSED), question: { to: 'bob@contoso.com' } },
  'the policy may be switched by a branch': script(
    `${OPEN}if ($close) { Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off }\n`,
  ),
  'the policy is known at run time only': script(
    `${OPEN}Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $mode\n`,
  ),
  'a mode that nothing takes': script(`Set-RemoteDomain Default -AutoForwardEnabled $true
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Never
`),
  'the remote domain is known at run time only': script(`${OPEN}New-RemoteDomain -Name F -DomainName fabrikam.com
Set-RemoteDomain F -AutoForwardEnabled $open
`),
  'some remote domain, nobody knows which, is closed': script(`${OPEN}New-RemoteDomain -Name F -DomainName fabrikam.com
Set-RemoteDomain F -AutoForwardEnabled $true
Set-RemoteDomain $name -AutoForwardEnabled $false
`),
  'a rule blocks': script(`${OPEN}${BLOCK}\n`),
  'a rule blocks others only': script(`${OPEN}${BLOCK} -From bob@contoso.com\n`),
  'a rule excepts the author': script(`${OPEN}${BLOCK} -ExceptIfFrom ann@contoso.com\n`),
  'a rule excepts the domain': script(`${OPEN}${BLOCK} -ExceptIfRecipientDomainIs fabrikam.com\n`),
  'a rule excepts a group nobody declares': script(`${OPEN}${BLOCK} -ExceptIfSentToMemberOf Friends\n`),
  'a rule is switched off': script(`${OPEN}${BLOCK} -Enabled $false\n`),
  'a rule only audits': script(`${OPEN}${BLOCK} -Mode Audit\n`),
  'a rule may be switched off by a branch': script(`${OPEN}${BLOCK}\nif ($off) { Disable-TransportRule Block }\n`),
  'a rule may only audit': script(`${OPEN}${BLOCK} -Mode $mode\n`),
  'a rule begins later': {
    ...script(`${OPEN}${BLOCK} -ActivationDate 2027-01-01\n`),
    question: { assumptions: { asOf: '2026-11-25' } },
  },
  'a rule is over': {
    ...script(`${OPEN}${BLOCK} -ExpiryDate 2026-01-01\n`),
    question: { assumptions: { asOf: '2026-11-25' } },
  },
  'a rule begins on a day that nobody asks about': script(`${OPEN}${BLOCK} -ActivationDate 2027-01-01\n`),
  'a rule deletes': script(
    `${OPEN}New-TransportRule -Name Drop -MessageTypeMatches AutoForward -DeleteMessage $true\n`,
  ),
  'a rule quarantines': script(
    `${OPEN}New-TransportRule -Name Keep -SentToScope NotInOrganization -Quarantine $true\n`,
  ),
  'a rule sends elsewhere': script(
    `${OPEN}New-TransportRule -Name Turn -SentToScope NotInOrganization -RedirectMessageTo bob@contoso.com\n`,
  ),
  'a rule sends to the very recipient': script(
    `${OPEN}New-TransportRule -Name Turn -SentToScope NotInOrganization -RedirectMessageTo kim@fabrikam.com\n`,
  ),
  'a rule asks for approval': script(
    `${OPEN}New-TransportRule -Name Ask -SentToScope NotInOrganization -ModerateMessageByManager $true\n`,
  ),
  'a rule looks at words': script(`${OPEN}${BLOCK} -SubjectContainsWords invoice\n`),
  'a rule with a code': script(
    `${OPEN}New-TransportRule -Name Code -MessageTypeMatches AutoForward -RejectMessageEnhancedStatusCode 5.7.900\n`,
  ),
  'a rule with a code that only a run tells': script(
    `${OPEN}New-TransportRule -Name Code -MessageTypeMatches AutoForward -RejectMessageEnhancedStatusCode $code\n`,
  ),
  'a rule stops before the block': script(
    `${OPEN}New-TransportRule -Name Stop -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue y -StopRuleProcessing $true -Priority 0\n${BLOCK} -Priority 1\n`,
  ),
  'a rule may stop before the block': script(
    `${OPEN}New-TransportRule -Name Stop -SubjectContainsWords invoice -SetHeaderName X -SetHeaderValue y -StopRuleProcessing $true -Priority 0\n${BLOCK} -Priority 1\n`,
  ),
  'a rule behind the block stops': script(
    `${OPEN}${BLOCK} -Priority 0\nNew-TransportRule -Name Stop -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue y -StopRuleProcessing $true -Priority 1\n`,
  ),
  'two files make a block and a rule that stops': {
    files: {
      'a.ps1': `${OPEN}${BLOCK}\n`,
      'b.ps1':
        'New-TransportRule -Name Stop -SentToScope NotInOrganization -SetHeaderName X -SetHeaderValue y -StopRuleProcessing $true\n',
    },
  },
  'some rule, nobody knows which, is removed': script(`${OPEN}${BLOCK}\nRemove-TransportRule $name\n`),
  'a rule that may be removed': script(`${OPEN}${BLOCK}\nif ($x) { Remove-TransportRule Block }\n`),
  'a rule in another file is removed': {
    files: { 'a.ps1': `${OPEN}${BLOCK}\n`, 'b.ps1': 'Remove-TransportRule Block\n' },
  },
  'a command is refused': script(`${OPEN}Set-HostedOutboundSpamFilterPolicy Default -AutoForwardMode Off\n`),
  'the block list has the recipient': script(
    `${OPEN}New-TenantAllowBlockListItems -ListType Sender -Block -Entries kim@fabrikam.com\n`,
  ),
  'the block list had the domain': {
    ...script(
      `${OPEN}New-TenantAllowBlockListItems -ListType Sender -Block -Entries fabrikam.com -ExpirationDate 2026-01-01\n`,
    ),
    question: { assumptions: { asOf: '2026-11-25' } },
  },
  'the block list may have the domain': script(
    `${OPEN}New-TenantAllowBlockListItems -ListType Sender -Block -Entries fabrikam.com -ExpirationDate $when\n`,
  ),
  'no accepted domain is stated': { ...script(CLOSED), question: { from: 'bob@contoso.com' }, config: '{}' },
  'accepted domains are stated in part': {
    ...script(`${CLOSED}New-AcceptedDomain -Name contoso.com -DomainName contoso.com\n`),
    question: { from: 'bob@contoso.com' },
    config: '{}',
  },
  'nothing is stated of the policies': script('Set-RemoteDomain Default -AutoForwardEnabled $true\n'),
  'a domain that both sides have': {
    ...script(`${OPEN}New-AcceptedDomain -Name contoso.com -DomainName contoso.com -DomainType InternalRelay\n`),
    question: { to: 'kim@contoso.com' },
  },
  'a mail user outside': {
    ...script(
      `${OPEN}New-MailUser -Name Kim -ExternalEmailAddress kim@fabrikam.com -PrimarySmtpAddress kim@contoso.com\n${BLOCK} -SentToScope NotInOrganization\n`,
    ),
    question: { to: 'kim@contoso.com' },
  },
  'the rule of the policy may be switched off by a branch': script(
    `${CLOSED}if ($off) { Disable-HostedOutboundSpamFilterRule Partners }\n`,
  ),
  'the rule of the policy is switched off': script(`${CLOSED}Disable-HostedOutboundSpamFilterRule Partners\n`),
  'some rule of a policy, nobody knows which, is switched off': script(
    `${CLOSED}Disable-HostedOutboundSpamFilterRule $name\n`,
  ),
  'some policy, nobody knows which, is closed': script(
    `${CLOSED}Set-HostedOutboundSpamFilterPolicy $name -AutoForwardingMode Off\n`,
  ),
  'some policy, nobody knows which, is opened': script(
    `${CLOSED}Set-HostedOutboundSpamFilterPolicy $name -AutoForwardingMode On\n`,
  ),
  'some policy, nobody knows which, was closed before': script(
    `Set-HostedOutboundSpamFilterPolicy $name -AutoForwardingMode Off\n${OPEN}`,
  ),
  'the policy is removed by another file': {
    files: { 'a.ps1': CLOSED, 'b.ps1': 'Remove-HostedOutboundSpamFilterPolicy Partners\n' },
  },
  'the policy of the rule is known at run time only': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners -HostedOutboundSpamFilterPolicy $policy\n`,
  ),
  'the policy of the rule is not there': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners -HostedOutboundSpamFilterPolicy Elsewhere\n`,
  ),
  'the rule of the policy has no conditions': script(`Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners
`),
  'the rule of the policy has an exception for the author': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners -ExceptIfFrom ann@contoso.com\n`,
  ),
  'the rule of the policy has an exception for another domain': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners -ExceptIfSenderDomainIs adatum.com\n`,
  ),
  'the rule of the policy asks for a person and a domain': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners -SenderDomainIs adatum.com\n`,
  ),
  'the group of the rule is known at run time only': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners -FromMemberOf $group\n`,
  ),
  'the group of the rule may have more members': {
    ...script(`${CLOSED}Add-DistributionGroupMember Sales -Member $who\n`),
    question: { from: 'bob@contoso.com' },
  },
  'the group of the rule holds a group': script(`${CLOSED}New-DistributionGroup -Name Inner -Members bob@contoso.com
Add-DistributionGroupMember Sales -Member Inner
`),
  'the author is in a group inside of the group': {
    ...script(`${CLOSED}New-DistributionGroup -Name Inner -Members bob@contoso.com
Add-DistributionGroupMember Sales -Member Inner
`),
    question: { from: 'bob@contoso.com' },
  },
  'the group of the rule is dynamic': script(`${CLOSED}New-DynamicDistributionGroup -Name Everybody
Set-HostedOutboundSpamFilterRule Partners -FromMemberOf Everybody
`),
  'two rules of policies, the first decides':
    script(`${CLOSED}New-HostedOutboundSpamFilterPolicy -Name Closed -AutoForwardingMode Off
New-HostedOutboundSpamFilterRule -Name Closed -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs contoso.com -Priority 1
`),
  'two rules of policies, the later is made before':
    script(`${CLOSED}New-HostedOutboundSpamFilterPolicy -Name Closed -AutoForwardingMode Off
New-HostedOutboundSpamFilterRule -Name Closed -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs contoso.com -Priority 0
`),
  'two rules of policies whose order nobody knows': {
    files: {
      'a.ps1': CLOSED.replace(' -Priority 0', ''),
      'b.ps1': `New-HostedOutboundSpamFilterPolicy -Name Closed -AutoForwardingMode Off
New-HostedOutboundSpamFilterRule -Name Closed -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs contoso.com
`,
    },
  },
  'two rules of policies whose order nobody knows, and both permit': {
    files: {
      'a.ps1': CLOSED.replace(' -Priority 0', ''),
      'b.ps1': `New-HostedOutboundSpamFilterPolicy -Name Open -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Open -HostedOutboundSpamFilterPolicy Open -SenderDomainIs contoso.com
`,
    },
  },
  'two files say two things of the policy': {
    files: {
      'a.ps1': OPEN,
      'b.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n',
    },
  },
  'two files say two things of the remote domain': {
    files: { 'a.ps1': OPEN, 'b.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n' },
  },
  'two files say two things of the mode of a rule': {
    files: { 'a.ps1': `${OPEN}${BLOCK} -Mode Enforce\n`, 'b.ps1': 'Set-TransportRule Block -Mode Audit\n' },
  },
  'the remote domain of the recipient is closed': script(`${OPEN}New-RemoteDomain -Name F -DomainName fabrikam.com
Set-RemoteDomain F -AutoForwardEnabled $false
`),
  'the remote domain above the recipient is closed': {
    ...script(`${OPEN}New-RemoteDomain -Name F -DomainName *.fabrikam.com
Set-RemoteDomain F -AutoForwardEnabled $false
`),
    question: { to: 'kim@mail.fabrikam.com' },
  },
  'two remote domains above the recipient': {
    ...script(`${OPEN}New-RemoteDomain -Name F -DomainName *.fabrikam.com
Set-RemoteDomain F -AutoForwardEnabled $false
New-RemoteDomain -Name E -DomainName *.eu.fabrikam.com
`),
    question: { to: 'kim@mail.eu.fabrikam.com' },
  },
  'a remote domain without its subdomains': {
    ...script(`${OPEN}New-RemoteDomain -Name F -DomainName fabrikam.com
Set-RemoteDomain F -AutoForwardEnabled $false
`),
    question: { to: 'kim@mail.fabrikam.com' },
  },
  'a remote domain whose domain only a run tells': script(`${OPEN}New-RemoteDomain -Name F -DomainName $domain
Set-RemoteDomain F -AutoForwardEnabled $false
`),
  'a remote domain of which only a setting is stated': script(
    `${OPEN}Set-RemoteDomain Fabrikam -AutoForwardEnabled $false\n`,
  ),
  'a remote domain of which only another setting is stated': script(
    `${OPEN}Set-RemoteDomain Fabrikam -AutoReplyEnabled $false\n`,
  ),
  'a rule gets settings that only a run tells': script(`${OPEN}${BLOCK}\nSet-TransportRule Block @more\n`),
  'a rule of a policy gets settings that only a run tells': script(
    `${CLOSED}Set-HostedOutboundSpamFilterRule Partners @more\n`,
  ),
  'two files say two things of the header that a rule looks for': {
    files: {
      'a.ps1': `${OPEN}New-TransportRule -Name Loop -HeaderMatchesMessageHeader X-MS-Exchange-Inbox-Rules-Loop -HeaderMatchesPatterns . -RejectMessageReasonText No\n`,
      'b.ps1': 'Set-TransportRule Loop -HeaderMatchesPatterns ^never$\n',
    },
  },
  'a rule for words in the header of Inbox rules that nobody can foresee': script(
    `${OPEN}New-TransportRule -Name Loop -HeaderContainsMessageHeader X-MS-Exchange-Inbox-Rules-Loop -HeaderContainsWords ann -RejectMessageReasonText No\n`,
  ),
  'the remote domain of the recipient may be removed': script(
    `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-RemoteDomain Default -AutoForwardEnabled $false
New-RemoteDomain -Name F -DomainName fabrikam.com
if ($x) { Remove-RemoteDomain F }
`,
  ),
  'another file removes the remote domain of the recipient': {
    files: {
      'a.ps1': `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-RemoteDomain Default -AutoForwardEnabled $false
New-RemoteDomain -Name F -DomainName fabrikam.com
`,
      'b.ps1': 'Remove-RemoteDomain F\n',
    },
  },
  'some remote domain, nobody knows which, is removed': script(
    `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-RemoteDomain Default -AutoForwardEnabled $false
New-RemoteDomain -Name F -DomainName fabrikam.com
Remove-RemoteDomain $name
`,
  ),
  'the remote domain makes its recipients internal':
    script(`Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
New-RemoteDomain -Name F -DomainName fabrikam.com
Set-RemoteDomain F -IsInternal $true
`),
  'the remote domain sends no reports': {
    ...script(`Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
New-RemoteDomain -Name A -DomainName adatum.com
Set-RemoteDomain A -NDREnabled $false
`),
    question: { originalSender: 'lee@adatum.com' },
  },
  'reports reach some of those who may have written': {
    ...script(`Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
New-RemoteDomain -Name A -DomainName adatum.com
Set-RemoteDomain A -NDREnabled $false
`),
    question: { originalSender: 'external' },
  },
  'a rule for people outside, and the author is inside': {
    ...script(`${OPEN}${BLOCK} -FromScope NotInOrganization\n`),
    question: { originalSender: 'bob@contoso.com' },
  },
  'a rule for people outside, and the author is outside': {
    ...script(`${OPEN}${BLOCK} -FromScope NotInOrganization\n`),
    question: { originalSender: 'lee@adatum.com' },
  },
  'a rule for members of a group': {
    ...script(`${CLOSED}${BLOCK} -FromMemberOf Sales -SenderAddressLocation Envelope\n`),
  },
  'a rule for a domain of authors': {
    ...script(`${OPEN}${BLOCK} -SenderDomainIs adatum.com\n`),
    question: { originalSender: 'lee@mail.adatum.com' },
  },
  'a rule for the header of Inbox rules': script(
    `${OPEN}New-TransportRule -Name Loop -HeaderMatchesMessageHeader X-MS-Exchange-Inbox-Rules-Loop -HeaderMatchesPatterns . -RejectMessageReasonText No\n`,
  ),
  'a rule for a header nobody stamps': {
    ...script(
      `${OPEN}New-TransportRule -Name Loop -HeaderContainsMessageHeader X-Own -HeaderContainsWords y -RejectMessageReasonText No\n`,
    ),
    question: { mechanism: 'powerAutomate' },
  },
  'a flow that forwards': { ...script(OPEN), question: { mechanism: 'powerAutomate', flowOperation: 'Forward' } },
  'a person forwards by hand': { ...script(CLOSED), question: { mechanism: 'manualForward', from: 'bob@contoso.com' } },
  'an automatic reply': { ...script(CLOSED), question: { mechanism: 'oofRule', from: 'bob@contoso.com' } },
  'a forward to a contact': {
    ...script(CLOSED),
    question: { mechanism: 'mailboxForwardingAddress', from: 'bob@contoso.com' },
  },
  'a forward whose owner keeps a copy': {
    ...script(CLOSED),
    question: { mechanism: 'mailboxForwardingSmtpAddress', from: 'bob@contoso.com', deliverToMailboxAndForward: true },
  },
  'a forward whose owner keeps no copy': {
    ...script(CLOSED),
    question: { mechanism: 'mailboxForwardingSmtpAddress', from: 'bob@contoso.com', deliverToMailboxAndForward: false },
  },
  'both kinds of forwarding of one mailbox': {
    ...script(
      `${OPEN}New-MailContact -Name Partner -ExternalEmailAddress in@fabrikam.com
Set-Mailbox ann@contoso.com -ForwardingSmtpAddress kim@fabrikam.com -ForwardingAddress Partner
`,
    ),
    question: { mechanism: 'mailboxForwardingSmtpAddress' },
  },
  'Automatic that means on': {
    ...script('Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic\n'),
    question: { assumptions: { automaticMeans: 'on' } },
  },
  'a policy of which only another setting is stated, and Automatic means off': {
    ...script('Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitPerDay 100\n'),
    question: { assumptions: { automaticMeans: 'off' } },
  },
  'an export that came to no end, of mail flow rules alone': {
    files: { 'a.ps1': OPEN, 'export.json': brokenOff('transportrule') },
  },
  'an export that came to no end, of outbound policies alone': {
    files: { 'a.ps1': CLOSED, 'export.json': brokenOff('hostedoutboundspamfilterpolicy') },
  },
  'an export that came to no end, of outbound rules alone': {
    files: { 'a.ps1': CLOSED, 'export.json': brokenOff('hostedoutboundspamfilterrule') },
  },
  'an export that came to no end, of remote domains alone': {
    files: { 'a.ps1': OPEN, 'export.json': brokenOff('remotedomain') },
  },
  'everything stands in the way': script(
    `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
Set-RemoteDomain Default -AutoForwardEnabled $false
${BLOCK}
New-TenantAllowBlockListItems -ListType Sender -Block -Entries fabrikam.com
`,
  ),
};

const ASKED: Question = { from: 'ann@contoso.com', to: 'kim@fabrikam.com', mechanism: 'inboxRuleForward' };

/** Of each state, by its name: all that is said about one forward. */
export const WAYS: ReadonlyMap<string, () => string> = new Map([
  ...CASES.map((one): [string, () => string] => [
    one.id,
    () => {
      const text = JSON.stringify({ exchange: one.tenant }, null, 2);
      return told(nativeTenant(one.tenant), { 'tenant.exo.json': text }, questionOf(one));
    },
  ]),
  ...Object.entries(SCRIPTED).map(([name, { files, question, config = LISTED }]): [string, () => string] => [
    name,
    () => told(tenantOf(files, config), files, { ...ASKED, ...question }),
  ]),
]);

/** The file that says what is expected of each state. A person reads what changes in it. */
export const EXPECTED = new URL('./ways.txt', import.meta.url);

if (import.meta.main) writeFileSync(EXPECTED, [...WAYS].map(([name, ways]) => `${name}\n${ways()}`).join('\n'));
