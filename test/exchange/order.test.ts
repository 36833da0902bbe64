import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../../src/verdict/index.ts';
import { tenantOf } from '../verdict/tenants.ts';

const QUESTION = { from: 'ann@contoso.com', to: 'in@fabrikam.com', mechanism: 'inboxRuleForward' } as const;
const OWN = { acceptedDomains: ['contoso.com'] };
const OPEN =
  'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n' +
  'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true\n';
const CLOSED = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n';

const block = (more = '', name = 'block'): string =>
  `New-TransportRule -Name ${name} -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText x ${more}\n`;
const stop = (more = '', name = 'stop'): string =>
  `New-TransportRule -Name ${name} -SentToScope NotInOrganization -StopRuleProcessing $true -SetHeaderName X -SetHeaderValue 1 ${more}\n`;
const policies =
  'New-HostedOutboundSpamFilterPolicy -Name Allow -AutoForwardingMode On\n' +
  'New-HostedOutboundSpamFilterPolicy -Name Block -AutoForwardingMode Off\n';
const outbound = (name: string, more = ''): string =>
  `New-HostedOutboundSpamFilterRule -Name ${name} -HostedOutboundSpamFilterPolicy ${name} -From ann@contoso.com ${more}\n`;

const data = (rules: readonly string[]): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{name: Default, autoForwardingMode: "On"}]
  remoteDomains: [{name: Default, domainName: "*", autoForwardEnabled: true}]
  transportRules:
