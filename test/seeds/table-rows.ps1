# commands that lost their line breaks in a table
Get-HostedOutboundSpamFilterPolicy | ft Name,AutoForwardingModeSet-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On
Get-HostedOutboundSpamFilterRule | ft Name,Priority,State,HostedOutboundSpamFilterPolicy,From,FromMemberOf,ExceptIfFrom,ExceptIfFromMemberOf
Get-RemoteDomain | Select Name,DomainName,AutoForwardEnabledSet-RemoteDomain -Identity "Default" -AutoForwardEnabled $true
Get-TransportRule | where {$_.MessageTypeMatches -like "*AutoForward*"} | ft Name,State,Mode,Priority
Get-OutboundConnector | ft Name,ConnectorType,Enabled,RecipientDomains,SmartHosts,TlsSettingsGet-InboundConnector | ft Name,ConnectorType,Enabled
Get-MessageTrace -SenderAddress user@contoso.com -StartDate (Get-Date).AddHours(-48) -EndDate (Get-Date) -PageSize 500Get-MessageTraceDetail -MessageTraceId <ID> -RecipientAddress destinataire@externe.com
Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $trueest en place
