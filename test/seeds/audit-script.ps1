param(
[Parameter(Mandatory=$true)][string]$UserPrincipalName,
[string]$TestRecipient = ""
)
Connect-ExchangeOnline -ShowBanner:$false
$pols = Get-HostedOutboundSpamFilterPolicy | Select Name,AutoForwardingMode
$rules = Get-HostedOutboundSpamFilterRule |
Select Name,HostedOutboundSpamFilterPolicy,Priority,State,From,FromMemberOf,ExceptIfFrom,ExceptIfFromMemberOf
$pols | ft -Auto
Get-TransportRule | where {$_.MessageTypeMatches -like "*AutoForward*"} |
Select Name,State,Mode,Priority,Comments | ft -Auto
Get-Mailbox -Identity $UserPrincipalName |
Select PrimarySmtpAddress,ForwardingSmtpAddress | fl
if ($TestRecipient -ne "") {
Get-MessageTrace -SenderAddress $UserPrincipalName `
-StartDate (Get-Date).AddHours(-48) -EndDate (Get-Date) -PageSize 200 | ft -Auto
}
Disconnect-ExchangeOnline
