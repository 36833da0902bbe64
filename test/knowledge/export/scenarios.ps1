# Runs the export script on the stand-ins: as a whole, stopped and run again, and with each command failing in turn.
param([string] $Script, [string] $Folder)

$ErrorActionPreference = 'Stop'
$standIns = Join-Path $PSScriptRoot 'stand-ins.ps1'

function Export-Scenario([string] $Scenario, [string[]] $Failing, [int] $StopAfter, [hashtable] $More = @{}) {
    . $standIns -Failing $Failing -StopAfter $StopAfter
    & $Script -Path (Join-Path $Folder "$Scenario.json") -RetrySeconds 0 -BatchSize 1 @More 3> $null 6> $null
    "$Scenario $global:asked"
}

function Test-Script {
    $tokens = $null
    $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile($Script, [ref] $tokens, [ref] $errors)
    foreach ($one in $errors) { "error $($one.Message)" }
    # What Windows PowerShell 5.1 does not know.
    $newer = 'TernaryExpressionAst', 'PipelineChainAst'
    foreach ($node in $ast.FindAll({ $newer -contains $args[0].GetType().Name }, $true)) { "newer $($node.Extent.Text)" }
    foreach ($token in $tokens) { if ("$($token.Kind)" -match 'Question(Question|Dot|LBracket)|AndAnd|OrOr') { "newer $($token.Text)" } }
}

Test-Script
Export-Scenario 'whole' @() 0
Export-Scenario 'stopped' @() 2
Copy-Item (Join-Path $Folder 'stopped.json') (Join-Path $Folder 'before.json')
Export-Scenario 'stopped' @() 0
Export-Scenario 'without-inbox-rules' @() 0 @{ SkipInboxRules = $true }
foreach ($cmdlet in 'Get-AcceptedDomain', 'Get-HostedOutboundSpamFilterPolicy', 'Get-HostedOutboundSpamFilterRule', 'Get-RemoteDomain', 'Get-TransportRule', 'Get-TenantAllowBlockListItems', 'Get-DistributionGroupMember', 'Get-InboxRule') {
    Export-Scenario "failing-$cmdlet" @($cmdlet) 0
}
