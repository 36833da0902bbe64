# Nobody may forward to the outside, except to the partner.
Set-RemoteDomain -Identity Default -AutoForwardEnabled $false

New-RemoteDomain -Name "Fabrikam" -DomainName fabrikam.com -AutoForwardEnabled $true

$partner = @{
    Identity           = 'Fabrikam'
    AutoForwardEnabled = $true
}
Set-RemoteDomain @partner
