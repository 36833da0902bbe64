$ErrorActionPreference = 'Stop'
Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false
foreach ($domain in 'fabrikam.com', 'northwind.com') {
    New-RemoteDomain -Name $domain -DomainName $domain
    Set-RemoteDomain $domain -AutoForwardEnabled:$true -AllowedOOFType External
}
try {
    Set-RemoteDomain –Identity “Wide World” –AutoForwardEnabled $false
} catch {
    Set-RemoteDomain -Identity Default -AutoForwardEnabled $false
}
New-AcceptedDomain -Name Main -DomainName contoso.com -DomainType Authoritative
