Write-Host "a $(Get-One "b $(Get-Two 'c' "d $(Get-Three)") e" # still inside
) f"
Write-Host "doubled $(Get-Four ""x $(1 + 1) y"") end" -Tag "t`"$q`""
$path = "$env:TEMP\$($file.Name)_$(Get-Date -Format 'yyyy').log"
Send-Line pre$name-$($list[0])/post"mid $x"'end' @splat $x? $y?.z "Really $sure?"
$text = @"
first $(if ($a) { 'one' } else { "two" }) line
  "@ is no end here
$using:count of $($using:total.Count) ${using:rest}
"@
$raw = @'
$(Get-Nothing) "x"
'@ + 'tail'
