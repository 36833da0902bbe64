#Requires -Version 5.1
<#
.SYNOPSIS
Writes what decides about mail forwarding in an Exchange Online organization to one JSON file, which Mailflow Lint reads.

.DESCRIPTION
Every command of Exchange Online in this script starts with Get-: nothing in the organization is changed. Connect first, with
the module ExchangeOnlineManagement: Connect-ExchangeOnline.

Least role: Global Reader of Microsoft Entra, or the Exchange Online role group View-Only Organization Management. What the role
does not allow to be read is recorded as missing, and answers that depend on it are then unknown.

Inbox rules are asked for mailbox by mailbox. When the script is stopped, run it again with the same path: it goes on with the
mailboxes that are left, until seven days after the start.

.PARAMETER Path
The file to write. What is not finished is kept in a folder beside it, with .partial behind the name.

.PARAMETER SkipInboxRules
Leaves out Inbox rules, which take the longest: roughly an hour for each 5,000 mailboxes. The file says that they are missing.

.PARAMETER BatchSize
After so many mailboxes the Inbox rules found are on disk, and the progress is shown.

.PARAMETER RetrySeconds
How long to wait before a command that failed is tried again; twice as long before the third try.
#>
[CmdletBinding()]
param(
    [string] $Path = 'tenant-export.json',
    [switch] $SkipInboxRules,
    [ValidateRange(1, 10000)]
    [int] $BatchSize = 200,
    [ValidateRange(0, 600)]
    [int] $RetrySeconds = 15
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$formatVersion = 1
$tries = 3
# When Inbox rules of so many mailboxes cannot be read, and those of none can, no more are asked for.
$hopeless = 20
$maxAge = [TimeSpan]::FromDays(7)

$target = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
$folder = "$target.partial"
$utf8 = New-Object System.Text.UTF8Encoding -ArgumentList $false

# What is no setting, or differs from one run to the next.
$noise = @(
    'PSComputerName', 'PSShowComputerName', 'RunspaceId', 'ObjectState', 'IsValid', 'OriginatingServer', 'OrganizationId',
    'OrganizationalUnitRoot', 'ExchangeObjectId', 'ExchangeVersion', 'ObjectCategory', 'ObjectClass', 'DistinguishedName', 'Id',
    'Description', 'WhenChanged', 'WhenChangedUTC', 'WhenCreated', 'WhenCreatedUTC', 'Errors', 'Actions', 'LastUsedDate'
)

function Get-PartFile([string] $Name) { Join-Path -Path $folder -ChildPath $Name }

function Write-Text([string] $File, [string] $Text) { [System.IO.File]::WriteAllText($File, $Text, $utf8) }

function Add-Line([string] $File, [string[]] $Lines) {
    [System.IO.File]::AppendAllText($File, [string]::Join("`n", $Lines) + "`n", $utf8)
}

# The whole lines of a file: one that was being written when the script was stopped is left out.
function Get-Line([string] $File) {
    if (-not [System.IO.File]::Exists($File)) { return }
    $text = [System.IO.File]::ReadAllText($File, $utf8)
    $end = $text.LastIndexOf("`n")
    if ($end -lt 0) { return }
    $text.Substring(0, $end).Split("`n")
}

# A value as JSON has it: texts, numbers, Booleans and lists of texts; nothing for what is not set.
function ConvertTo-Plain($Value) {
    if ($null -eq $Value) { return $null }
    if ($Value -is [bool] -or $Value -is [int] -or $Value -is [long] -or $Value -is [double]) { return $Value }
    if ($Value -is [datetime]) { return $Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ') }
    if ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) {
        $items = @(foreach ($item in $Value) { if ($null -ne $item -and "$item" -ne '') { "$item" } })
        if ($items.Count -eq 0) { return $null }
        return , [string[]] $items
    }
    $text = "$Value"
    if ($text -eq '') { return $null }
    return $text
}

function Get-Value($Object, [string] $Name) {
    if ($null -eq $Object) { return $null }
    $property = $Object.PSObject.Properties[$Name]
    if ($null -eq $property) { return $null }
    return , $property.Value
}

# The settings of an object that have a value, as one line of JSON. Extra entries come last and are kept even when they are empty.
function ConvertTo-Line($Object, [string[]] $Only, $Extra) {
    $entries = [ordered] @{}
    foreach ($property in $Object.PSObject.Properties | Sort-Object -Property Name) {
        $name = $property.Name
        if ($Only -and $Only -notcontains $name) { continue }
        if (-not $Only -and $noise -contains $name) { continue }
        $value = ConvertTo-Plain $property.Value
        if ($null -ne $value) { $entries[$name] = $value }
    }
    if ($Extra) { foreach ($name in $Extra.Keys) { $entries[$name] = $Extra[$name] } }
    return ConvertTo-Json -InputObject $entries -Compress -Depth 3
}

# Each text once, in order.
function Get-Distinct([string[]] $Texts) {
    $known = New-Object 'System.Collections.Generic.HashSet[string]'
    foreach ($text in $Texts) { if ($known.Add($text)) { $text } }
}

# Runs a command, some times more when it fails: the service slows down whoever asks for much.
function Invoke-Patiently([scriptblock] $Command) {
    for ($try = 1; ; $try++) {
        try { return , @(& $Command) }
        catch {
            if ($try -ge $tries) { throw }
            Start-Sleep -Seconds ($RetrySeconds * $try)
        }
    }
}

function Save-Part([string] $Collection, [string] $Cmdlet, [string[]] $Lines, [string] $Reason) {
    $file = Get-PartFile "$Collection.jsonl"
    Write-Text $file ''
    if ($Lines) { Add-Line $file $Lines }
    $part = [ordered] @{ collection = $Collection; cmdlet = $Cmdlet; complete = ($Reason -eq ''); count = @($Lines).Count }
    if ($Reason -ne '') {
        $part['reason'] = $Reason
        Write-Warning "${Collection}: $Reason"
    }
    Write-Text (Get-PartFile "$Collection.done") (ConvertTo-Json -InputObject $part -Compress)
}

# Whether a part was read to its end, in this run or in one before it.
function Test-Part([string] $Collection) {
    $file = Get-PartFile "$Collection.done"
    if (-not [System.IO.File]::Exists($file)) { return $false }
    return [bool] (ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($file, $utf8))).complete
}

