import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { apart, changedNames, mentions, sameGroupAddresses } from '../../src/exchange/changed-names.ts';
import { statedForwards } from '../../src/exchange/forwards.ts';
import { isDynamic, isUnified } from '../../src/exchange/group.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { originalSender, person } from '../../src/exchange/people-of-message.ts';
import {
  cancellations,
  covers,
  exceptionLists,
  isExcepted,
  marksAbove,
  marksOf,
  type SenderList,
  within,
} from '../../src/exchange/sender-lists.ts';
import type { Tenant, TenantObject } from '../../src/tenant/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const NOWHERE = { source: '', start: 0, end: 0 };

const CONTOSO = {
  acceptedDomains: ['contoso.com'],
  mailboxes: [
    {
      identity: 'Alex Kim',
      primarySmtpAddress: 'alex@contoso.com',
      emailAddresses: ['smtp:ak@contoso.com', 'X500:/o=x/cn=ak'],
    },
    { identity: 'beth@contoso.com', displayName: 'Beth' },
  ],
  mailContacts: [{ name: 'Partner', externalEmailAddress: 'SMTP:In@Fabrikam.com' }],
  mailUsers: [{ name: 'Guest', externalEmailAddress: 'guest@adatum.com', primarySmtpAddress: 'guest@contoso.com' }],
};

const GROUPS = {
  Sales: ['alex@contoso.com', 'Partner'],
  Named: ['Alex Kim'],
  Odd: ['Somebody', 'alex@contoso.com'],
  Outer: ['Beth', 'Sales'],
  Far: ['Outer'],
  Ring: ['Ring2'],
  Ring2: ['Ring', 'carl@contoso.com'],
  Open: ['Odd'],
  Empty: [],
};

const WHOLE = nativeTenant({ ...CONTOSO, groups: GROUPS });

