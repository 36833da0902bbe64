# From parameters to arguments, and from what the program answers to objects.

# Paths as the program takes them: absolute, without drives that PowerShell alone knows. They need not be there.
function ConvertTo-ProgramPath([System.Management.Automation.PSCmdlet] $Command, [string[]] $Path) {
    foreach ($one in $Path) { if ($one) { $Command.GetUnresolvedProviderPathFromPSPath($one) } }
}

# The options that all commands have, of the parameters that were given. Values stand behind "=", so that none becomes an option.
function Get-CommonOption([System.Management.Automation.PSCmdlet] $Command) {
    $given = $Command.MyInvocation.BoundParameters
    $language = if ($given.ContainsKey('Language')) { $given['Language'] } else { ($PSUICulture -split '-')[0] }
    if (@('en', 'ja', 'fr') -contains $language) { "--language=$language" } else { '--language=en' }
    if ($given.ContainsKey('Config')) { '--config=' + (ConvertTo-ProgramPath $Command $given['Config']) }
    if ($given.ContainsKey('Tenant')) { '--tenant=' + $given['Tenant'] }
    if ($given.ContainsKey('AsOf')) { '--as-of=' + $given['AsOf'].ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) }
    if ($given.ContainsKey('AllowEmpty') -and $given['AllowEmpty']) { '--allow-empty' }
}

function New-MailflowError([string] $Message, [string] $Id, [System.Management.Automation.ErrorCategory] $Category) {
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $Message
    New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, "MailflowLint.$Id", $Category, $null
}

# Dictionaries and lists of the JSON reader of .NET Framework as objects and arrays, which ConvertFrom-Json gives.
function ConvertFrom-Dictionary($Value) {
    if ($Value -is [System.Collections.IDictionary]) {
        $properties = [ordered] @{}
        foreach ($key in @($Value.Keys)) { $properties[$key] = ConvertFrom-Dictionary $Value[$key] }
        return [pscustomobject] $properties
    }
    if ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) {
        $items = @(foreach ($item in $Value) { , (ConvertFrom-Dictionary $item) })
        return , $items
    }
    return $Value
}

# ConvertFrom-Json of Windows PowerShell takes no more than 2 MB.
function ConvertFrom-Answer([string] $Json) {
    if ($PSVersionTable.PSVersion.Major -ge 6) { return ConvertFrom-Json -InputObject $Json }
    Add-Type -AssemblyName System.Web.Extensions
    $reader = New-Object -TypeName System.Web.Script.Serialization.JavaScriptSerializer
    $reader.MaxJsonLength = [int]::MaxValue
    return ConvertFrom-Dictionary $reader.DeserializeObject($Json)
}

# Runs the program for a command; gives what it wrote. What it wrote beside that becomes warnings, or errors where it could not do
# what was asked; where it wrote nothing else, the command ends with them.
function Get-Output([System.Management.Automation.PSCmdlet] $Command, [string[]] $Arguments, [byte[]] $InputBytes) {
    $ran = Invoke-Program $Arguments $InputBytes
    $lines = @($ran.Errors -split '\r?\n' | Where-Object { $_ -ne '' })
    if ($ran.Output -eq '' -and $ran.Code -ne 0) {
        $message = if ($lines.Count -gt 0) { [string]::Join([Environment]::NewLine, $lines) } else { "mailflow-lint ended with exit code $($ran.Code)." }
        $Command.ThrowTerminatingError((New-MailflowError $message 'NoAnswer' 'InvalidArgument'))
    }
    foreach ($line in $lines) {
        if ($ran.Code -ge 2) { $Command.WriteError((New-MailflowError $line 'Incomplete' 'InvalidData')) }
        else { $Command.WriteWarning($line) }
    }
    $ran.Output
}

# The same for answers in JSON, as objects.
function Get-Answer([System.Management.Automation.PSCmdlet] $Command, [string[]] $Arguments, [byte[]] $InputBytes) {
    ConvertFrom-Answer (Get-Output $Command $Arguments $InputBytes)
}

# A property that not every object has; nothing where it is missing.
function Get-Property($Object, [string] $Name) {
    if ($null -ne $Object -and $null -ne $Object.PSObject.Properties[$Name]) { $Object.$Name }
}

# The line of a place; nothing where there is none.
function Get-Line($Object) { Get-Property (Get-Property $Object 'start') 'line' }