function Export-Part([string] $Collection, [string] $Cmdlet, [hashtable] $Arguments, $Extra) {
    if (Test-Part $Collection) { return }
    Write-Progress -Activity 'Settings' -Status $Cmdlet
    $lines = @()
    $reason = ''
    try {
        $objects = Invoke-Patiently { & $Cmdlet @Arguments }
        $lines = @(foreach ($object in $objects) { ConvertTo-Line $object $null $Extra })
    }
    catch { $reason = "$Cmdlet failed: $($_.Exception.Message)" }
    Save-Part $Collection $Cmdlet $lines $reason
}

$mailboxProperties = @(
    'Identity', 'Name', 'DisplayName', 'Alias', 'PrimarySmtpAddress', 'UserPrincipalName', 'EmailAddresses', 'RecipientTypeDetails',
    'ForwardingAddress', 'ForwardingSmtpAddress', 'DeliverToMailboxAndForward'
)
$recipientProperties = @(
    'Identity', 'Name', 'DisplayName', 'Alias', 'PrimarySmtpAddress', 'ExternalEmailAddress', 'EmailAddresses',
    'RecipientTypeDetails'
)
$ruleTargets = @('ForwardTo', 'RedirectTo', 'ForwardAsAttachmentTo')

# All mailboxes, a line each; those that forward are part of the export, the others are only asked for their Inbox rules.
function Export-Mailbox {
    if (Test-Part 'allMailboxes') { return }
    $arguments = @{ ResultSize = 'Unlimited' }
    $cmdlet = 'Get-Mailbox'
    if (Get-Command -Name 'Get-EXOMailbox' -ErrorAction SilentlyContinue) {
        $cmdlet = 'Get-EXOMailbox'
        $arguments['Properties'] = @('ForwardingAddress', 'ForwardingSmtpAddress', 'DeliverToMailboxAndForward')
    }
    $all = New-Object 'System.Collections.Generic.List[string]'
    $forwarding = New-Object 'System.Collections.Generic.List[string]'
    $reason = ''
    try {
        & $cmdlet @arguments | ForEach-Object {
            $line = ConvertTo-Line $_ $mailboxProperties $null
            $all.Add($line)
            if ((Get-Value $_ 'ForwardingAddress') -or (Get-Value $_ 'ForwardingSmtpAddress')) { $forwarding.Add($line) }
            if ($all.Count % $BatchSize -eq 0) {
                Write-Progress -Activity 'Mailboxes' -Status "$($all.Count) listed, $($forwarding.Count) forward"
            }
        }
    }
    catch { $reason = "$cmdlet failed after $($all.Count) mailboxes: $($_.Exception.Message)" }
    Save-Part 'mailboxes' $cmdlet $forwarding.ToArray() $reason
    Save-Part 'allMailboxes' $cmdlet $all.ToArray() $reason
}

