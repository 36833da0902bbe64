import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScript, shownValue } from './scripts.ts';

/** The value that `-AutoForwardingMode` has in the last call of a text. */
function mode(text: string): string {
  const call = readScript(text).calls.at(-1);
  return shownValue(call?.parameters.find(({ name }) => name === 'AutoForwardingMode')?.value);
}

const SET = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode';

const expressions: Readonly<Record<string, string>> = {
  On: '"On"',
  "'On'": '"On"',
  '“On”': '"On"',
  '@"\nOn\n"@': '"On"',
  "@'\nOn\n'@": '"On"',
  $true: 'true',
  $NULL: 'null',
  '500': '500',
  '(-5)': '-5',
  "('O' + 'n')": '"On"',
  "([string]'On')": '"On"',
  "([string[]]'On')": '["On"]',
  '([bool]1)': 'true',
  "([int]'12')": '12',
  '(!$true)': 'false',
  "@('a','b')": '["a","b"]',
  "@('a'; 'b')": '["a","b"]',
  '@()': '[]',
  'a,b': '["a","b"]',
  '(1..3)': '[1,2,3]',
  '"O$("n")"': '"On"',
  '"smtp:$x"': '?"smtp:$x"',
  "('a,b' -split ',')": "?('a,b' -split ',')",
  '(Get-Date)': '?(Get-Date)',
  '(Write-Output On)': '"On"',
  "([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes('On')))": '"TwBuAA=="',
  "([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('é')))": '"w6k="',
  "([System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String('T24=')))": '"On"',
  "([Text.Encoding]::BigEndianUnicode.GetString([Convert]::FromBase64String('AE8Abg==')))": '"On"',
  "([Convert]::FromBase64String('T24='))": '[79,110]',
  "([Convert]::FromBase64String('T2'))": "?([Convert]::FromBase64String('T2'))",
  '([Convert]::ToBase64String((1, 256)))': '?([Convert]::ToBase64String((1, 256)))',
  $env: '?$env',
  '$env:MODE': '?$env:MODE',
  "@{Add='x'}": '+"x"',
  "@{Remove='x','y'}": '-["x","y"]',
  '@{Other=1}': '?@{Other=1}',
};

for (const [written, expected] of Object.entries(expressions)) {
  test(`value of ${written}`, () => {
    assert.equal(mode(`${SET} ${written}`), expected);
  });
}

