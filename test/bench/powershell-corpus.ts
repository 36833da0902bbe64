import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../src/text/index.ts';

/** A fixed series of numbers in [0, 1), the same in every run. */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = 'forward mailbox policy domain tenant rule report audit sender remote outbound owner team service'.split(
  ' ',
);
const COMMANDS = [
  'Get-Mailbox -ResultSize Unlimited -Filter "ForwardingSmtpAddress -ne `$null"',
  'Set-Mailbox -Identity $user.UserPrincipalName -ForwardingSmtpAddress $null -DeliverToMailboxAndForward:$false',
  "New-HostedOutboundSpamFilterPolicy -Name 'Partners' -AutoForwardingMode On",
  'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false',
  'Get-TransportRule | Where-Object { $_.State -eq "Enabled" -and $_.Priority -lt 10 } | Sort-Object Priority',
  'Get-InboxRule -Mailbox $mailbox.Identity | Select-Object Name, Enabled, ForwardTo, RedirectTo',
  'Write-Host ("{0} of {1}: {2}" -f $count, $total, $name) -ForegroundColor Green',
  'Write-Verbose "Checked $($mailbox.DisplayName) in $($watch.Elapsed.TotalSeconds) s"',
  'Export-Csv -Path (Join-Path $folder "report-$(Get-Date -Format yyyyMMdd).csv") -NoTypeInformation -Encoding UTF8',
  '$result = $items | Group-Object -Property Domain | ForEach-Object { [pscustomobject]@{ Name = $_.Name; Count = $_.Count } }',
];

/** An administrator's script of at most this many characters, whole functions: help, parameters, loops, calls, reports. */
export function generatedScript(characters: number, seed = 1): string {
  const random = series(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const name = (): string => `${pick(WORDS)}${pick(WORDS).replace(/^./, (first) => first.toUpperCase())}`;
  let text = '';
  for (;;) {
    const topic = name();
    const block = [
      '<#',
      '.SYNOPSIS',
      `  Looks after the ${pick(WORDS)} of every ${pick(WORDS)} and writes a ${pick(WORDS)}.`,
      '.EXAMPLE',
      `  Update-${topic} -Domain contoso.com`,
      '#>',
      `function Update-${topic} {`,
      '    [CmdletBinding(SupportsShouldProcess)]',
      '    param(',
      '        [Parameter(Mandatory = $true)][string[]]$Domain,',
      `        [ValidateSet('On', 'Off', 'Automatic')][string]$Mode = '${pick(['On', 'Off', 'Automatic'])}'`,
      '    )',
      `    # the ${pick(WORDS)} comes from the ${pick(WORDS)}; do not change it here`,
      '    $count = 0',
      '    $settings = @{',
      `        Name        = "${topic} $Mode"`,
      "        Description = 'Kept in Git, changed by review'",
      '        Domains     = @($Domain | Sort-Object -Unique)',
      '    }',
      '    foreach ($item in Get-AcceptedDomain) {',
      '        if ($item.DomainType -ne "Authoritative" -or -not $item.Name) { continue }',
      '        try {',
    ];
    const lines = 3 + Math.floor(random() * 8);
    for (let i = 0; i < lines; i++) block.push(`            ${pick(COMMANDS)}`);
    block.push(
      '            $count++',
      '        } catch {',
      '            Write-Warning "Could not read $($item.Name): $($_.Exception.Message)"',
      '        }',
      '    }',
      `    return [int]$count + ${Math.floor(random() * 100)}`,
      '}',
      '',
    );
    const whole = `${block.join('\n')}\n`;
    if (text.length + whole.length > characters) return text;
    text += whole;
  }
}

/** All PowerShell files below a folder. */
export function scriptsIn(folder: string): string[] {
  return globSync('**/*.{ps1,psm1,psd1}', { cwd: folder })
    .sort()
    .map((file) => decode(readFileSync(path.join(folder, file))).text);
}
