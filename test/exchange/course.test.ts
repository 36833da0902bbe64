import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toldOf } from './told-commands.ts';

const made = (name: string, policy: string): string =>
  `New-HostedOutboundSpamFilterRule -Name ${name} -HostedOutboundSpamFilterPolicy ${policy}`;
const given = (name: string, policy: string): string =>
  `Set-HostedOutboundSpamFilterRule -Identity ${name} -HostedOutboundSpamFilterPolicy ${policy}`;
const removed = (name: string): string => `Remove-HostedOutboundSpamFilterRule -Identity ${name}`;

const RUNS = 'runs';
const taken = (policy: string): string => `refused | policy-used-by-two-rules | ${policy} | at ${policy}`;
const perhaps = (policy: string): string => `may-run | policy-may-be-taken | at ${policy}`;

type Cases = Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;

const each = (cases: Cases): void => {
  for (const [name, [lines, expected]] of Object.entries(cases))
    it(name, () => assert.deepEqual(toldOf(`${lines.join('\n')}\n`), expected));
};

describe('a policy has one rule, at each point of a script', () =>
  each({
    'a second rule is refused': [
      [made('A', 'P'), made('B', 'P')],
      [RUNS, taken('P')],
    ],
    'in another case as well': [
      [made('A', 'P'), made('B', 'p')],
      [RUNS, taken('p')],
    ],
    'another policy is free': [
      [made('A', 'P'), made('B', 'Q')],
      [RUNS, RUNS],
    ],
    'a rule may get its own policy again': [
      [made('A', 'P'), given('a', 'P')],
      [RUNS, RUNS],
    ],
    'a rule may not get the policy of another': [
      [made('A', 'P'), made('B', 'Q'), given('B', 'P')],
      [RUNS, RUNS, taken('P')],
    ],
    'a rule that gets another policy leaves its own': [
      [made('A', 'P'), given('A', 'Q'), made('B', 'P')],
      [RUNS, RUNS, RUNS],
    ],
    'and has the other one': [
      [made('A', 'P'), given('A', 'Q'), made('B', 'Q')],
      [RUNS, RUNS, taken('Q')],
    ],
    'a rule that gets another setting keeps its policy': [
      [made('A', 'P'), 'Set-HostedOutboundSpamFilterRule -Identity A -Priority 0', made('B', 'P')],
      [RUNS, RUNS, taken('P')],
    ],
    'a rule that is removed leaves its policy': [
      [made('A', 'P'), removed('A'), made('B', 'P')],
      [RUNS, RUNS, RUNS],
    ],
    'another rule that is removed leaves it not': [
      [made('A', 'P'), made('B', 'Q'), removed('B'), made('C', 'P')],
      [RUNS, RUNS, RUNS, taken('P')],
    ],
    'a rule that only a run names may be any': [
      [made('A', 'P'), removed('$x'), made('B', 'P')],
      [RUNS, RUNS, RUNS],
    ],
    'a new rule that only a run names takes it from no rule': [
      [made('A', 'P'), made('$x', 'Q'), made('B', 'P')],
      [RUNS, RUNS, taken('P')],
    ],
    'a rule that is switched off keeps it': [
      [made('A', 'P'), 'Disable-HostedOutboundSpamFilterRule -Identity A', made('B', 'P')],
      [RUNS, RUNS, taken('P')],
    ],
    'a rule without a name that the text tells': [
      [made('$x', 'P'), made('B', 'P')],
      [RUNS, RUNS],
    ],
    'a refused command takes no policy': [
      [`${made('A', 'P')} -Unknown 1`, made('B', 'P')],
      ['refused | unknown-parameter | Unknown | at -Unknown', RUNS],
    ],
  }));

describe('a policy that a branch may give to a rule', () => {
  const branch = `if ($x) { ${made('A', 'P')} }`;
  const may = `may-run | region-branch | at ${branch.slice('if ($x) '.length)}`;
  each({
    'is perhaps not free for another one': [
      [branch, made('B', 'P')],
      [may, perhaps('P')],
    ],
    'is free for the same one': [
      [branch, given('a', 'P')],
      [may, RUNS],
    ],
    'leaves other policies free': [
      [branch, made('B', 'Q')],
      [may, RUNS],
    ],
  });
});

