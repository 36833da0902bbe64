@{
    RootModule        = 'Forwarding.psm1'
    FunctionsToExport = @('Get-RemoteDomain', 'Set-TransportRule')
    TransportRules    = @{ Enabled = $true }
}
