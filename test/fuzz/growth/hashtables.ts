import { type Generator, repeated } from './generator.ts';

const START = "$p = @{ Identity = 'Default' }\n";
const USE = 'Set-RemoteDomain @p\n';

/** What a script does to a hashtable, or a list, again and again before a command takes it. */
const CHANGES: Readonly<Record<string, (at: number) => string>> = {
  'one key': (at) => `$p.AutoForwardEnabled = $${at % 2 ? 'true' : 'false'}`,
  'a key of its own': (at) => `$p.k${at} = ${at}`,
  'an index': (at) => `$p['k${at}'] = ${at}`,
  'a key that a run tells': (at) => `$p[$k${at}] = ${at}`,
  Add: (at) => `$p.Add('k${at}', ${at})`,
  Remove: (at) => `$p.Remove('k${at}')`,
  'another table': (at) => `$p += @{ k${at} = ${at} }`,
  'a table of two': (at) => `$p = $p + @{ k${at} = ${at} }`,
  'a copy': (at) => `$q${at} = $p.Clone(); $q${at}.k${at} = ${at}`,
  'a key in a branch': (at) => `if ($c${at}) { $p.k${at} = ${at} }`,
  'a key in a function': (at) => `function f${at} { $script:p.k${at} = ${at} }`,
  'handed to a function': (at) => `f${at} $p`,
};

/** Each command with a table that is its own, or that all of them change. */
const USES: Readonly<Record<string, (at: number) => string>> = {
  'a table for each command': (at) =>
    `$p = @{ Identity = 'd${at}' }\n$p.AutoForwardEnabled = $true\nSet-RemoteDomain @p\n`,
  'a table of its own for each command': (at) =>
    `$p${at} = @{ Identity = 'd${at}' }\n$p${at}.Add('AutoForwardEnabled', $true)\nSet-RemoteDomain @p${at}\n`,
  'one table, changed for each command': (at) =>
    `$p.Identity = 'd${at}'\nSet-RemoteDomain @p -AutoForwardEnabled $true\n`,
};

/** Commands that each take all that stands before them. */
const PILES: Readonly<Record<string, (at: number) => string>> = {
  'a table that grows with each command': (at) => `$p.k${at} = ${at}\nSet-RemoteDomain @p\n`,
  'a list that grows with each command': (at) =>
    `$l += 'a${at}@contoso.com'\nSet-HostedOutboundSpamFilterRule r${at} -From $l\n`,
};

/** Hashtables and lists that scripts build up. */
export const HASHTABLES: readonly Generator[] = [
  ...Object.entries(CHANGES).map(([name, change]) =>
    repeated(`hashtables, changes: ${name}`, 'a.ps1', (at) => `${change(at)}\n`, { head: START, tail: USE }),
  ),
  ...Object.entries(USES).map(([name, piece]) => repeated(`hashtables, ${name}`, 'a.ps1', piece, { head: START })),
  ...Object.entries(PILES).map(([name, piece]) =>
    repeated(`hashtables, ${name}`, 'a.ps1', piece, { work: 'growing values', head: `${START}$l = @()\n` }),
  ),
  repeated('hashtables, a list that grows', 'a.ps1', (at) => `$l += 'a${at}@contoso.com'\n`, {
    head: '$l = @()\n',
    tail: 'New-HostedOutboundSpamFilterRule -Name r -HostedOutboundSpamFilterPolicy p -From $l\n',
  }),
];
