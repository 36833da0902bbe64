# Stands in for the cmdlets of Exchange Online: objects in the shape that the cmdlet reference gives their output.
# $Failing names cmdlets that fail; after $StopAfter mailboxes no more Inbox rules are given.
param([string[]] $Failing = @(), [int] $StopAfter = 0)

function Test-Failing([string] $Cmdlet) {
    if ($Failing -contains $Cmdlet) { throw "$Cmdlet is not allowed here." }
}

function New-Object-Of([hashtable] $Properties) { New-Object -TypeName PSObject -Property $Properties }

function Get-OrganizationConfig {
    [CmdletBinding()] param()
    New-Object-Of @{ Name = 'contoso.onmicrosoft.com'; AuditDisabled = $false; Guid = [guid]::NewGuid() }
}

function Get-AcceptedDomain {
    [CmdletBinding()] param($ResultSize)
    Test-Failing 'Get-AcceptedDomain'
    New-Object-Of @{ Name = 'contoso.com'; DomainName = 'contoso.com'; DomainType = 'Authoritative'; Default = $true; MatchSubDomains = $false; WhenChanged = (Get-Date) }
    New-Object-Of @{ Name = 'Relay'; DomainName = 'relay.contoso.com'; DomainType = 'InternalRelay'; Default = $false; MatchSubDomains = $true; WhenChanged = (Get-Date) }
}

function Get-HostedOutboundSpamFilterPolicy {
    [CmdletBinding()] param()
    Test-Failing 'Get-HostedOutboundSpamFilterPolicy'
    New-Object-Of @{ Name = 'Default'; Identity = 'Default'; IsDefault = $true; AutoForwardingMode = 'Off'; NotifyOutboundSpamRecipients = @(); RecipientLimitPerDay = 0 }
    New-Object-Of @{ Name = "Partner's"; Identity = "Partner's"; IsDefault = $false; AutoForwardingMode = 'On'; NotifyOutboundSpamRecipients = @('soc@contoso.com'); RecipientLimitPerDay = 500 }
}

function Get-HostedOutboundSpamFilterRule {
    [CmdletBinding()] param()
    Test-Failing 'Get-HostedOutboundSpamFilterRule'
    New-Object-Of @{ Name = "Partner's"; State = 'Enabled'; Priority = 0; HostedOutboundSpamFilterPolicy = "Partner's"; From = $null; FromMemberOf = @('Forwarders'); SenderDomainIs = @(); ExceptIfFrom = @('eve@contoso.com') }
}

function Get-RemoteDomain {
    [CmdletBinding()] param($ResultSize)
    Test-Failing 'Get-RemoteDomain'
    New-Object-Of @{ Name = 'Default'; Identity = 'Default'; DomainName = '*'; AutoForwardEnabled = $false; AllowedOOFType = 'External' }
    New-Object-Of @{ Name = 'Fabrikam'; Identity = 'Fabrikam'; DomainName = 'fabrikam.com'; AutoForwardEnabled = $true; AllowedOOFType = 'External' }
    New-Object-Of @{ Name = '取引先'; Identity = '取引先'; DomainName = '*.partner.example'; AutoForwardEnabled = $true; AllowedOOFType = 'External' }
}

function Get-TransportRule {
    [CmdletBinding()] param($ResultSize)
    Test-Failing 'Get-TransportRule'
    New-Object-Of @{
        Name = 'No forwards of finance'; State = 'Enabled'; Mode = 'Enforce'; Priority = 0; FromMemberOf = @('Finance'); SentToScope = 'NotInOrganization'
        MessageTypeMatches = 'AutoForward'; RejectMessageReasonText = "Not from finance; ask ""security""."; RejectMessageEnhancedStatusCode = '5.7.1'
        StopRuleProcessing = $false; From = @(); Conditions = @('Microsoft.Exchange.MessagingPolicies.Rules.Tasks.FromMemberOfPredicate', 'Microsoft.Exchange.MessagingPolicies.Rules.Tasks.SentToScopePredicate', 'Microsoft.Exchange.MessagingPolicies.Rules.Tasks.MessageTypeMatchesPredicate')
        Description = "If the message: is sent from finance"; Guid = [guid]::NewGuid()
    }
}

function Get-OutboundConnector {
    [CmdletBinding()] param($ResultSize)
    New-Object-Of @{ Name = 'To Fabrikam'; Enabled = $true; ConnectorType = 'Partner'; RecipientDomains = @('fabrikam.com'); UseMXRecord = $true; SmartHosts = @() }
}

function Get-InboundConnector { [CmdletBinding()] param($ResultSize) }

function Get-TenantAllowBlockListItems {
    [CmdletBinding()] param($ListType, [switch] $Block)
    Test-Failing 'Get-TenantAllowBlockListItems'
    New-Object-Of @{ Value = 'bad.example'; Action = 'Block'; ExpirationDate = [datetime] '2099-01-01T00:00:00Z'; Notes = ''; SysManaged = $false }
}

