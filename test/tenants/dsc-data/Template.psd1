@{
    NonNodeData = @{
        Exchange = @{
            RemoteDomain = @(
                @{
                    Identity           = 'String | Required | Name of the remote domain'
                    AutoForwardEnabled = 'Boolean | Optional | Whether to forward'
                }
            )
        }
    }
}