# The rules of one mailbox that forward or redirect, hidden ones too, a line each.
function Get-ForwardingRule([string] $Mailbox) {
    $rules = Invoke-Patiently { Get-InboxRule -Mailbox $Mailbox -IncludeHidden -WarningAction SilentlyContinue }
    foreach ($rule in $rules) {
        $targets = @{}
        foreach ($name in $ruleTargets) {
            $written = ConvertTo-Plain (Get-Value $rule $name)
            if ($written) { $targets[$name] = [string[]] @($written | ForEach-Object { Resolve-Target $_ }) }
        }
        if ($targets.Count -gt 0) {
            $targets['Mailbox'] = $Mailbox
            ConvertTo-Line $rule $null $targets
        }
    }
}

# A recipient inside is written as "Name" [EX:/o=...]; its address says more to a reader.
function Resolve-Target([string] $Written) {
    if ($Written -notmatch '^(?<name>.*)\[EX:(?<dn>[^\]]+)\]\s*$') { return $Written }
    $name = $Matches['name']
    $recipient = Find-Recipient $Matches['dn']
    $address = if ($recipient) { "$(Get-Value $recipient 'PrimarySmtpAddress')" } else { '' }
    if ($address -eq '') { return $Written }
    return "$name[SMTP:$address]"
}