describe('whom a command can mean', () => {
  const files = (exchange: object): Readonly<Record<string, string>> => ({
    'tenant.exo.json': JSON.stringify({ exchange }),
  });
  const whole = files({
    transportRules: [{ name: 'Block', priority: 0 }],
    remoteDomains: [{ name: 'Fabrikam', domainName: 'fabrikam.com' }],
    outboundPolicies: [{ name: 'Partners' }],
    mailboxes: ['ann@contoso.com'],
  });
  const absent = (identity: string): readonly string[] => [
    `refused | identity-not-found | ${identity} | at ${identity}`,
  ];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Disable-TransportRule -Identity Block -Confirm:$false', [RUNS]],
    ['Disable-TransportRule -Identity block -Confirm:$false', [RUNS]],
    ['Disable-TransportRule -Identity Blocks -Confirm:$false', absent('Blocks')],
    ['Enable-TransportRule -Identity Blocks', absent('Blocks')],
    ['Set-TransportRule -Identity Blocks -Priority 1', absent('Blocks')],
    ['Remove-TransportRule -Identity Blocks -Confirm:$false', absent('Blocks')],
    ['Get-TransportRule -Identity Blocks', [RUNS]],
    ['Set-TransportRule -Identity $rule -Priority 1', [RUNS]],
    ['Set-TransportRule -Identity contoso\\Blocks -Priority 1', [RUNS]],
    ['Set-TransportRule -Identity 5ea2c5fd-0000-4000-8000-000000000001 -Priority 1', [RUNS]],
    ['Set-TransportRule -Identity 5ea2c5f-0000 -Priority 1', absent('5ea2c5f-0000')],
    ['Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true', [RUNS]],
    ['Set-RemoteDomain -Identity Default -AutoForwardEnabled $true', [RUNS]],
    ['Set-RemoteDomain -Identity * -AutoForwardEnabled $true', [RUNS]],
    ['Set-RemoteDomain -Identity Adatum -AutoForwardEnabled $true', absent('Adatum')],
    ['Set-RemoteDomain -Identity adatum.com -AutoForwardEnabled $true', absent('adatum.com')],
    [
      'Set-RemoteDomain -Identity fabrikam.com -AutoForwardEnabled $true',
      ['refused | remotedomain-identity-by-domain | fabrikam.com | at fabrikam.com'],
    ],
    ['Set-TransportRule -Identity fabrikam.com -Priority 1', absent('fabrikam.com')],
    ['Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On', [RUNS]],
    ['Set-HostedOutboundSpamFilterPolicy -Identity Others -AutoForwardingMode On', absent('Others')],
    ['Set-HostedOutboundSpamFilterRule -Identity Default -Priority 1', absent('Default')],
    ['Set-Mailbox -Identity bob@contoso.com -DeliverToMailboxAndForward $true', [RUNS]],
    ['New-TransportRule -Name Later -Priority 1\nSet-TransportRule -Identity Later -Priority 2', [RUNS, RUNS]],
    ['New-TransportRule -Name $n -Priority 1\nSet-TransportRule -Identity Later -Priority 2', [RUNS, RUNS]],
  ];
  for (const [command, expected] of cases)
    it(command, () =>
      assert.deepEqual(
        toldOf(`${command}\n`, {
          ...whole,
          ...(command.includes('Rule -Identity Default') ? files({ outboundRules: [] }) : {}),
        }),
        expected,
      ),
    );

  it('its name, whatever else the command gives it', () =>
    assert.deepEqual(toldOf('Set-TransportRule -Name Block -Identity Blocks\n', whole), absent('Blocks')));

  const NAMED_TWICE = `Configuration Tenant {
  Node localhost {
    EXORemoteDomain 'Adatum' { Identity = 'Adatum'; Name = 'Adatum Ltd'; DomainName = 'adatum.com' }
  }
}
`;
  it('what a resource calls Name as well', () =>
    assert.deepEqual(
      toldOf("Set-RemoteDomain -Identity 'Adatum Ltd' -AutoForwardEnabled $true\n", {
        ...whole,
        'dsc.ps1': NAMED_TWICE,
      }),
      [RUNS],
    ));

  it('what an export lists', () => {
    const exported = {
      'tenant.json': JSON.stringify({
        mailflowLintExport: { version: 1, parts: [{ collection: 'transportRules', complete: true, count: 1 }] },
        exchange: { transportRules: [{ Name: 'Block', Priority: 0, State: 'Enabled', Mode: 'Enforce' }] },
      }),
    };
    assert.deepEqual(toldOf('Set-TransportRule -Identity Block -Priority 1\n', exported), [RUNS]);
    assert.deepEqual(toldOf('Set-TransportRule -Identity Blocks -Priority 1\n', exported), absent('Blocks'));
  });

  it('anybody where no file states the whole', () =>
    assert.deepEqual(toldOf('Set-TransportRule -Identity Blocks -Priority 1\n'), [RUNS]));
});

