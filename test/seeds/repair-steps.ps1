# Lister puis ouvrir
Get-HostedOutboundSpamFilterPolicy | ft Name,AutoForwardingMode
Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On
Get-HostedOutboundSpamFilterRule | ft Name,HostedOutboundSpamFilterPolicy,Priority,State,From,FromMemberOf,ExceptIfFromMemberOf
Get-HostedOutboundSpamFilterRule |
Select Name,Priority,State,HostedOutboundSpamFilterPolicy,From,FromMemberOf,ExceptIfFrom,ExceptIfFromMemberOf |
Format-Table -Auto
Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $true
Set-RemoteDomain -Identity "partner.com" -AutoForwardEnabled $true

# Suivre un message
Get-MessageTrace -SenderAddress user@contoso.com `
-StartDate (Get-Date).AddHours(-48) -EndDate (Get-Date) -PageSize 500
Get-MessageTraceDetail -MessageTraceId -RecipientAddress [destinataire@externe.com](mailto:destinataire@externe.com)
Get-Mailbox -Identity [user@contoso.com](mailto:user@contoso.com) |
Select PrimarySmtpAddress,ForwardingSmtpAddress | Format-List
Disconnect-ExchangeOnline