function Export-InboxRule {
    if (Test-Part 'inboxRules') { return }
    if ($SkipInboxRules) {
        Save-Part 'inboxRules' 'Get-InboxRule' @() 'Inbox rules were left out (SkipInboxRules).'
        return
    }
    if (-not (Get-Command -Name 'Get-InboxRule' -ErrorAction SilentlyContinue)) {
        Save-Part 'inboxRules' 'Get-InboxRule' @() 'Get-InboxRule is not there: the role does not allow it.'
        return
    }
    $seen = Get-PartFile 'inboxRules.seen'
    $found = Get-PartFile 'inboxRules.found'
    $done = @{}
    foreach ($line in Get-Line $seen) { $done[$line] = $true }
    # Addresses alone: the objects of 100,000 mailboxes would take hundreds of megabytes.
    $addresses = @(Get-Line (Get-PartFile 'allMailboxes.jsonl') | ForEach-Object { "$((ConvertFrom-Json -InputObject $_).PrimarySmtpAddress)" })
    $left = @($addresses | Where-Object { -not $done.ContainsKey($_) })
    if ($done.Count -gt 0) { Write-Warning "Going on: $($done.Count) mailboxes are done, $($left.Count) are left." }
    $failed = 0
    $asked = 0
    $firstFailure = ''
    $started = Get-Date
    for ($at = 0; $at -lt $left.Count; $at += $BatchSize) {
        $rules = New-Object 'System.Collections.Generic.List[string]'
        $names = New-Object 'System.Collections.Generic.List[string]'
        foreach ($address in $left[$at..([Math]::Min($at + $BatchSize, $left.Count) - 1)]) {
            try {
                foreach ($line in @(Get-ForwardingRule $address)) { $rules.Add($line) }
                $names.Add($address)
                $asked++
            }
            catch {
                $failed++
                if ($asked -eq 0 -and $failed -ge $hopeless) { break }
                if ($firstFailure -eq '') { $firstFailure = "${address}: $($_.Exception.Message)" }
            }
        }
        if ($asked -eq 0 -and $failed -ge $hopeless) { break }
        # The rules first: a mailbox that is noted as done has them all on disk, and one that is not is asked again.
        if ($rules.Count -gt 0) { Add-Line $found $rules.ToArray() }
        if ($names.Count -gt 0) { Add-Line $seen $names.ToArray() }
        $reached = [Math]::Min($at + $BatchSize, $left.Count)
        $seconds = ((Get-Date) - $started).TotalSeconds / $reached * ($left.Count - $reached)
        $progress = @{
            Activity = 'Inbox rules'
            Status = "$($done.Count + $reached) of $($addresses.Count) mailboxes"
            PercentComplete = [int] (100 * $reached / $left.Count)
            SecondsRemaining = [int] $seconds
        }
        Write-Progress @progress
    }
    $reason = ''
    if ($failed -gt 0) { $reason = "Get-InboxRule failed for $failed of $($addresses.Count) mailboxes, first for $firstFailure" }
    elseif (-not (Test-Part 'allMailboxes')) { $reason = 'Not all mailboxes could be listed.' }
    Save-Part 'inboxRules' 'Get-InboxRule' @(Get-Distinct @(Get-Line $found)) $reason
}

$recipients = @{}

# A recipient by any name; nothing where there is none.
function Find-Recipient([string] $Name) {
    if (-not $recipients.ContainsKey($Name)) {
        try { $recipient = Get-Recipient -Identity $Name -ErrorAction SilentlyContinue | Select-Object -First 1 }
        catch { $recipient = $null }
        $recipients[$Name] = $recipient
    }
    return $recipients[$Name]
}

# The values of some settings in the lines of a part.
function Get-Named([string] $Collection, [string] $Pattern) {
    foreach ($line in Get-Line (Get-PartFile "$Collection.jsonl")) {
        foreach ($property in (ConvertFrom-Json -InputObject $line).PSObject.Properties) {
            if ($property.Name -match $Pattern) { foreach ($value in @($property.Value)) { "$value" } }
        }
    }
}

