# Finding and running the program.

# The files in PATH that have a name, the first one first. A batch file is never run: cmd.exe would take parts of arguments for commands.
function Get-InPath([string] $Name, [switch] $Batch) {
    Get-Command -Name $Name -CommandType Application -All -ErrorAction Ignore |
        ForEach-Object { $_.Path } |
        Where-Object { ($_ -match '\.(cmd|bat)$') -eq [bool] $Batch }
}

# The words that start the program: its file alone, or Node and the file of the command line.
# It lies beside this module, in the package that holds this module, or in PATH.
function Get-Program {
    $onWindows = [System.IO.Path]::DirectorySeparatorChar -eq '\'
    $name = if ($onWindows) { 'mailflow-lint.exe' } else { 'mailflow-lint' }
    $beside = Join-Path -Path $PSScriptRoot -ChildPath $name
    if (Test-Path -LiteralPath $beside -PathType Leaf) { return $beside }

    $scripts = @([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'dist', 'cli.cjs'))
    # What npm makes on Windows: a batch file beside, or below, the packages.
    foreach ($batch in @(Get-InPath 'mailflow-lint' -Batch)) {
        $folder = Split-Path -Path $batch -Parent
        $scripts += [System.IO.Path]::Combine($folder, 'node_modules', 'mailflow-lint', 'dist', 'cli.cjs')
        $scripts += [System.IO.Path]::Combine($folder, '..', 'mailflow-lint', 'dist', 'cli.cjs')
    }
    $node = @(Get-InPath 'node')
    $there = @($scripts | Where-Object { Test-Path -LiteralPath $_ -PathType Leaf })
    $inPath = @(Get-InPath 'mailflow-lint')
    if ($node.Count -gt 0 -and $there -contains $scripts[0]) { return $node[0], $scripts[0] }
    if ($inPath.Count -gt 0) { return $inPath[0] }
    if ($node.Count -gt 0 -and $there.Count -gt 0) { return $node[0], $there[0] }
    throw 'There is no mailflow-lint: neither beside this module, nor in PATH, nor as an npm package with Node.js in PATH.'
}

# An argument as programs read it from a command line: quoted where it must be, with quotes in it, and backslashes before them, escaped.
function ConvertTo-Argument([string] $Text) {
    if ($Text -ne '' -and $Text -notmatch '[\s"]') { return $Text }
    $escaped = [regex]::Replace($Text, '(\\*)"', '$1$1\"')
    $escaped = [regex]::Replace($escaped, '(\\+)$', '$1$1')
    return '"' + $escaped + '"'
}

# Runs the program in the current folder; gives its exit code and what it wrote. Texts are UTF-8 whatever the console is set to.
function Invoke-Program([string[]] $Arguments, [byte[]] $InputBytes) {
    $words = @(Get-Program)
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo
    $start.FileName = $words[0]
    $all = @($words | Select-Object -Skip 1) + $Arguments
    $start.Arguments = [string]::Join(' ', @($all | ForEach-Object { ConvertTo-Argument $_ }))
    $start.WorkingDirectory = (Get-Location -PSProvider FileSystem).ProviderPath
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $utf8
    $start.StandardErrorEncoding = $utf8
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        # The bytes alone: the writer of the process would encode them as the console does.
        $stream = $process.StandardInput.BaseStream
        try {
            if ($InputBytes) { $stream.Write($InputBytes, 0, $InputBytes.Length) }
            $stream.Close()
        }
        catch [System.IO.IOException] {
            Write-Verbose 'The program did not read its input to the end.'
        }
        # In steps, so that Ctrl+C is heard.
        while (-not $process.WaitForExit(100)) { }
        New-Object -TypeName psobject -Property @{ Code = $process.ExitCode; Output = $output.Result; Errors = $errors.Result }
    }
    finally {
        if (-not $process.HasExited) { $process.Kill() }
        $process.Dispose()
    }
}