describe('who is in a group', () => {
  const told = (tenant: Tenant, group: string, who: string): string => {
    const model = modelOf(tenant);
    const { is, reason, args } = model.groups.holds(model.groups.named(group, NOWHERE), person(who, model));
    return [is, reason, args?.nested].filter(Boolean).join(' ');
  };
  const cases: readonly (readonly [string, string, string])[] = [
    ['Sales', 'alex@contoso.com', 'yes'],
    ['sales', 'ak@contoso.com', 'yes'],
    ['Sales', 'in@fabrikam.com', 'yes'],
    ['Sales', 'beth@contoso.com', 'no'],
    ['Named', 'ak@contoso.com', 'yes'],
    ['Odd', 'alex@contoso.com', 'yes'],
    ['Odd', 'beth@contoso.com', 'maybe group-membership-unknown'],
    ['Outer', 'beth@contoso.com', 'yes'],
    ['Outer', 'alex@contoso.com', 'maybe nested-group-undocumented Sales'],
    ['Outer', 'carl@contoso.com', 'no'],
    ['Far', 'alex@contoso.com', 'maybe nested-group-undocumented Outer'],
    ['Far', 'carl@contoso.com', 'no'],
    ['Ring', 'carl@contoso.com', 'maybe nested-group-undocumented Ring2'],
    ['Ring', 'alex@contoso.com', 'no'],
    ['Open', 'beth@contoso.com', 'maybe nested-group-undocumented Odd'],
    ['Nowhere', 'alex@contoso.com', 'maybe group-membership-unknown'],
  ];
  for (const [group, who, expected] of cases)
    it(`${group}: ${who}`, () => assert.equal(told(WHOLE, group, who), expected));

  const MAKE = 'New-DistributionGroup -Name Sales -Members alex@contoso.com\n';
  const scripts: readonly (readonly [string, string, string])[] = [
    [MAKE, 'alex@contoso.com', 'yes'],
    [MAKE, 'beth@contoso.com', 'no'],
    [`${MAKE}Add-DistributionGroupMember Sales -Member beth@contoso.com`, 'beth@contoso.com', 'yes'],
    [`${MAKE}Remove-DistributionGroupMember Sales -Member alex@contoso.com`, 'alex@contoso.com', 'no'],
    [`${MAKE}Add-DistributionGroupMember $group -Member beth@contoso.com`, 'beth@contoso.com', 'maybe run-time-value'],
    [`${MAKE}Add-DistributionGroupMember $group -Member beth@contoso.com`, 'carl@contoso.com', 'no'],
    [`${MAKE}Add-DistributionGroupMember $group -Member beth@contoso.com`, 'alex@contoso.com', 'yes'],
    [`${MAKE}Add-DistributionGroupMember $group -Member $member`, 'carl@contoso.com', 'maybe run-time-value'],
    [`${MAKE}Add-DistributionGroupMember $group -Member Somebody`, 'carl@contoso.com', 'maybe run-time-value'],
    [
      `${MAKE}Remove-DistributionGroupMember $group -Member alex@contoso.com`,
      'alex@contoso.com',
      'maybe run-time-value',
    ],
    [`${MAKE}Remove-DistributionGroupMember $group -Member alex@contoso.com`, 'beth@contoso.com', 'no'],
    ['Add-DistributionGroupMember Sales -Member alex@contoso.com', 'alex@contoso.com', 'yes'],
    ['Add-DistributionGroupMember Sales -Member alex@contoso.com', 'beth@contoso.com', 'maybe run-time-value'],
    [
      'New-DynamicDistributionGroup -Name Sales -IncludedRecipients AllRecipients',
      'alex@contoso.com',
      'maybe dynamic-group-unsupported',
    ],
    ['New-DistributionGroup -Name Sales -Members $members', 'alex@contoso.com', 'maybe run-time-value'],
  ];
  for (const [script, who, expected] of scripts)
    it(`${script}: ${who}`, () => assert.equal(told(tenantOf({ 'a.ps1': script }), 'Sales', who), expected));

  it('a member that one of two contradicting lists names is in doubt', () => {
    const members = (one: string) => `{"exchange":{"groups":{"Sales":["${one}"]}}}`;
    const two = tenantOf({ 'a.exo.json': members('alex@contoso.com'), 'b.exo.json': members('beth@contoso.com') });
    for (const who of ['alex@contoso.com', 'beth@contoso.com', 'carl@contoso.com'])
      assert.equal(told(two, 'Sales', who), 'maybe contradicting-values', who);
  });

  it('groups have kinds, names and known members', () => {
    const tenant = nativeTenant({
      groups: {
        A: { type: 'DynamicDistributionGroup' },
        B: { type: 'Microsoft 365', members: [] },
        C: { recipientTypeDetails: 'GroupMailbox' },
        D: { groupType: 'Universal, SecurityEnabled', members: ['a@b.com'] },
      },
    });
    const { group } = tenant.objects;
    assert.deepEqual(group.map(isDynamic), [true, false, false, false]);
    assert.deepEqual(group.map(isUnified), [false, true, true, false]);
    const { groups } = modelOf(WHOLE);
    const named = (name: string) => groups.named(name, NOWHERE);
    assert.equal(named('SALES').key, 'sales');
    assert.equal(named('Nowhere ').key, 'nowhere');
    assert.deepEqual([...groups.membersOf(named('Sales'))], ['alex@contoso.com', 'ak@contoso.com', 'in@fabrikam.com']);
    assert.deepEqual([...groups.membersOf(named('Nowhere'))], []);
    assert.deepEqual(
      ['Sales', 'Outer', 'Odd', 'Nowhere'].map((name) => groups.closed(named(name))),
      [true, false, false, false],
    );
  });
});

