import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { droppedChains, forwardCircles, forwardsFrom } from '../../src/exchange/forward-chains.ts';
import { tenantOf } from '../verdict/tenants.ts';

const forward = (from: string, to: string): string =>
  `Set-Mailbox ${from}@contoso.com -ForwardingSmtpAddress ${to}@contoso.com`;
const inbox = (from: string, ...to: readonly string[]): string =>
  `New-InboxRule -Mailbox ${from}@contoso.com -Name Out -ForwardTo ${to.map((one) => `${one}@contoso.com`).join(',')}`;
const script = (...lines: readonly string[]) => tenantOf({ 'a.ps1': lines.join('\n') });
const letter = (address: string): string => address.charAt(0);

const circles = (...lines: readonly string[]): readonly string[] =>
  forwardCircles(script(...lines)).map((circle) => circle.map(({ question }) => letter(question.from)).join(''));

const chains = (...lines: readonly string[]): readonly string[] =>
  droppedChains(script(...lines)).map(({ first, onward }) =>
    [first.question.from, first.question.to, ...onward.map(({ question }) => question.to)].map(letter).join(''),
  );

describe('forwards in a circle', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['none', [forward('a', 'b'), forward('b', 'c')], []],
    ['two', [forward('a', 'b'), forward('b', 'a')], ['ab']],
    [
      'three, with a way that leads to them',
      [forward('d', 'a'), forward('a', 'b'), forward('b', 'c'), forward('c', 'a')],
      ['abc'],
    ],
    ['itself', [forward('a', 'a')], ['a']],
    ['two circles of one mailbox', [inbox('a', 'b', 'c'), forward('b', 'a'), forward('c', 'a')], ['ba', 'ac']],
    ['a way that ends in a mailbox seen before', [inbox('a', 'b', 'c'), forward('b', 'c')], []],
  ];
  for (const [name, lines, expected] of cases) it(name, () => assert.deepEqual(circles(...lines), expected));

  it('knows a mailbox by its other addresses', () => {
    const tenant = tenantOf({
      'a.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  mailboxes:
    - { identity: a@contoso.com, emailAddresses: ["smtp:alias@contoso.com"], forwardingSmtpAddress: b@contoso.com }
    - { identity: b@contoso.com, forwardingSmtpAddress: alias@contoso.com }
`,
    });
    assert.equal(forwardCircles(tenant).length, 1);
  });

  it('a long way is walked once', () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, at) => `Set-Mailbox m${at}@contoso.com -ForwardingSmtpAddress m${at + 1}@contoso.com`,
    );
    assert.deepEqual(forwardCircles(script(...lines)), []);
    assert.equal(
      forwardCircles(script(...lines, 'Set-Mailbox m5000@contoso.com -ForwardingSmtpAddress m0@contoso.com')).length,
      1,
    );
  });
});

describe('the forwards that mail for a mailbox takes', () => {
  const followed = (...lines: readonly string[]): readonly string[] =>
    forwardsFrom(script(...lines), 'a@contoso.com').map(({ forward: { question }, hop, isDropped }) =>
      [`${letter(question.from)}${letter(question.to)} ${hop}`, ...(isDropped ? ['dropped'] : [])].join(' '),
    );
  it('are those of the mailbox, then those of where they end', () =>
    assert.deepEqual(followed(forward('b', 'c'), forward('a', 'b'), forward('c', 'd'), forward('x', 'y')), [
      'ab 1',
      'bc 2',
      'cd 3',
    ]));
  it('end where one Inbox rule meets another', () =>
    assert.deepEqual(followed(inbox('a', 'b'), inbox('b', 'c'), forward('c', 'd')), ['ab 1', 'bc 2 dropped']));
  it('go round a circle once', () =>
    assert.deepEqual(followed(forward('a', 'b'), forward('b', 'a')), ['ab 1', 'ba 2']));
});

describe('what Inbox rules forward on a second time', () => {
  it('is dropped', () => assert.deepEqual(chains(inbox('a', 'b'), inbox('b', 'c', 'd')), ['abcd']));
  it('mailbox forwarding is counted otherwise', () => {
    assert.deepEqual(chains(inbox('a', 'b'), forward('b', 'c')), []);
    assert.deepEqual(chains(forward('a', 'b'), inbox('b', 'c')), []);
  });
  it('of very many the first are told, and how many there are', () => {
    const all = Array.from({ length: 30 }, (_, at) => `c${at}`);
    const [chain, ...others] = droppedChains(script(inbox('a', 'b'), inbox('b', ...all, 'a')));
    assert.deepEqual([chain?.onward.length, chain?.targets, others.length], [20, 30, 0]);
  });
  it('circles are another mistake', () => assert.deepEqual(chains(inbox('a', 'b'), inbox('b', 'a')), []));
});
