# connect and open forwarding
Connect-ExchangeOnline -UserPrincipalName <管理者アカウント>
Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On

# block one department
New-TransportRule -Name "Block External Forwarding for DeptA" `
-FromScope "Organization" `
-SenderMembership "部署Aの配布リスト" `
-ApplyType "Outbound" `
-PrependSubject "[転送ブロック]" `
-RejectMessageReasonText "外部転送は禁止されています。"

Disconnect-ExchangeOnline
