using namespace System.Collections

[Flags()] enum Mode : int { Off; On = 2; Automatic = 4 }

class Rule : ArrayList {
    [ValidateSet('a', 'b')]
    [string] $Name = (Get-DefaultName)
    hidden static [hashtable] $Cache = @{ seen = 0 }
    Rule([string] $name, $limit = (Get-Limit)) : base($name, (New-Id)) { $this.Name = $name }
    [int] HowMany() { return (Get-Items -Name $this.Name).Count }
    static [void] Reset() { [Rule]::Cache = @{} }
}
