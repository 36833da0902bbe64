Configuration Mail {
    param([hashtable[]]$Connectors)
    Import-DscResource -ModuleName Microsoft365DSC
    $ConfigurationData = @{ NonNodeData = @{ Mode = 'Off' } }
    Node localhost {
        EXOHostedOutboundSpamFilterPolicy 'Default policy' {
            Identity           = 'Default' # Updated Property
            AutoForwardingMode = $ConfigurationData.NonNodeData.Mode
        }
        foreach ($domain in 'fabrikam.com', 'northwind.com') {
            EXORemoteDomain $domain { Identity = $domain; DomainName = $domain; AutoForwardEnabled = $true }
        }
        foreach ($c in $Connectors) { EXOOutboundConnector $c.Identity { Identity = $c.Identity; Enabled = $c.Enabled } }
        cEXOTransportRule Rules {
            Items = @(
                @{ Name = 'Block'; MessageTypeMatches = 'AutoForward'; FromScope = 'InOrganization'; Enabled = $true }
                @{ Name = 'Gone'; Ensure = 'Absent' }
            )
        }
    }
}
