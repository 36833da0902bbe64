import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../src/verdict/decide.ts';
import type { Verdict } from '../../src/verdict/index.ts';
import { tenantOf } from '../verdict/tenants.ts';

const CLOSES = 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false';
const OPENS = 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true';

/** A script that says `before` in plain words and then does something with the text CODE, which says `text`. */
function answer(before: string, form: string, text: string): Verdict {
  const base64 = (encoding: 'utf16le' | 'utf8') => Buffer.from(text, encoding).toString('base64');
  const written = form
    .replaceAll('CODE64', base64('utf16le'))
    .replaceAll('CODE8', base64('utf8'))
    .replaceAll('CODE$', text.replace('$', '`$'))
    .replaceAll('CODE', text);
  const files = {
    'a.ps1': `Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n${before}\n`,
    'b.ps1': `${written}\n`,
  };
  return decide(tenantOf(files, 'acceptedDomains: [contoso.com]\nscriptOrder: [a.ps1, b.ps1]\n'), {
    from: 'ann@contoso.com',
    to: 'in@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
}

/** Forms in which code stands that may run. */
const CARRIED: Record<string, string> = {
  'a started shell, words in a list': "Start-Process pwsh -ArgumentList '-Command','CODE'",
  'a started shell, one line': 'Start-Process -FilePath powershell.exe -ArgumentList "-NoProfile -Command CODE$" -Wait',
  'a started shell, by position': "saps pwsh '-c','CODE'",
  'a started shell by another alias': 'start powershell "-c CODE$" -Wait',
  'a started shell with its folder, and -Args':
    "Start-Process 'C:\\Program Files\\PowerShell\\7\\pwsh.exe' -Args '-NoProfile', '-Command', \"CODE$\" -NoNewWindow",
  'a started shell, words in a variable': "$a = @('-Command', 'CODE')\nStart-Process pwsh -ArgumentList $a -Wait",
  'a started shell, everything in a splat':
    "$p = @{ FilePath = 'pwsh'; ArgumentList = '-Command', 'CODE' }\nStart-Process @p",
  'a started shell by its module': "Microsoft.PowerShell.Management\\Start-Process pwsh '-c','CODE'",
  'a started shell by an alias of the text': "New-Alias -Name go -Value Start-Process\ngo pwsh '-c','CODE'",
  'the running shell started again': 'Start-Process (Get-Process -Id $PID).Path -ArgumentList \'-Command "CODE"\'',
  'an encoded text to a started shell': 'Start-Process pwsh -Verb RunAs -ArgumentList "-EncodedCommand CODE64"',
  'a shell in a started line': "Start-Process cmd -ArgumentList '/c', 'pwsh -Command \"CODE\"'",
  'a process of .NET': "[System.Diagnostics.Process]::Start('pwsh', '-Command \"CODE\"')",
  'a process of .NET, described first':
    "$i = New-Object System.Diagnostics.ProcessStartInfo\n$i.FileName = 'pwsh'\n$i.Arguments = '-Command \"CODE\"'\n[System.Diagnostics.Process]::Start($i)",
  'a shell by its path': "/usr/bin/pwsh -c 'CODE'",
  'a shell by a path that a run tells': '& "$PSHOME\\pwsh.exe" -c \'CODE\'',
  'a shell in a variable': "$exe = Join-Path $PSHOME 'pwsh.exe'\n& $exe -c 'CODE'",
  'a shell that is looked up': "& (Get-Command pwsh).Source -Command 'CODE'",
  'a shell by an alias of the text': "Set-Alias p pwsh\np -Command 'CODE'",
  'behind other options': "pwsh -NoProfile -WorkingDirectory C:\\x 'CODE'",
  'behind an execution policy': 'powershell -ExecutionPolicy Bypass "CODE$"',
  'as words of the command': 'powershell -nop -Command Set-RemoteDomain -Identity Default -AutoForwardEnabled $x',
  'behind a slash': 'powershell /c "CODE$"',
  'behind two dashes': 'pwsh --command "CODE$"',
  'with arguments of its own': "pwsh -cwa 'CODE' x",
  'from the pipeline': "'CODE' | pwsh -NoProfile -Command -",
  'encoded, -e': 'pwsh -e CODE64',
  'encoded, -ec': 'pwsh -NoProfile -ec CODE64',
  'encoded, -enc': 'powershell.exe -enc CODE64',
  'encoded, -Encoded': 'powershell -NonInteractive -Encoded "CODE64"',
  'encoded, in full': 'pwsh -EncodedCommand CODE64',
  'encoded by the script':
    "$bytes = [System.Text.Encoding]::Unicode.GetBytes('CODE')\n$e = [Convert]::ToBase64String($bytes)\npwsh -EncodedCommand $e",
  'a line of cmd': 'cmd /c powershell -Command "CODE$"',
  'a line of cmd as one text': 'cmd.exe /k \'pwsh -c "CODE"\'',
  'a line of cmd by its variable': '& $env:ComSpec /c "pwsh -c `"CODE$`""',
  'a line of another shell': 'bash -c \'pwsh -c "CODE"\'',
  'a line on another machine': 'ssh host \'pwsh -c "CODE"\'',
  'words of another program': "sudo pwsh -Command 'CODE'",
  'a process made by the system':
    'Invoke-CimMethod -ClassName Win32_Process -MethodName Create -Arguments @{ CommandLine = \'powershell -c "CODE"\' }',
  'a scheduled task':
    "$a = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument '-Command \"CODE\"'\nRegister-ScheduledTask x -Action $a",
  'a scheduled task by its program': 'schtasks /create /tn x /tr \'powershell -Command "CODE"\' /sc once',
  'a file from the pipeline': "'CODE' | Out-File b.ps1\n./b.ps1",
  'a redirection': "'CODE' > b.ps1\n& ./b.ps1",
  'a redirection that appends': "echo 'CODE' >> b.ps1\n. ./b.ps1",
  'the content of a file': "Set-Content -Path .\\b.ps1 -Value 'CODE'\npwsh -File b.ps1",
  'more of a file': 'Add-Content b.ps1 "CODE$"\n.\\b.ps1',
  'a file whose path a run tells': '$p = "$env:TEMP\\b.ps1"\nSet-Content $p \'CODE\'\n& $p',
  'a file whose path is joined': "$p = Join-Path $env:TEMP 'b.ps1'\nWrite-Output 'CODE' | Out-File $p\n& $p",
  'a file of .NET': "[IO.File]::WriteAllText('b.ps1', 'CODE')\n./b.ps1",
  'lines of a file of .NET':
    '[System.IO.File]::WriteAllLines("$PSScriptRoot\\b.ps1", @(\'CODE\'))\n& "$PSScriptRoot\\b.ps1"',
  'a writer of .NET': "$s = New-Object IO.StreamWriter 'b.ps1'\n$s.WriteLine('CODE')\n$s.Close()\n./b.ps1",
  'a new file': "New-Item b.ps1 -ItemType File -Value 'CODE'\n./b.ps1",
  'a new file by folder and name': "ni -Path . -Name b.ps1 -Value 'CODE'\n./b.ps1",
  'a module': "@'\nfunction Fix { CODE }\n'@ | Set-Content b.psm1\nImport-Module ./b.psm1\nFix",
  'a file by a drive of variables': "${C:b.ps1} = 'CODE'\n./b.ps1",
  'a batch file': '\'pwsh -c "CODE"\' | Set-Content b.cmd\n./b.cmd',
  'a file that a function writes': "function Write-It($t) { $t | Out-File b.ps1 }\nWrite-It 'CODE'\n./b.ps1",
  'a function as an item': "Set-Item -Path function:Fix -Value 'CODE'\nFix",
  'a function by a drive of variables': "${function:Fix} = 'CODE'\nFix",
  'a function whose name a run tells': 'function Fix-It { CODE }\n& "Fix-$n"',
  'a method whose name a run tells': "& ([scriptblock]::$m('CODE'))",
  'an expression by an alias of the text': "Set-Alias run Invoke-Expression\nrun 'CODE'",
  'a block that is made by its method group': "[scriptblock]::Create.Invoke('CODE').Invoke()",
  'a block of the parser':
    "[Management.Automation.Language.Parser]::ParseInput('CODE', [ref]$null, [ref]$null).GetScriptBlock().Invoke()",
  'a line of cmd that writes a script': 'cmd /c "echo CODE$ > x.ps1 && pwsh x.ps1"',
  'a machine of Azure':
    "Invoke-AzVMRunCommand -ResourceGroupName r -VMName v -CommandId RunPowerShellScript -ScriptString 'CODE'",
  'a machine of Azure, its text in a variable': "$code = 'CODE'\nInvoke-AzVMRunCommand -VMName v -ScriptString $code",
  'a machine of Azure, its text on several lines':
    "$code = @'\nImport-Module ExchangeOnlineManagement\nCODE\n'@\nInvoke-AzVMRunCommand -VMName v -ScriptString $code",
  'a machine of Azure, by its program':
    "az vm run-command invoke --name v --command-id RunPowerShellScript --scripts 'CODE'",
  'a machine by its name': 'Invoke-Command -ComputerName v -ScriptBlock { CODE }',
  'a machine that is a guest': 'Invoke-VMScript -VM v -ScriptText "CODE$" -ScriptType PowerShell',
  'a scheduled task as XML':
    'Register-ScheduledTask x -Xml \'<Exec><Command>pwsh</Command><Arguments>-c "CODE"</Arguments></Exec>\'',
  'a scheduled task as XML that is encoded':
    "Register-ScheduledTask x -Xml '<Exec><Command>pwsh</Command><Arguments>-enc CODE64</Arguments></Exec>'",
  'a process of .NET, its code encoded':
    "$i = [System.Diagnostics.ProcessStartInfo]::new()\n$i.FileName = 'pwsh'\n$i.Arguments = '-enc CODE64'\n[System.Diagnostics.Process]::Start($i)",
  'a process of .NET, made with what it is given':
    "$i = New-Object System.Diagnostics.ProcessStartInfo 'pwsh', '-c \"CODE\"'\n[System.Diagnostics.Process]::Start($i)",
  'a shell of Windows': '(New-Object -ComObject WScript.Shell).Run(\'pwsh -c "CODE"\')',
  'a function of elsewhere': "Invoke-Later -Code 'CODE'",
  'a function of elsewhere, from the pipeline': "'CODE' | Invoke-Later",
  'a function of elsewhere, with what only a run tells':
    'Invoke-Later "Set-RemoteDomain -Identity $name -AutoForwardEnabled $value"',
  'a job': 'Start-Job { CODE } | Wait-Job',
  'a request by another program': 'curl -X POST $u -d \'{"CmdletInput":{"CmdletName":"Set-RemoteDomain"}}\'',
  'a request by a client of .NET':
    '$c = [Net.WebClient]::new()\n$c.UploadString($u, \'{"CmdletInput":{"CmdletName":"Set-RemoteDomain"}}\')',
};

/** Commands that nobody here knows, given the code by a parameter that may be for people. */
for (const parameter of ['Text', 'Message', 'Uri', 'Body', 'Query', 'Fix']) {
  CARRIED[`an unknown command, by -${parameter}`] = `Invoke-Mine -${parameter} 'CODE'`;
}

/** Forms in which a text is only spoken of, or nothing of it concerns forwarding. */
const SPOKEN: Readonly<Record<string, string>> = {
  'a word to the user': "Write-Host 'CODE'",
  'a word about a shell': 'Write-Warning \'Run: pwsh -Command "CODE"\'',
  'a log': "'CODE' | Out-File log.txt",
  'a log with the time': 'Add-Content -Path $log -Value "$(Get-Date) would run: CODE$"',
  'a comparison': "if ($line -eq 'CODE') { Write-Host found }",
  'a report': "[IO.File]::WriteAllText('report.html', '<b>CODE</b>')",
  'a table': "'CODE' | Export-Csv x.csv",
  'a mail': "Send-MailMessage -Body 'CODE' -To ann@contoso.com",
  'another program': "Start-Process notepad -ArgumentList 'log.txt'\nWrite-Host 'CODE'",
  'a page': "Start-Process 'https://admin.exchange.microsoft.com'\nWrite-Host 'CODE'",
  'the script itself, started with more rights':
    'Start-Process pwsh -Verb RunAs -ArgumentList "-File `"$PSCommandPath`""\nWrite-Host \'CODE\'',
  'a script in a file': "powershell -NoProfile -File other.ps1 -Name x\nWrite-Host 'CODE'",
  'code about something else': "Start-Process pwsh -ArgumentList '-Command','Get-RemoteDomain'\nWrite-Host 'CODE'",
  'encoded code about something else': `pwsh -enc ${Buffer.from('Get-RemoteDomain', 'utf16le').toString('base64')}\nWrite-Host 'CODE'`,
  'a file with something else': "'Get-Date' | Out-File b.ps1\n./b.ps1\nWrite-Host 'CODE'",
  'a folder': "New-Item -ItemType Directory scripts\nWrite-Host 'CODE, see b.ps1'",
  'a remedy in a table': "[pscustomobject]@{ Name = 'x'; Remediation = 'CODE' } | Export-Csv x.csv",
  'a message of a log': "Add-LogEntry -Message 'CODE'\nWrite-Verbose -Message 'CODE'",
  'a text for people, by a function of the script':
    "function Tell { param($Text) Write-Host $Text }\nTell -Text 'CODE'",
  'a reason': "Invoke-Mine -Reason 'CODE' -Description 'CODE'",
  'a remedy of a finding': "Add-Finding -Name x -Remediation 'CODE'",
  'a word that is written by .NET': "[Console]::WriteLine('CODE')",
  'a list of what to do': "$todo = [Collections.Generic.List[string]]::new()\n$todo.Add('CODE')\n$todo",
  'a text that is searched': "if ($text.Contains('CODE')) { 'found' }\n$text -match 'CODE'",
  'a page that is built':
    "$b = [Text.StringBuilder]::new()\n[void]$b.AppendLine('CODE')\n$b.ToString() | Out-File x.md",
  'a question': "Read-Host 'Run CODE now?'",
  'help in a variable': "$help = @'\nTo change it, run\nCODE\n'@\nWrite-Host $help",
  'an error': "throw 'Run CODE first'",
  'a text by mail':
    "$body = @'\nCODE\n'@\nSend-MgUserMail -UserId ann@contoso.com -BodyParameter @{ Message = @{ Body = @{ Content = $body } } }",
  'an installed shell': "winget install powershell\nGet-Process powershell | Stop-Process\nWrite-Host 'CODE'",
};

for (const [name, form] of Object.entries(CARRIED)) {
  test(`code that may run leaves the answer open, and is named: ${name}`, () => {
    const closed = answer(CLOSES, form, OPENS);
    const open = answer(OPENS, form, CLOSES);
    assert.deepEqual([closed.verdict, open.verdict], ['unknown', 'unknown']);
    assert.ok(closed.missing.some(({ place }) => place?.source === 'b.ps1'));
  });
}

for (const [name, form] of Object.entries(SPOKEN)) {
  test(`a text that does not run changes no answer: ${name}`, () => {
    assert.deepEqual(
      [answer(CLOSES, form, OPENS).verdict, answer(OPENS, form, CLOSES).verdict],
      ['blocked', 'allowed'],
    );
  });
}

const REST = 'Domain Default -AutoForwardEnabled $x';

/** Scripts that put the name of a command together of parts. */
const IN_PARTS: Readonly<Record<string, string>> = {
  'a file': `Add-Content b.ps1 'Set-Remote' -NoNewline\nAdd-Content b.ps1 '${REST}'\n./b.ps1`,
  'a file of .NET': `[IO.File]::AppendAllText('b.ps1', 'Set-Remote')\n[IO.File]::AppendAllText('b.ps1', '${REST}')\n./b.ps1`,
  'a writer': `$w = [IO.StreamWriter]::new('b.ps1')\n$w.Write('Set-Remote')\n$w.Write('${REST}')\n$w.Close()\n./b.ps1`,
  'a writer, with something between': `$w = New-Object IO.StreamWriter 'b.ps1'\n$w.Write('Set-')\n$w.Write('Remote')\nWrite-Host 'Half'\n$w.Write('${REST}')\n./b.ps1`,
  'a builder': `$s = [Text.StringBuilder]::new()\n[void]$s.Append('Set-Remote').Append('${REST}')\niex $s.ToString()`,
  'a builder of three parts': `$s = New-Object Text.StringBuilder\n$null = $s.Append('Se')\n$null = $s.Append('t-Remote').Append('${REST}')\n& ([scriptblock]::Create($s.ToString()))`,
  'a list that is joined': `$l = [Collections.ArrayList]@()\n$null = $l.Add('Set-Remote')\n$null = $l.Add('${REST}')\niex ($l -join '')`,
};

for (const [name, form] of Object.entries(IN_PARTS)) {
  test(`a name that is written in parts: ${name}`, () => {
    assert.deepEqual([answer(CLOSES, form, '').verdict, answer(OPENS, form, '').verdict], ['unknown', 'unknown']);
  });
}

test('a name in parts that nothing runs changes no answer', () => {
  const form = `$s = [Text.StringBuilder]::new()\n[void]$s.Append('Set-Remote').Append('${REST}')\nWrite-Host $s`;
  assert.deepEqual([answer(CLOSES, form, '').verdict, answer(OPENS, form, '').verdict], ['blocked', 'allowed']);
});

test('a text that the script decodes is run where it stands', () => {
  const form = "iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('CODE8')))";
  assert.deepEqual([answer(CLOSES, form, OPENS).verdict, answer(OPENS, form, CLOSES).verdict], ['allowed', 'blocked']);
});

test('a text that is changed first may name any command of its noun', () => {
  const form = "iex ('Xet-RemoteDomain Default -AutoForwardEnabled $x'.Replace('X', 'S'))";
  assert.deepEqual([answer(CLOSES, form, '').verdict, answer(OPENS, form, '').verdict], ['unknown', 'unknown']);
});

test('an encoded text that only a run tells may say anything, when the script is about mail', () => {
  const form = 'param($e)\nGet-RemoteDomain\npwsh -EncodedCommand $e';
  assert.deepEqual([answer(CLOSES, form, '').verdict, answer(OPENS, form, '').verdict], ['unknown', 'unknown']);
});

test('code in a text is refused for what it says, and then nothing of it counts', () => {
  assert.equal(answer(CLOSES, "pwsh -c 'Set-RemoteDomain Default -AutoForwardEnabled True'", '').verdict, 'blocked');
});
