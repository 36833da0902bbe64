function Invoke-MailflowLint {
    <#
    .SYNOPSIS
    Finds what is wrong in scripts and tenant files about mail forwarding in Exchange Online.

    .DESCRIPTION
    Reads PowerShell scripts, Microsoft365DSC configurations, YAML, JSON and CSV files as text, and gives one object for each finding. Nothing
    is run, changed or sent anywhere.

    Files that are named are judged with the tenant around them, and only they are reported. What could not be read is an error; how many
    places were not understood is a warning, and -Verbose lists them.

    .PARAMETER Path
    Files, folders or patterns such as *.ps1. The current folder when left out.

    .PARAMETER Rule
    Only findings of these rules; wildcards are allowed. The Tab key completes names of rules.

    .PARAMETER Severity
    Only findings of this severity and graver ones. All when left out.

    .PARAMETER Format
    Gives a report as text in place of objects: pretty, json, sarif, github, azure, gitlab, junit, checkstyle or markdown. All findings
    are in it; -Rule and -Severity do not apply.

    .PARAMETER Baseline
    A file of findings that are accepted; they are left out.

    .PARAMETER Since
    Only findings that the last commit in common with this one does not have, such as origin/main.

    .PARAMETER Changed
    Only findings that the last commit does not have.

    .PARAMETER Staged
    Only findings that are in the index of Git and not in the last commit.

    .PARAMETER Config
    The configuration file; without it the nearest mailflow-lint.config.yaml or .json at or above the first path.

    .PARAMETER Tenant
    Only this tenant of the configuration.

    .PARAMETER AsOf
    The day that counts as today.

    .PARAMETER Language
    The language of sentences: en, ja or fr. That of the user interface when left out.

    .PARAMETER AllowEmpty
    A path that holds no file that is read is no error.

    .INPUTS
    System.String, and objects with a property FullName or PSPath, such as those of Get-ChildItem.

    .OUTPUTS
    MailflowLint.Finding, or System.String with -Format.

    .EXAMPLE
    Invoke-MailflowLint

    Everything in the current folder.

    .EXAMPLE
    Invoke-MailflowLint .\exchange -Severity error | Format-List

    The errors of a folder, with all that is known about them.

    .EXAMPLE
    Get-ChildItem -Filter *.ps1 -Recurse | Invoke-MailflowLint -Rule *-forwarding-*

    Findings of some rules in files that another command has chosen.

    .EXAMPLE
    Invoke-MailflowLint -Format sarif | Set-Content lint.sarif -Encoding UTF8

    A report for other programs.

    .LINK
    about_MailflowLint
    #>
    [CmdletBinding(DefaultParameterSetName = 'All')]
    [OutputType('MailflowLint.Finding')]
    [OutputType([string])]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('FullName', 'PSPath')]
        [string[]] $Path,

        [SupportsWildcards()]
        [string[]] $Rule = '*',

        [ValidateSet('error', 'warning', 'information')]
        [string] $Severity = 'information',

        [ValidateSet('pretty', 'json', 'sarif', 'github', 'azure', 'gitlab', 'junit', 'checkstyle', 'markdown')]
        [string] $Format,

        [string] $Baseline,

        [Parameter(Mandatory, ParameterSetName = 'Since')]
        [string] $Since,

        [Parameter(Mandatory, ParameterSetName = 'Changed')]
        [switch] $Changed,

        [Parameter(Mandatory, ParameterSetName = 'Staged')]
        [switch] $Staged,

        [string] $Config,

        [string] $Tenant,

        [datetime] $AsOf,

        [ValidateSet('en', 'ja', 'fr')]
        [string] $Language,

        [switch] $AllowEmpty
    )

    begin { $paths = @() }

    process { $paths += @(ConvertTo-ProgramPath $PSCmdlet $Path) }

    end {
        $arguments = @('lint', '--fail-on=never') + @(Get-CommonOption $PSCmdlet)
        if ($Baseline) { $arguments += '--baseline=' + (ConvertTo-ProgramPath $PSCmdlet $Baseline) }
        if ($Since) { $arguments += "--since=$Since" }
        if ($Changed) { $arguments += '--changed' }
        if ($Staged) { $arguments += '--staged' }
        if ($Format) { return Get-Output $PSCmdlet ($arguments + @("--format=$Format", '--') + $paths) }

        $answer = Get-Answer $PSCmdlet ($arguments + @('--format=json', '--') + $paths)
        foreach ($problem in $answer.problems) {
            $PSCmdlet.WriteError((New-MailflowError "$($problem.file):$(Get-Line $problem): $($problem.reason)" 'NotRead' 'ReadError'))
        }
        foreach ($place in $answer.unread) { Write-Verbose "$($place.file):$(Get-Line $place): $($place.reason)" }
        if (@($answer.unread).Count -gt 0) { Write-Warning "Places that were not understood: $(@($answer.unread).Count)." }
        foreach ($note in $answer.notes) { Write-Verbose $note }

        $order = 'error', 'warning', 'information'
        $shown = $order[0..$order.IndexOf($Severity)]
        foreach ($finding in $answer.findings) {
            $isAsked = @($Rule | Where-Object { $finding.ruleId -like $_ }).Count -gt 0
            if (-not $isAsked -or $shown -notcontains $finding.severity) { continue }
            [pscustomobject] @{
                PSTypeName = 'MailflowLint.Finding'
                Severity = $finding.severity
                RuleId = $finding.ruleId
                Message = $finding.message
                File = $finding.file
                Line = $finding.start.line
                Column = $finding.start.column
                EndLine = $finding.end.line
                EndColumn = $finding.end.column
                Tenant = $finding.tenant
                MessageId = $finding.messageId
                Fingerprint = $finding.fingerprint
                Fixes = @($finding.fixes)
                Related = @($finding.related)
            }
        }
    }
}
