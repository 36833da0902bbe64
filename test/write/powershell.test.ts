import type { NewObject } from '../../src/tenant/index.ts';
import { add, before, behind, check, remove, rename, set } from './edited.ts';

const FABRIKAM: NewObject = {
  kind: 'remoteDomain',
  operation: 'create',
  name: 'Fabrikam',
  properties: { domainName: 'fabrikam.com', autoForwardEnabled: true },
};
const POLICY = 'Set-HostedOutboundSpamFilterPolicy';

check('parameters that are set', 'a.ps1', {
  'a bare word': [
    `${POLICY} Default -AutoForwardingMode Off\n`,
    set('autoForwardingMode', 'On'),
    `${POLICY} Default -AutoForwardingMode On\n`,
  ],
  'a word in single quotes': [
    `${POLICY} Default -AutoForwardingMode 'Off'\n`,
    set('autoForwardingMode', 'On'),
    `${POLICY} Default -AutoForwardingMode 'On'\n`,
  ],
  'behind a colon': [
    `${POLICY} Default -NotifyOutboundSpam:$False -AutoForwardingMode:Off\n`,
    set('notifyOutboundSpam', true),
    `${POLICY} Default -NotifyOutboundSpam:$True -AutoForwardingMode:Off\n`,
  ],
  'a new one, words without quotes': [
    `${POLICY} Default -RecipientLimitPerDay 5\n`,
    set('autoForwardingMode', 'On'),
    `${POLICY} Default -RecipientLimitPerDay 5 -AutoForwardingMode On\n`,
  ],
  'a new one, words in quotes': [
    `${POLICY} 'Default' -ActionWhenThresholdReached 'Alert'; 1\n`,
    set('autoForwardingMode', 'On'),
    `${POLICY} 'Default' -ActionWhenThresholdReached 'Alert' -AutoForwardingMode 'On'; 1\n`,
  ],
  'a new Boolean beside a word that ends in one': [
    'Set-TransportRule A -Comments NOW$TRUE\n',
    set('deleteMessage', true),
    'Set-TransportRule A -Comments NOW$TRUE -DeleteMessage $true\n',
  ],
  'a new list beside one in brackets without blanks': [
    "New-HostedOutboundSpamFilterRule R -HostedOutboundSpamFilterPolicy P -From @('a@x.com','b@x.com')\n",
    set('exceptIfFrom', ['c@x.com', 'd@x.com']),
    "New-HostedOutboundSpamFilterRule R -HostedOutboundSpamFilterPolicy P -From @('a@x.com','b@x.com') -ExceptIfFrom @('c@x.com','d@x.com')\n",
  ],
  'a list in place of another one': [
    'New-HostedOutboundSpamFilterRule R -From "a@x.com", "b@x.com" -Priority 0\n',
    set('from', ['c@x.com']),
    'New-HostedOutboundSpamFilterRule R -From "c@x.com" -Priority 0\n',
  ],
  'a new one in a call over lines': [
    `if (1) {\r\n  ${POLICY} Default \`\r\n    -RecipientLimitPerDay 5\r\n}\r\n`,
    set('autoForwardingMode', 'On'),
    `if (1) {\r\n  ${POLICY} Default \`\r\n    -RecipientLimitPerDay 5 \`\r\n    -AutoForwardingMode On\r\n}\r\n`,
  ],
  'a new one in a call whose last line has two': [
    `${POLICY} Default \`\n  -RecipientLimitPerDay 5 -RecipientLimitExternalPerHour 5\n`,
    set('autoForwardingMode', 'On'),
    `${POLICY} Default \`\n  -RecipientLimitPerDay 5 -RecipientLimitExternalPerHour 5 -AutoForwardingMode On\n`,
  ],
  'cleared with null': [
    `${POLICY} Default -AutoForwardingMode Off\n`,
    set('bccSuspiciousOutboundAdditionalRecipients', null),
    `${POLICY} Default -AutoForwardingMode Off -BccSuspiciousOutboundAdditionalRecipients $null\n`,
  ],
  'in a table that is splatted': [
    `$p = @{\n  Identity = 'Default'\n  AutoForwardingMode = 'Off' # closed\n}\n${POLICY} @p\n`,
    set('autoForwardingMode', 'On'),
    `$p = @{\n  Identity = 'Default'\n  AutoForwardingMode = 'On' # closed\n}\n${POLICY} @p\n`,
  ],
  'a new one in a table that is splatted': [
    `$p = @{\n  Identity = 'Default' # name\n  AutoForwardingMode = 'Off' # closed\n}\n${POLICY} @p\n`,
    set('recipientLimitPerDay', 5),
    `$p = @{\n  Identity = 'Default' # name\n  AutoForwardingMode = 'Off' # closed\n  RecipientLimitPerDay = 5\n}\n${POLICY} @p\n`,
  ],
  'beside a table that is splatted': [
    `$p = @{ AutoForwardingMode = 'Off' }\n${POLICY} -Identity 'Default' @p\n`,
    set('recipientLimitPerDay', 5),
    `$p = @{ AutoForwardingMode = 'Off'; RecipientLimitPerDay = 5 }\n${POLICY} -Identity 'Default' @p\n`,
  ],
  'not a value that a variable holds': [
    `${POLICY} Default -AutoForwardingMode (Get-Mode)\n`,
    set('autoForwardingMode', 'On'),
    undefined,
  ],
  'not the literal of a variable': [
    "$m = 'Off'\nSet-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $m\n",
    set('autoForwardingMode', 'On'),
    undefined,
  ],
  'not behind a comment': [
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode <# x #> Off\n',
    set('autoForwardingMode', 'On'),
    undefined,
  ],
  'on the next line, and in parentheses': [
    "Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode `\n  ('Off')\n",
    set('autoForwardingMode', 'On'),
    "Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode `\n  ('On')\n",
  ],
  'a new one beside a table that two calls splat': [
    "$p = @{ Identity = 'A' }\nSet-HostedOutboundSpamFilterPolicy @p\nGet-Thing @p\n",
    set('autoForwardingMode', 'Off'),
    "$p = @{ Identity = 'A' }\nSet-HostedOutboundSpamFilterPolicy @p -AutoForwardingMode Off\nGet-Thing @p\n",
  ],
  'a new one in a table whose name begins that of another one': [
    "$pa = @{ RecipientLimitPerDay = 5 }\n$par = @{ Path = 'x' }\nSet-HostedOutboundSpamFilterPolicy @pa\nGet-Thing @par\n",
    set('autoForwardingMode', 'Off'),
    '$pa = @{ RecipientLimitPerDay = 5; AutoForwardingMode = "Off" }\n$par = @{ Path = \'x\' }\nSet-HostedOutboundSpamFilterPolicy @pa\nGet-Thing @par\n',
  ],
  'a new one beside a table and an argument': [
    '$p = @{ RecipientLimitPerDay = 5 }\nSet-HostedOutboundSpamFilterPolicy @p -RecipientLimitExternalPerHour 5\n',
    set('autoForwardingMode', 'Off'),
    '$p = @{ RecipientLimitPerDay = 5 }\nSet-HostedOutboundSpamFilterPolicy @p -RecipientLimitExternalPerHour 5 -AutoForwardingMode Off\n',
  ],
  'the first one': [
    'New-HostedOutboundSpamFilterPolicy Sales\n',
    set('autoForwardingMode', 'Off'),
    'New-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode Off\n',
  ],
  'words in Booleans of small and of all big letters': [
    'Set-HostedOutboundSpamFilterPolicy Default -NotifyOutboundSpam $TRUE\n',
    set('bccSuspiciousOutboundMail', false),
    'Set-HostedOutboundSpamFilterPolicy Default -NotifyOutboundSpam $TRUE -BccSuspiciousOutboundMail $FALSE\n',
  ],
});

