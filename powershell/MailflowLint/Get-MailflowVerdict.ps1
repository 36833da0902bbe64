function Get-MailflowVerdict {
    <#
    .SYNOPSIS
    Tells whether somebody may forward mail to an address outside, and what decides it.

    .DESCRIPTION
    Reads the files of a tenant as text and answers with allowed, blocked or unknown, with the control that decides, every step on the way,
    and what would have to be known for a sure answer. Nothing is run, changed or sent anywhere.

    Without -Mechanism one object is given for each way of forwarding that the files set up between the two, else for the common ones.

    .PARAMETER From
    Who forwards: an address, a domain, a group, a name that the files declare, or *.

    .PARAMETER To
    Where to: an address, a domain, a name that the files declare, or *.

    .PARAMETER Path
    Files, folders, patterns, or an export of the tenant. The current folder when left out.

    .PARAMETER Mechanism
    How the message is forwarded, such as inboxRuleForward or mailboxForwardingSmtpAddress.

    .PARAMETER OriginalSender
    Who sent the message that is forwarded: an address, internal or external.

    .PARAMETER RecipientType
    The kind of the recipient, such as MailUser.

    .PARAMETER FlowOperation
    The x-ms-mail-operation-type of a Power Automate flow.

    .PARAMETER DeliverAndForward
    Whether the mailbox keeps a copy.

    .PARAMETER AutomaticMeans
    What the forwarding mode Automatic means in the organization: off, on or unknown.

    .PARAMETER Cloud
    Where the organization lives: commercial, gcchigh or dod.

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
    MailflowLint.Verdict

    .EXAMPLE
    Get-MailflowVerdict -From alice@contoso.com -To bob@fabrikam.com

    May Alice forward to Bob?

    .EXAMPLE
    Get-MailflowVerdict -From sales@contoso.com -To fabrikam.com -Mechanism inboxRuleForward | Select-Object -ExpandProperty Chain

    Every control on the way of an Inbox rule.

    .EXAMPLE
    (Get-MailflowVerdict -From '*' -To '*' -Path .\tenant-export.json).Verdict -contains 'allowed'

    Whether anybody may forward anywhere in a real tenant, of whose state there is an export.

    .LINK
    about_MailflowLint
    #>
    [CmdletBinding()]
    [OutputType('MailflowLint.Verdict')]
    param(
        [Parameter(Mandatory, Position = 0)]
        [string] $From,

        [Parameter(Mandatory, Position = 1)]
        [string] $To,

        [Parameter(Position = 2, ValueFromPipeline, ValueFromPipelineByPropertyName)]
        [Alias('FullName', 'PSPath')]
        [string[]] $Path,

        [ValidateSet(
            'inboxRuleForward', 'inboxRuleForwardAsAttachment', 'inboxRuleRedirect', 'm365GroupInboxRule', 'oofRule',
            'mailboxForwardingSmtpAddress', 'owaForwarding', 'mailboxForwardingAddress', 'transportRuleRedirect', 'powerAutomate',
            'clientSideRule', 'manualForward', 'distributionGroupExpansion', 'journaling', 'onPremisesForward'
        )]
        [string] $Mechanism,

        [string] $OriginalSender,

        [string] $RecipientType,

        [string] $FlowOperation,

        [bool] $DeliverAndForward,

        [ValidateSet('off', 'on', 'unknown')]
        [string] $AutomaticMeans,

        [ValidateSet('commercial', 'gcchigh', 'dod')]
        [string] $Cloud,

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
        $arguments = @('verdict', '--format=json', "--from=$From", "--to=$To") + @(Get-CommonOption $PSCmdlet)
        if ($Mechanism) { $arguments += "--mechanism=$Mechanism" }
        if ($OriginalSender) { $arguments += "--original-sender=$OriginalSender" }
        if ($RecipientType) { $arguments += "--recipient-type=$RecipientType" }
        if ($FlowOperation) { $arguments += "--flow-operation=$FlowOperation" }
        if ($PSBoundParameters.ContainsKey('DeliverAndForward')) { $arguments += "--deliver-and-forward=$DeliverAndForward".ToLowerInvariant() }
        if ($AutomaticMeans) { $arguments += "--automatic-means=$AutomaticMeans" }
        if ($Cloud) { $arguments += "--cloud=$Cloud" }
        $answer = Get-Answer $PSCmdlet ($arguments + @('--') + $paths)
        foreach ($one in $answer.answers) {
            [pscustomobject] @{
                PSTypeName = 'MailflowLint.Verdict'
                From = $one.question.from
                To = $one.question.to
                Mechanism = $one.question.mechanism
                Verdict = $one.verdict
                Sentence = $one.sentence
                By = $one.by
                AlsoBlockedBy = @($one.alsoBlockedBy)
                Outcome = $one.outcome
                Reason = $one.reason
                Basis = $one.basis
                Chain = @($one.chain)
                Missing = @($one.missing)
                Sees = @($one.sees)
                Changes = @($one.changes)
                Tenant = $one.tenant
                Question = $one.question
            }
        }
    }
}
