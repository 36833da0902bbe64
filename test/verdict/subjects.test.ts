import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import {
  newIn,
  openGroups,
  recipientOf,
  recipients,
  type State,
  type Subject,
  senderOf,
  senders,
  standsForMany,
  wholeState,
} from '../../src/verdict/subjects.ts';
import { nativeTenant, tenantOf } from './tenants.ts';

const stateOf = (tenant: Tenant): State => wholeState(modelOf(tenant));
const state = (exchange: object): State => stateOf(nativeTenant(exchange));

/** Subjects in a line each; a stand-in with its address, and a group with its key. */
const told = (subjects: readonly Subject[]): readonly string[] =>
  subjects.map(({ kind, name, address, group }) =>
    [kind, name, ...(kind === 'address' ? [] : [address]), ...(group === undefined ? [] : [`(${group})`])].join(' '),
  );
const sendersOf = (...states: readonly State[]) => told(senders(states, { strangers: false }));
const recipientsOf = (...states: readonly State[]) => told(recipients(states));

const DOMAINS = [{ name: 'contoso.com' }, { name: 'eu.example', matchSubDomains: true }];

test('senders are everybody of the organization whom a rule names, and stand-ins for all others', () => {
  const exchange = {
    acceptedDomains: DOMAINS,
    outboundRules: [
      {
        ...{ name: 'Allow', policy: 'Allow', priority: 0, from: ['zoe@contoso.com', 'kim@fabrikam.com'] },
        ...{ exceptIfSenderDomainIs: [' *.Sales.eu.example ', 'fabrikam.com'] },
      },
    ],
    transportRules: [{ name: 'Copy', priority: 0, redirectMessageTo: ['bob@contoso.com'] }],
    tenantBlockList: ['ann@contoso.com', 'spam.example'],
  };
  assert.deepEqual(sendersOf(state(exchange)), [
    'address ann@contoso.com',
    'address bob@contoso.com',
    'address zoe@contoso.com',
    'domain contoso.com anyone@contoso.com',
    'domain eu.example anyone@eu.example',
    'domain sales.eu.example anyone@sales.eu.example',
    'subdomains eu.example anyone@any.eu.example',
    'subdomains sales.eu.example anyone@any.sales.eu.example',
  ]);
});

test('members of a group whom no list names may be at each domain that a rule tells from the others', () => {
  const exchange = {
    acceptedDomains: DOMAINS,
    outboundRules: [
      { name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Open'], senderDomainIs: ['sales.eu.example'] },
    ],
  };
  const groups = sendersOf(state(exchange)).filter((line) => line.startsWith('group'));
  assert.deepEqual(groups, ['group Open anyone@contoso.com (open)', 'group Open anyone@sales.eu.example (open)']);
});

test('members may also be at a domain that one of two states alone accepts', () => {
  const rules = { outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Open'] }] };
  const [before, after] = [['contoso.com', 'old.example'], ['contoso.com']].map((acceptedDomains) =>
    state({ acceptedDomains, ...rules }),
  );
  assert.ok(before && after);
  assert.deepEqual(
    sendersOf(before, after).filter((line) => line.startsWith('group')),
    ['group Open anyone@contoso.com (open)', 'group Open anyone@old.example (open)'],
  );
});

test('strangers stand for people of whom nobody knows whether they are in such a group', () => {
  const strangers = (fromMemberOf: readonly string[]) => {
    const exchange = {
      acceptedDomains: DOMAINS,
      groups: { Closed: ['ann@contoso.com'] },
      outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf }],
    };
    return told(senders([state(exchange)], { strangers: true })).filter((line) => line.startsWith('stranger'));
  };
  assert.deepEqual(strangers(['Open', 'Closed']), [
    'stranger contoso.com anyone@contoso.com',
    'stranger eu.example anyone@any.eu.example',
    'stranger eu.example anyone@eu.example',
  ]);
  assert.deepEqual(strangers(['Closed']), []);
});