# Recipients that policies, rules and forwards name, and groups with their members; groups in groups as well.
function Export-Recipient {
    $people = '^(ExceptIf)?(From|SentTo)$|^(RedirectMessageTo|BlindCopyTo|CopyTo|AddToRecipients|ModerateMessageByUser)$'
    $groupNames = @(
        Get-Named 'hostedOutboundSpamFilterRules' 'MemberOf$'
        Get-Named 'transportRules' '(MemberOf|BetweenMemberOf)\d?$'
    )
    $names = @(
        Get-Named 'hostedOutboundSpamFilterRules' $people
        Get-Named 'transportRules' $people
        Get-Named 'mailboxes' '^ForwardingAddress$'
        Get-Named 'inboxRules' '^(ForwardTo|RedirectTo|ForwardAsAttachmentTo)$'
    )
    $found = @{ groups = [ordered] @{}; mailContacts = @(); mailUsers = @(); mailboxes = @() }
    $queue = New-Object 'System.Collections.Generic.Queue[object]'
    $known = @{}
    $missing = ''
    foreach ($name in Get-Distinct @($groupNames + $names)) {
        $key = $name
        if ($name -match '\[SMTP:(?<address>[^\]]+)\]\s*$') { $key = $Matches['address'] }
        $recipient = Find-Recipient $key
        if ($recipient) { $queue.Enqueue($recipient) }
        elseif ($groupNames -contains $name -and $missing -eq '') { $missing = "Get-Recipient does not find $name" }
    }
    while ($queue.Count -gt 0) {
        $recipient = $queue.Dequeue()
        $identity = "$(Get-Value $recipient 'PrimarySmtpAddress')"
        if ($identity -eq '') { $identity = "$(Get-Value $recipient 'Identity')" }
        if ($known.ContainsKey($identity)) { continue }
        $known[$identity] = $true
        $type = "$(Get-Value $recipient 'RecipientTypeDetails')"
        if ($type -match 'Group|RoomList') {
            Write-Progress -Activity 'Groups' -Status $identity
            $extra = [ordered] @{ Type = $type }
            try {
                $members = Get-GroupMember $identity $type
                if ($null -ne $members) {
                    $extra['Members'] = [string[]] @($members | ForEach-Object { Get-Address $_ })
                    foreach ($member in $members) {
                        if ("$(Get-Value $member 'RecipientTypeDetails')" -match 'Group') { $queue.Enqueue($member) }
                    }
                }
            }
            catch { if ($missing -eq '') { $missing = "The members of $identity could not be read: $($_.Exception.Message)" } }
            $found['groups'][$identity] = ConvertTo-Line $recipient $recipientProperties $extra
        }
        elseif ($type -match 'MailContact') { $found['mailContacts'] += ConvertTo-Line $recipient $recipientProperties $null }
        elseif ($type -match 'MailUser') { $found['mailUsers'] += ConvertTo-Line $recipient $recipientProperties $null }
        elseif ($type -match 'Mailbox') { $found['mailboxes'] += ConvertTo-Line $recipient $recipientProperties $null }
    }
    Save-Part 'distributionGroups' 'Get-Recipient' @($found['groups'].Values) $missing
    Save-Part 'mailContacts' 'Get-Recipient' $found['mailContacts'] ''
    Save-Part 'mailUsers' 'Get-Recipient' $found['mailUsers'] ''
    Save-Part 'namedMailboxes' 'Get-Recipient' $found['mailboxes'] ''
}

# The members of a group; nothing for a dynamic one, whose members nobody lists.
function Get-GroupMember([string] $Identity, [string] $Type) {
    if ($Type -match 'Dynamic') { return $null }
    if ($Type -match 'GroupMailbox') {
        return , (Invoke-Patiently { Get-UnifiedGroupLinks -Identity $Identity -LinkType Members -ResultSize Unlimited })
    }
    return , (Invoke-Patiently { Get-DistributionGroupMember -Identity $Identity -ResultSize Unlimited })
}

function Get-Address($Recipient) {
    foreach ($name in @('PrimarySmtpAddress', 'ExternalEmailAddress', 'Name')) {
        $value = "$(Get-Value $Recipient $name)"
        if ($value -ne '') { return $value }
    }
}

# Lines of JSON as a list, each on a line of its own.
function ConvertTo-Section([string[]] $Lines) {
    if ($Lines.Count -eq 0) { return '[]' }
    return "[`n  " + [string]::Join(",`n  ", $Lines) + "`n]"
}

