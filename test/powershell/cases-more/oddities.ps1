# Found by changing valid texts at random.
Write-Output one, -Na`me two
-Dash`Word $false
tool --% <# no comment #> a | Out-Null
. >'x.ps1'
$t = [hashtable, System.Core] @{ A = 1 }
$u = [List[string, mscorlib], b]::new()
(Get-Mailbox ken).
    Alias-replace'k','K'
Write-Output '$'?.
Length
Set-Mailbox ken @{ a = 1 }<# c #>
Write-Output $a<# c #>.Name $b<# c #> .Name
$x = $y<# c #>..3