${rules.map((rule) => `    - {${rule}}\n`).join('')}`;
const BLOCK =
  'name: block, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, rejectMessageReasonText: x';
const STOP =
  'name: stop, sentToScope: NotInOrganization, stopRuleProcessing: true, setHeaderName: X, setHeaderValue: "1"';

type Case = readonly [name: string, files: Readonly<Record<string, string>>, answer: string, config?: object];

const answerOf = (files: Case[1], config: object = {}): string => {
  const { verdict, reason } = decide(tenantOf(files, JSON.stringify({ ...OWN, ...config })), QUESTION);
  return reason === null ? verdict : `${verdict} ${reason}`;
};

function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, files, answer, config] of cases) it(name, () => assert.equal(answerOf(files, config), answer));
  });
}

check('steps of one script follow each other', [
  [
    'a rule that was pushed down is behind what takes its new number',
    { 'a.ps1': OPEN + block('-Priority 0') + block('-Priority 0 -Enabled $false', 'other') + stop('-Priority 1') },
    'allowed',
  ],
  [
    'a rule that was pushed down stays in front of what comes behind it',
    { 'a.ps1': OPEN + block('-Priority 0') + block('-Priority 0 -Enabled $false', 'other') + stop('-Priority 2') },
    'blocked',
  ],
  [
    'the later rule takes the number and stops',
    { 'a.ps1': OPEN + block('-Priority 0') + stop('-Priority 0') },
    'allowed',
  ],
  [
    'the later rule takes the number and blocks',
    { 'a.ps1': OPEN + stop('-Priority 0') + block('-Priority 0') },
    'blocked',
  ],
  ['without a number a new rule comes last', { 'a.ps1': OPEN + stop() + block() }, 'allowed'],
  ['a number in front of a rule without one', { 'a.ps1': OPEN + stop() + block('-Priority 0') }, 'blocked'],
  [
    'a number that may be in front of a rule without one, or behind it',
    { 'a.ps1': OPEN + stop() + block('-Priority 1') },
    'unknown order-unknown',
  ],
  [
    'a rule that is moved pushes the others down',
    { 'a.ps1': `${OPEN}${stop('-Priority 0')}${block('-Priority 1')}Set-TransportRule block -Priority 0\n` },
    'blocked',
  ],
  [
    'a rule that is moved behind the last one',
    { 'a.ps1': `${OPEN}${block('-Priority 0')}${stop('-Priority 1')}Set-TransportRule block -Priority 1\n` },
    'allowed',
  ],
  [
    'a removed rule leaves no gap',
    {
      'a.ps1': `${OPEN}${stop('-Priority 0', 'first')}${stop('-Priority 1')}Remove-TransportRule first\n${block('-Priority 0')}`,
    },
    'blocked',
  ],
  [
    'the number of a removed rule is used by the next',
    {
      'a.ps1': `${OPEN}${block('-Priority 0', 'first')}${stop('-Priority 1')}Remove-TransportRule first\n${block('-Priority 1')}`,
    },
    'allowed',
  ],
  ['a later value', { 'a.ps1': OPEN + CLOSED }, 'blocked'],
  ['a rule that is removed again', { 'a.ps1': `${OPEN}${block()}Remove-TransportRule block\n` }, 'allowed'],
  ['a rule that is switched off again', { 'a.ps1': `${OPEN}${block()}Disable-TransportRule block\n` }, 'allowed'],
  [
    'an outbound rule with a lower number',
    { 'a.ps1': OPEN + policies + outbound('Allow', '-Priority 1') + outbound('Block', '-Priority 0') },
    'blocked',
  ],
  [
    'outbound rules without a number',
    { 'a.ps1': CLOSED + policies + outbound('Allow') + outbound('Block') },
    'allowed',
  ],
  [
    'an outbound rule that is moved',
    {
      'a.ps1': `${OPEN}${policies}${outbound('Allow', '-Priority 0')}${outbound('Block', '-Priority 1')}Set-HostedOutboundSpamFilterRule Block -Priority 0\n`,
    },
    'blocked',
  ],
]);

check('a data file states numbers and no order', [
  [
    'equal numbers',
    { 'tenant.exo.yaml': data([`${BLOCK}, priority: 0`, `${STOP}, priority: 0`]) },
    'unknown duplicate-priority',
  ],
  ['no numbers', { 'tenant.exo.yaml': data([BLOCK, STOP]) }, 'unknown order-unknown'],
  ['one without a number comes behind', { 'tenant.exo.yaml': data([STOP, `${BLOCK}, priority: 0`]) }, 'blocked'],
  ['different numbers', { 'tenant.exo.yaml': data([`${STOP}, priority: 1`, `${BLOCK}, priority: 0`]) }, 'blocked'],
  [
    'equal numbers behind the block',
    {
      'tenant.exo.yaml': data([
        `${STOP}, priority: 1`,
        `${STOP.replace('stop', 'other')}, priority: 1`,
        `${BLOCK}, priority: 0`,
      ]),
    },
    'blocked',
  ],
  [
    'equal numbers of two blocks',
    { 'tenant.exo.yaml': data([`${BLOCK}, priority: 0`, `${BLOCK.replace('block', 'other')}, priority: 0`]) },
    'blocked',
  ],
  [
    'a script puts a rule in front',
    { 'tenant.exo.yaml': data([`${STOP}, priority: 0`]), 'a.ps1': block('-Priority 0') },
    'blocked',
  ],
  ['a script adds a rule behind', { 'tenant.exo.yaml': data([`${STOP}, priority: 0`]), 'a.ps1': block() }, 'allowed'],
]);

check('between scripts no order is known', [
  ['two values', { 'a-enable.ps1': OPEN, 'b-disable.ps1': CLOSED }, 'unknown contradicting-values'],
  ['one value twice', { 'a.ps1': OPEN, 'b.ps1': OPEN }, 'allowed'],
  ['other settings', { 'a.ps1': OPEN, 'b.ps1': 'Set-RemoteDomain Default -AllowedOOFType External\n' }, 'allowed'],
  ['steps of one script beside another', { 'a.ps1': CLOSED + OPEN, 'b.ps1': OPEN }, 'allowed'],
  ['steps of one script beside another, the other way', { 'z.ps1': CLOSED + OPEN, 'b.ps1': OPEN }, 'allowed'],
  [
    'rules of two scripts',
    { 'a.ps1': OPEN + block('-Priority 0'), 'b.ps1': stop('-Priority 1') },
    'unknown order-unknown',
  ],
  ['rules of two scripts without a number', { 'a.ps1': OPEN + block(), 'b.ps1': stop() }, 'unknown order-unknown'],
  ['two blocks of two scripts', { 'a.ps1': OPEN + block(), 'b.ps1': block('', 'other') }, 'blocked'],
  [
    'rules of one script beside those of another',
    { 'a.ps1': OPEN + block('-Priority 0') + stop('-Priority 1'), 'b.ps1': block('', 'other') },
    'blocked',
  ],
  [
    'outbound rules of two scripts',
    { 'a.ps1': OPEN + policies + outbound('Allow'), 'b.ps1': outbound('Block') },
    'unknown order-unknown',
  ],
  [
    'a rule that another file removes',
    { 'a.ps1': OPEN + block(), 'b.ps1': 'Remove-TransportRule block\n' },
    'unknown order-unknown',
  ],
  [
    'a rule that a file before it removes',
    { 'b.ps1': OPEN + block(), 'a.ps1': 'Remove-TransportRule block\n' },
    'unknown order-unknown',
  ],
  [
    'a rule that another file switches off',
    { 'a.ps1': OPEN + block(), 'b.ps1': 'Disable-TransportRule block\n' },
    'unknown contradicting-values',
  ],
  [
    'a rule that another file switches on',
    { 'a.ps1': OPEN + block(), 'b.ps1': 'Enable-TransportRule block\n' },
    'blocked',
  ],
  [
    'all rules removed by another file',
    { 'b.ps1': OPEN + block(), 'a.ps1': 'Get-TransportRule | Remove-TransportRule\n' },
    'unknown order-unknown',
  ],
  [
    'a removed rule that decides nothing',
    { 'a.ps1': CLOSED + block(), 'b.ps1': 'Remove-TransportRule block\n' },
    'blocked',
  ],
  [
    'a partner that another file removes',
    {
      'a.ps1': `${OPEN}New-RemoteDomain -Name F -DomainName fabrikam.com\nSet-RemoteDomain F -AutoForwardEnabled $false\n`,
      'b.ps1': 'Remove-RemoteDomain F\n',
    },
    'unknown order-unknown',
  ],
  [
    'an open partner that another file removes, with all open',
    { 'a.ps1': `${OPEN}New-RemoteDomain -Name F -DomainName fabrikam.com\n`, 'b.ps1': 'Remove-RemoteDomain F\n' },
    'allowed',
  ],
  [
    'an exception of one of two files that create the rule',
    { 'a.ps1': OPEN + block('-ExceptIfRecipientDomainIs fabrikam.com'), 'b.ps1': block() },
    'unknown contradicting-values',
  ],
  [
    'all entries closed by another file',
    {
      'a.ps1': 'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false\n',
      'b.ps1': `${OPEN.split('\n')[0]}\nNew-RemoteDomain -Name F -DomainName fabrikam.com\n`,
    },
    'unknown contradicting-values',
  ],
  [
    'all entries opened and closed by another file',
    {
      'a.ps1': `${OPEN}Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $true\nGet-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled $false\n`,
      'b.ps1': 'New-RemoteDomain -Name F -DomainName fabrikam.com\n',
    },
    'unknown contradicting-values',
  ],
]);

const DISAGREE = { 'b-enable.ps1': OPEN, 'a-disable.ps1': CLOSED };
check('the configuration states an order of scripts', [
  ['one after the other', DISAGREE, 'blocked', { scriptOrder: ['b-enable.ps1', 'a-disable.ps1'] }],
  ['the other way', DISAGREE, 'allowed', { scriptOrder: ['a-disable.ps1', 'b-enable.ps1'] }],
  ['one glob: by path', DISAGREE, 'allowed', { scriptOrder: ['*.ps1'] }],
  ['numbers in names count as numbers', { '10.ps1': CLOSED, '9.ps1': OPEN }, 'blocked', { scriptOrder: ['*.ps1'] }],
  ['a script that is not in the list', DISAGREE, 'unknown contradicting-values', { scriptOrder: ['b-enable.ps1'] }],
  [
    'a later file removes',
    { 'a.ps1': OPEN + block(), 'b.ps1': 'Remove-TransportRule block\n' },
    'allowed',
    { scriptOrder: ['a.ps1', 'b.ps1'] },
  ],
  [
    'a later file switches off',
    { 'a.ps1': OPEN + block(), 'b.ps1': 'Disable-TransportRule block\n' },
    'allowed',
    { scriptOrder: ['*.ps1'] },
  ],
  [
    'a later file puts a rule in front',
    { 'a.ps1': OPEN + stop('-Priority 0'), 'b.ps1': block('-Priority 0') },
    'blocked',
    { scriptOrder: ['*.ps1'] },
  ],
  ['layers are an order too', DISAGREE, 'blocked', { layers: ['b-enable.ps1', 'a-disable.ps1'] }],
]);
