import { type Generator, repeated } from './generator.ts';

/** One command for each kind of object, with a name of its own. */
const COMMANDS: readonly ((at: number) => string)[] = [
  (at) => `New-HostedOutboundSpamFilterPolicy -Name p${at} -AutoForwardingMode On`,
  (at) =>
    `New-HostedOutboundSpamFilterRule -Name r${at} -HostedOutboundSpamFilterPolicy p${at} -From a${at}@contoso.com -Priority ${at}`,
  (at) =>
    `New-HostedOutboundSpamFilterPolicy -Name p${at} -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name r${at} -HostedOutboundSpamFilterPolicy p${at} -SenderDomainIs d${at}.contoso.com -Priority ${at}`,
  (at) =>
    `New-HostedOutboundSpamFilterPolicy -Name policy${at} -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name r${at} -HostedOutboundSpamFilterPolicy policy${at}x -From a${at}@contoso.com`,
  (at) =>
    `New-RemoteDomain -Name w${at} -DomainName *.d${at}.example\nSet-RemoteDomain w${at} -AutoForwardEnabled $true\nNew-RemoteDomain -Name d${at} -DomainName d${at}.example\nSet-RemoteDomain d${at} -AutoForwardEnabled $false`,
  (at) => `New-RemoteDomain -Name d${at} -DomainName d${at}.example\nSet-RemoteDomain d${at} -AutoForwardEnabled $true`,
  (at) =>
    `New-TransportRule -Name t${at} -From a${at}@contoso.com -MessageTypeMatches AutoForward -RejectMessageReasonText no`,
  (at) =>
    `New-TransportRule -Name t${at} -FromScope InOrganization -SentToScope NotInOrganization -RedirectMessageTo x${at}@fabrikam.com`,
  (at) => `New-AcceptedDomain -Name d${at} -DomainName d${at}.example -DomainType Authoritative`,
  (at) => `Set-Mailbox m${at}@contoso.com -ForwardingSmtpAddress f${at}@fabrikam.com`,
  (at) =>
    `Set-Mailbox m${at} -ForwardingAddress c${at}\nNew-MailContact -Name c${at} -ExternalEmailAddress c${at}@fabrikam.com`,
  (at) => `New-InboxRule -Name i${at} -Mailbox m${at} -ForwardTo f${at}@fabrikam.com`,
  (at) => `New-DistributionGroup -Name g${at} -Members a${at}@contoso.com`,
  (at) => `Add-DistributionGroupMember g -Member a${at}@contoso.com`,
  (at) => `New-MailUser -Name u${at} -ExternalEmailAddress u${at}@fabrikam.com`,
  (at) => `New-OutboundConnector -Name o${at} -RecipientDomains d${at}.example -UseMXRecord $true`,
  (at) => `New-InboundConnector -Name o${at} -SenderDomains d${at}.example`,
  (at) => `New-TenantAllowBlockListItems -ListType Recipient -Block -Entries x${at}@fabrikam.com`,
  (at) => `Set-HostedOutboundSpamFilterRule r -From @{ Add = 'a${at}@contoso.com' }`,
  (at) => `Set-Mailbox m -EmailAddresses @{ Add = 'smtp:a${at}@contoso.com' }`,
  (at) => `New-InboxRule -Name i${at} -Mailbox m${at}@contoso.com -ForwardTo m${at + 1}@contoso.com`,
  (at) => `New-InboxRule -Name i${at} -Mailbox m${at % 2}@contoso.com -ForwardTo m${at % 97}@contoso.com`,
  (at) =>
    `New-MailUser -Name u${at} -ExternalEmailAddress u@d${at}.example\nNew-TransportRule t${at} -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
  (at) => `Set-RemoteDomain Default -AutoForwardEnabled $${at % 2 ? 'true' : 'false'}`,
  (at) => `Set-RemoteDomain d${at} -Nonsense${at} 1`,
  (at) => `# mailflow-lint-disable-next-line unknown-parameter -- r${at}\nSet-RemoteDomain d${at} -Nonsense 1`,
  (at) => `# mailflow-lint-disable-next-line unknown-parameter -- r${at}`,
  (at) => `# mailflow-lint-disable unknown-parameter -- r${at}`,
  (at) => `# mailflow-lint-disable unknown-parameter -- r${at}\n# mailflow-lint-enable unknown-parameter`,
  (at) =>
    `# mailflow-lint-disable unknown-parameter -- r${at}\nSet-RemoteDomain d${at} -Nonsense 1\n# mailflow-lint-enable and-trap`,
  (at) => `# mailflow-lint-disable-file unknown-parameter -- r${at}`,
  (at) => `# mailflow-lint-nonsense ${at}`,
];

/** Each kind of object, and each kind of suppression, as commands. */
export const OBJECTS: readonly Generator[] = COMMANDS.map((command) =>
  repeated(`objects, ${command(0).split('\n').join(' / ').slice(0, 90)}`, 'a.ps1', (at) => `${command(at)}\n`),
);