test('declared people are found by every name, and mail for them goes where it ends', () => {
  const { directory } = modelOf(WHOLE);
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['ALEX KIM', 'alex@contoso.com', 'alex@contoso.com'],
    ['ak@contoso.com', 'ak@contoso.com', 'ak@contoso.com'],
    ['X500:/o=X/cn=AK', 'alex@contoso.com', 'alex@contoso.com'],
    ['beth', 'beth@contoso.com', 'beth@contoso.com'],
    ['Partner', 'in@fabrikam.com', 'in@fabrikam.com'],
    ['Guest', 'guest@adatum.com', 'guest@adatum.com'],
    ['guest@contoso.com', 'guest@contoso.com', 'guest@adatum.com'],
    ['new@contoso.com', 'new@contoso.com', 'new@contoso.com'],
    ['Nobody', undefined, undefined],
  ];
  for (const [written, resolved, target] of cases)
    assert.deepEqual([directory.resolve(written), directory.target(written)], [resolved, target], written);
  const [alex] = WHOLE.objects.mailbox;
  assert.ok(alex);
  assert.deepEqual(directory.of(alex)?.own, ['alex@contoso.com', 'ak@contoso.com']);
});

test('a person has all addresses of their mailbox; a contact has only the one outside', () => {
  const model = modelOf(WHOLE);
  assert.deepEqual(person('ak@contoso.com', model), {
    written: 'ak@contoso.com',
    addresses: ['ak@contoso.com', 'alex@contoso.com'],
    domain: 'contoso.com',
    domains: ['contoso.com', 'com'],
  });
  assert.deepEqual(person(' In@Fabrikam.com ', model).addresses, ['in@fabrikam.com']);
  assert.equal(person(' In@Fabrikam.com ', model).written, 'In@Fabrikam.com');
  const sides: readonly (readonly [string | undefined, string])[] = [
    [' Internal ', 'yes'],
    ['EXTERNAL', 'no'],
    ['x@contoso.com', 'yes'],
    ['x@adatum.com', 'no'],
    ['nobody', 'maybe'],
    [undefined, 'maybe'],
  ];
  for (const [written, expected] of sides) assert.equal(originalSender(written, model).inside.is, expected, written);
  assert.equal(originalSender('nobody', model).inside.args?.name, 'originalSender');
});

const list = (condition: SenderList['condition'], ...values: readonly string[]): SenderList => ({
  condition,
  items: values.map((value) => ({ value, place: NOWHERE })),
});

/** Two lists of senders, and whether the first surely holds all of the second. */
const COVERS: readonly (readonly [SenderList, SenderList, boolean])[] = [
  [list('from', 'alex@contoso.com'), list('from', 'ALEX@contoso.com'), true],
  [list('from', 'alex@contoso.com'), list('from', 'Alex Kim'), true],
  [list('from', 'alex@contoso.com'), list('from', 'beth@contoso.com'), false],
  [list('from', 'a@x.com', 'alex@contoso.com'), list('from', 'alex@contoso.com', 'a@x.com'), true],
  [list('from', 'a@x.com'), list('from', 'a@x.com', 'b@x.com'), false],
  [list('from', 'a@x.com'), list('from'), false],
  [list('senderDomainIs', 'contoso.com'), list('from', 'alex@contoso.com'), true],
  [list('senderDomainIs', 'contoso.com'), list('from', 'x@emea.contoso.com'), true],
  [list('senderDomainIs', 'x.com', 'contoso.com'), list('from', 'x@emea.contoso.com'), true],
  [list('senderDomainIs', 'emea.contoso.com'), list('from', 'alex@contoso.com'), false],
  [list('senderDomainIs', 'contoso.com'), list('senderDomainIs', 'emea.contoso.com'), true],
  [list('senderDomainIs', 'emea.contoso.com'), list('senderDomainIs', 'contoso.com'), false],
  [list('senderDomainIs', 'soso.com'), list('senderDomainIs', 'contososo.com'), false],
  [list('from', 'alex@contoso.com'), list('senderDomainIs', 'contoso.com'), false],
  [list('fromMemberOf', 'Sales'), list('from', 'alex@contoso.com'), true],
  [list('fromMemberOf', 'Sales'), list('from', 'Somebody'), false],
  [list('fromMemberOf', 'Sales'), list('from', 'beth@contoso.com'), false],
  [list('fromMemberOf', 'Sales'), list('fromMemberOf', 'sales'), true],
  [list('fromMemberOf', 'Nowhere'), list('fromMemberOf', 'nowhere'), true],
  [list('fromMemberOf', 'Sales'), list('fromMemberOf', 'Named'), true],
  [list('fromMemberOf', 'Named'), list('fromMemberOf', 'Sales'), false],
  [list('fromMemberOf', 'Nowhere', 'Named'), list('from', 'alex@contoso.com'), true],
  [list('senderDomainIs', 'contoso.com'), list('fromMemberOf', 'Named'), true],
  [list('senderDomainIs', 'contoso.com'), list('fromMemberOf', 'Odd'), false],
  [list('senderDomainIs', 'contoso.com'), list('fromMemberOf', 'Empty'), false],
  [list('senderDomainIs', 'contoso.com'), list('fromMemberOf', 'Outer'), false],
];