# Puts the parts together: beside the file first, so that a half one never has its name.
function Write-Export($State) {
    # A mailbox that is named and forwards stands among those that forward.
    $forwarding = @(Get-Named 'mailboxes' '^PrimarySmtpAddress$')
    $mailboxes = @(Get-Line (Get-PartFile 'mailboxes.jsonl')) + @(
        Get-Line (Get-PartFile 'namedMailboxes.jsonl') | Where-Object {
            $forwarding -notcontains "$((ConvertFrom-Json -InputObject $_).PrimarySmtpAddress)"
        }
    )
    $parts = @()
    $sections = @()
    foreach ($collection in $collections) {
        $part = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Get-PartFile "$collection.done"), $utf8))
        $lines = @(Get-Line (Get-PartFile "$collection.jsonl"))
        if ($collection -eq 'mailboxes') { $lines = $mailboxes }
        $part.count = $lines.Count
        $parts += $part
        $sections += """$collection"": " + (ConvertTo-Section $lines)
    }
    $whole = @($parts | Where-Object { -not $_.complete }).Count -eq 0
    $about = [ordered] @{
        version = $formatVersion
        startedAt = $State.startedAt
        finishedAt = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
        organization = $State.organization
        complete = $whole
    }
    $head = (ConvertTo-Json -InputObject $about -Compress -Depth 3).TrimEnd('}')
    $told = ConvertTo-Section @($parts | ForEach-Object { ConvertTo-Json -InputObject $_ -Compress })
    $text = "{`n""mailflowLintExport"": $head, ""parts"": $told},`n""exchange"": {`n" + ($sections -join ",`n") + "`n}`n}`n"
    Write-Text "$target.tmp" $text
    Move-Item -LiteralPath "$target.tmp" -Destination $target -Force
    return $whole
}

# What was begun before goes on, unless it is too old to be of one day.
function Get-State {
    $file = Get-PartFile 'state.json'
    if ([System.IO.File]::Exists($file)) {
        $state = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($file, $utf8))
        if ([datetime]::UtcNow - ([datetime] $state.startedAt).ToUniversalTime() -lt $maxAge) {
            # PowerShell 7 reads the text as a date.
            $state.startedAt = ([datetime] $state.startedAt).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
            return $state
        }
        Write-Warning "What is in $folder is too old to go on with: starting anew."
    }
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $folder -Force
    try { $organization = Get-OrganizationConfig }
    catch { $organization = $null }
    $state = [ordered] @{
        startedAt = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
        organization = [ordered] @{
            Name = ConvertTo-Plain (Get-Value $organization 'Name')
            AuditDisabled = ConvertTo-Plain (Get-Value $organization 'AuditDisabled')
        }
    }
    Write-Text $file (ConvertTo-Json -InputObject $state -Compress -Depth 3)
    return $state
}

if (-not (Get-Command -Name 'Get-HostedOutboundSpamFilterPolicy' -ErrorAction SilentlyContinue)) {
    throw 'Exchange Online is not connected, or the role does not allow to read its policies. Run Connect-ExchangeOnline first.'
}

$collections = @(
    'acceptedDomains', 'hostedOutboundSpamFilterPolicies', 'hostedOutboundSpamFilterRules', 'remoteDomains', 'transportRules',
    'outboundConnectors', 'inboundConnectors', 'tenantAllowBlockListItems', 'mailboxes', 'inboxRules', 'mailContacts', 'mailUsers',
    'distributionGroups'
)
$unlimited = @{ ResultSize = 'Unlimited' }
$state = Get-State
Export-Part 'acceptedDomains' 'Get-AcceptedDomain' $unlimited $null
Export-Part 'hostedOutboundSpamFilterPolicies' 'Get-HostedOutboundSpamFilterPolicy' @{} $null
Export-Part 'hostedOutboundSpamFilterRules' 'Get-HostedOutboundSpamFilterRule' @{} $null
Export-Part 'remoteDomains' 'Get-RemoteDomain' $unlimited $null
Export-Part 'transportRules' 'Get-TransportRule' $unlimited $null
Export-Part 'outboundConnectors' 'Get-OutboundConnector' $unlimited $null
Export-Part 'inboundConnectors' 'Get-InboundConnector' $unlimited $null
Export-Part 'tenantAllowBlockListItems' 'Get-TenantAllowBlockListItems' @{ ListType = 'Sender'; Block = $true } @{ ListType = 'Sender' }
Export-Mailbox
Export-InboxRule
Export-Recipient
$whole = Write-Export $state
if ($whole) {
    Remove-Item -LiteralPath $folder -Recurse -Force
    Write-Host "Everything was read. The export is in $target"
}
else {
    Write-Warning "Not everything could be read; the export in $target says what is missing. Run the script again to try the rest once more."
}
