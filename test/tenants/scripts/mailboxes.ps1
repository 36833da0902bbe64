Import-Csv .\forwards.csv | ForEach-Object { Set-Mailbox $_.Alias -DeliverToMailboxAndForward:$True -ForwardingAddress $_.Target }
$target = 'archive@fabrikam.com'
Set-Mailbox -Identity ken@contoso.com -ForwardingSmtpAddress "smtp:$target" -DeliverToMailboxAndForward $true
Get-Mailbox -ResultSize Unlimited | Set-Mailbox -ForwardingSmtpAddress $null
Get-EXOMailbox mia@contoso.com | Set-Mailbox -ForwardingAddress "Mia Private"
New-InboxRule -Mailbox ken@contoso.com -Name Away -RedirectTo 'x@fabrikam.com', 'y@fabrikam.com' -Force
Enable-InboxRule 'mia\Holiday'
New-MailContact -Name 'Mia Private' -ExternalEmailAddress mia@outlook.example
New-DistributionGroup Forwarders -Type Security -Members ken@contoso.com
Add-DistributionGroupMember Forwarders -Member mia@contoso.com
New-TenantAllowBlockListItems -ListType Sender -Block -Entries evil.example, "bad@worse.example" -NoExpiration
