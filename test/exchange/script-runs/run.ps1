# Runs the scripts of a folder (0.ps1, 1.ps1 ...) and prints, as JSON, what each did: a list of runs for each script, null for one that
# does not parse or does not end. In the first run every question is answered yes, in the second no, in the others by chance.
param([string]$Folder, [int]$Count, [int]$Times)

$stand_ins = @'
$global:ran = [System.Collections.Generic.HashSet[string]]::new()
function global:Get-Bit {
  $global:asked++
  if ($global:seed -eq 0) { return [int]($global:asked -le 20) }
  if ($global:seed -eq 1 -or $global:asked -gt 60) { return 0 }
  $global:state = ($global:state * 1103515245 + 12345) % 2147483648
  [int][math]::Floor($global:state / 65536) % 2
}
function global:Test-Thing { (Get-Bit) -eq 1 }
function global:Get-Things { if ((Get-Bit) -eq 1) { 1; 2 } }
function global:Get-Word { if ((Get-Bit) -eq 1) { 'a' } else { 'c' } }
function global:Set-TransportRule {
  [CmdletBinding(PositionalBinding = $false)]
  param([Parameter(Mandatory, Position = 0, ValueFromPipeline)]$Identity, $Comments)
  process {
    $shown = @($Comments | ForEach-Object { $null -eq $_ ? '$null' : "$_" }) -join '|'
    [void]$global:ran.Add(($PSBoundParameters.ContainsKey('Comments') ? "$Identity=$shown" : $Identity))
  }
}
function global:Get-RemoteDomain { [CmdletBinding()] param($Identity) }
function global:Set-RemoteDomain { param($Identity, $AutoForwardEnabled) [void]$global:ran.Add($Identity) }
'@
$start = 'Remove-Variable a, b, c, l, k, t, u -Scope Global -ErrorAction Ignore; $global:PSDefaultParameterValues.Clear(); $global:ran.Clear(); $error.Clear(); $global:asked = 0; $global:LASTEXITCODE = 0; $global:seed = {0}; $global:state = {1}'
$first = [initialsessionstate]::CreateDefault2()
$space = $null

$all = foreach ($number in 0..($Count - 1)) {
  $file = Join-Path $Folder "$number.ps1"
  $mistakes = $null
  [void][System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$null, [ref]$mistakes)
  if ($mistakes.Count -gt 0) { , $null; continue }
  $runs = foreach ($seed in 0..($Times - 1)) {
    if (-not $space) {
      $space = [runspacefactory]::CreateRunspace($first)
      $space.Open()
      [void][powershell]::Create($space).AddScript($stand_ins).Invoke()
    }
    [void][powershell]::Create($space).AddScript(($start -f $seed, (7919 * $seed + 31 * $number))).Invoke()
    $shell = [powershell]::Create($space).AddScript("& '$file'")
    $running = $shell.BeginInvoke()
    if (-not $running.AsyncWaitHandle.WaitOne(10000)) { $space = $null; break }
    $end = if ($space.SessionStateProxy.GetVariable('LASTEXITCODE')) { 'failed' } else { 'well' }
    try { [void]$shell.EndInvoke($running) } catch { $end = 'failed' }
    if ($end -eq 'well' -and $space.SessionStateProxy.GetVariable('error').Count -gt 0) { $end = 'caught' }
    @{ end = $end; ran = @($space.SessionStateProxy.GetVariable('ran')) }
  }
  if (@($runs).Count -lt $Times) { , $null } else { , @($runs) }
}
ConvertTo-Json -InputObject @($all) -Depth 5 -Compress
[Environment]::Exit(0)
