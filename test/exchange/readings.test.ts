import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { closedByPolicy } from '../../src/exchange/allowances.ts';
import { SETTINGS } from '../../src/exchange/compiled-rule.ts';
import { condition } from '../../src/exchange/condition.ts';
import { controlOf, controlText, sameControl } from '../../src/exchange/control.ts';
import { Directory, namesOf } from '../../src/exchange/directory.ts';
import { type Match, NO, YES } from '../../src/exchange/match.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { originalSender, person } from '../../src/exchange/people-of-message.ts';
import { isCreated, knowsAll, knowsOutbound } from '../../src/exchange/presence.ts';
import {
  enabled,
  exists,
  flagMatch,
  given,
  isSet,
  itemsOf,
  mayBeGone,
  nameOf,
  placeOf,
  readWhole,
  sameName,
  settingMatch,
  statedItems,
} from '../../src/exchange/readings.ts';
import type { ObjectKind, Property, PropertyValue, TenantObject } from '../../src/tenant/index.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const AT = (start: number) => ({ source: 'a', start, end: start + 1 });

const property = (name: string, value: unknown, more: object = {}): Property => ({
  name,
  keyPlace: AT(1),
  value: { state: 'stated', value, place: AT(2), editable: true, ...more } as PropertyValue,
});

const RUN_TIME: Property = {
  name: 'mode',
  keyPlace: AT(1),
  value: { state: 'runtime', expression: '$x', place: AT(3) },
};

function objectWith(properties: Readonly<Record<string, unknown>>, more: Partial<TenantObject> = {}): TenantObject {
  const entries = Object.entries(properties).map(([name, value]) => [name, property(name, value)] as const);
  return {
    kind: 'transportRule',
    name: 'R',
    namePlace: AT(0),
    properties: new Map(entries),
    declarations: [],
    whole: true,
    defined: true,
    contradictions: [],
    ...more,
  };
}

const told = ({ is, reason, place }: Match): string =>
  [is, reason, place?.start].filter((one) => one !== undefined).join(' ');

describe('whether an object is switched on', () => {
  const cases: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{}, 'yes'],
    [{ enabled: true }, 'yes'],
    [{ enabled: false }, 'no 2'],
    [{ enabled: 'perhaps' }, 'maybe illegal-value 2'],
    [{ state: 'Enabled' }, 'yes'],
    [{ state: 'Disabled' }, 'no 2'],
    [{ state: ' disabled ' }, 'no 2'],
    [{ state: 'Disabled', enabled: true }, 'yes'],
    [{ state: 'Enabled', enabled: false }, 'no 2'],
  ];
  for (const [settings, expected] of cases)
    it(JSON.stringify(settings), () => assert.equal(told(enabled(objectWith(settings))), expected));
});

describe('whether a setting says anything', () => {
  const cases: readonly (readonly [unknown, boolean])[] = [
    ['x', true],
    ['', false],
    ['$false', false],
    ['False', false],
    ['false alarm', true],
    ['no false', true],
    [false, false],
    [true, true],
    [null, false],
    [0, true],
    [[], false],
    [['a'], true],
  ];
  for (const [value, expected] of cases)
    it(JSON.stringify(value), () => assert.equal(isSet(objectWith({ mode: value }), 'mode'), expected));
  it('one that is not there', () => assert.equal(isSet(objectWith({}), 'mode'), false));
  it('one that only a run tells', () =>
    assert.equal(isSet(objectWith({}, { properties: new Map([['mode', RUN_TIME]]) }), 'mode'), true));
  it('one of two values that contradict each other', () => {
    const contradictions = [{ property: 'mode', first: property('mode', ''), second: property('mode', 'x') }];
    assert.equal(isSet(objectWith({}, { contradictions } as never), 'mode'), true);
    assert.equal(isSet(objectWith({}, { contradictions } as never), 'other'), false);
  });
  it('a value, where it has one', () => {
    assert.equal(given(objectWith({ mode: 'x' }), 'mode').is, 'yes');
    assert.equal(given(objectWith({ mode: '' }), 'mode').is, 'no');
    assert.equal(given(objectWith({}), 'mode').is, 'no');
  });
});