const scripts: Readonly<Record<string, readonly [string, string]>> = {
  'the nearest assignment before counts': [`$m = 'Off'; $m = 'On'; ${SET} $m; $m = 'Automatic'`, '"On"'],
  'names compare without case and scope': [`$script:Mode = 'On'; ${SET} $MODE`, '"On"'],
  'a cast on the left': [`[string]$m = 'On'; ${SET} $m`, '"On"'],
  'known parts of a string': [`$a = 'O'; $b = "$($a)n"; ${SET} $b`, '"On"'],
  appending: [`$m = 'O'; $m += 'n'; ${SET} $m`, '"On"'],
  'appending to a list': [`$m = @('a'); $m += 'b'; ${SET} $m`, '["a","b"]'],
  'inside try, used behind it': [`try { $m = 'On' } catch { throw }; ${SET} $m`, '"On"'],
  'the only assignment, inside if': [`if ($x) { $m = 'On' }; ${SET} $m`, '"On"'],
  'two assignments may both have run': [`$m = 'Off'; if ($x) { $m = 'On' }; ${SET} $m`, '?$m'],
  'both branches say the same': [`if ($x) { $m = 'On' } else { $m = "On" }; ${SET} $m`, '"On"'],
  'the other branch did not run': [`$m = 'Off'; if ($x) { $m = 'On' } else { ${SET} $m }`, '"Off"'],
  'inside the branch itself': [`$m = 'Off'; if ($x) { $m = 'On'; ${SET} $m }`, '"On"'],
  'a loop brings the later assignment back': [`$m = 'On'; while ($x) { ${SET} $m; $m = 'Off' }`, '?$m'],
  'what a loop sets behind the use': [`while ($x) { ${SET} "x$m"; $m = 'On' }`, '?"x$m"'],
  'what the last pass of a loop leaves': [`foreach ($i in 'On', 'Off') { $m = $i }; ${SET} $m`, '?$m'],
  'a variable of the script, in a block that may have its own': [`& { $m = 'On'; ${SET} $script:m }`, '?$script:m'],
  'a counter': [`for ($i = 0; $i -lt 3; $i++) { ${SET} $i }`, '?$i'],
  'a parameter of the script': [`param($m = 'On')\n${SET} $m`, '?$m'],
  'a parameter of the function hides the outer variable': [`$m = 'On'; function f($m) { ${SET} $m }`, '?$m'],
  'a function sees the script': [`$m = 'On'; function f { ${SET} $m }`, '"On"'],
  'a function is called nobody knows when': [`$m = 'On'; function f { ${SET} $m }; $m = 'Off'; f`, '?$m'],
  'a local variable of a function stays there': [`function f { $m = 'Off' }; $m = 'On'; ${SET} $m`, '"On"'],
  'a function that sets a variable of the script': [`$m = 'Off'; function f { $script:m = 'On' }; f; ${SET} $m`, '?$m'],
  'a function that stands before what it sets anew': [
    `function f { $script:m = 'On' }; $m = 'Off'; f; ${SET} $m`,
    '?$m',
  ],
  'a variable that is bound to a type': [`[string]$m = 1; ${SET} $m; $m = 2`, '"1"'],
  'another session sees no variable': [`$m = 'Off'; Invoke-Command -Session $s { ${SET} $m }`, '?$m'],
  'another session is handed a variable': [`$m = 'Off'; Invoke-Command -Session $s { ${SET} $using:m }`, '"Off"'],
  'the one place that sets a variable of the script': [`function f { $script:m = 'On' }; f; ${SET} $m`, '"On"'],
  'an item of a list that was replaced': [`$c = @('On', 'Off'); $c[1] = $x; ${SET} $c[1]`, '?$c[1]'],
  'a setting deep in a hashtable that was replaced': [
    `$c = @{ A = @{ Mode = 'On' } }; $c.A.Mode = $x; ${SET} $c.A.Mode`,
    '?$c.A.Mode',
  ],
  'what a command gives': [`$m = Read-Host 'Mode'; ${SET} $m`, '?$m'],
  'an assignment of many': [`$m, $n = 'On', 'Off'; ${SET} $m`, '?$m'],
  'members of a known hashtable': [`$c = @{ Mode = @{ Default = 'On' } }; ${SET} $c.Mode.Default`, '"On"'],
  'members of an object': [`$c = [pscustomobject]@{ Mode = 'On' }; ${SET} $c.Mode`, '"On"'],
  'an item of a known list': [`$c = 'On', 'Off'; ${SET} $c[1]`, '"Off"'],
  'members of what nobody knows': [`$c = Import-PowerShellDataFile x; ${SET} $c.Mode`, '?$c.Mode'],
  'a key set later': [
    `$p = @{ Identity = 'x' }; $p.AutoForwardingMode = 'On'; Set-HostedOutboundSpamFilterPolicy @p`,
    '"On"',
  ],
  'a key set by index': [`$p = @{}; $p['AutoForwardingMode'] = 'On'; Set-HostedOutboundSpamFilterPolicy @p`, '"On"'],
  'a key added': [`$p = @{}; $p.Add('AutoForwardingMode', 'On'); Set-HostedOutboundSpamFilterPolicy @p`, '"On"'],
  'a key overridden': [
    `$p = @{ AutoForwardingMode = 'Off' }; $p.AutoForwardingMode = 'On'; Set-HostedOutboundSpamFilterPolicy @p`,
    '"On"',
  ],
  'a key removed': [
    `$p = @{ AutoForwardingMode = 'Off' }; $p.Remove('AutoForwardingMode'); Set-HostedOutboundSpamFilterPolicy @p`,
    '',
  ],
  'a key that may be set': [
    `$p = @{ AutoForwardingMode = 'Off' }; if ($x) { $p.AutoForwardingMode = 'On' }; Set-HostedOutboundSpamFilterPolicy @p`,
    "?'On'",
  ],
  'a key added that is there already is an error, and stays': [
    `$p = @{ AutoForwardingMode = 'Off' }; $p.Add('AutoForwardingMode', 'On'); Set-HostedOutboundSpamFilterPolicy @p`,
    '"Off"',
  ],
  'a key added to what may have it': [
    `$p = @{ $k = 'Off' }; $p.Add('AutoForwardingMode', 'On'); Set-HostedOutboundSpamFilterPolicy @p`,
    "?'On'",
  ],
  'hashtables with a key in common cannot be added': [
    `$p = @{ AutoForwardingMode = 'Off' }; $p += @{ AutoForwardingMode = 'On' }; Set-HostedOutboundSpamFilterPolicy @p`,
    '"Off"',
  ],
  'a hashtable that may have the key of another': [
    `$p = @{ $k = 'Off' } + @{ AutoForwardingMode = 'On' }; Set-HostedOutboundSpamFilterPolicy @p`,
    "?'On'",
  ],
  'a default, where a splat may say something else': [
    `$PSDefaultParameterValues = @{ '*:AutoForwardingMode' = 'On' }; Set-HostedOutboundSpamFilterPolicy @p`,
    "?'On'",
  ],
  'a text with what may be nothing': [`if ($x) { $m = 'On' }; ${SET} "$m"`, '?"$m"'],
  'a list with what may be nothing': [`if ($x) { $m = 'On' }; ${SET} $m, 'Off'`, "?$m, 'Off'"],
  'a splat that may be nothing': [
    `if ($x) { $p = @{ AutoForwardingMode = 'On' } }; Set-HostedOutboundSpamFilterPolicy @p`,
    '',
  ],
  'a global variable may be another than the one of the script': [`$m = 'On'; ${SET} $global:m`, '?$global:m'],
  'a global variable that the script sets': [`$global:m = 'On'; ${SET} $global:m`, '"On"'],
  'two hashtables together': [
    `$p = @{ Identity = 'x' } + @{ AutoForwardingMode = 'On' }; Set-HostedOutboundSpamFilterPolicy @p`,
    '"On"',
  ],
  'an ordered hashtable, copied': [
    `$o = [ordered]@{ AutoForwardingMode = 'On' }; $p = $o.Clone(); Set-HostedOutboundSpamFilterPolicy @p`,
    '"On"',
  ],
  'a name used for several hashtables': [
    `$p = @{ Name = 'x' }; New-RemoteDomain @p; $p = @{ AutoForwardingMode = 'On' }; Set-HostedOutboundSpamFilterPolicy @p`,
    '"On"',
  ],
  'a variable that contains itself': [`$m = $m + 'x'; while ($a) { $m += $m }; ${SET} $m`, '?$m'],
  'a command that sets a variable': [`$m = 'Off'\nSet-Variable -Name m -Value 'On'\n${SET} $m`, '?$m'],
  'a command that sets a variable, in short': [`$m = 'Off'\nsv m On\n${SET} $m`, '?$m'],
  'a command that sets another variable': [`$m = 'Off'\nSet-Variable n On\n${SET} $m`, '"Off"'],
  'a command that sets some variable': [`$m = 'Off'\nSet-Variable $n On\n${SET} $m`, '?$m'],
  'what a command puts out': [`$m = 'Off'\nGet-RemoteDomain -OutVariable m\n${SET} $m`, '?$m'],
  'what runs through a pipeline': [`$m = 'Off'\nGet-RemoteDomain -PipelineVariable m | % { ${SET} $m }`, '?$m'],
  'a table changed under another name': [
    `$p = @{ AutoForwardingMode = 'Off' }\n$q = $p\n$q.AutoForwardingMode = 'On'\n${SET.replace(/ -A\w+$/, '')} @p`,
    "?'On'",
  ],
  'a table that is changed after it got another name': [
    `$p = @{ AutoForwardingMode = 'Off' }\n$q = $p\n$p['AutoForwardingMode'] = 'On'\n${SET.replace(/ -A\w+$/, '')} @q`,
    "?'On'",
  ],
  'a copy of a table': [
    `$p = @{ AutoForwardingMode = 'Off' }\n$q = $p.Clone()\n$q.AutoForwardingMode = 'On'\n${SET.replace(/ -A\w+$/, '')} @p`,
    '"Off"',
  ],
  'the current item of an inner block is not the outer one': [`'a' | % { $x | ? { ${SET} $_ } }`, '?$_'],
};