test('a group whose members one state lists is open in neither', () => {
  const outboundRules = [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Sales', 'Helpers'] }];
  const open = state({ outboundRules });
  const listed = state({ outboundRules, groups: { Sales: ['ann@contoso.com'] } });
  const keys = (...states: readonly State[]) => [...openGroups(states).keys()];
  assert.deepEqual(keys(open), ['sales', 'helpers']);
  assert.deepEqual(keys(open, listed), ['helpers']);
  assert.deepEqual(keys(listed, open), ['helpers']);
});

test('recipients are whom a control names, what lies below where it names that, and elsewhere', () => {
  const exchange = {
    acceptedDomains: DOMAINS,
    remoteDomains: [
      { name: 'Default', domainName: '*', autoForwardEnabled: false },
      { name: 'Partner', domainName: ' *.Partner.example ', autoForwardEnabled: true },
      { name: 'Fabrikam', domainName: 'fabrikam.com', autoForwardEnabled: true },
    ],
    tenantBlockList: ['x@y.example', '*.spam.example', ' Bad.example '],
    transportRules: [
      {
        name: 'R',
        priority: 0,
        sentTo: ['in@fabrikam.com'],
        recipientDomainIs: ['Rule.example', ' '],
        deleteMessage: true,
      },
    ],
  };
  assert.deepEqual(recipientsOf(state(exchange)), [
    'address in@fabrikam.com',
    'address x@y.example',
    'domain bad.example anyone@bad.example',
    'domain contoso.com anyone@contoso.com',
    'domain eu.example anyone@eu.example',
    'domain fabrikam.com anyone@fabrikam.com',
    'domain partner.example anyone@partner.example',
    'domain rule.example anyone@rule.example',
    'domain spam.example anyone@spam.example',
    'subdomains eu.example anyone@any.eu.example',
    'subdomains partner.example anyone@any.partner.example',
    'subdomains rule.example anyone@any.rule.example',
    'subdomains spam.example anyone@any.spam.example',
    'elsewhere  anyone@elsewhere.invalid',
  ]);
});

test('what stands for all below a domain is named nowhere', () => {
  const remoteDomains = ['*.fabrikam.com', 'any.fabrikam.com', 'anyx.fabrikam.com'].map((domainName) => ({
    ...{ name: domainName, domainName, autoForwardEnabled: true },
  }));
  assert.deepEqual(
    recipientsOf(state({ remoteDomains })).filter((line) => line.startsWith('subdomains')),
    ['subdomains fabrikam.com anyone@anyxx.fabrikam.com'],
  );
});

test('of a mailbox that is named at run time only nobody knows an address', () => {
  const script = 'param($Name)\nNew-Mailbox -Name $Name -PrimarySmtpAddress "$Name@contoso.com"\n';
  assert.deepEqual(sendersOf(stateOf(tenantOf({ 'a.ps1': script }, 'acceptedDomains: [contoso.com]\n'))), [
    'domain contoso.com anyone@contoso.com',
  ]);
});

test('how the controls see a subject', () => {
  const model = modelOf(
    nativeTenant({
      acceptedDomains: ['contoso.com'],
      mailUsers: [{ name: 'Guest', primarySmtpAddress: 'guest@contoso.com', externalEmailAddress: 'g@fabrikam.com' }],
    }),
  );
  const address = 'anyone@contoso.com';
  const sender = (kind: Subject['kind'], group?: string) => {
    const { written, addresses, domain, memberOf } = senderOf(
      { kind, name: 'x', address, ...(group ? { group } : {}) },
      model,
    );
    return [written, ...addresses, domain, memberOf && [...memberOf].join()];
  };
  assert.deepEqual(sender('domain'), [address, address, 'contoso.com', '']);
  assert.deepEqual(sender('group', 'sales'), [address, address, 'contoso.com', 'sales']);
  assert.deepEqual(sender('stranger'), [address, address, 'contoso.com', undefined]);
  const guest = { kind: 'address', name: 'guest@contoso.com', address: 'guest@contoso.com' } as const;
  assert.equal(senderOf(guest, model).written, 'guest@contoso.com');
  assert.equal(recipientOf(guest, model).written, 'g@fabrikam.com');
  assert.deepEqual(['anyone@contoso.com', 'ann@contoso.com', 'anyone'].map(standsForMany), [true, false, false]);
});

test('what is new in a state are the objects that the other one does not have', () => {
  const [before, after] = [[], ['fabrikam.com']].map((more) =>
    modelOf(
      nativeTenant({
        remoteDomains: ['*', ...more].map((domainName) => ({ name: domainName, domainName, autoForwardEnabled: true })),
        mailboxes: [{ identity: 'Ann' }],
      }),
    ),
  );
  assert.ok(before && after);
  const names = (one: State) => one.objects('remoteDomain').map(({ name }) => name);
  assert.deepEqual(names(wholeState(after)), ['*', 'fabrikam.com']);
  assert.ok(names(newIn(after, before)).includes('fabrikam.com'));
  assert.ok(!names(newIn(before, after)).includes('fabrikam.com'));
  assert.deepEqual(names(newIn(after, after)), []);
});
