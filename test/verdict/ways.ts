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
