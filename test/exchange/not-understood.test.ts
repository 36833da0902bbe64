import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decide } from '../../src/verdict/index.ts';
import { tenantOf } from '../verdict/tenants.ts';

const yaml = (group: string): string => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
    - { name: Some, autoForwardingMode: "On" }
  outboundRules:
    - { name: Some, policy: Some, fromMemberOf: [some@contoso.com] }
  groups:
    some@contoso.com:
${group}`;

const answer = (group: string) => {
  const { verdict, reason } = decide(tenantOf({ 'a.exo.yaml': yaml(group) }), {
    from: 'bob@contoso.com',
    to: 'x@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
  return [verdict, reason];
};

it('a key of a group that nobody understands leaves open who is in it', () => {
  assert.deepEqual(answer('      members: [ann@contoso.com]\n'), ['blocked', null]);
  assert.deepEqual(answer('      members: [ann@contoso.com]\n      alsoMembers: [bob@contoso.com]\n'), [
    'unknown',
    'group-membership-unknown',
  ]);
  assert.deepEqual(answer('      memberz: [bob@contoso.com]\n'), ['unknown', 'group-membership-unknown']);
});

it('a key that nobody understands makes what is not there unknown, not the default', () => {
  const text = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "On" }
  remoteDomains:
    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnable: false }
`;
  const { verdict, reason, by } = decide(tenantOf({ 'a.exo.yaml': text }), {
    from: 'ann@contoso.com',
    to: 'x@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
  assert.deepEqual([verdict, reason, by.name], ['unknown', 'setting-not-stated', 'Fabrikam']);
});

it('a key of a rule that is nearly a setting leaves open what the rule does', () => {
  const start = 'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n';
  const block =
    '    - { name: Default, autoForwardingMode: "On" }\n  transportRules:\n    - { name: B, messageTypeMatches: AutoForward, deleteMessage: true';
  const closed =
    '    - { name: Default, autoForwardingMode: "On" }\n    - { name: P, autoForwardingMode: "Off" }\n  outboundRules:\n    - { name: P, policy: P, from: [ann@contoso.com]';
  const answerTo = (text: string) => {
    const { verdict, reason, by } = decide(tenantOf({ 'a.exo.yaml': `${start}${text} }\n` }), {
      from: 'ann@contoso.com',
      to: 'x@fabrikam.com',
      mechanism: 'inboxRuleForward',
    });
    return [verdict, reason ?? null, by.kind];
  };
  assert.deepEqual(answerTo(block), ['blocked', null, 'transportRule']);
  assert.deepEqual(answerTo(`${block}, owner: Mail team`), ['blocked', null, 'transportRule']);
  assert.deepEqual(answerTo(`${block}, exceptRecipientDomainIs: [fabrikam.com]`), [
    'unknown',
    'setting-not-stated',
    'transportRule',
  ]);
  assert.deepEqual(answerTo(closed), ['blocked', null, 'outboundPolicy']);
  assert.deepEqual(answerTo(`${closed}, exceptIfForm: [ann@contoso.com]`), [
    'unknown',
    'setting-not-stated',
    'outboundPolicy',
  ]);
});

it('a doubt about another entry names that entry', () => {
  const script = 'Set-RemoteDomain -Identity fabrikam.com -AutoForwardEnabled $false\n';
  const open =
    'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - { name: Default, autoForwardingMode: "On" }\n';
  const { verdict, by } = decide(tenantOf({ 'a.ps1': script, 'a.exo.yaml': open }), {
    from: 'ann@contoso.com',
    to: 'x@fabrikam.com',
    mechanism: 'inboxRuleForward',
  });
  assert.deepEqual([verdict, by], ['unknown', { kind: 'remoteDomain', name: 'fabrikam.com' }]);
});

it('what a DSC configuration does not state stays as the tenant has it; an export states everything', () => {
  const block = `Configuration Tenant
{
    Node localhost
    {
        EXOAcceptedDomain Own { Identity = 'contoso.com'; DomainType = 'Authoritative' }
        EXOHostedOutboundSpamFilterPolicy Standard { Identity = 'Default'; AutoForwardingMode = 'On' }
        EXORemoteDomain Fabrikam { Identity = 'Fabrikam'; DomainName = 'fabrikam.com' }
    }
}
`;
  const ask = (text: string) => {
    const question = { from: 'ann@contoso.com', to: 'x@fabrikam.com', mechanism: 'inboxRuleForward' } as const;
    const { verdict, reason, by } = decide(tenantOf({ 'a.ps1': text }), question);
    return [verdict, reason, by.name];
  };
  assert.deepEqual(ask(block), ['unknown', 'setting-not-stated', 'Fabrikam']);
  assert.deepEqual(ask(`# Generated with Microsoft365DSC version 1.25.1\n${block}`), ['allowed', null, 'Default']);
});