$mailboxes = @(
    @{ Name = 'alice'; DisplayName = 'Alice'; RecipientTypeDetails = 'UserMailbox'; ForwardingSmtpAddress = 'smtp:alice@fabrikam.com'; DeliverToMailboxAndForward = $true }
    @{ Name = 'bob'; DisplayName = 'Bob'; RecipientTypeDetails = 'UserMailbox'; ForwardingAddress = 'Archive contact' }
    @{ Name = 'carol'; DisplayName = 'Carol'; RecipientTypeDetails = 'SharedMailbox' }
    @{ Name = 'eve'; DisplayName = 'Eve'; RecipientTypeDetails = 'UserMailbox' }
) | ForEach-Object {
    $_['PrimarySmtpAddress'] = "$($_['Name'])@contoso.com"
    $_['EmailAddresses'] = @("SMTP:$($_['Name'])@contoso.com", "X500:/o=ExchangeLabs/cn=$($_['Name'])")
    foreach ($name in 'ForwardingAddress', 'ForwardingSmtpAddress') { if (-not $_.ContainsKey($name)) { $_[$name] = $null } }
    if (-not $_.ContainsKey('DeliverToMailboxAndForward')) { $_['DeliverToMailboxAndForward'] = $false }
    $_['Identity'] = $_['Name']
    New-Object-Of $_
}

function Get-EXOMailbox {
    [CmdletBinding()] param($ResultSize, [string[]] $Properties)
    if ($ResultSize -ne 'Unlimited') { throw 'Only the first thousand would be listed.' }
    $mailboxes
}

$global:asked = 0
function Get-InboxRule {
    [CmdletBinding()] param([string] $Mailbox, [switch] $IncludeHidden)
    $global:asked++
    if ($StopAfter -gt 0 -and $global:asked -gt $StopAfter) { throw 'The session has ended.' }
    Test-Failing 'Get-InboxRule'
    if ($Mailbox -eq 'carol@contoso.com') {
        New-Object-Of @{ Name = 'To home'; RuleIdentity = 12345; MailboxOwnerId = 'carol'; Enabled = $true; Priority = 1; ForwardTo = @('"Carol" [SMTP:carol@fabrikam.com]', '"Bob" [EX:/o=ExchangeLabs/cn=bob]'); RedirectTo = $null; ForwardAsAttachmentTo = $null; SubjectContainsWords = @('invoice') }
        New-Object-Of @{ Name = 'Tidy'; RuleIdentity = 12346; MailboxOwnerId = 'carol'; Enabled = $true; Priority = 2; ForwardTo = $null; RedirectTo = $null; ForwardAsAttachmentTo = $null; MoveToFolder = 'Old' }
    }
    if ($Mailbox -eq 'eve@contoso.com') {
        if (-not $IncludeHidden) { return }
        New-Object-Of @{ Name = 'Hidden'; RuleIdentity = 1; MailboxOwnerId = 'eve'; Enabled = $true; Priority = 1; ForwardTo = $null; RedirectTo = @('"x" [SMTP:x@evil.example]'); ForwardAsAttachmentTo = $null }
    }
}

$groups = @{
    'Forwarders' = @{ Address = 'forwarders@contoso.com'; Type = 'MailUniversalSecurityGroup'; Members = @('alice@contoso.com', 'carol@contoso.com', 'eve@contoso.com') }
    'Finance' = @{ Address = 'finance@contoso.com'; Type = 'GroupMailbox'; Members = @('carol@contoso.com') }
}

function Get-Recipient {
    [CmdletBinding()] param([string] $Identity)
    if ($Identity -eq 'Archive contact') {
        return New-Object-Of @{ Name = 'Archive contact'; DisplayName = 'Archive'; Identity = 'Archive contact'; PrimarySmtpAddress = 'archive@partner.example'; ExternalEmailAddress = 'SMTP:archive@partner.example'; RecipientTypeDetails = 'MailContact'; EmailAddresses = @('SMTP:archive@partner.example') }
    }
    foreach ($name in $groups.Keys) {
        $group = $groups[$name]
        if ($Identity -eq $name -or $Identity -eq $group['Address']) {
            return New-Object-Of @{ Name = $name; DisplayName = $name; Identity = $name; PrimarySmtpAddress = $group['Address']; RecipientTypeDetails = $group['Type']; EmailAddresses = @("SMTP:$($group['Address'])") }
        }
    }
    $mailbox = $mailboxes | Where-Object { $Identity -eq $_.PrimarySmtpAddress -or $Identity -eq $_.Name -or $Identity -eq "/o=ExchangeLabs/cn=$($_.Name)" }
    if ($mailbox) { return $mailbox }
    Write-Error "The operation couldn't be performed because object '$Identity' couldn't be found."
}

function Get-Members([string] $Address) {
    foreach ($group in $groups.Values) {
        if ($group['Address'] -eq $Address) { foreach ($member in $group['Members']) { Get-Recipient -Identity $member } }
    }
}

function Get-DistributionGroupMember {
    [CmdletBinding()] param([string] $Identity, $ResultSize)
    Test-Failing 'Get-DistributionGroupMember'
    Get-Members $Identity
}

function Get-UnifiedGroupLinks {
    [CmdletBinding()] param([string] $Identity, [string] $LinkType, $ResultSize)
    Get-Members $Identity
}
