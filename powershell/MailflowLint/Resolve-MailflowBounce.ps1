function Resolve-MailflowBounce {
    <#
    .SYNOPSIS
    Explains a bounce of a forwarded message, and names the line of the tenant's files that caused it.

    .DESCRIPTION
    Reads a non-delivery report, an .eml file or a message trace. Says what it means, who can fix it and how; with -In also which control of
    the files did it. Nothing is run, changed or sent anywhere.

    .PARAMETER InputObject
    The text of the report; several lines are one report.

    .PARAMETER Path
    A file with the report, such as an .eml file, in whatever encoding it is.

    .PARAMETER In
    Files or folders of the organization that the bounce is looked up in.

    .PARAMETER From
    Who forwarded, where the bounce does not say it.

    .PARAMETER OriginalSender
    Who sent the message that was forwarded, where the bounce does not say it.

    .PARAMETER Config
    The configuration file; without it the nearest mailflow-lint.config.yaml or .json.

    .PARAMETER Tenant
    Only this tenant of the configuration.

    .PARAMETER Language
    The language of sentences: en, ja or fr. That of the user interface when left out.

    .INPUTS
    System.String

    .OUTPUTS
    MailflowLint.Bounce

    .EXAMPLE
    Get-Clipboard | Resolve-MailflowBounce -In .\exchange

    What was copied from Outlook, looked up in the files of a folder.

    .EXAMPLE
    (Resolve-MailflowBounce -Path .\undeliverable.eml).Explanation

    The whole explanation as Markdown.

    .LINK
    about_MailflowLint
    #>
    [CmdletBinding(DefaultParameterSetName = 'Text')]
    [OutputType('MailflowLint.Bounce')]
    param(
        [Parameter(Mandatory, ValueFromPipeline, ParameterSetName = 'Text')]
        [AllowEmptyString()]
        [string[]] $InputObject,

        [Parameter(Mandatory, ParameterSetName = 'File')]
        [string] $Path,

        [string[]] $In,

        [string] $From,

        [string] $OriginalSender,

        [string] $Config,

        [string] $Tenant,

        [ValidateSet('en', 'ja', 'fr')]
        [string] $Language
    )

    begin { $lines = @() }

    process { if ($PSCmdlet.ParameterSetName -eq 'Text') { $lines += $InputObject } }

    end {
        $arguments = @('explain', '--format=json') + @(Get-CommonOption $PSCmdlet)
        foreach ($one in @(ConvertTo-ProgramPath $PSCmdlet $In)) { $arguments += "--in=$one" }
        if ($From) { $arguments += "--from=$From" }
        if ($OriginalSender) { $arguments += "--original-sender=$OriginalSender" }
        $bytes = if ($Path) { [System.IO.File]::ReadAllBytes((ConvertTo-ProgramPath $PSCmdlet $Path)) }
        else { $utf8.GetBytes([string]::Join("`n", $lines)) }
        $answer = Get-Answer $PSCmdlet ($arguments + @('-')) $bytes
        [pscustomobject] @{
            PSTypeName = 'MailflowLint.Bounce'
            Title = $answer.title
            Subject = Get-Property $answer 'subject'
            Sender = Get-Property $answer 'sender'
            ForwardingMailbox = Get-Property $answer 'forwardingMailbox'
            By = Get-Property (Get-Property $answer 'cause') 'by'
            File = Get-Property (Get-Property $answer 'cause') 'file'
            Line = Get-Line (Get-Property $answer 'cause')
            Codes = @($answer.codes)
            Events = @(Get-Property $answer 'events')
            Causes = @(Get-Property $answer 'causes')
            Explanation = $answer.markdown
        }
    }
}
