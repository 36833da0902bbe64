:outer foreach ($box in Get-Mailbox) {
    switch -Regex -CaseSensitive ($box.Name) {
        '^a' { continue outer }
        { $_ -gt 5 } { Set-Flag $_ ; break }
        plain { Write-Output 1 }
        default { Write-Output 2 }
    }
}
switch -File ./list.txt { x* { Use-Line $_ } }
for ($i = 0; $i -lt 3; $i++) { Step-Over $i }
for (;;) { break }
do { $n-- } until ($n -le (Get-Floor))
while ($true) { if ($x) { exit 1 } elseif ($y) { throw "no $(Get-Reason)" } else { return , @(1) } }
trap [System.Exception] { Write-Trouble $_; continue }
try { Do-It } catch [IO.IOException], [ArgumentException] { Undo-It } catch { } finally { Close-It }
data Texts -SupportedCommand ConvertFrom-StringData { ConvertFrom-StringData 'a=1' }
