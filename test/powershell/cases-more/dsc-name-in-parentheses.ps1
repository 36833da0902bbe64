Configuration Forwarding {
    Node $AllNodes.NodeName {
        EXORemoteDomain 'plain' { Identity = 'plain' }
        foreach ($name in 'a', 'b') {
            EXORemoteDomain ('Domain_{0}' -f $name)
            {
                Identity   = $name
                DomainName = "$name.example"
            }
        }
    }
}