test('a list covers another one, which then has a mark of it', () => {
  for (const [outer, inner, expected] of COVERS) {
    const context = JSON.stringify([outer, inner]);
    assert.equal(covers(WHOLE, outer, inner), expected, context);
    const marks = new Set(marksOf(WHOLE, outer));
    if (expected)
      assert.ok(
        marksAbove(WHOLE, inner).some((mark) => marks.has(mark)),
        context,
      );
  }
  assert.deepEqual(marksAbove(WHOLE, list('from')), []);
  assert.deepEqual(marksAbove(WHOLE, list('fromMemberOf', 'Nowhere')), ['group nowhere']);
  assert.deepEqual(marksAbove(WHOLE, list('senderDomainIs', 'A.com')), ['domain a.com', 'domain com']);
  assert.equal(within('a.B.com', 'b.com'), true);
  assert.equal(within('ab.com', 'b.com'), false);
});

test('exceptions that take out everybody cancel a rule', () => {
  const told = (rule: Readonly<Record<string, unknown>>): readonly string[] => {
    const tenant = nativeTenant({ ...CONTOSO, groups: GROUPS, outboundRules: [{ name: 'R', policy: 'P', ...rule }] });
    const [own] = tenant.objects.outboundRule;
    assert.ok(own);
    return cancellations(tenant, own).map(
      ({ exception, condition }) => `${exception.condition} ${condition.condition}`,
    );
  };
  assert.deepEqual(told({ from: ['alex@contoso.com'], exceptIfSenderDomainIs: ['contoso.com'] }), [
    'senderDomainIs from',
  ]);
  assert.deepEqual(told({ from: ['alex@contoso.com', 'a@x.com'], exceptIfSenderDomainIs: ['contoso.com'] }), []);
  assert.deepEqual(
    told({ from: ['a@x.com'], fromMemberOf: ['Named'], exceptIfFrom: ['alex@contoso.com', 'ak@contoso.com'] }),
    ['from fromMemberOf'],
  );
  assert.deepEqual(told({ from: ['a@x.com'] }), []);
  const tenant = nativeTenant({ outboundRules: [{ name: 'R', policy: 'P', exceptIfSenderDomainIs: ['x.com'] }] });
  const [rule] = tenant.objects.outboundRule;
  assert.ok(rule);
  assert.equal(isExcepted(tenant, rule, 'from', 'a@x.com'), true);
  assert.equal(isExcepted(tenant, rule, 'from', 'a@y.com'), false);
  const [two] = nativeTenant({
    outboundRules: [
      {
        name: 'R',
        policy: 'P',
        exceptIfFrom: ['b@y.com'],
        exceptIfSenderDomainIs: ['x.com'],
        exceptIfFromMemberOf: [],
      },
    ],
  }).objects.outboundRule;
  assert.ok(two);
  assert.equal(isExcepted(tenant, two, 'from', 'a@x.com'), true);
  assert.deepEqual(
    exceptionLists(two).map(({ condition }) => condition),
    ['from', 'senderDomainIs'],
  );
});

