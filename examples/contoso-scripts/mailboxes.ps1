# Requested by the owners of these mailboxes.
Set-Mailbox -Identity ap@contoso.com -ForwardingSmtpAddress "smtp:ap@fabrikam.com" -DeliverToMailboxAndForward $false
Set-Mailbox -Identity hana@contoso.com -ForwardingSmtpAddress hana.home@tailspintoys.com -DeliverToMailboxAndForward $true
