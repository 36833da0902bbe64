#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
  Outbound spam policies of the tenant.
.EXAMPLE
  Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On
#>
[CmdletBinding(SupportsShouldProcess)]
param([string]$TicketNumber)

Connect-ExchangeOnline -ShowBanner:$false

$baseline = @{
    'Identity'         = 'Default'
    AutoForwardingMode = 'Off'
    # BccSuspiciousOutboundMail = $true
    NotifyOutboundSpam = $false
}
Set-HostedOutboundSpamFilterPolicy @baseline -RecipientLimitPerDay 500

$policyName = 'Partner forwarding'
New-HostedOutboundSpamFilterPolicy -Name $policyName `
    -AutoForwardingMode On `
    -AdminDisplayName "Ticket $TicketNumber"
New-HostedOutboundSpamFilterRule -Name "$policyName rule" `
    -HostedOutboundSpamFilterPolicy $policyName -FromMemberOf 'forwarders@contoso.com' -Priority 0

if ($PSCmdlet.ShouldProcess('Legacy')) { Disable-HostedOutboundSpamFilterRule 'Legacy rule' -Confirm:$false; Write-Host done }
Remove-HostedOutboundSpamFilterPolicy -Identity Trial -WhatIf

Disconnect-ExchangeOnline -Confirm:$false