describe('the items of a list', () => {
  const items = (value: unknown, more?: object) => {
    const found = itemsOf(property('from', value, more));
    return found && [found.items.map((item) => item.value).join(' '), found.open?.reason ?? 'closed'].join(': ');
  };
  const cases: readonly (readonly [unknown, object | undefined, string | undefined])[] = [
    ['a', undefined, 'a: closed'],
    [['a', 'b'], undefined, 'a b: closed'],
    [['a', '', null], undefined, 'a: closed'],
    [[], undefined, undefined],
    ['', undefined, undefined],
    [null, undefined, undefined],
    [5, undefined, '5: closed'],
    [['a'], { change: 'add' }, 'a: setting-not-stated'],
    [['a'], { change: 'remove' }, undefined],
    [
      ['a', 'b'],
      {
        items: [
          { value: 'a', place: AT(5) },
          { value: '', place: AT(6) },
        ],
      },
      'a: closed',
    ],
  ];
  for (const [value, more, expected] of cases)
    it(JSON.stringify([value, more]), () => assert.equal(items(value, more), expected));
  it('none', () => assert.equal(itemsOf(undefined), undefined));
  it('that only a run tells, with those that are written', () => {
    const found = itemsOf({
      ...RUN_TIME,
      value: { ...RUN_TIME.value, items: [{ value: 'a', place: AT(5) }] } as PropertyValue,
    });
    assert.deepEqual(found?.items, [{ value: 'a', place: AT(5) }]);
    assert.equal(found?.open?.reason, 'run-time-value');
    assert.deepEqual(found?.open?.args, { setting: 'mode', expression: '$x' });
    assert.deepEqual(found?.place, AT(3));
  });
  it('each with its place, none where the list is not there', () => {
    assert.deepEqual(statedItems(objectWith({}), 'from'), []);
    assert.deepEqual(
      statedItems(
        nativeTenant({ outboundRules: [{ name: 'R', from: ['a@b.example'] }] }).objects.outboundRule[0] as TenantObject,
        'from',
      ).map(({ value }) => value),
      ['a@b.example'],
    );
  });
});

describe('what a setting is taken for', () => {
  const judge = (value: boolean, place: { start: number }): Match => (value && place.start === 2 ? YES : NO);
  it('stated', () =>
    assert.equal(settingMatch({ state: 'stated', value: true, place: AT(2) }, 'mode', NO, judge), YES));
  it('absent', () => assert.equal(settingMatch({ state: 'absent' }, 'mode', NO, judge), NO));
  it('illegal', () =>
    assert.deepEqual(settingMatch({ state: 'illegal', written: 'x', place: AT(4) } as never, 'mode', NO, judge), {
      is: 'maybe',
      basis: 'inferred',
      reason: 'illegal-value',
      args: { setting: 'mode', value: 'x' },
      place: AT(4),
    }));
  it('known at run time only', () =>
    assert.deepEqual(settingMatch({ state: 'runtime', expression: '$x', place: AT(4) } as never, 'mode', NO, judge), {
      is: 'maybe',
      basis: 'inferred',
      reason: 'run-time-value',
      args: { setting: 'mode', expression: '$x' },
      place: AT(4),
    }));
  it('a flag that is not there is what the service takes it for', () => {
    assert.equal(flagMatch(objectWith({}), 'x', YES).is, 'yes');
    assert.equal(flagMatch(objectWith({ x: false }), 'x', YES).is, 'no');
    assert.equal(flagMatch(objectWith({ x: true }), 'x', NO).is, 'yes');
  });
});

describe('names, places and presence of objects', () => {
  it('a name is compared without case and blanks', () => {
    assert.equal(sameName(' Default', 'DEFAULT '), true);
    assert.equal(sameName('a', 'b'), false);
    assert.equal(sameName(undefined, undefined), false);
    assert.equal(sameName('a', undefined), false);
    assert.equal(sameName(undefined, 'a'), false);
  });
  it('a name is the literal, else the expression, else a question mark', () => {
    assert.equal(nameOf(objectWith({})), 'R');
    assert.equal(nameOf(objectWith({}, { name: undefined, nameRuntime: '$n' })), '$n');
    assert.equal(nameOf(objectWith({}, { name: undefined })), '?');
  });
  it('a setting is pointed at where it is written, else at the name', () => {
    assert.deepEqual(placeOf(objectWith({ mode: 'x' }), 'mode'), AT(2));
    assert.deepEqual(placeOf(objectWith({}), 'mode'), AT(0));
  });
  it('an object without a name that a branch makes may not be there', () => {
    assert.equal(told(exists(objectWith({}))), 'yes');
    const made = (effect?: string) =>
      objectWith({}, { name: undefined, nameRuntime: '$n', declarations: [{ effect }] as never });
    assert.equal(told(exists(made())), 'yes');
    assert.equal(told(exists(made('may-run'))), 'maybe run-time-value 0');
    assert.deepEqual(exists(made('may-run')).args, { setting: 'name', expression: '$n' });
  });
  it('a key that is nearly a setting leaves open what the object says', () => {
    const near = { misspelled: [{ written: 'modee', meant: 'mode', place: AT(7) }] };
    const whole = (one: object) => readWhole(objectWith({}, { declarations: [one] as never }));
    assert.equal(told(whole({})), 'yes');
    assert.equal(told(whole(near)), 'maybe setting-not-stated 7');
    assert.deepEqual(whole(near).args, { setting: 'mode', object: 'R' });
    const opaque = { opaque: { reason: 'not-understood', expression: '@more', place: AT(8) } };
    assert.equal(told(whole(opaque)), 'maybe not-understood 8');
    assert.deepEqual(whole(opaque).args, { setting: '@more', object: 'R' });
  });
});