check('parameters that go', 'a.ps1', {
  'the last one': [
    `${POLICY} Default -RecipientLimitPerDay 5  -AutoForwardingMode Off # x\n`,
    remove('autoForwardingMode'),
    `${POLICY} Default -RecipientLimitPerDay 5 # x\n`,
  ],
  'one in the middle': [
    `${POLICY} Default -RecipientLimitPerDay 5 -AutoForwardingMode Off\n`,
    remove('recipientLimitPerDay'),
    `${POLICY} Default -AutoForwardingMode Off\n`,
  ],
  'with its continuation': [
    `${POLICY} Default \`\n  -RecipientLimitPerDay 5 \`\n  -AutoForwardingMode Off\nGet-Date\n`,
    remove('autoForwardingMode'),
    `${POLICY} Default \`\n  -RecipientLimitPerDay 5\nGet-Date\n`,
  ],
  'from a table': [
    `$p = @{\n  Identity = 'Default'\n  AutoForwardingMode = 'Off'\n}\n${POLICY} @p\n`,
    remove('autoForwardingMode'),
    `$p = @{\n  Identity = 'Default'\n}\n${POLICY} @p\n`,
  ],
  'not one that is not there': [
    `${POLICY} Default -AutoForwardingMode Off\n`,
    remove('recipientLimitPerDay'),
    undefined,
  ],
  'not one whose value stands in a variable': [
    "$m = 'Off'\nSet-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $m\n",
    remove('autoForwardingMode'),
    undefined,
  ],
  'with its colon': [
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode:Off -RecipientLimitPerDay 5\n',
    remove('autoForwardingMode'),
    'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitPerDay 5\n',
  ],
});

