import type { Effect } from '../../src/tenant/index.ts';

/** A script and the effect of each of its commands, by the identity that the command is given. */
export interface EffectScript {
  readonly script: string;
  readonly effects: Readonly<Record<string, Effect>>;
}

const set = (name: string, more = ''): string => `Set-RemoteDomain -Identity ${name} -AutoForwardEnabled $false${more}`;

/**
 * Scripts of one file. Those of `ENGINE` were run with PowerShell 7.6.9 and stand-in functions of a module for the cmdlets: what
 * has the effect `runs` ran, what has `refused` or `never` did not. What only may run depends on what the engine was not given.
 */
export const ENGINE: Readonly<Record<string, EffectScript>> = {
  'one after another': { script: `${set('a')}\n${set('b')}`, effects: { a: 'runs', b: 'runs' } },
  'a function that is called': {
    script: `function Close-It { ${set('a')} }\nClose-It`,
    effects: { a: 'runs' },
  },
  'a function that nobody calls': {
    script: `function Close-It { ${set('a')} }\n${set('b')}`,
    effects: { a: 'never', b: 'runs' },
  },
  'a function that only an uncalled one calls': {
    script: `function Inner { ${set('a')} }\nfunction Outer { Inner }\n${set('b')}`,
    effects: { a: 'never', b: 'runs' },
  },
  'a function that a called one calls': {
    script: `function Inner { ${set('a')} }\nfunction Outer { Inner }\nOuter`,
    effects: { a: 'runs' },
  },
  'functions that call themselves': {
    script: `function Again { Again; ${set('a')} }\nfunction Deep { param($n) ${set('b')}; if ($n) { Deep } }\nDeep`,
    effects: { a: 'never', b: 'runs' },
  },
  'a function that ends the script': {
    script: `function Stop-It { ${set('a')}; exit }\nfunction Other { exit }\n${set('b')}\nStop-It\n${set('c')}`,
    effects: { a: 'runs', b: 'runs', c: 'never' },
  },
  'a function that throws, in try and without': {
    script: `function Fail { throw 'no' }\ntry { Fail } catch { ${set('a')} }\n${set('b')}\nFail\n${set('c')}`,
    effects: { a: 'may-run', b: 'runs', c: 'never' },
  },
  'a function called in a branch that is never taken': {
    script: `function Close-It { ${set('a')} }\nif ($false) { Close-It }`,
    effects: { a: 'never' },
  },
  'a function behind its return': {
    script: `function Close-It { ${set('a')}; return; ${set('b')} }\nClose-It\n${set('c')}`,
    effects: { a: 'runs', b: 'never', c: 'runs' },
  },
  'a block in a variable that is called': {
    script: `$close = { ${set('a')} }\n& $close`,
    effects: { a: 'runs' },
  },
  'a block in a variable that nobody calls': {
    script: `$close = { ${set('a')} }\n${set('b')}`,
    effects: { a: 'never', b: 'runs' },
  },
  'a block that runs where it stands': { script: `& { ${set('a')} }`, effects: { a: 'runs' } },
  'if true, if false, else': {
    script: `if ($true) { ${set('a')} } else { ${set('b')} }\nif ($false) { ${set('c')} } else { ${set('d')} }`,
    effects: { a: 'runs', b: 'never', c: 'never', d: 'runs' },
  },
  'a condition that the text settles': {
    script: `$deploy = 'No'\nif ($deploy -eq 'yes') { ${set('a')} } elseif (-not ($deploy -ne 'no')) { ${set('b')} }`,
    effects: { a: 'never', b: 'runs' },
  },
  'empty text, zero and nothing are false': {
    script: `if ('') { ${set('a')} }\nif (0) { ${set('b')} }\nif ($null) { ${set('c')} }\nif ('0') { ${set('d')} }`,
    effects: { a: 'never', b: 'never', c: 'never', d: 'runs' },
  },
  'while false, and a loop that runs once': {
    script: `while ($false) { ${set('a')} }\ndo { ${set('b')} } while ($false)`,
    effects: { a: 'never', b: 'runs' },
  },
  'a loop over names, and over none': {
    script: `foreach ($name in 'a', 'b') { Set-RemoteDomain -Identity $name -AutoForwardEnabled $false }\nforeach ($x in @()) { ${set('c')} }`,
    effects: { $name: 'runs', c: 'never' },
  },
  'switch over a word': {
    script: `switch ('off') { 'ON' { ${set('a')} } 'OFF' { ${set('b')} } default { ${set('c')} } }`,
    effects: { a: 'never', b: 'runs', c: 'never' },
  },
  'switch without a clause for the word': {
    script: `switch ('dry') { 'on' { ${set('a')} } default { ${set('b')} } }`,
    effects: { a: 'never', b: 'runs' },
  },
  'behind return': { script: `${set('a')}\nreturn\n${set('b')}`, effects: { a: 'runs', b: 'never' } },
  'behind exit': { script: `${set('a')}\nexit\n${set('b')}`, effects: { a: 'runs', b: 'never' } },
  'behind the end of the process': {
    script: `${set('a')}\n[Environment]::Exit(0)\n${set('b')}`,
    effects: { a: 'runs', b: 'never' },
  },
  'the end of the process in a function': {
    script: `function Stop-It { [System.Environment]::Exit(0) }\n${set('a')}\nStop-It\n${set('b')}`,
    effects: { a: 'runs', b: 'never' },
  },
  'behind branches that all leave': {
    script: `if (Get-Date) { exit } else { return }\n${set('a')}`,
    effects: { a: 'never' },
  },
  'behind branches of which one goes on': {
    script: `if (Get-Date) { exit } elseif ($x) { return }\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'behind a try whose body and handler leave': {
    script: `try { throw 'x' } catch { exit 1 }\n${set('a')}`,
    effects: { a: 'never' },
  },
  'behind a try that returns from its handler': {
    script: `try { throw 'x' } catch { return }\n${set('a')}`,
    effects: { a: 'never' },
  },
  'behind a try whose handler goes on': {
    script: `try { throw 'x' } catch { Write-Warning $_ }\n${set('a')}`,
    effects: { a: 'runs' },
  },
  'behind a handler for other failures': {
    script: `try { throw 'x' } catch [System.IO.IOException] { }\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'behind a handler that throws again, within another try': {
    script: `try { try { throw 'x' } catch { throw } } catch { Write-Warning $_ }\n${set('a')}\ntry { throw 'x' } catch { throw }\n${set('b')}`,
    effects: { a: 'may-run', b: 'never' },
  },
  'a handler around a finally': {
    script: `try { try { throw 'x' } finally { ${set('a')} } } catch { }\n${set('b')}`,
    effects: { a: 'runs', b: 'runs' },
  },
  'a function that fails in a try whose handler ends the script': {
    script: `function Fail { throw 'x' }\nfunction Stop-It { exit 3 }\ntry { Fail } catch { Stop-It }\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'finally runs whatever happens': {
    script: `function F { try { return } finally { ${set('a')} } }\nF\ntry { exit } finally { ${set('b')} }`,
    effects: { a: 'runs', b: 'runs' },
  },
  'finally behind the end of the script': { script: `exit\ntry { } finally { ${set('a')} }`, effects: { a: 'never' } },
  'an exit that is not reached': {
    script: `function F { return; exit }\nF\n${set('a')}\n& { return; exit }\n${set('b')}`,
    effects: { a: 'runs', b: 'runs' },
  },
  'return leaves a block, throw and exit leave the script': {
    script: `& { return }\n${set('a')}\n& { throw 'x' }\n${set('b')}`,
    effects: { a: 'runs', b: 'never' },
  },
  'exit and throw in blocks that variables hold': {
    script: `$a = { exit }\n$b = { throw 'x' }\n${set('a')}\ntry { & $b } catch { }\n${set('b')}\n& $a\n${set('c')}`,
    effects: { a: 'runs', b: 'runs', c: 'never' },
  },
  'throw in a block within try': {
    script: `try { & { throw 'x' } } catch { }\n${set('a')}`,
    effects: { a: 'runs' },
  },
  'break leaves foreach, and by ForEach-Object the script': {
    script: `foreach ($x in 1, 2) { break }\n${set('a')}\n1..3 | ForEach-Object { break }\n${set('b')}`,
    effects: { a: 'runs', b: 'may-run' },
  },
  'break in a function leaves the loop that calls it': {
    script: `function F { break }\nforeach ($x in 1, 2) { F; ${set('a')} }\n${set('b')}`,
    effects: { a: 'may-run', b: 'may-run' },
  },
  'continue with a label': {
    script: `:outer foreach ($x in 1, 2) { foreach ($y in 1, 2) { continue outer }\n${set('a')} }`,
    effects: { a: 'may-run' },
  },
  'a function that calls one that ends the script': {
    script: `function F { Stop-It }\nfunction Stop-It { exit }\nF\n${set('a')}`,
    effects: { a: 'never' },
  },
  'a function that may end the script': {
    script: `function Stop-It { if (Get-Date) { exit } }\nStop-It\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'return in process leaves end alone': {
    script: `function F { process { return } end { ${set('a')} } }\nF`,
    effects: { a: 'runs' },
  },
  'a trap may go on': { script: `trap { 'x' }\nthrow 'y'\n${set('a')}`, effects: { a: 'may-run' } },
  'a function that is taken away': {
    script: `function F { ${set('a')} }\nRemove-Item function:F\nF`,
    effects: { a: 'may-run' },
  },
  'a function that is taken away behind a pipe': {
    script: `function F { ${set('a')} }\nGet-ChildItem function:* | Remove-Item\nF`,
    effects: { a: 'may-run' },
  },
  'a function whose item is read': {
    script: `function F { ${set('a')} }\nif (Test-Path function:F) { Get-Content function:F }\nF`,
    effects: { a: 'runs' },
  },
  'a function that gets another block': {
    script: `function F { ${set('a')} }\nfunction G { ${set('b')} }\nSet-Item function:F { 'x' }\n$x = { 'y' }\n$function:G = $x\nF\nG`,
    effects: { a: 'may-run', b: 'may-run' },
  },
  'a function that is made anew as an item': {
    script: `function F { ${set('a')} }\n$null = New-Item -Path function: -Name F -Value { 'x' } -Force\nF`,
    effects: { a: 'may-run' },
  },
  'a function behind an alias of its name': {
    script: `function F { ${set('a')} }\nSet-Alias F Write-Host\nF`,
    effects: { a: 'may-run' },
  },
  'behind throw': { script: `${set('a')}\nthrow 'stop'\n${set('b')}`, effects: { a: 'runs', b: 'never' } },
  'behind a return that is always reached': {
    script: `if ($true) { return }\n${set('a')}`,
    effects: { a: 'never' },
  },
  'behind a return that is never reached': { script: `if ($false) { return }\n${set('a')}`, effects: { a: 'runs' } },
  'break ends the loop': {
    script: `foreach ($x in 1, 2) { ${set('a')}; break; ${set('b')} }\n${set('c')}`,
    effects: { a: 'may-run', b: 'never', c: 'runs' },
  },
  'WhatIf, off and on': {
    script: `${set('a', ' -WhatIf')}\n${set('b', ' -WhatIf:$false')}\n${set('c', ' -WhatIf:$true')}`,
    effects: { a: 'never', b: 'runs', c: 'never' },
  },
  'WhatIf by default parameters': {
    script: `$PSDefaultParameterValues = @{ 'Set-Remote*:WhatIf' = $true }\n${set('a')}\nSet-TransportRule -Identity b -Mode Audit`,
    effects: { a: 'never', b: 'runs' },
  },
  'WhatIf by default parameters, added and taken away': {
    script: `$PSDefaultParameterValues['*:WhatIf'] = $true\n${set('a')}\n$PSDefaultParameterValues['*:WhatIf'] = $false\n${set('b')}`,
    effects: { a: 'never', b: 'runs' },
  },
  'WhatIf by default parameters that may not be set': {
    script: `if ($x) { $PSDefaultParameterValues = @{ '*:WhatIf' = $true } }\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'WhatIf preference of everything': {
    script: `$global:WhatIfPreference = $true\n${set('a')}`,
    effects: { a: 'never' },
  },
  'WhatIf preference that is off': { script: `$WhatIfPreference = $false\n${set('a')}`, effects: { a: 'runs' } },
  'an unknown parameter': {
    script: `${set('a', ' -BlockForwarding $true')}\n${set('b')}`,
    effects: { a: 'refused', b: 'runs' },
  },
  'a parameter twice, also in short': {
    script: `${set('a', ' -AutoForwardEnabled $true')}\n${set('b', ' -AutoF $true')}`,
    effects: { a: 'refused', b: 'refused' },
  },
  'a parameter in short once': {
    script: 'Set-RemoteDomain -Identity a -AutoF $false',
    effects: { a: 'runs' },
  },
  'a parameter without its value': {
    script: `Set-RemoteDomain -Identity a -NDREnabled -AutoForwardEnabled $false`,
    effects: { a: 'refused' },
  },
  'a value that nothing takes': {
    script: `Set-RemoteDomain a b -AutoForwardEnabled $false\nRemove-TransportRule -Identity c -Confirm $false`,
    effects: { a: 'refused', c: 'refused' },
  },
  'by position, and a colon behind a switch': {
    script: `Set-RemoteDomain a -AutoForwardEnabled $false\nRemove-TransportRule -Identity c -Confirm:$false`,
    effects: { a: 'runs', c: 'runs' },
  },
  'texts for Booleans': {
    script: `Set-RemoteDomain -Identity a -AutoForwardEnabled 'False'\nSet-RemoteDomain -Identity b -AutoForwardEnabled "$false"\nSet-RemoteDomain -Identity c -AutoForwardEnabled False\nSet-RemoteDomain -Identity d -AutoForwardEnabled '0'`,
    effects: { a: 'refused', b: 'refused', c: 'refused', d: 'refused' },
  },
  'Booleans and numbers for Booleans': {
    script: `Set-RemoteDomain -Identity a -AutoForwardEnabled $true\nSet-RemoteDomain -Identity b -AutoForwardEnabled 0\nSet-RemoteDomain -Identity c -AutoForwardEnabled 1\n$off = $false\nSet-RemoteDomain -Identity d -AutoForwardEnabled $off`,
    effects: { a: 'runs', b: 'runs', c: 'runs', d: 'runs' },
  },
  'texts for Booleans in a splat': {
    script: `$p = @{ Identity = 'a'; AutoForwardEnabled = 'False' }\nSet-RemoteDomain @p\n$q = @{ Identity = 'b'; AutoForwardEnabled = $false }\nSet-RemoteDomain @q`,
    effects: { a: 'refused', b: 'runs' },
  },
  'a splat gives way to what is written': {
    script: `$p = @{ Identity = 'a'; AutoForwardEnabled = $true }\nSet-RemoteDomain @p -AutoForwardEnabled $false`,
    effects: { a: 'runs' },
  },
  'a variable bound to text makes text of a Boolean': {
    script: `[string]$off = $false\nSet-RemoteDomain -Identity a -AutoForwardEnabled $off\n$off = $true\nSet-RemoteDomain -Identity b -AutoForwardEnabled $off\n[bool]$on = 'False'\nSet-RemoteDomain -Identity c -AutoForwardEnabled $on`,
    effects: { a: 'refused', b: 'refused', c: 'runs' },
  },
  'blocks of ForEach-Object that run once': {
    script: `@() | ForEach-Object -Begin { ${set('a')} } -Process { ${set('b')} } -End { ${set('c')} }`,
    effects: { a: 'runs', b: 'never', c: 'runs' },
  },
  'no Boolean at all': {
    script: `Set-RemoteDomain -Identity a -AutoForwardEnabled $null\nSet-RemoteDomain -Identity b -AutoForwardEnabled $true, $false\nRemove-TransportRule -Identity c -Confirm:'false'`,
    effects: { a: 'refused', b: 'refused', c: 'refused' },
  },
  'text for a number, and a number as text': {
    script: `Set-TransportRule -Identity a -Priority first\nSet-TransportRule -Identity b -Priority '3'`,
    effects: { a: 'refused', b: 'runs' },
  },
  'mandatory parameters': {
    script: `New-RemoteDomain -Name a\n'b' | Set-RemoteDomain -AutoForwardEnabled $false\n$p = @{ DomainName = 'c.example' }\nNew-RemoteDomain -Name c @p`,
    effects: { a: 'refused', "'b'": 'runs', c: 'runs' },
  },
  'a dash that is none': {
    script: 'Set-RemoteDomain -Identity a \u2011AutoForwardEnabled $false',
    effects: { a: 'refused' },
  },
  'dashes that PowerShell takes for one': {
    script: 'Set-RemoteDomain \u2013Identity a \u2014AutoForwardEnabled $false',
    effects: { a: 'runs' },
  },
  'a cmdlet with letters swapped': {
    script: `Set-RemoteDomian -Identity a -AutoForwardEnabled $false\n${set('b')}`,
    effects: { a: 'refused', b: 'runs' },
  },
  'Stop, behind a refused command': {
    script: `$ErrorActionPreference = 'Stop'\n${set('a')}\nGet-RemoteDomain -Nonsense 1\n${set('b')}`,
    effects: { a: 'runs', b: 'never' },
  },
  'Stop that may not be set, behind a refused command': {
    script: `if ($x) { $ErrorActionPreference = 'Stop' }\nGet-RemoteDomain -Nonsense 1\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'Continue, behind a refused command': {
    script: `$ErrorActionPreference = 'Continue'\nGet-RemoteDomain -Nonsense 1\n${set('b')}`,
    effects: { b: 'runs' },
  },
  'try with a refused command': {
    script: `try { ${set('a')}\n${set('b', ' -Nonsense 1')}\n${set('c')} } catch { ${set('d')} } finally { ${set('e')} }\n${set('f')}`,
    effects: { a: 'runs', b: 'refused', c: 'never', d: 'runs', e: 'runs', f: 'runs' },
  },
  'try inside try': {
    script: `try { try { ${set('a', ' -Nonsense 1')} } catch { ${set('b')} }\n${set('c')} } catch { throw }`,
    effects: { a: 'refused', b: 'runs', c: 'runs' },
  },
  'a catch for some failures only': {
    script: `try { try { ${set('a', ' -Nonsense 1')}\n${set('b')} } catch [System.IO.IOException] { ${set('c')} }\n${set('d')} } catch { ${set('e')} }\n${set('f')}`,
    effects: { a: 'refused', b: 'never', c: 'may-run', d: 'may-run', e: 'may-run', f: 'runs' },
  },
  'a catch that leaves': {
    script: `try { ${set('a', ' -Nonsense 1')} } catch { ${set('b')}\nreturn }\n${set('c')}`,
    effects: { a: 'refused', b: 'runs', c: 'may-run' },
  },
  'a block with a catch that leaves': {
    script: `$b = { try { Write-Error 'x' -ErrorAction Stop\n${set('a')} } catch { exit\n${set('b')} }\n${set('c')} }\n& $b\n${set('d')}`,
    effects: { a: 'never', b: 'never', c: 'may-run', d: 'may-run' },
  },
  'a try without catch that leaves at its end': {
    script: `try { ${set('a', ' -Nonsense 1')}\nreturn } finally { ${set('b')} }\n${set('c')}`,
    effects: { a: 'refused', b: 'runs', c: 'may-run' },
  },
  'a trap inside of try': {
    script: `try { ${set('a', ' -Nonsense 1')}\n${set('b')}\ntrap { continue } } catch { ${set('c')} }`,
    effects: { a: 'refused', b: 'may-run', c: 'may-run' },
  },
  'throw where errors are silent': {
    script: `$ErrorActionPreference = 'SilentlyContinue'\nthrow 'x'\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'throw in a function that is called with silent errors': {
    script: `function F { [CmdletBinding()] param() throw 'x'\n${set('a')} }\nF -ErrorAction SilentlyContinue\n${set('b')}`,
    effects: { a: 'may-run', b: 'may-run' },
  },
  'throw in a function that is called with errors as they are': {
    script: `function F { [CmdletBinding()] param() throw 'x'\n${set('a')} }\nF -ErrorAction Stop\n${set('b')}`,
    effects: { a: 'never', b: 'never' },
  },
  'throw where errors are silent, inside of try': {
    script: `$ErrorActionPreference = 'SilentlyContinue'\ntry { throw 'x'\n${set('a')} } catch { ${set('b')} }`,
    effects: { a: 'never', b: 'may-run' },
  },
  'try inside of catch': {
    script: `try { ${set('a', ' -Nonsense 1')} } catch { try { ${set('b')} } catch { ${set('c')} } }\n${set('d')}`,
    effects: { a: 'refused', b: 'runs', c: 'may-run', d: 'runs' },
  },
  'try without catch lets the failure through': {
    script: `try { try { ${set('a', ' -Nonsense 1')}\n${set('b')} } finally { ${set('c')} }\n${set('d')} } catch { ${set('e')} }`,
    effects: { a: 'refused', b: 'never', c: 'runs', d: 'never', e: 'runs' },
  },
  'Stop inside try stays there': {
    script: `$ErrorActionPreference = 'Stop'\ntry { ${set('a', ' -Nonsense 1')} } catch { ${set('b')} }\n${set('c')}`,
    effects: { a: 'refused', b: 'runs', c: 'runs' },
  },
  'a function that fails inside try': {
    script: `function F { ${set('a', ' -Nonsense 1')}\n${set('b')} }\ntry { F\n${set('c')} } catch { ${set('d')} }`,
    effects: { a: 'refused', b: 'may-run', c: 'may-run', d: 'may-run' },
  },
  'a trap that goes on': {
    script: `trap { continue }\n$ErrorActionPreference = 'Stop'\n${set('a', ' -Nonsense 1')}\n${set('b')}`,
    effects: { a: 'refused', b: 'may-run' },
  },
  'break outside of a loop': { script: `${set('a')}\nbreak\n${set('b')}`, effects: { a: 'runs', b: 'never' } },
  'return in a pipeline ends only its block': {
    script: `1, 2 | ForEach-Object { return }\n${set('a')}`,
    effects: { a: 'runs' },
  },
  'a text that does not parse': {
    script: `${set('a')}\nif ($true) {\n${set('b')}`,
    effects: { a: 'never', b: 'never' },
  },
  'a backtick with a blank behind it': {
    script: 'Set-RemoteDomain -Identity a ` \n  -AutoForwardEnabled $false',
    effects: { a: 'runs' },
  },
};

/** Scripts about which the engine, without the service, can say nothing: read by hand. */
export const BY_HAND: Readonly<Record<string, EffectScript>> = {
  'a function that is made twice, a block whose variable gets another value': {
    script: `function F { ${set('a')} }\nfunction F { ${set('b')} }\nF\n$block = { ${set('c')} }\n$block = {}\n& $block`,
    effects: { a: 'may-run', b: 'may-run', c: 'may-run' },
  },
  'a filter over what may be nothing': {
    script: `filter F { ${set('a')} }\nGet-Content domains.txt | F`,
    effects: { a: 'may-run' },
  },
  'a function that works on what it is handed, perhaps nothing': {
    script: `function Close-It { begin { ${set('a')} } process { ${set('b')} } }\nGet-Content domains.txt | Close-It`,
    effects: { a: 'may-run', b: 'may-run' },
  },
  'several blocks of ForEach-Object': {
    script: `@() | ForEach-Object { ${set('a')} } { ${set('b')} }`,
    effects: { a: 'may-run', b: 'may-run' },
  },
  'another session, another machine': {
    script: `Invoke-Command -Session $s { ${set('a')} }\nInvoke-Command -ComputerName b { ${set('b')} }`,
    effects: { a: 'runs', b: 'may-run' },
  },
  'a parameter decides': { script: `param($Close)\nif ($Close) { ${set('a')} }`, effects: { a: 'may-run' } },
  'a loop over what only a run tells': {
    script: `foreach ($d in Get-Content domains.txt) { Set-RemoteDomain -Identity $d -AutoForwardEnabled $false }`,
    effects: { $d: 'may-run' },
  },
  'a failure that may come': {
    script: `try { ${set('a')} } catch { ${set('b')} }\n${set('c')}`,
    effects: { a: 'runs', b: 'may-run', c: 'runs' },
  },
  'behind a check that ends the script with an error': {
    script: `if (-not (Get-ConnectionInformation)) { throw 'Connect first.' }\n${set('a')}`,
    effects: { a: 'runs' },
  },
  'behind a check that ends the script without one': {
    script: `if ($env:SKIP) { return }\n${set('a')}`,
    effects: { a: 'may-run' },
  },
  'a block in a variable that throws leaves where it is called': {
    script: `$block = { ${set('a')}\nthrow 'x' }\n${set('b')}\n& $block\n${set('c')}`,
    effects: { a: 'runs', b: 'runs', c: 'never' },
  },
  'a function that throws, where a trap may go on': {
    script: `function Fail { throw 'x' }\ntry { Fail\n${set('a')} } catch { }\n${set('b')}\ntrap { continue }`,
    effects: { a: 'may-run', b: 'may-run' },
  },
  'a function that a catch calls': {
    script: `function Repair { ${set('a')} }\ntry { ${set('b')} } catch { Repair }\n${set('c')}`,
    effects: { a: 'may-run', b: 'runs', c: 'runs' },
  },
  'a function named in a text': {
    script: `function Close-It { ${set('a')} }\n$name = 'Close-It'\n& $name`,
    effects: { a: 'may-run' },
  },
  'a WhatIf that only a run tells': {
    script: `param([switch]$DryRun)\n${set('a', ' -WhatIf:$DryRun')}`,
    effects: { a: 'may-run' },
  },
  'WhatIf preference of the script': { script: `$WhatIfPreference = $true\n${set('a')}`, effects: { a: 'may-run' } },
  'a value that the service refuses': {
    script: `Set-RemoteDomain -Identity a -AllowedOOFType Everybody\n${set('b')}`,
    effects: { a: 'refused', b: 'runs' },
  },
  'the service refuses under Stop: its error need not reach the script': {
    script: `$ErrorActionPreference = 'Stop'\nSet-RemoteDomain -Identity a -AllowedOOFType Everybody\n${set('b')}`,
    effects: { a: 'refused', b: 'may-run' },
  },
  'the service refuses, and the command asks to stop': {
    script: `Set-RemoteDomain -Identity a -AllowedOOFType Everybody -ErrorAction Stop\n${set('b')}`,
    effects: { a: 'refused', b: 'never' },
  },
  'the service refuses in try': {
    script: `try { Set-RemoteDomain -Identity a -AllowedOOFType Everybody\n${set('b')} } catch { ${set('c')} }\n${set('d')}`,
    effects: { a: 'refused', b: 'may-run', c: 'may-run', d: 'runs' },
  },
  'names that the service refuses': {
    script: `New-HostedOutboundSpamFilterRule -Name 'a (1)' -HostedOutboundSpamFilterPolicy P -From x@contoso.com\nNew-TransportRule -Name ${'b'.repeat(65)} -DeleteMessage $true`,
    effects: { 'a (1)': 'refused', ['b'.repeat(65)]: 'refused' },
  },
  'a second rule for a policy': {
    script: `New-HostedOutboundSpamFilterRule -Name a -HostedOutboundSpamFilterPolicy P -From x@contoso.com\nNew-HostedOutboundSpamFilterRule -Name b -HostedOutboundSpamFilterPolicy p -From y@contoso.com`,
    effects: { a: 'runs', b: 'refused' },
  },
  'a second rule behind the removal of the first': {
    script: `New-HostedOutboundSpamFilterRule -Name a -HostedOutboundSpamFilterPolicy P -From x@contoso.com\nRemove-HostedOutboundSpamFilterRule -Identity a\nNew-HostedOutboundSpamFilterRule -Name b -HostedOutboundSpamFilterPolicy P -From y@contoso.com`,
    effects: { a: 'runs', b: 'runs' },
  },
  'a splat that only a run tells may give what is missing': {
    script: `param($settings)\nNew-RemoteDomain -Name a @settings`,
    effects: { a: 'runs' },
  },
  'the domain in place of the name': {
    script: `New-RemoteDomain -Name a -DomainName fabrikam.com\nSet-RemoteDomain -Identity fabrikam.com -AutoForwardEnabled $false\nSet-RemoteDomain -Identity A -AutoForwardEnabled $false`,
    effects: { a: 'runs', 'fabrikam.com': 'refused', A: 'runs' },
  },
  'a command of somebody else': {
    script: `Set-OurRemoteDomain -Identity a -AutoForwardEnabled $false\n${set('b')}`,
    effects: { b: 'runs' },
  },
};