test('a control is known by its kind and its name', () => {
  assert.deepEqual(controlOf(objectWith({})), { kind: 'transportRule', name: 'R' });
  assert.equal(controlText({ kind: 'transportRule', name: 'R' }), 'transportRule:R');
  assert.equal(controlText({ kind: 'internal' }), 'internal');
  assert.equal(sameControl({ kind: 'mailbox', name: 'a' }, { kind: 'mailbox', name: 'a' }), true);
  assert.equal(sameControl({ kind: 'mailbox', name: 'a' }, { kind: 'group', name: 'a' }), false);
  assert.equal(sameControl({ kind: 'mailbox', name: 'a' }, { kind: 'mailbox', name: 'b' }), false);
  assert.equal(sameControl({ kind: 'none' }, { kind: 'none' }), true);
});

describe('whether the text tells all objects', () => {
  const tenant = (complete: readonly ObjectKind[], indeterminate: readonly ObjectKind[] = []) =>
    ({ complete: new Set(complete), indeterminate: new Set(indeterminate) }) as never;
  it('policies and rules belong together', () => {
    assert.equal(knowsOutbound(tenant([])), false);
    assert.equal(knowsOutbound(tenant(['outboundPolicy'])), true);
    assert.equal(knowsOutbound(tenant(['outboundRule'])), true);
    assert.equal(knowsOutbound(tenant(['outboundRule'], ['outboundPolicy'])), false);
    assert.equal(knowsOutbound(tenant(['outboundPolicy', 'outboundRule'], ['outboundRule'])), false);
    assert.equal(knowsOutbound(tenant(['transportRule'])), false);
  });
  it('of one kind', () => {
    assert.equal(knowsAll(tenant(['mailbox']), 'mailbox'), true);
    assert.equal(knowsAll(tenant(['mailbox'], ['mailbox']), 'mailbox'), false);
    assert.equal(knowsAll(tenant(['mailbox'], ['group']), 'mailbox'), true);
    assert.equal(knowsAll(tenant(['group']), 'mailbox'), false);
  });
  it('what a script makes was not there before', () => {
    assert.equal(
      isCreated(objectWith({}, { declarations: [{ operation: 'set' }, { operation: 'create' }] as never })),
      true,
    );
    assert.equal(isCreated(objectWith({}, { declarations: [{ operation: 'set' }] as never })), false);
  });
});

test('every policy is off', () => {
  const closed = (...policies: readonly object[]) => closedByPolicy(nativeTenant({ outboundPolicies: policies }));
  const off = { name: 'Default', autoForwardingMode: 'Off' };
  assert.equal(closed(off), true);
  assert.equal(closed(off, { name: 'A', autoForwardingMode: 'off' }), true);
  assert.equal(closed(off, { name: 'A', autoForwardingMode: 'On' }), false);
  assert.equal(closed(off, { name: 'A' }), false);
  assert.equal(closed({ name: 'A', autoForwardingMode: 'Off' }), false);
  assert.equal(closed(), false);
  assert.equal(
    closedByPolicy(
      tenantOf({
        'a.ps1':
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\nGet-HostedOutboundSpamFilterPolicy | ForEach-Object { Set-HostedOutboundSpamFilterPolicy $_.Name -AutoForwardingMode $mode }\n',
      }),
    ),
    false,
  );
});

