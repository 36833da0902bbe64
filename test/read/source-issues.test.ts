import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../src/powershell/index.ts';
import { symbolsOf } from '../../src/read/powershell/symbols/symbols-of.ts';
import { calledBy, declaredBy, issuesOf, readScript } from './scripts.ts';
import { at, source } from './sources.ts';

/** Text, the source issues in it, and the calls that are understood all the same. */
const cases: Readonly<Record<string, readonly [string, readonly string[], readonly string[]]>> = {
  'a placeholder in angle brackets': [
    'Connect-ExchangeOnline -UserPrincipalName <管理者>\nGet-RemoteDomain Default',
    ['angle-placeholder "<管理者>"'],
    ['Connect-ExchangeOnline -UserPrincipalName ?<管理者>', 'Get-RemoteDomain -Identity "Default"'],
  ],
  'placeholders with blanks and bars': [
    'Set-HostedOutboundSpamFilterPolicy -Identity <Policy Name> -AutoForwardingMode <Automatic | Off | On>',
    ['angle-placeholder "<Policy Name>"', 'angle-placeholder "<Automatic | Off | On>"'],
    ['Set-HostedOutboundSpamFilterPolicy -Identity ?<Policy Name> -AutoForwardingMode ?<Automatic | Off | On>'],
  ],
  'a blank behind the backtick at the end of a line': [
    'New-TransportRule -Name x ` \n  -FromScope NotInOrganization `\t\r\n  -Mode Audit',
    ['backtick-space "` " -> "`"', 'backtick-space "`\\t" -> "`"'],
    ['New-TransportRule -Name "x" -FromScope "NotInOrganization" -Mode "Audit"'],
  ],
  'a backtick in the middle of a line': [
    'New-HostedOutboundSpamFilterRule ` -Name "Scoped rule"`\n-HostedOutboundSpamFilterPolicy "Scoped" `\n-FromMemberOf "G"',
    ['backtick-space "` " -> ""'],
    ['New-HostedOutboundSpamFilterRule -Name "Scoped rule" -HostedOutboundSpamFilterPolicy "Scoped" -FromMemberOf "G"'],
  ],
  'commands glued behind a property': [
    'Get-HostedOutboundSpamFilterPolicy | Format-Table Name,AutoForwardingModeSet-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode On Off = blocked.',
    [
      'glued-commands "AutoForwardingModeSet-HostedOutboundSpamFilterPolicy" -> "AutoForwardingMode; Set-HostedOutboundSpamFilterPolicy"',
    ],
    [
      'Get-HostedOutboundSpamFilterPolicy',
      'Set-HostedOutboundSpamFilterPolicy -Identity "Default" -AutoForwardingMode "On"',
    ],
  ],
  'commands glued in the middle of pipelines': [
    'Get-OutboundConnector | Format-Table Name,TlsSettingsGet-InboundConnector | Format-Table Name,Enabled\nGet-RemoteDomain',
    ['glued-commands "TlsSettingsGet-InboundConnector" -> "TlsSettings\\nGet-InboundConnector"'],
    ['Get-OutboundConnector', 'Get-InboundConnector', 'Get-RemoteDomain'],
  ],
  'a command glued to a number, with a placeholder behind it': [
    '  Get-MessageTrace -SenderAddress a@contoso.com -PageSize 500Get-MessageTraceDetail -MessageTraceId <ID> -RecipientAddress b@fabrikam.com\n',
    ['glued-commands "500Get-MessageTraceDetail" -> "500\\n  Get-MessageTraceDetail"', 'angle-placeholder "<ID>"'],
    [
      'Get-MessageTrace -SenderAddress "a@contoso.com" -PageSize 500',
      'Get-MessageTraceDetail -MessageTraceId ?<ID> -RecipientAddress "b@fabrikam.com"',
    ],
  ],
  'a command glued to a string and to a constant': [
    `Get-RemoteDomain -Identity 'Default'Get-Mailbox ken; Set-RemoteDomain x -AutoForwardEnabled $trueSet-RemoteDomain y`,
    [
      `glued-commands "'Default'Get-Mailbox" -> "'Default'; Get-Mailbox"`,
      'glued-commands "$trueSet-RemoteDomain" -> "$true; Set-RemoteDomain"',
    ],
    [
      'Get-RemoteDomain -Identity "Default"',
      'Get-Mailbox -Identity "ken"',
      'Set-RemoteDomain -AutoForwardEnabled true -Identity "x"',
      'Set-RemoteDomain -Identity "y"',
    ],
  ],
  'prose glued to a constant': [
    'Set-RemoteDomain -Identity "Default" -AutoForwardEnabled $trueest en place.',
    ['glued-commands "$trueest" -> "$true"'],
    ['Set-RemoteDomain -Identity "Default" -AutoForwardEnabled true'],
  ],
  'a link and a parameter without its value': [
    'Get-MessageTraceDetail -MessageTraceId -RecipientAddress [a@fabrikam.com](mailto:a@fabrikam.com)',
    [
      'missing-parameter-value "-MessageTraceId"',
      'markdown-link-residue "[a@fabrikam.com](mailto:a@fabrikam.com)" -> "a@fabrikam.com"',
    ],
    ['Get-MessageTraceDetail -MessageTraceId -RecipientAddress "a@fabrikam.com"'],
  ],
  'links in lists and in quotes': [
    `Set-Mailbox "[Ken](https://x.example/ken)" -ForwardingSmtpAddress '[k@fabrikam.com](mailto:k@fabrikam.com)'`,
    [
      'markdown-link-residue "[Ken](https://x.example/ken)" -> "Ken"',
      'markdown-link-residue "[k@fabrikam.com](mailto:k@fabrikam.com)" -> "k@fabrikam.com"',
    ],
    ['Set-Mailbox -ForwardingSmtpAddress "k@fabrikam.com" -Identity "Ken"'],
  ],
  'hyphens that are none': [
    'Set\u2011RemoteDomain \u2212Identity Default \u2011AutoForwardEnabled $false',
    [
      'non-ascii-punctuation "Set\u2011RemoteDomain" -> "Set-RemoteDomain"',
      'non-ascii-punctuation "\u2212Identity" -> "-Identity"',
      'non-ascii-punctuation "\u2011AutoForwardEnabled" -> "-AutoForwardEnabled"',
    ],
    ['Set-RemoteDomain -Identity "Default" -AutoForwardEnabled false'],
  ],
  'long dashes in the name of a command': [
    'Set–RemoteDomain Default –AutoForwardEnabled $false\nGet—RemoteDomain',
    [
      'non-ascii-punctuation "Set–RemoteDomain" -> "Set-RemoteDomain"',
      'non-ascii-punctuation "Get—RemoteDomain" -> "Get-RemoteDomain"',
    ],
    ['Set-RemoteDomain -AutoForwardEnabled false -Identity "Default"', 'Get-RemoteDomain'],
  ],
  'hyphens that are none in the name of an object': [
    'New-HostedOutboundSpamFilterPolicy -Name "Allow\u2011AutoForward" -AutoForwardingMode On',
    ['non-ascii-punctuation "\\"Allow\u2011AutoForward\\"" -> "\\"Allow-AutoForward\\""'],
    ['New-HostedOutboundSpamFilterPolicy -Name "Allow\u2011AutoForward" -AutoForwardingMode "On"'],
  ],
  'no aliases in a script that is not about forwarding': ['Get-AcceptedDomain | ft Name', [], ['Get-AcceptedDomain']],
  'no missing value where a deployment tool puts one': [
    'Get-InboxRule -Mailbox #{target}',
    [],
    ['Get-InboxRule -Mailbox'],
  ],
  'a switch that looks like a name': [
    'Set-Mailbox -GroupMailbox -ExcludeFromAllHolds',
    [],
    ['Set-Mailbox -GroupMailbox -ExcludeFromAllHolds'],
  ],
  aliases: [
    'Get-TransportRule | where { $_.State } | Select Name,State | ft -Auto\n$x | fl\nGet-RemoteDomain | Format-Table -AutoSize',
    [
      'alias-in-script "where" -> "Where-Object"',
      'alias-in-script "Select" -> "Select-Object"',
      'alias-in-script "ft" -> "Format-Table"',
      'alias-in-script "-Auto" -> "-AutoSize"',
      'alias-in-script "fl" -> "Format-List"',
    ],
    ['Get-TransportRule', 'Get-RemoteDomain'],
  ],
};

