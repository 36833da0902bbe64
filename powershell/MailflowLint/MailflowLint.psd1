@{
    RootModule = 'MailflowLint.psm1'
    ModuleVersion = '0.1.0'
    GUID = 'c7c0b7a5-5a2b-4d0e-9a51-0f6b1a1f3c42'
    Author = 'Mailflow Lint contributors'
    Copyright = '(c) Mailflow Lint contributors. MIT License.'
    Description = 'Lints Exchange Online mail-forwarding settings, gives verdicts and compares states. Reads text only: it never signs in and never uses the network.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess = @('MailflowLint.format.ps1xml')
    FunctionsToExport = @(
        'Compare-MailflowForwarding',
        'Get-MailflowVerdict',
        'Invoke-MailflowLint',
        'Invoke-MailflowTest',
        'Resolve-MailflowBounce'
    )
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('Exchange', 'ExchangeOnline', 'Forwarding', 'Lint', 'MailFlow', 'Microsoft365')
        }
    }
}