check('parameters that get another name', 'a.ps1', {
  plain: [
    'New-HostedOutboundSpamFilterRule R -From a@x.com\n',
    rename('from', 'exceptIfFrom'),
    'New-HostedOutboundSpamFilterRule R -ExceptIfFrom a@x.com\n',
  ],
  'with a colon and a long dash': [
    'New-HostedOutboundSpamFilterRule R –From:a@x.com\n',
    rename('from', 'exceptIfFrom'),
    'New-HostedOutboundSpamFilterRule R –ExceptIfFrom:a@x.com\n',
  ],
  'in a table': [
    "$p = @{ 'From' = 'a@x.com'; Name='R' }\nNew-HostedOutboundSpamFilterRule @p\n",
    rename('from', 'exceptIfFrom'),
    "$p = @{ 'ExceptIfFrom' = 'a@x.com'; Name='R' }\nNew-HostedOutboundSpamFilterRule @p\n",
  ],
  'in a table without a blank': [
    "$p = @{ From='a@x.com'; Name='R' }\nNew-HostedOutboundSpamFilterRule @p\n",
    rename('from', 'exceptIfFrom'),
    "$p = @{ ExceptIfFrom='a@x.com'; Name='R' }\nNew-HostedOutboundSpamFilterRule @p\n",
  ],
  'not one that is not there': [
    'New-HostedOutboundSpamFilterRule R -From a@x.com\n',
    rename('sentTo', 'from'),
    undefined,
  ],
  'not a value without a name': [
    'New-HostedOutboundSpamFilterRule R -From a@x.com\n',
    rename('name', 'identity'),
    undefined,
  ],
});

const CLOSE = 'Set-RemoteDomain Default -AutoForwardEnabled $false';
const TWO = [
  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
  'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
] as const;

