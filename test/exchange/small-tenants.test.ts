import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decide, type Question } from '../../src/verdict/index.ts';
import { tenantOf } from '../verdict/tenants.ts';

const ON = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On';
const OPEN = 'Set-RemoteDomain Default -AutoForwardEnabled $true';
const CLOSE = 'Set-RemoteDomain Default -AutoForwardEnabled $false';
const FABRIKAM = 'New-RemoteDomain -Name F -DomainName fabrikam.com';
const BLOCK =
  'New-TransportRule -Name b -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText no';

/** Scripts behind one that lets everybody forward, and whether ann@contoso.com may then forward to in@fabrikam.com. */
const SCRIPTS: Readonly<Record<string, readonly [script: string, answer: 'allowed' | 'blocked' | 'unknown']>> = {
  'an entry that has another name now': [
    `${FABRIKAM}\nSet-RemoteDomain F -Name G\nSet-RemoteDomain G -AutoForwardEnabled $false`,
    'blocked',
  ],
  'the old name of an entry': [
    `${FABRIKAM}\nSet-RemoteDomain F -Name G\nSet-RemoteDomain F -AutoForwardEnabled $false`,
    'unknown',
  ],
  'a new rule with the old name of another one': [
    `${BLOCK}\nSet-TransportRule b -Name c\nNew-TransportRule -Name b -SetSCL 1\nDisable-TransportRule b -Confirm:$false`,
    'blocked',
  ],
  'a name that stays': [
    `${FABRIKAM}\nSet-RemoteDomain F -Name F\nSet-RemoteDomain F -AutoForwardEnabled $false`,
    'blocked',
  ],
  'an entry that is removed and made anew': [
    `${CLOSE}\n${FABRIKAM}\nSet-RemoteDomain F -AutoForwardEnabled $false\nRemove-RemoteDomain F -Confirm:$false\n${FABRIKAM}`,
    'allowed',
  ],
  'the default entry cannot be removed': [`${CLOSE}\nRemove-RemoteDomain Default -Confirm:$false`, 'blocked'],
  'an entry is removed of which only a run tells the name': [
    `${CLOSE}\n$name = Read-Host\nRemove-RemoteDomain $name -Confirm:$false`,
    'blocked',
  ],
  'that entry may be the one for the domain': [
    `${FABRIKAM}\nSet-RemoteDomain F -AutoForwardEnabled $false\n$name = Read-Host\nRemove-RemoteDomain $name -Confirm:$false`,
    'unknown',
  ],
  'the default policy cannot be removed': [
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\nRemove-HostedOutboundSpamFilterPolicy Default -Confirm:$false',
    'blocked',
  ],
  'a rule that is named by its GUID': [
    `${BLOCK}\nDisable-TransportRule a1b2c3d4-1111-2222-3333-444455556666 -Confirm:$false`,
    'unknown',
  ],
  'a remote domain that is named by its distinguished name': [
    `${CLOSE}\nSet-RemoteDomain 'CN=Default,CN=Internet Message Formats' -AutoForwardEnabled $true`,
    'unknown',
  ],
  'a policy that is named behind its organization': [
    "Set-HostedOutboundSpamFilterPolicy 'contoso.onmicrosoft.com\\Default' -AutoForwardingMode Off",
    'unknown',
  ],
  'a function sets what it was told before it stood there': [
    `function Open-It { $script:on = $true }\n$on = $false\nOpen-It\nSet-RemoteDomain Default -AutoForwardEnabled $on`,
    'unknown',
  ],
  'a function sets a variable of who calls it': [
    `function Open-It { Set-Variable on $false -Scope 1 }\n$on = $true\nOpen-It\nSet-RemoteDomain Default -AutoForwardEnabled $on`,
    'unknown',
  ],
  'a function sets a variable of its own': [
    `function Open-It { $on = $true; Set-Variable on $false -Scope 0; Set-RemoteDomain Default -AutoForwardEnabled $on }\nOpen-It`,
    'unknown',
  ],
  'a variable of the session beside one of the script': [
    `$on = $true\n$global:on = $false\nSet-RemoteDomain Default -AutoForwardEnabled $on`,
    'unknown',
  ],
  'a variable of the session alone': [
    `$global:on = $false\nSet-RemoteDomain Default -AutoForwardEnabled $on`,
    'blocked',
  ],
  'a table in a list whose items a block changes': [
    `$p = @{ Identity = 'Default'; AutoForwardEnabled = $true }\n@($p).ForEach({ $_.AutoForwardEnabled = $false })\nSet-RemoteDomain @p`,
    'unknown',
  ],
};

for (const [name, [script, answer]] of Object.entries(SCRIPTS)) {
  test(`what a script leaves behind: ${name}`, () => {
    const tenant = tenantOf({ 'a.ps1': `${ON}\n${OPEN}\n${script}\n` }, 'acceptedDomains: [contoso.com]\n');
    const { verdict } = decide(tenant, {
      from: 'ann@contoso.com',
      to: 'in@fabrikam.com',
      mechanism: 'inboxRuleForward',
    });
    assert.equal(verdict, answer);
  });
}

interface SmallTenant extends Partial<Question> {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly want: 'allowed' | 'blocked' | 'unknown';
}

const TENANTS = JSON.parse(
  readFileSync(new URL('./small-tenants.json', import.meta.url), 'utf8'),
) as readonly SmallTenant[];

for (const { id, files, want, ...question } of TENANTS) {
  test(`what the files of a small tenant come to: ${id}`, () => {
    const tenant = tenantOf(files, 'acceptedDomains: [contoso.com]\n');
    const asked = {
      from: 'ann@contoso.com',
      to: 'in@fabrikam.com',
      mechanism: 'inboxRuleForward',
      ...question,
    } as const;
    assert.equal(decide(tenant, asked).verdict, want);
  });
}
