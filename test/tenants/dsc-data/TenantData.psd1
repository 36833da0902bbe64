@{
    AllNodes    = @( @{ NodeName = 'localhost' } )
    NonNodeData = @{
        Environment = @{ Name = 'production'; TenantId = '{{TenantId}}' }
        Exchange    = @{
            AcceptedDomains               = @(
                @{ Identity = 'contoso.com'; DomainType = 'Authoritative' }
                @{ Identity = '{{TenantId}}'; DomainType = 'Authoritative' }
            ) #End AcceptedDomains
            RemoteDomain                  = @{
                Identity           = 'Default'
                DomainName         = '*'
                AutoForwardEnabled = $false
                Ensure             = 'Present'
            }
            HostedOutboundSpamFilterRules = @(
                @{
                    Identity                       = 'Partners'
                    HostedOutboundSpamFilterPolicy = 'Partners'
                    FromMemberOf                   = @('forwarders@contoso.com')
                    State                          = 'Enabled'
                }
                @{ Identity = 'Old'; Ensure = 'Absent' }
            )
            TransportRules                = @()
        }
    }
}
