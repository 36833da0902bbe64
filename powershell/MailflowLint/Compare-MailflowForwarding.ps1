function Compare-MailflowForwarding {
    <#
    .SYNOPSIS
    Tells who may forward where now and might not before, and the other way round.

    .DESCRIPTION
    Compares the answers of two states, not their texts: other names, files, formats and orders are no change. Gives one object for each
    change; nothing where nobody may forward more or less. Nothing is run, changed or sent anywhere.

    A state is a commit (main, HEAD~1), a folder or file in a commit (main:tenants/contoso), or a folder, a file or an export on disk.

    .PARAMETER Base
    The state before.

    .PARAMETER Head
    The state after. The current folder when left out.

    .PARAMETER Redact
    Replaces people, domains and names by stand-ins, for readers outside of the organization.

    .PARAMETER Config
    The configuration file; without it each state has its own.

    .PARAMETER Tenant
    Only this tenant, by its name in either state.

    .PARAMETER AsOf
    The day that counts as today.

    .PARAMETER Language
    The language of sentences: en, ja or fr. That of the user interface when left out.

    .INPUTS
    None.

    .OUTPUTS
    MailflowLint.ForwardingChange

    .EXAMPLE
    Compare-MailflowForwarding -Base main

    What the files of the current folder open and close, compared with the branch main.

    .EXAMPLE
    Compare-MailflowForwarding -Base . -Head .\tenant-export.json | Where-Object Direction -eq widened

    What the real tenant lets through that the files do not.

    .EXAMPLE
    Compare-MailflowForwarding main HEAD -Redact | Select-Object -ExpandProperty Sentence

    A sentence for each change, without names.

    .LINK
    about_MailflowLint
    #>
    [CmdletBinding()]
    [OutputType('MailflowLint.ForwardingChange')]
    param(
        [Parameter(Mandatory, Position = 0)]
        [string] $Base,

        [Parameter(Position = 1)]
        [string] $Head = '.',

        [switch] $Redact,

        [string] $Config,

        [string] $Tenant,

        [datetime] $AsOf,

        [ValidateSet('en', 'ja', 'fr')]
        [string] $Language
    )

    $arguments = @('diff', '--format=json', '--fail-on=never') + @(Get-CommonOption $PSCmdlet)
    if ($Redact) { $arguments += '--redact' }
    $answer = Get-Answer $PSCmdlet ($arguments + @('--', $Base, $Head))
    foreach ($note in $answer.notes) { Write-Warning $note }
    foreach ($one in $answer.tenants) {
        foreach ($change in $one.changes) {
            [pscustomobject] @{
                PSTypeName = 'MailflowLint.ForwardingChange'
                Direction = $change.direction
                From = $change.from.label
                To = $change.to.label
                Mechanisms = @($change.mechanisms)
                Before = $change.before.verdict
                After = $change.after.verdict
                Sentence = $change.sentence
                Tenant = $one.name
                FromMembers = @($change.from.members)
                ToMembers = @($change.to.members)
                ToElsewhere = $change.to.elsewhere
                DecidedBefore = $change.before
                DecidedAfter = $change.after
                Objects = @($change.objects)
            }
        }
    }
}
