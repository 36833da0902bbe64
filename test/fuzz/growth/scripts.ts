import { type Generator, nested, repeated } from './generator.ts';

/** Names a setting, so that the text is read at all. */
const RELEVANT = 'Set-RemoteDomain Default -AutoForwardEnabled $true\n';

const ONE_LINE = [
  '}',
  '{',
  ')',
  '(',
  ']',
  '[',
  '$',
  '&',
  '|',
  '`',
  '"',
  "'",
  '“',
  '‘',
  '–',
  '#',
  '<#',
  '@',
  '@{',
  '$(',
  '%',
  ';',
  ',',
  '=',
  '::',
  '-',
  '.',
  '--%',
  '<',
  '>',
  '\\',
  '!',
  '+',
  'a',
  '0',
  '\t',
  '@"',
  "@'",
  '${',
  '[a',
  'if(',
  '&{',
  '-f ',
  '1..',
  '$a.',
  '\u00a0',
  '\u{1f600}',
];

const LINES = [
  '}',
  '$x = 1',
  '$a = $b',
  '# a comment',
  '<# c #>',
  'function f { }',
  'class C { [string] $a; [void] m() { } }',
  'enum E { A; B }',
  'if ($a) { } else { }',
  'try { } catch { }',
  'foreach ($x in $y) { $x }',
  'Get-Mailbox | Set-Mailbox -ForwardingAddress $_',
  'Set-RemoteDomain Default -AutoForwardEnabled',
  '  -AutoForwardEnabled $true',
  'Set-RemoteDomain Default ` ',
  'Set-RemoteDomain @p',
  '$p = @{ Identity = "x"; AutoForwardEnabled = $true }',
  "$q = @'\ntext\n'@",
  'Invoke-Expression "Set-RemoteDomain Default -AutoForwardEnabled 1"',
  'Configuration C { Node n { } }',
  'Import-Csv a.csv | ForEach-Object { Set-Mailbox $_.Name -ForwardingSmtpAddress $_.To }',
  'param($a)',
  'Connect-ExchangeOnline -Prefix x',
  'New-TransportRule r -From (',
  'Remove-RemoteDomain x',
  'return',
  'exit',
];

const NESTING: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['@(', ')'],
  ['{ ', '}'],
  ['@{ a = ', '}'],
  ['$(', ')'],
  ['"$(', ')"'],
  ['if ($a) { ', '}'],
  ['foreach ($x in $y) { ', '}'],
  ['try { ', '} catch { }'],
  ['function f { ', '}'],
  ['[a[', ']]'],
  ['Invoke-Command { ', '}'],
];

/** Scripts of one character, one token or one line, and nesting. */
export const SCRIPTS: readonly Generator[] = [
  ...ONE_LINE.map((char) =>
    repeated(`PowerShell, one line of ${JSON.stringify(char)}`, 'a.ps1', () => char, { head: RELEVANT }),
  ),
  ...LINES.map((line) =>
    repeated(`PowerShell, lines of ${line.split('\n')[0]}`, 'a.ps1', () => `${line}\n`, { head: RELEVANT }),
  ),
  ...LINES.slice(13, 16).map((line) =>
    repeated(`PowerShell, CR lines of ${line}`, 'a.ps1', () => `${line}\r`, { head: RELEVANT }),
  ),
  ...NESTING.map(([open, close]) =>
    nested(`PowerShell, nested ${open} ${close}`, 'a.ps1', open, close, { head: RELEVANT }),
  ),
  repeated('PowerShell, words', 'a.ps1', (at) => `word${at} `, { head: RELEVANT }),
  repeated('PowerShell, keys of a hashtable', 'a.ps1', (at) => `k${at} = ${at}\n`, {
    head: `${RELEVANT}$p = @{\n`,
    tail: '}',
  }),
  repeated('PowerShell, lines of a here-string', 'a.ps1', (at) => `line $a ${at}\n`, {
    head: `${RELEVANT}$p = @"\n`,
    tail: '"@',
  }),
  ...['', ' -Nonsense x'].map((more) =>
    repeated(`PowerShell, a pipeline of stages${more}`, 'a.ps1', (at) => `| Set-Mailbox -Identity m${at}${more} `, {
      head: `${RELEVANT}Get-Mailbox `,
    }),
  ),
  ...['From', 'FromMemberOf', 'ExceptIfFrom', 'ExceptIfSenderDomainIs', 'SubjectContainsWords'].map((name) =>
    repeated(`PowerShell, values of -${name}`, 'a.ps1', (at) => `a${at}@contoso.com, `, {
      head: `New-TransportRule -Name t -FromScope InOrganization -RejectMessageReasonText no -${name} `,
      tail: 'z@contoso.com\n',
    }),
  ),
];