describe('by what a recipient is found', () => {
  const properties = {
    primarySmtpAddress: 'Primary@contoso.com',
    windowsEmailAddress: 'windows@contoso.com',
    emailAddresses: ['SMTP:primary@contoso.com', 'smtp:more@contoso.com', 'X500:/o=x'],
    userPrincipalName: 'upn@contoso.com',
    microsoftOnlineServicesID: 'online@contoso.com',
    mail: 'mail@contoso.com',
    displayName: 'Ann Lee',
    alias: 'ann',
    legacyExchangeDN: '/o=x/cn=ann',
    distinguishedName: 'CN=Ann',
    guid: '5ea2c5fd-0000-4000-8000-000000000001',
    samAccountName: 'annl',
    identity: 'Ann (1)',
  };
  const object = objectWith(properties, { kind: 'mailbox', name: 'ann.lee' });
  const directory = new Directory({
    objects: { mailbox: [object], group: [], mailUser: [], mailContact: [] },
  } as never);
  for (const name of [...Object.values(properties).flat(), 'ann.lee', 'ANN LEE', 'upn@CONTOSO.com'])
    it(name, () => assert.equal(directory.find(name)?.object, object));
  it('by nothing else', () => assert.equal(directory.find('lee'), undefined));
  it('its addresses, the primary one first', () => {
    assert.deepEqual(directory.find('ann')?.own, [
      'primary@contoso.com',
      'windows@contoso.com',
      'more@contoso.com',
      'upn@contoso.com',
      'online@contoso.com',
      'mail@contoso.com',
    ]);
    assert.equal(directory.find('ann')?.external, undefined);
  });
  it('names in the form of comparisons', () => {
    assert.ok(namesOf(object).includes('primary@contoso.com'));
    assert.ok(namesOf(object).includes('ann lee'));
    assert.ok(namesOf(object).includes('ann.lee'));
  });
});

test('a person has the addresses that the tenant declares, one that is asked for first', () => {
  const model = modelOf(
    nativeTenant({
      acceptedDomains: ['contoso.com'],
      mailboxes: [
        { identity: 'Ann', primarySmtpAddress: 'ann@contoso.com', emailAddresses: ['smtp:a@mail.contoso.com'] },
      ],
      mailContacts: [{ name: 'Partner', externalEmailAddress: 'in@fabrikam.com' }],
    }),
  );
  assert.deepEqual(person(' a@mail.contoso.com ', model), {
    written: 'a@mail.contoso.com',
    addresses: ['a@mail.contoso.com', 'ann@contoso.com'],
    domain: 'mail.contoso.com',
    domains: ['mail.contoso.com', 'contoso.com', 'com'],
  });
  assert.deepEqual(person('In@Fabrikam.com', model).addresses, ['in@fabrikam.com']);
  const sides: readonly (readonly [string | undefined, string])[] = [
    ['internal', 'yes'],
    [' External ', 'no'],
    [undefined, 'maybe sender-match-undetermined'],
    ['somebody', 'maybe sender-match-undetermined'],
    ['ann@contoso.com', 'yes'],
    ['lee@adatum.com', 'no'],
  ];
  for (const [written, expected] of sides) assert.equal(told(originalSender(written, model).inside), expected, written);
});

