# Prints which program a module takes: lines of `the module|the PATH` are its cases. With -Packages as well what the last one would
# take on Windows, where npm has laid a batch file into that folder.
param([string] $Cases, [string] $Packages)
foreach ($case in $Cases -split ';') {
    $module, $env:PATH = $case -split '\|'
    Remove-Module -Name MailflowLint -ErrorAction Ignore
    Import-Module -Name $module -ErrorAction Stop
    $taken = & (Get-Module MailflowLint) { try { Get-Program } catch { "$_" } }
    @($taken) -join '|'
}
$taken = & (Get-Module MailflowLint) {
    param($Packages)
    function Get-Command([string] $Name) {
        $path = if ($Name -eq 'node') { 'C:\node.exe' } else { Join-Path $Packages "$Name.cmd" }
        New-Object psobject -Property @{ Path = $path }
    }
    Get-Program
} $Packages
$taken -join '|'