test('every forward of mailboxes and Inbox rules is found with both ends', () => {
  const tenant = nativeTenant({
    ...CONTOSO,
    mailboxes: [
      { identity: 'alex@contoso.com', forwardingSmtpAddress: 'smtp:a@x.com', deliverToMailboxAndForward: true },
      { identity: 'beth@contoso.com', forwardingAddress: 'Partner', forwardingSmtpAddress: 'b@x.com' },
      { identity: 'carl@contoso.com', forwardingSmtpAddress: 'a@x.com;b@x.com' },
      { identity: 'dora@contoso.com', forwardingSmtpAddress: 'erik@contoso.com' },
      { identity: 'Erik', primarySmtpAddress: 'erik@contoso.com' },
    ],
    inboxRules: [
      { name: 'A', mailbox: 'Erik', forwardTo: ['a@x.com', 'Partner', 'Nobody'] },
      { name: 'B', mailbox: 'alex@contoso.com', redirectTo: ['b@x.com'], enabled: false },
      { name: 'C', mailbox: 'alex@contoso.com', forwardAsAttachmentTo: ['c@x.com'] },
      { name: 'D', forwardTo: ['c@x.com'] },
    ],
  });
  assert.deepEqual(
    statedForwards(tenant).map(
      ({ question: { from, to, mechanism, deliverToMailboxAndForward: copy }, property, inside }) =>
        [from, to, mechanism, copy, property, inside.is].join(' '),
    ),
    [
      'alex@contoso.com a@x.com mailboxForwardingSmtpAddress true forwardingSmtpAddress no',
      'beth@contoso.com in@fabrikam.com mailboxForwardingAddress false forwardingAddress no',
      'dora@contoso.com erik@contoso.com mailboxForwardingSmtpAddress false forwardingSmtpAddress yes',
      'erik@contoso.com a@x.com inboxRuleForward  forwardTo no',
      'erik@contoso.com in@fabrikam.com inboxRuleForward  forwardTo no',
      'alex@contoso.com c@x.com inboxRuleForwardAsAttachment  forwardAsAttachmentTo no',
    ],
  );
});

test('names whose meaning changes between two states are those of the people and of the groups around them', () => {
  const before = nativeTenant({ ...CONTOSO, groups: GROUPS });
  const objects = (
    kind: 'mailbox' | 'group',
    change: (list: readonly TenantObject[]) => readonly TenantObject[],
  ): Tenant => ({
    ...before,
    objects: { ...before.objects, [kind]: change(before.objects[kind]) },
  });
  assert.deepEqual([...changedNames(before, before)], []);
  const gone = objects('mailbox', (list) => list.filter(({ name }) => name !== 'beth@contoso.com'));
  assert.deepEqual([...changedNames(before, gone)].toSorted(), ['beth', 'beth@contoso.com', 'far', 'outer']);
  assert.deepEqual(changedNames(gone, before), changedNames(before, gone));
  const [first, second] = before.objects.mailbox;
  assert.ok(first && second);
  assert.deepEqual(apart([first, second], [second]), [first]);
  assert.deepEqual(apart([second], [first, second]), [first]);
  assert.equal(mentions(first, new Set(['ak@contoso.com'])), true);
  assert.equal(mentions(first, new Set(['beth@contoso.com'])), false);
  assert.equal(mentions(first, new Set()), false);
  assert.equal(sameGroupAddresses(before, gone), true);
  const renamed = nativeTenant({ groups: { 'all@contoso.com': ['a@x.com'] } });
  assert.equal(sameGroupAddresses(before, renamed), false);
  assert.equal(sameGroupAddresses(renamed, before), false);
});
