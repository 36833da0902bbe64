import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { person } from '../../src/exchange/people-of-message.ts';
import { missingFacts, type Open } from '../../src/verdict/missing.ts';
import { type End, isPlainWord, Words, whoIs, wordFor } from '../../src/verdict/who.ts';
import { nativeTenant } from './tenants.ts';

const PLACE = { source: 'a', start: 0, end: 1 };

const MODEL = modelOf(
  nativeTenant({
    acceptedDomains: ['contoso.com'],
    mailboxes: [
      { identity: 'Ann', primarySmtpAddress: 'ann@contoso.com', emailAddresses: ['smtp:a.lee@contoso.com'] },
      { identity: 'Nobody' },
    ],
    mailContacts: [{ name: 'Partner', externalEmailAddress: 'in@fabrikam.com' }],
    groups: { Sales: ['Ann'], 'team.contoso': ['bob@contoso.com'] },
    outboundRules: [{ name: 'R', policy: 'P', fromMemberOf: ['Undeclared'] }],
  }),
);

describe('whom a word means', () => {
  const told = (word: string, end: End): string => {
    const who = whoIs(word, end, MODEL);
    switch (who?.kind) {
      case undefined:
        return 'nobody';
      case 'everybody':
        return 'everybody';
      case 'address':
        return who.addresses.join(' ');
      case 'domain':
        return `${who.domain}${who.below ? ' and below' : ''}`;
      case 'group':
        return `group ${who.group.written}`;
    }
  };
  const cases: readonly (readonly [string, string, string])[] = [
    ['*', 'everybody', 'everybody'],
    [' * ', 'everybody', 'everybody'],
    ['Sales', 'group Sales', 'group Sales'],
    ['team.contoso', 'group team.contoso', 'group team.contoso'],
    ['Undeclared', 'group Undeclared', 'group Undeclared'],
    ['Ann', 'ann@contoso.com ann@contoso.com a.lee@contoso.com', 'ann@contoso.com ann@contoso.com a.lee@contoso.com'],
    ['Partner', 'in@fabrikam.com', 'in@fabrikam.com'],
    ['SMTP:Kim@Fabrikam.com', 'kim@fabrikam.com', 'kim@fabrikam.com'],
    ['Fabrikam.com', 'fabrikam.com', 'fabrikam.com'],
    ['*.fabrikam.com', 'fabrikam.com and below', 'fabrikam.com and below'],
    ['Nobody', 'nobody', 'nobody'],
    ['fabrikam', 'nobody', 'nobody'],
    ['', 'nobody', 'nobody'],
  ];
  for (const [word, from, to] of cases)
    it(word, () => assert.deepEqual([told(word, 'from'), told(word, 'to')], [from, to]));
});

describe('whether words mean a person', () => {
  const means = (words: readonly string[], end: End, who: string): string =>
    new Words(
      words.map((value) => ({ value, place: PLACE })),
      end,
      MODEL,
    ).mean(person(who, MODEL)).is;
  const cases: readonly (readonly [readonly string[], End, string, string])[] = [
    [['ann@contoso.com'], 'from', 'Ann', 'yes'],
    [['Ann'], 'from', 'a.lee@contoso.com', 'yes'],
    [['Ann'], 'from', 'bob@contoso.com', 'no'],
    [['Sales'], 'from', 'ann@contoso.com', 'yes'],
    [['Sales'], 'from', 'bob@contoso.com', 'no'],
    [['Undeclared'], 'from', 'bob@contoso.com', 'maybe'],
    [['Undeclared', 'contoso.com'], 'from', 'bob@contoso.com', 'yes'],
    [['contoso.com'], 'from', 'bob@eu.contoso.com', 'no'],
    [['*.contoso.com'], 'from', 'bob@eu.contoso.com', 'yes'],
    [['*.contoso.com'], 'from', 'bob@contoso.com', 'yes'],
    [['*.contoso.com'], 'from', 'bob@mycontoso.com', 'no'],
    [['*'], 'from', 'bob@contoso.com', 'yes'],
    [['*'], 'to', 'bob@contoso.com', 'no'],
    [['*'], 'to', 'kim@fabrikam.com', 'yes'],
    [['no word'], 'to', 'kim@fabrikam.com', 'no'],
    [[], 'to', 'kim@fabrikam.com', 'no'],
  ];
  for (const [words, end, who, expected] of cases)
    it(`${words.join(', ')} ${end} ${who}`, () => assert.equal(means(words, end, who), expected));

  it('all of them are names, where none is everybody or a group', () => {
    const names = (...words: readonly string[]): boolean =>
      new Words(
        words.map((value) => ({ value, place: PLACE })),
        'from',
        MODEL,
      ).areNames;
    assert.equal(names('ann@contoso.com', 'fabrikam.com'), true);
    assert.equal(names(), true);
    assert.equal(names('*'), false);
    assert.equal(names('Sales'), false);
    assert.equal(names('ann@contoso.com', 'Sales'), false);
  });
});

