function Get-TargetResource { param([System.String]$Identity) Get-RemoteDomain -Identity $Identity }
function Set-TargetResource {
    param([System.String]$Identity, [System.Boolean]$AutoForwardEnabled, [System.String]$Ensure)
    $parameters = $PSBoundParameters
    $parameters.Remove('Ensure') | Out-Null
    if ($Ensure -eq 'Present') { Set-RemoteDomain @parameters } else { Remove-RemoteDomain -Identity $Identity }
}
function Test-TargetResource { $true }