for (const [name, [text, issues, calls]] of Object.entries(cases)) {
  test(`source issues: ${name}`, () => {
    assert.deepEqual(issuesOf(text), issues);
    assert.deepEqual(calledBy(text), calls);
    assert.deepEqual(readScript(text).problems, []);
  });
}

/** Texts without any source issue. */
const CLEAN: Readonly<Record<string, string>> = {
  'curly quotes and en dashes are PowerShell': 'Set-RemoteDomain –Identity “Default” –AutoForwardEnabled $false',
  'escapes in words and strings': 'New-TransportRule -Name a` b -PrependSubject "x` y" -Mode Audit',
  'a backtick in a comment': 'Get-RemoteDomain # see ` here \nGet-RemoteDomain',
  'lists of command names': 'Import-PSSession $s -CommandName Get-TransportRule,New-TransportRule',
  'names of cmdlets as arguments':
    'Get-Command Set-RemoteDomain; Get-Help MySet-RemoteDomain; .\\BulkSet-RemoteDomain -x',
  'switches and common parameters': 'Set-RemoteDomain x -Confirm -Verbose -AutoForwardEnabled $true -ErrorAction Stop',
  'comparisons and redirections': 'if (1 -lt 2) { Get-RemoteDomain > out.txt }; $a = "<b> [c](d)"',
  'a variable of its own that begins like a constant':
    '$trueish = $true; Set-RemoteDomain x -AutoForwardEnabled $trueish',
  'index and attribute brackets': '[string]$x = "a"; $y = [System.Math]::Max(1,2); Get-RemoteDomain $y[0]',
  'unknown words with odd punctuation elsewhere':
    'Get-RemoteDomain; Write-Host "a\u2011b \u00a0 c"; Write\u2011Thing x',
};

