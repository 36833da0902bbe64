# Copied from an article, with what the copying did to it
Connect-ExchangeOnline -UserPrincipalName <your admin>
Get-HostedOutboundSpamFilterPolicy | ft Name,AutoForwardingModeSet-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On
New-HostedOutboundSpamFilterPolicy -Name "Scoped‑Forwarding" -AutoForwardingMode On
New-HostedOutboundSpamFilterRule ` -Name "Scoped rule"`
-HostedOutboundSpamFilterPolicy "Scoped-Forwarding" ` 
-FromMemberOf "G_Forward"
Get-MessageTrace -SenderAddress ken@contoso.com -PageSize 500Get-MessageTraceDetail -MessageTraceId <ID> -RecipientAddress x@fabrikam.com
Get-MessageTraceDetail -MessageTraceId -RecipientAddress [x@fabrikam.com](mailto:x@fabrikam.com)
Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $trueest
Set‑RemoteDomain "Fabrikam" −AutoForwardEnabled $false
Set-HostedOutboundSpamFilterPolicy -Identity "Scoped-Forwarding"
-RecipientLimitPerDay 100 -AutoForwardingMode Off
if ($x) {
Set-Mailbox ken -ForwardingSmtpAddress $null
