import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { lenses } from '../../src/language/lenses.ts';
import { LENSES } from '../../src/messages/index.ts';
import { translate } from '../../src/messages/translate.ts';
import { processorTime } from '../support/processor-time.ts';
import { organization } from './world.ts';

/** Each lens as `line: text`; the line is that which it stands above. */
function shown(path: string, text: string): string[] {
  const { tenant } = organization({ [path]: text });
  const said = lenses(tenant, {
    say: (id, args) => translate(LENSES[id], args),
    where: ({ start }) => `line ${text.slice(0, start).split('\n').length}`,
    control: controlText,
    name: ({ name }) => name.id,
  });
  return said.map((lens) => `${text.slice(0, lens.above.start).split('\n').length}: ${lens.text()}`);
}

test('without a domain of the organization the line asks for it, and never says that nothing is stopped', () => {
  assert.deepEqual(shown('a.ps1', 'Set-RemoteDomain Default -AutoForwardEnabled $false\n'), [
    '1: Unknown: which domains are yours?',
  ]);
  const rule =
    'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -From ada@woodgrove.com\n';
  assert.deepEqual(shown('a.ps1', rule), [
    '1: Unknown: is woodgrove.com yours?',
    '2: Unknown: is woodgrove.com yours?',
  ]);
});

test('above a forward to a domain that may be inside stands the question, unless something stops it anyway', () => {
  const tenant = (mode: string, domains = ''): string =>
    `exchange:\n${domains}  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "${mode}"\n  mailboxes:\n    - identity: ada@contoso.com\n      forwardingSmtpAddress: ada@fabrikam.com\n`;
  const ofForward = (text: string): string | undefined => shown('a.exo.yaml', text).at(-1);
  assert.equal(ofForward(tenant('On')), '7: Unknown: is contoso.com yours?');
  assert.match(ofForward(tenant('On', '  acceptedDomains: [contoso.com]\n')) ?? '', /^8: Leaves the organization/);
  assert.equal(
    ofForward(tenant('On', '  acceptedDomains: [contoso.com, fabrikam.com]\n')),
    '8: Stays inside the organization',
  );
  assert.equal(ofForward(tenant('Off')), '7: Unknown: is contoso.com yours?', 'inside, the policy stops nothing');
  const stopped = '  transportRules:\n    - name: Stop\n      sentTo: [ada@fabrikam.com]\n      deleteMessage: true\n';
  assert.match(ofForward(tenant('On', stopped)) ?? '', /Blocked by/);
});

test('the line stands above the resource and above the command, in plain words', () => {
  const dsc =
    'Configuration X {\n Import-DscResource -ModuleName Microsoft365DSC\n Node localhost {\n  EXOAcceptedDomain "c"\n  {\n   Identity = "contoso.com"\n  }\n  EXORemoteDomain "D"\n  {\n   AutoForwardEnabled = $false\n   DomainName = "*"\n   Identity = "Default"\n  }\n }\n}\n';
  assert.deepEqual(shown('a.ps1', dsc), ['8: Drops forwards of everyone to elsewhere, without a report']);
  const yaml =
    'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n    - name: Sales forwarding\n      autoForwardingMode: "On"\n  outboundRules:\n    - name: Payroll\n      policy: Sales forwarding\n      from: [a@contoso.com, b@contoso.com]\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: true\n';
  assert.deepEqual(shown('a.exo.yaml', yaml), [
    '4: Default: blocked for everyone not named elsewhere',
    '6: Sales forwarding: 2 people may forward to elsewhere',
    '9: Payroll → Sales forwarding, 2 people',
    '13: Stops no forwards',
  ]);
});

test('what nobody can tell is no promise that nothing is stopped', () => {
  const text =
    'exchange:\n  acceptedDomains: [contoso.com]\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: ${{ parameters.open }}\n';
  assert.ok(
    !shown('a.exo.yaml', text).some((line) => line.includes('Stops no forwards')),
    shown('a.exo.yaml', text).join('\n'),
  );
});

test('a policy that is on is stopped by other controls only where they surely stop every forward of its senders', () => {
  const tenant = (partner: string): string =>
    `exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - name: Sales\n      autoForwardingMode: "On"\n  outboundRules:\n    - name: Sales\n      policy: Sales\n      from: [a@contoso.com]\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: false\n    - name: Partner\n      domainName: fabrikam.com\n      autoForwardEnabled: ${partner}\n`;
  const ofPolicy = (partner: string): string | undefined => shown('a.exo.yaml', tenant(partner))[0];
  assert.equal(ofPolicy('false'), '4: Sales: on for 1 person, but other controls stop every forward');
  assert.equal(
    ofPolicy('${{ parameters.open }}'),
    '4: Sales: on for 1 person, but other controls may stop every forward',
  );
  assert.match(ofPolicy('true') ?? '', /^4: Sales: 1 person may forward to /);
});

test('a closed remote domain never "stops no forwards": neither one of which no file tells the domain, nor one that decides nothing', () => {
  const script =
    'New-AcceptedDomain -Name Main -DomainName contoso.com -DomainType Authoritative\nSet-RemoteDomain -Identity "Wide World" -AutoForwardEnabled $false\n';
  assert.deepEqual(shown('a.ps1', script), ['2: Drops forwards of everyone to Wide World, without a report']);
  const yaml =
    'exchange:\n  acceptedDomains: [contoso.com]\n  remoteDomains:\n    - name: Own\n      domainName: contoso.com\n      autoForwardEnabled: false\n';
  assert.deepEqual(shown('a.exo.yaml', yaml), ['4: Closed for automatic forwards']);
});

test('listing the lenses of a big script costs little: texts are worked out when they are asked for', () => {
  const text = Array.from(
    { length: 20_000 },
    (_, at) => `Set-Mailbox -Identity u${at}@contoso.com -ForwardingSmtpAddress u${at}@fabrikam.com\n`,
  ).join('');
  const { tenant } = organization({ 'a.ps1': text });
  const words = { say: () => '', where: () => '', control: () => '', name: () => '' };
  lenses(tenant, words);
  const spent = processorTime();
  assert.equal(lenses(tenant, words).length, 20_000);
  assert.ok(spent() < 2000, `${spent()} ms`);
});