for (const [name, text] of Object.entries(CLEAN)) {
  test(`no source issue: ${name}`, () => {
    assert.deepEqual(issuesOf(text), []);
  });
}

test('what stands in a repaired part has its place in the text as written and no fix may edit it', () => {
  const text =
    'Set-RemoteDomain ` -Identity <Name> -AutoForwardEnabled $trueest\nSet-RemoteDomain Default -AutoForwardEnabled $false\n';
  const of = source('script.ps1', text);
  const { calls } = readScript(text);
  const [first, second] = calls;
  assert.deepEqual(
    first?.parameters.map(({ value }) => value && [at(of, value.place), value.state === 'stated' && value.editable]),
    [
      ['<Name>', false],
      ['$true', true],
    ],
  );
  assert.equal(first?.editable, false);
  assert.equal(second?.editable, true);
  assert.equal(second && at(of, second.place), 'Set-RemoteDomain Default -AutoForwardEnabled $false');
});

test('the split of glued commands is indented like its line, with the line ends of the text and the prefix of the slice', () => {
  const text = '  Get-RemoteDomain | ft AutoForwardEnabledSet-RemoteDomain x\r\n';
  const [, glued] = readScript(text, { slicePrefix: '> ' }).sourceIssues;
  assert.equal(glued?.replacement, 'AutoForwardEnabled\r\n>   Set-RemoteDomain');
});

/** Texts with parse errors: problems, unread places, and what is declared all the same. */
const broken: Readonly<Record<string, readonly [string, number, readonly string[], readonly string[]]>> = {
  'an unclosed brace hides nothing': [
    `if ($x) {\n  Get-RemoteDomain\nSet-RemoteDomain Default -AutoForwardEnabled $false\n`,
    1,
    [],
    ['set remoteDomain Default never: autoForwardEnabled=false'],
  ],
  'code built as text': [
    `Invoke-Expression "Set-RemoteDomain Default -AutoForwardEnabled $x"`,
    0,
    ['powershell-code-as-text'],
    [
      'set remoteDomain ?Invoke-Expression "Set-RemoteDomain Default -AutoForwardEnabled $x" conditional: autoForwardEnabled=?Invoke-Expression "Set-RemoteDomain Default -AutoForwardEnabled $x"',
    ],
  ],
  'code for another shell is read': [
    `pwsh -Command "Set-RemoteDomain Default"`,
    0,
    [],
    ['set remoteDomain Default conditional:'],
  ],
  'a setting in a line that is broken': [
    `Get-RemoteDomain\n$settings = @{ AutoForwardingMode = \n`,
    1,
    ['powershell-broken'],
    [],
  ],
  'a wrapper nobody knows': [
    `Invoke-Exo -Cmdlet 'Set-RemoteDomain' -With @{ Identity = 'Default'; AutoForwardEnabled = $true }`,
    0,
    ['powershell-unknown-wrapper'],
    ['set remoteDomain Default conditional: autoForwardEnabled=true'],
  ],
  'a wrapper that the text itself defines': [
    `function Invoke-Exo { param($Cmdlet, $With) & $Cmdlet @With }\nInvoke-Exo 'Set-RemoteDomain' @{ Identity = 'Default'; AutoForwardEnabled = $true }`,
    0,
    ['powershell-unknown-wrapper'],
    ['set remoteDomain Default conditional: autoForwardEnabled=true'],
  ],
  'a parameter that lost its command': [
    'Set-HostedOutboundSpamFilterPolicy Default\n-AutoForwardingMode Off',
    0,
    ['powershell-parameter-alone'],
    ['set outboundPolicy Default:'],
  ],
};

for (const [name, [text, problems, unread, declarations]] of Object.entries(broken)) {
  test(`not understood: ${name}`, () => {
    const reading = readScript(text);
    assert.equal(reading.problems.length, problems);
    assert.deepEqual(
      reading.unread.map(({ reason }) => reason),
      unread,
    );
    assert.deepEqual(declaredBy(text), declarations);
  });
}

test('texts without a relevant word are not read', () => {
  assert.deepEqual(readScript('# nothing here\nGet-Process |').comments, []);
});

test('a backtick and a blank between two arguments are white space, a line end behind them ends the command', () => {
  const words = (text: string): readonly string[] =>
    symbolsOf(parse(text)).commands.map(({ command: { start, end } }) => text.slice(start, end));
  const [command] = symbolsOf(parse('Set-RemoteDomain ` -Identity a `\t-Name b')).commands;
  assert.deepEqual(
    command?.command.elements.map(({ kind }) => kind),
    ['Parameter', 'StringConstant', 'Parameter', 'StringConstant'],
  );
  assert.deepEqual(words('Set-RemoteDomain a ` \n-Name b'), ['Set-RemoteDomain a', '-Name b']);
});