check('commands beside a command', 'a.ps1', {
  'before it': [`  ${CLOSE}\r\n`, before(FABRIKAM), `  ${TWO[0]}\r\n  ${TWO[1]}\r\n  ${CLOSE}\r\n`],
  'before it on a line with others': [
    `if (1) { ${CLOSE} }\n`,
    before(FABRIKAM),
    `if (1) { ${TWO[0]}; ${TWO[1]}; ${CLOSE} }\n`,
  ],
  'before it behind a semicolon': [
    `Get-Date; ${CLOSE}\n`,
    before(FABRIKAM),
    `Get-Date; ${TWO[0]}; ${TWO[1]}; ${CLOSE}\n`,
  ],
  'not before it where it gives a value': [`$x = ${CLOSE}\n`, before(FABRIKAM), undefined],
  'behind a semicolon at the end of the line': [
    `${CLOSE};\n1\n`,
    behind(FABRIKAM),
    `${CLOSE};\n${TWO[0]}\n${TWO[1]}\n1\n`,
  ],
  'behind a semicolon and a comment': [
    `${CLOSE}; # x\n1\n`,
    behind(FABRIKAM),
    `${CLOSE}; # x\n${TWO[0]}\n${TWO[1]}\n1\n`,
  ],
  'not behind a pipe to a block over lines': [`${CLOSE} | ForEach-Object {\n  1\n}\n`, behind(FABRIKAM), undefined],
  'behind a pipe to a block on one line': [
    `${CLOSE} | ForEach-Object { 1 }\n`,
    behind(FABRIKAM),
    `${CLOSE} | ForEach-Object { 1 }\n${TWO[0]}\n${TWO[1]}\n`,
  ],
  'not behind what may hold anything': [`${CLOSE} | Out-File 'a.txt'\n`, behind(FABRIKAM), undefined],
  'over lines like their neighbour, where they have three parameters': [
    'Set-RemoteDomain Default `\n    -AutoForwardEnabled $false\n',
    behind({ ...FABRIKAM, operation: 'set', properties: { autoForwardEnabled: true, isInternal: false } }),
    'Set-RemoteDomain Default `\n    -AutoForwardEnabled $false\nSet-RemoteDomain -Identity Fabrikam `\n    -AutoForwardEnabled $true `\n    -IsInternal $false\n',
  ],
  'that switch and take away': [
    `${CLOSE}\n`,
    behind(
      { kind: 'transportRule', operation: 'disable', name: 'R', properties: {} },
      { kind: 'transportRule', operation: 'enable', name: 'R', properties: {} },
      { kind: 'transportRule', operation: 'remove', name: 'R', properties: {} },
    ),
    `${CLOSE}\nDisable-TransportRule -Identity R -Confirm:$false\nEnable-TransportRule -Identity R\nRemove-TransportRule -Identity R -Confirm:$false\n`,
  ],
  'behind a pipe to two blocks on one line': [
    'Set-RemoteDomain Default -AutoForwardEnabled $false | Where-Object { 1 } | ForEach-Object { 2 }\n',
    behind(FABRIKAM),
    'Set-RemoteDomain Default -AutoForwardEnabled $false | Where-Object { 1 } | ForEach-Object { 2 }\nNew-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\nSet-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n',
  ],
  'not behind a pipe that goes on, with blanks behind it': [
    'Set-RemoteDomain Default -AutoForwardEnabled $false |  \n  Out-Null\n',
    behind(FABRIKAM),
    undefined,
  ],
  'in a block on one line': [
    'if (1) { Set-RemoteDomain Default -AutoForwardEnabled $false }\n',
    behind(FABRIKAM),
    'if (1) { Set-RemoteDomain Default -AutoForwardEnabled $false; New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com; Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true }\n',
  ],
  'for a new remote domain without a setting': [
    'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
    behind({ ...FABRIKAM, properties: { domainName: 'fabrikam.com' } }),
    'Set-RemoteDomain Default -AutoForwardEnabled $false\nNew-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\n',
  ],
  'for a group that gets members, and one that gets a setting': [
    'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
    behind(
      { kind: 'group', operation: 'set', name: 'sales', properties: {}, added: { members: ['a@x.com', 'b@x.com'] } },
      { kind: 'group', operation: 'set', name: 'sales', properties: { type: 'Security' } },
    ),
    'Set-RemoteDomain Default -AutoForwardEnabled $false\nAdd-DistributionGroupMember -Identity sales -Member "a@x.com"\nAdd-DistributionGroupMember -Identity sales -Member "b@x.com"\nSet-DistributionGroup -Identity sales -Type Security\n',
  ],
  'for groups with an address and with a name': [
    'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
    behind(
      { kind: 'group', operation: 'create', name: 'sales@x.com', properties: {} },
      { kind: 'group', operation: 'create', name: 'Sales', properties: {} },
    ),
    'Set-RemoteDomain Default -AutoForwardEnabled $false\nNew-DistributionGroup -Name sales -Alias sales -Type Security -PrimarySmtpAddress "sales@x.com"\nNew-DistributionGroup -Name Sales -Type Security\n',
  ],
});

check('items that are added to a list', 'a.ps1', {
  'behind the last one': [
    'New-HostedOutboundSpamFilterRule R -From a@x.com, b@x.com\n',
    add('from', 'c@x.com'),
    'New-HostedOutboundSpamFilterRule R -From "a@x.com", "b@x.com", "c@x.com"\n',
  ],
  'behind a single one': [
    'New-HostedOutboundSpamFilterRule R -From a@x.com\n',
    add('from', 'c@x.com'),
    'New-HostedOutboundSpamFilterRule R -From "a@x.com", "c@x.com"\n',
  ],
  'to a list that is not there': [
    'New-HostedOutboundSpamFilterRule R -Priority 0\n',
    add('from', 'c@x.com'),
    'New-HostedOutboundSpamFilterRule R -Priority 0 -From "c@x.com"\n',
  ],
  'not to a list known at run time only': [
    'New-HostedOutboundSpamFilterRule R -From $l\n',
    add('from', 'c@x.com'),
    undefined,
  ],
  'not to what a command adds': [
    "Set-HostedOutboundSpamFilterRule R -From @{ Add = 'a@x.com' }\n",
    add('from', 'c@x.com'),
    undefined,
  ],
});