test('words for and of people', () => {
  assert.deepEqual(['a@b.example', 'b.example', 'Sales', 'a@b', ''].map(isPlainWord), [true, true, false, true, false]);
  assert.equal(wordFor({ kind: 'elsewhere', name: '' } as never), '*');
  assert.equal(wordFor({ kind: 'subdomains', name: 'fabrikam.com' } as never), '*.fabrikam.com');
  assert.equal(wordFor({ kind: 'domain', name: 'fabrikam.com' } as never), 'fabrikam.com');
});

describe('what is missing for an answer', () => {
  const control = { kind: 'outboundPolicy', name: 'P' } as const;
  const open = (reason: string, args: object = {}, more: object = {}): Open =>
    ({ control, reason, args, result: 'unknown', ...more }) as Open;
  const told = (...steps: readonly Open[]): readonly string[] =>
    missingFacts(steps).map(({ fact, howToState, args, place }) =>
      [fact, howToState, args.key === '' ? 'nowhere' : args.key, ...(place ? ['placed'] : [])].join(' '),
    );
  const keys: readonly (readonly [string, string])[] = [
    ['automatic-org-dependent', 'assumptions.automaticMeans'],
    ['sender-not-in-accepted-domain', 'acceptedDomains'],
    ['accepted-domains-not-listed', 'acceptedDomains'],
    ['default-policy-not-in-snapshot', 'outboundPolicies'],
    ['rule-references-missing-policy', 'outboundPolicies'],
    ['group-membership-unknown', 'groups'],
    ['nested-group-undocumented', 'groups'],
    ['dynamic-group-unsupported', 'groups'],
    ['order-unknown', 'scriptOrder'],
    ['rule-date-window', 'assumptions.asOf'],
    ['sender-match-undetermined', 'originalSender'],
    ['internal-relay-recipient-location', 'mailboxes'],
    ['run-time-value', 'nowhere'],
    ['may-run', 'nowhere'],
  ];
  for (const [reason, key] of keys)
    it(reason, () => assert.deepEqual(told(open(reason)), [`fact-${reason} state-${reason} ${key}`]));

  it('the operation of a flow', () =>
    assert.deepEqual(told(open('message-content-dependent', { setting: 'flowOperation' })), [
      'fact-flow-operation state-flow-operation flowOperation',
    ]));
  it('the command that leaves it open, and what was not understood, at their places', () => {
    assert.deepEqual(told(open('may-run', { command: 'Set-X' }, { place: PLACE })), [
      'fact-may-run state-may-run nowhere placed',
    ]);
    assert.deepEqual(told(open('not-understood', {}, { place: PLACE })), [
      'fact-not-understood state-not-understood nowhere placed',
    ]);
    assert.deepEqual(told(open('not-understood')), ['fact-not-understood state-not-understood nowhere']);
    assert.deepEqual(told(open('run-time-value', {}, { place: PLACE })), [
      'fact-run-time-value state-run-time-value nowhere',
    ]);
  });
  it('of steps that leave something open only', () => {
    assert.deepEqual(told(open('may-run', {}, { result: 'pass' })), []);
    assert.deepEqual(told({ control, args: {}, result: 'unknown' } as Open), []);
  });
  it('each reason once for each group, policy, rule and setting', () => {
    for (const name of ['group', 'policy', 'rule', 'setting']) {
      assert.equal(told(open('may-run', { [name]: 'A' }), open('may-run', { [name]: 'B' })).length, 2, name);
      assert.equal(told(open('may-run', { [name]: 'A' }), open('may-run', { [name]: 'A' })).length, 1, name);
    }
    assert.equal(told(open('may-run', { rule: 'A' }), open('order-unknown', { rule: 'A' })).length, 2);
  });
});
