<# Old:
Set-RemoteDomain Default -AutoForwardEnabled $true
#>
# New-TransportRule -Name Old -RedirectMessageTo x@fabrikam.com
$expected = @{ AutoForwardingMode = 'Off'; AutoForwardEnabled = $false }
Import-PSSession $session -CommandName Get-TransportRule, New-TransportRule
Add-ManagementRoleEntry "Forwarding\Set-Mailbox" -Parameters ForwardingSmtpAddress
$operations = "New-TransportRule", "Set-TransportRule", 'Set-HostedOutboundSpamFilterPolicy'
Write-Host "Run Set-RemoteDomain Default -AutoForwardEnabled `$false"
$report = foreach ($domain in Get-RemoteDomain) { [pscustomobject]@{ Name = $domain.Name; AutoForwardEnabled = $domain.AutoForwardEnabled } }
Set-CIPPTransportRule -Name x
$html = @"
<code>Set-RemoteDomain Default -AutoForwardEnabled $false</code>
"@
Set-RemoteDomain Default -AutoForwardEnabled $true -WhatIf
