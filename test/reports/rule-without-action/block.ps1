New-TransportRule -Name "No automatic forwards outside" `
    -SentToScope NotInOrganization `
    -MessageTypeMatches AutoForward `
    -Mode Enforce -Priority 0
