# Commands around the program mailflow-lint. They read only, and give objects. Written for Windows PowerShell 5.1 and newer.
Set-StrictMode -Version 2.0

$utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false

. (Join-Path -Path $PSScriptRoot -ChildPath 'Program.ps1')
. (Join-Path -Path $PSScriptRoot -ChildPath 'Answers.ps1')
foreach ($command in 'Invoke-MailflowLint', 'Get-MailflowVerdict', 'Compare-MailflowForwarding', 'Invoke-MailflowTest', 'Resolve-MailflowBounce') {
    . (Join-Path -Path $PSScriptRoot -ChildPath "$command.ps1")
}

Register-ArgumentCompleter -CommandName Invoke-MailflowLint -ParameterName Rule -ScriptBlock {
    param($commandName, $parameterName, $wordToComplete)
    $word = "$wordToComplete".Trim('''"')
    [System.IO.File]::ReadAllLines((Join-Path -Path $PSScriptRoot -ChildPath 'rules.txt')) |
        Where-Object { $_ -like "$word*" } |
        ForEach-Object { New-Object -TypeName System.Management.Automation.CompletionResult -ArgumentList $_ }
}
