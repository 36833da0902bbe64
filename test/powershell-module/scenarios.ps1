# Runs the module on a folder of the test, and prints one line of JSON for each name that the test asks about.
param([string] $Module, [string] $Folder)

$ErrorActionPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'
Set-StrictMode -Version 3.0
Import-Module $Module -ErrorAction Stop

function Show([string] $Name, [scriptblock] $Script) {
    $result = try { @(& $Script 2> $null 3> $null) } catch { "caught $($_.FullyQualifiedErrorId): $_" }
    "$Name $(ConvertTo-Json -InputObject @($result) -Depth 8 -Compress)"
}

function Get-Streams([scriptblock] $Script) {
    & $Script *>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.ErrorRecord]) { "error $($_.FullyQualifiedErrorId) $_" }
        elseif ($_ -is [System.Management.Automation.WarningRecord]) { "warning $_" }
        elseif ($_ -is [System.Management.Automation.VerboseRecord]) { "verbose $_" }
        else { "$($_.PSObject.TypeNames[0])" }
    }
}

Set-Location $Folder
Show 'exported' { (Get-Module MailflowLint).ExportedCommands.Keys | Sort-Object }
Show 'findings' { Invoke-MailflowLint }
Show 'one-rule' { (Invoke-MailflowLint -Rule default-* -Severity error).RuleId }
Show 'named' { (Get-ChildItem -Filter 'b *.ps1' | Invoke-MailflowLint).File }
Show 'drive' { $null = New-PSDrive -Name Mail -PSProvider FileSystem -Root $Folder -Scope Global; (Invoke-MailflowLint 'Mail:/a.ps1').File }
Show 'report' { Invoke-MailflowLint a.ps1 -Format github }
Show 'language' { (Invoke-MailflowLint a.ps1 -Language ja).Message }
Show 'not-there' { Get-Streams { Invoke-MailflowLint nowhere } }
Show 'stopped' { Invoke-MailflowLint nowhere -ErrorAction Stop }
Show 'unread' { Get-Streams { Invoke-MailflowLint -Verbose -Rule none } }
Show 'usage' { Invoke-MailflowLint -Config missing.yaml }
Show 'staged' { Invoke-MailflowLint -Staged }
Show 'verdict' { Get-MailflowVerdict -From a@contoso.com -To b@fabrikam.com -Mechanism inboxRuleForward -AsOf '2026-11-25' }
Show 'ways' { (Get-MailflowVerdict a@contoso.com b@fabrikam.com).Mechanism }
Show 'hostile' { Get-MailflowVerdict -From '--help' -To 'x"y \"z\' }
Show 'compare' { Compare-MailflowForwarding -Base HEAD -Head . }
Show 'same' { Compare-MailflowForwarding . . }
Show 'tests' { Invoke-MailflowTest }
Show 'bounce-text' { Get-Content bounce.txt | Resolve-MailflowBounce -In . | Select-Object -Property Title, Sender, Codes }
Show 'bounce-file' { (Resolve-MailflowBounce -Path bounce.txt -Language fr).Explanation }
Show 'rules' { (TabExpansion2 'Invoke-MailflowLint -Rule unquoted' 34).CompletionMatches.CompletionText }
Show 'mechanisms' { (TabExpansion2 'Get-MailflowVerdict -Mechanism ' 31).CompletionMatches.CompletionText }
Show 'formats' { (TabExpansion2 'Invoke-MailflowLint -Format ' 28).CompletionMatches.CompletionText }
Show 'table' { (Invoke-MailflowLint a.ps1 | Out-String -Width 120).Trim() -split '\r?\n' | Select-Object -First 5 }
Show 'list' { (Get-MailflowVerdict a@contoso.com b@fabrikam.com -Mechanism oofRule | Out-String -Width 500).Trim() -split '\r?\n' }
foreach ($type in 'Finding', 'Verdict', 'ForwardingChange', 'TestResult', 'Bounce') {
    Show "view-$type" { @(Get-FormatData -TypeName "MailflowLint.$type").Count }
}

$common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
Show 'help' {
    foreach ($command in (Get-Module MailflowLint).ExportedCommands.Values) {
        $help = Get-Help $command.Name -Full
        $described = @($help.parameters.parameter | Where-Object { $null -ne $_.PSObject.Properties['description'] -and "$($_.description.Text)" -ne '' } | ForEach-Object { $_.name })
        @{
            name = $command.Name
            synopsis = "$($help.Synopsis)".Trim()
            undescribed = @($command.Parameters.Keys | Where-Object { $common -notcontains $_ -and $described -notcontains $_ })
            examples = @($help.examples.example | ForEach-Object { "$($_.code)".Trim() })
            whatIf = $command.Parameters.ContainsKey('WhatIf')
            output = @($command.OutputType.Name)
        }
    }
}
Show 'about' { (Get-Help about_MailflowLint | Out-String) -match 'LONG DESCRIPTION' }
Show 'round-trip' {
    & (Get-Module MailflowLint) {
        $inner = New-Object 'System.Collections.Generic.Dictionary[string,object]'
        $inner['b'] = [object[]] @(1, [object[]] @(), $null, 'x', $true)
        $outer = New-Object 'System.Collections.Generic.Dictionary[string,object]'
        $outer['a'] = [object[]] @($inner)
        ConvertTo-Json -InputObject (ConvertFrom-Dictionary $outer) -Depth 8 -Compress
    }
}
Show 'arguments' {
    & (Get-Module MailflowLint) {
        function Get-Program { 'node', (Join-Path (Get-Location).ProviderPath 'arguments.cjs') }
        (Invoke-Program @('a b', 'c"d', '\', 'e f\', '', '\"', 'a\\" b\\', "tab`tnew`nline", [string] [char] 0x8ee2) $utf8.GetBytes([string] [char] 0x9001)).Output
    }
}