for (const [name, [text, expected]] of Object.entries(scripts)) {
  test(`value: ${name}`, () => {
    assert.equal(mode(text), expected);
  });
}

test('value: what may be nothing, for a setting that takes nothing', () => {
  const [call] = readScript(`if ($x) { $to = 'ann@contoso.com' }; Set-Mailbox bob -ForwardingSmtpAddress $to`).calls;
  assert.equal(shownValue(call?.parameters.find(({ name }) => name === 'ForwardingSmtpAddress')?.value), '?$to');
});

test('chains of any length end as run-time values', () => {
  const sum = Array.from({ length: 20_000 }, () => "'a'").join(' + ');
  assert.match(mode(`${SET} (${sum})`), /^\?\('a' \+/);
  const lines = Array.from({ length: 3000 }, () => `$m += 'a'`).join('\n');
  assert.equal(mode(`$m = ''\n${lines}\n${SET} $m`), '?$m');
});

test('values that double with every step end as run-time values', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `$v${i + 1} = $v${i} + $v${i}`);
  assert.equal(mode(`$v0 = 'x'\n${lines.join('\n')}\n${SET} $v60`), '?$v60');
});

test('of a hashtable that is changed more often than is followed no value is known', () => {
  const script = (...changes: readonly string[]): string =>
    [
      "$p = @{ Identity = 'Default'; AutoForwardingMode = 'On' }",
      ...changes,
      "$p.AutoForwardingMode = 'Off'",
      'Set-HostedOutboundSpamFilterPolicy @p',
    ].join('\n');
  const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `$p.k${at} = ${at}`);
  assert.equal(mode(script(...keys(200))), '"Off"');
  assert.equal(mode(script(...keys(600))), "?'On'");
  assert.equal(mode(script(...Array.from({ length: 25_000 }, () => '$p.k = 1'))), "?'On'");
});

test('each command takes a hashtable as it is there', () => {
  const uses = (changes: readonly string[]): readonly string[] =>
    readScript(
      [
        "$p = @{ Identity = 'Default'; AutoForwardingMode = 'On' }",
        ...changes.flatMap((change) => [change, 'Set-HostedOutboundSpamFilterPolicy @p']),
      ].join('\n'),
    ).calls.map(({ parameters, open }) => {
      const value = shownValue(parameters.find(({ name }) => name === 'AutoForwardingMode')?.value);
      return open ? `${value} and more` : value;
    });
  assert.deepEqual(
    uses([
      '',
      "$p.AutoForwardingMode = 'Off'",
      "if ($c) { $p.AutoForwardingMode = 'On' }",
      "$p.AutoForwardingMode = 'Automatic'",
      "$p[$k] = 'On'",
      "$p = @{ Identity = 'Default'; AutoForwardingMode = 'Off' }",
    ]),
    ['"On"', '"Off"', "?'On'", '"Automatic"', "?'Automatic' and more", '"Off"'],
  );
});
