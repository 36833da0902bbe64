import { type Generator, repeated } from './generator.ts';

/** Names a setting, so that the text is read at all. */
const RELEVANT = 'Set-RemoteDomain Default -AutoForwardEnabled $true\n';

const code = (at: number): string => `Set-RemoteDomain d${at} -AutoForwardEnabled 1`;
const encoded = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

/** One command that carries code as a text, to be run now, later, elsewhere, or perhaps not at all. */
const CARRIERS: Readonly<Record<string, (at: number) => string>> = {
  'Invoke-Expression': (at) => `Invoke-Expression '${code(at)}'`,
  'Invoke-Expression of a variable': (at) => `$c${at} = '${code(at)}'\nInvoke-Expression $c${at}`,
  'another PowerShell': (at) => `pwsh -NoProfile -Command "${code(at)}"`,
  'another PowerShell, encoded': (at) => `pwsh -EncodedCommand ${encoded(code(at))}`,
  'a command that nobody knows': (at) => `Invoke-Thing -Text '${code(at)}' -Count ${at}`,
  'a list for a command that nobody knows': (at) => `Invoke-Thing '${code(at)}', '${code(at + 1)}', '${code(at + 2)}'`,
  'a script block of a text': (at) => `& ([scriptblock]::Create('${code(at)}'))`,
  'a script that is written': (at) => `Set-Content -Path s${at}.ps1 -Value '${code(at)}'`,
  'a job of Windows': (at) => `schtasks /create /tn t${at} /tr "powershell -Command ${code(at)}" /sc daily`,
  'a function that runs its text': (at) => `function f${at}($text) { Invoke-Expression $text }\nf${at} '${code(at)}'`,
};

/** One text of code that grows, and is run at the end. */
const GROWING: Readonly<Record<string, readonly [string, (at: number) => string, string]>> = {
  'lines of a text that is run': [`$c = @'\n`, (at) => `${code(at)}\n`, `'@\nInvoke-Expression $c\n`],
  'a text that grows and is run': ["$c = ''\n", (at) => `$c += '${code(at)}; '\n`, 'Invoke-Expression $c\n'],
  'a text of parts that is run': ['Invoke-Expression ("$x"', (at) => ` + '${code(at)};'`, ')\n'],
  'lines of a text for a command that nobody knows': [`Invoke-Thing @'\n`, (at) => `${code(at)}\n`, `'@\n`],
  'code in code': ['', () => 'pwsh -Command "', ''],
};

/** Code that scripts hand to whoever runs it. */
export const HANDED_CODE: readonly Generator[] = [
  ...Object.entries(CARRIERS).map(([name, command]) =>
    repeated(`code as text, ${name}`, 'a.ps1', (at) => `${command(at)}\n`, { head: RELEVANT }),
  ),
  ...Object.entries(GROWING).map(([name, [head, piece, tail]]) =>
    repeated(`code as text, ${name}`, 'a.ps1', piece, { head: RELEVANT + head, tail }),
  ),
];
