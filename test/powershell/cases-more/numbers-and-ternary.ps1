$a = $b ? 1:2
$c = $d ?1KB : 0x1F
$e = 5..10 + 1.5e3 - .5 * 3L / 2d % 7u
$f = 1ul, 2uy, 3us, 4s, 5y, 6n, 0b1010, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 2147483648, 9999999999999999999, 1e400
$g = $h ?? $i ?? 'none'
$j ??= -5mb
Write-Output 5 -5 +5 1.5 1.2.3 1kb 1x 0x 5..6 .5 5. 1e3 -1.5e-3 2>$null 3>>log.txt *>&1
$k = -not $l -and !$m -or -$n -gt +3 -bxor -bnot 1
$o = 'a' -f 1, 2 -replace 'x', 'y' -split ',' -join ';' -isnot [string]
$p = 'a b c' -split ' ', -2
$q = @(1, +2, -.5), 3
