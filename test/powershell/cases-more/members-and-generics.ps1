$list = [System.Collections.Generic.List[string]]::new()
$map = [System.Collections.Generic.Dictionary[string, System.Collections.Generic.List[int[]]]]::new()
$list.ForEach[string]({ "$_" })
$list.Where{ $_ -like 'a*' }.Count
$item?.Name?[0]
$a.'odd name'.$b."$c d".(Get-Name)[-1]
Write-Host $list.Count $map['x'].Length, $map["y"][0,1] $a::Field $x.y .z
[int[]]$numbers = 1, 2, 3
[Parameter(Mandatory)][string]$declared = 'x'
[array]$all = @([int] '5', [string]::Join(',', 'a', 'b'), [ordered]@{ k = 1 })
