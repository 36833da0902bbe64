filter Only-Open { if ($_.Open) { $_ } }
function script:Get-Thing([Parameter(Position = 0)][string[]]$Name = @('x', (Get-Default)), [switch]$Force) {
    begin { $seen = @{} }
    process { foreach ($one in $Name) { $seen[$one] = Get-It $one } }
    end { $seen }
    clean { Remove-It }
}
function 7-zip { & "$env:ProgramFiles\7-Zip\7z.exe" @args }
$block = { param($x, $y = { Get-Inner }) Use-Both $x $y }
. $PSScriptRoot/lib.ps1; & $block 1 -y:{ Get-Other } | & { process { Out-It $_ } } &
Get-A && Get-B || Get-C
$r = Get-D || throw 'no'
Get-E || $last.Name -eq $null && -not $last.Open
$s = $(Get-F || 'none').Length