describe('for whom a condition is surely no', () => {
  const tenant = nativeTenant({
    acceptedDomains: ['contoso.com'],
    mailboxes: [{ identity: 'Ann', primarySmtpAddress: 'ann@contoso.com' }],
    mailContacts: [{ name: 'Partner', externalEmailAddress: 'in@fabrikam.com' }],
    groups: { Sales: ['Ann'], Out: ['Partner'], Odd: ['Nobody known'], Outer: ['Sales'] },
  });
  const model = modelOf(tenant);
  const compiled = (kind: 'listed' | 'domainListed' | 'member', value: unknown) => {
    const found = condition(objectWith({ from: value }), 'from', kind, model);
    return (
      found && {
        keys: found.keys && [...found.keys].toSorted().join(' '),
        inside: told(found.bySide(true)),
        outside: told(found.bySide(false)),
      }
    );
  };
  const OPEN = 'maybe sender-match-undetermined';
  const cases: readonly (readonly ['listed' | 'domainListed' | 'member', unknown, unknown])[] = [
    ['listed', 'Ann', { keys: 'ann@contoso.com', inside: OPEN, outside: 'no' }],
    ['listed', 'Partner', { keys: 'in@fabrikam.com', inside: 'no', outside: OPEN }],
    ['listed', ['x@contoso.com', 'y@adatum.com'], { keys: 'x@contoso.com y@adatum.com', inside: OPEN, outside: OPEN }],
    ['listed', ['Somebody'], { keys: undefined, inside: `${OPEN} 2`, outside: `${OPEN} 2` }],
    ['listed', [], undefined],
    [
      'domainListed',
      ['contoso.com', 'Fabrikam.com'],
      { keys: 'contoso.com fabrikam.com', inside: OPEN, outside: OPEN },
    ],
    ['domainListed', ['a@contoso.com'], { keys: undefined, inside: OPEN, outside: OPEN }],
    ['member', ['Sales'], { keys: 'ann@contoso.com sales', inside: OPEN, outside: 'no' }],
    ['member', ['Out'], { keys: 'in@fabrikam.com out', inside: 'no', outside: OPEN }],
    ['member', ['Sales', 'Out'], { keys: 'ann@contoso.com in@fabrikam.com out sales', inside: OPEN, outside: OPEN }],
    ['member', ['Odd'], { keys: undefined, inside: OPEN, outside: OPEN }],
    ['member', ['Sales', 'Odd'], { keys: undefined, inside: OPEN, outside: OPEN }],
    ['member', ['Outer'], { keys: undefined, inside: OPEN, outside: OPEN }],
    ['member', ['Undeclared'], { keys: undefined, inside: OPEN, outside: OPEN }],
  ];
  for (const [kind, value, expected] of cases)
    it(`${kind} ${JSON.stringify(value)}`, () => assert.deepEqual(compiled(kind, value), expected));

  it('by their groups, where all groups are stated', () => {
    const groups = (more: object): readonly string[] | undefined => {
      const object = objectWith({}, { properties: new Map([['from', property('from', ['Sales', 'Outer'], more)]]) });
      const keys = condition(object, 'from', 'member', model)?.keysOfMany;
      return keys && [...keys];
    };
    assert.deepEqual(groups({}), ['sales', 'outer']);
    assert.equal(groups({ change: 'add' }), undefined);
  });
});

test('a condition whose values contradict each other says what all of them say', () => {
  const model = modelOf(nativeTenant({ acceptedDomains: ['contoso.com'] }));
  const [first, second] = [
    property('from', ['ann@contoso.com', 'bob@contoso.com']),
    property('from', ['ann@contoso.com', 'cleo@contoso.com']),
  ];
  const object = objectWith({}, { contradictions: [{ property: 'from', first, second }] });
  const judge = (address: string) => condition(object, 'from', 'listed', model)?.judge(person(address, model));
  assert.equal(judge('ann@contoso.com')?.is, 'yes');
  assert.equal(judge('dora@contoso.com')?.is, 'no');
  const { is, reason, args } = judge('bob@contoso.com') ?? {};
  assert.deepEqual({ is, reason, args }, { is: 'maybe', reason: 'contradicting-values', args: { setting: 'from' } });
});

test('a command on some rule disturbs each setting that decides whether and how a rule acts', () => {
  for (const name of [
    ...['from', 'exceptIfFrom', 'sentTo', 'exceptIfSentTo', 'messageTypeMatches', 'exceptIfMessageTypeMatches'],
    ...['fromMemberOf', 'senderDomainIs', 'fromScope', 'sentToScope', 'recipientDomainIs', 'sentToMemberOf'],
    ...['priority', 'enabled', 'mode', 'activationDate', 'expiryDate', 'senderAddressLocation', 'stopRuleProcessing'],
    ...['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode', 'deleteMessage', 'quarantine'],
    ...['redirectMessageTo', 'moderateMessageByUser', 'moderateMessageByManager'],
  ])
    assert.ok(SETTINGS.includes(name), name);
  for (const name of ['comments', 'setHeaderName', 'applyHtmlDisclaimerText', '', 'exceptIf'])
    assert.ok(!SETTINGS.includes(name), name);
});

test('what may not be there names the command, and no cause where none is known', () => {
  const unsettled = { reason: 'may-run', command: 'New-TransportRule', place: AT(5) } as const;
  assert.deepEqual(mayBeGone(objectWith({}, { unsettled })), {
    is: 'maybe',
    basis: 'inferred',
    reason: 'may-run',
    args: { setting: 'name', command: 'New-TransportRule', cause: '' },
    place: AT(5),
  });
  const cause = { reason: 'region-branch', args: {}, place: AT(6) } as const;
  assert.equal(mayBeGone(objectWith({}, { unsettled: { ...unsettled, cause } }))?.args?.cause, 'region-branch');
  assert.equal(mayBeGone(objectWith({})), undefined);
});
