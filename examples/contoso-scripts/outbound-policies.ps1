# Who may forward mail to the outside. Run by hand after a change was reviewed.
Connect-ExchangeOnline -UserPrincipalName admin@contoso.com

# The whole company: left to the service.
Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode Automatic

# The sales team forwards to partners.
New-HostedOutboundSpamFilterPolicy -Name "Sales forwarding" `
    -AutoForwardingMode On `
    -RecipientLimitPerDay 500
New-HostedOutboundSpamFilterRule -Name "Sales forwarding" `
    -HostedOutboundSpamFilterPolicy "Sales forwarding" `
    -FromMemberOf "sales@contoso.com" -Priority 0

# Prepared for the board, but the rule is missing.
New-HostedOutboundSpamFilterPolicy -Name "Board forwarding" -AutoForwardingMode On

# Nobody remembers whom this was for.
New-HostedOutboundSpamFilterPolicy -Name "Projects" -AutoForwardingMode Enabled
New-HostedOutboundSpamFilterRule -Name "Projects" -HostedOutboundSpamFilterPolicy "Projects" -Priority 1

# A typo in the name of the policy, and a condition the cmdlet does not have.
New-HostedOutboundSpamFilterRule -Name "Sales Asia" -HostedOutboundSpamFilterPolicy "Sales forwading" -FromMemberOf "sales-asia@contoso.com" -Priority 2
New-HostedOutboundSpamFilterRule -Name "Press" -HostedOutboundSpamFilterPolicy "Press" -SenderMembership "press@contoso.com"

# Switched off for the summer.
Set-HostedOutboundSpamFilterRule -Identity "Sales forwarding" -Enabled $false

Disconnect-ExchangeOnline
