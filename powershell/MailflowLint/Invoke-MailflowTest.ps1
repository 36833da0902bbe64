function Invoke-MailflowTest {
    <#
    .SYNOPSIS
    Proves the policy tests of mailflow-lint.tests.yaml: who may forward where, and who never may.

    .DESCRIPTION
    Each test is proved for everybody: named persons, and all whom no file names. Gives one object for each, with the status proved, refuted or
    not-proved. Nothing is run, changed or sent anywhere.

    .PARAMETER Path
    Files or folders of the tenant. The current folder when left out.

    .PARAMETER Config
    The configuration file; without it the nearest mailflow-lint.config.yaml or .json at or above the first path.

    .PARAMETER Tenant
    Only this tenant of the configuration.

    .PARAMETER AsOf
    The day that counts as today.

    .PARAMETER Language
    The language of sentences: en, ja or fr. That of the user interface when left out.

    .INPUTS
    System.String, and objects with a property FullName or PSPath, such as those of Get-ChildItem.

    .OUTPUTS
    MailflowLint.TestResult

    .EXAMPLE
    Invoke-MailflowTest

    The tests of the current folder.

    .EXAMPLE
    Invoke-MailflowTest .\tenants | Where-Object Status -ne proved

    What a change has to fix.

    .LINK
    about_MailflowLint
    #>
    [CmdletBinding()]
    [OutputType('MailflowLint.TestResult')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('FullName', 'PSPath')]
        [string[]] $Path,

        [string] $Config,

        [string] $Tenant,

        [datetime] $AsOf,

        [ValidateSet('en', 'ja', 'fr')]
        [string] $Language
    )

    begin { $paths = @() }

    process { $paths += @(ConvertTo-ProgramPath $PSCmdlet $Path) }

    end {
        $arguments = @('test', '--format=json') + @(Get-CommonOption $PSCmdlet) + @('--') + $paths
        $answer = Get-Answer $PSCmdlet $arguments
        foreach ($test in $answer.tests) {
            [pscustomobject] @{
                PSTypeName = 'MailflowLint.TestResult'
                Name = $test.name
                Status = $test.status
                Expect = $test.expect
                Message = $test.message
                Kind = $test.kind
                Tenant = $test.tenant
                File = $test.file
                Line = Get-Line $test
                Example = $test.example
                Missing = @($test.missing)
                Changes = @($test.changes)
            }
        }
    }
}
