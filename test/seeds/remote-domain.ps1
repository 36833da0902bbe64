Get-RemoteDomain | Select Name,DomainName,AutoForwardEnabled
Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $true