describe('a failure of the service ends a try body surely only where the call says so', () => {
  const whole = {
    'tenant.exo.json': JSON.stringify({ exchange: { transportRules: [{ name: 'Block', priority: 0 }] } }),
  };
  const behind = (command: string): string | undefined =>
    toldOf(`try {\n${command}\nRemove-TransportRule Block\n} catch { }\n`, whole)[1]?.split(' | ')[0];
  const cases: readonly (readonly [string, string])[] = [
    ['Set-TransportRule -Identity Gone -Priority 1 -ErrorAction Stop', 'never'],
    ['Set-TransportRule -Identity Gone -Priority 2 -ea 1', 'never'],
    ['Set-TransportRule -Identity Gone -Priority 2', 'may-run'],
    ['Set-TransportRule -Identity Gone -Priority 2 -ErrorAction Continue', 'may-run'],
    ['Set-TransportRule -Identity Stop -Priority 2', 'may-run'],
    ['Set-TransportRule -Identity Gone -Priority 1', 'may-run'],
  ];
  for (const [command, expected] of cases) it(command, () => assert.equal(behind(command), expected));
});

describe('behind a command that fails', () =>
  each({
    'a script goes on': [
      ['Set-RemoteDomain -Unknown 1', 'Remove-TransportRule A'],
      ['refused | unknown-parameter | Unknown | at -Unknown', RUNS],
    ],
    'a try body ends': [
      [
        'try {',
        'Set-RemoteDomain -Unknown 1',
        'Remove-TransportRule A',
        '} catch { Remove-TransportRule B }',
        'Remove-TransportRule C',
      ],
      [
        'refused | unknown-parameter | Unknown | at -Unknown',
        'never | behind-failure | at Set-RemoteDomain -Unknown 1',
        RUNS,
        RUNS,
      ],
    ],
    'a catch block without a failure may run': [
      ['try {', 'Remove-TransportRule A', '} catch { Remove-TransportRule B }'],
      [RUNS, 'may-run | region-catch | at Remove-TransportRule B'],
    ],
    'a finally block runs': [
      ['try {', 'Set-RemoteDomain -Unknown 1', '} finally { Remove-TransportRule B }'],
      ['refused | unknown-parameter | Unknown | at -Unknown', RUNS],
    ],
    'under Stop the script ends': [
      ['$ErrorActionPreference = "Stop"', 'Set-RemoteDomain -Unknown 1', 'Remove-TransportRule A'],
      [
        'refused | unknown-parameter | Unknown | at -Unknown',
        'never | behind-failure | at Set-RemoteDomain -Unknown 1',
      ],
    ],
    'the try around the call of a function that calls the failing one may end': [
      [
        'function Inner { Set-RemoteDomain -Unknown 1 }',
        'function Outer { Inner }',
        'try { Outer',
        'Remove-TransportRule A',
        '} catch { }',
      ],
      [
        'refused | unknown-parameter | Unknown | at -Unknown',
        'may-run | behind-failure | at Set-RemoteDomain -Unknown 1',
      ],
    ],
    'nothing runs of a function that nobody calls': [
      ['function Close-It { Remove-TransportRule A }'],
      ['never | function-not-called | Close-It | at function Close-It { Remove-TransportRule A }'],
    ],
    'WhatIf for all is no matter of a cmdlet that does not take it, and of the others it is': [
      [
        '$global:WhatIfPreference = $true',
        'Get-RemoteDomain',
        'Remove-TransportRule A',
        'Set-MailboxFolderPermission A',
      ],
      [
        'may-run | what-if-preference | at $global:WhatIfPreference = $true',
        'never | what-if-preference | at $global:WhatIfPreference = $true',
        'never | what-if-preference | at $global:WhatIfPreference = $true',
      ],
    ],
    'WhatIf runs nothing': [
      ['Remove-TransportRule A -WhatIf', 'Remove-TransportRule B -WhatIf:$x', 'Remove-TransportRule C -WhatIf:$false'],
      ['never | what-if | at Remove-TransportRule', 'may-run | what-if | at Remove-TransportRule', RUNS],
    ],
  }));
