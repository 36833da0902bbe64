import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide, type Question } from '../../src/verdict/index.ts';
import { nativeTenant } from './tenants.ts';

const tenant = (entries: readonly Record<string, unknown>[]) =>
  nativeTenant({
    acceptedDomains: ['contoso.com'],
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Off' }],
    remoteDomains: entries,
  });

const DEFAULT = { name: 'Default', domainName: '*' };
const QUIET = { name: 'Adatum', domainName: 'adatum.com', ndrEnabled: false };

const seen = (entries: readonly Record<string, unknown>[], more: Partial<Question>): string =>
  decide(tenant(entries), { from: 'ann@contoso.com', to: 'x@fabrikam.com', mechanism: 'inboxRuleForward', ...more })
    .userImpact.originalSender;

describe('who gets a bounce (NDREnabled of the author’s remote domain)', () => {
  const forwarding = { mechanism: 'mailboxForwardingSmtpAddress' } as const;
  const cases: readonly (readonly [string, readonly Record<string, unknown>[], Partial<Question>, string])[] = [
    ['nothing is said of bounces', [DEFAULT], { originalSender: 'a@adatum.com' }, 'sender-ndr-5.7.520'],
    [
      'the domain of the author gets none',
      [DEFAULT, QUIET],
      { originalSender: 'a@adatum.com' },
      'sender-nothing-reports-off',
    ],
    ['another domain still does', [DEFAULT, QUIET], { originalSender: 'a@litware.com' }, 'sender-ndr-5.7.520'],
    [
      'nobody outside does',
      [{ ...DEFAULT, ndrEnabled: false }],
      { originalSender: 'external' },
      'sender-nothing-reports-off',
    ],
    [
      'nobody outside, and those inside get none of an Inbox rule',
      [{ ...DEFAULT, ndrEnabled: false }],
      {},
      'sender-nothing-reports-off',
    ],
    [
      'authors inside do, of a mailbox forward',
      [{ ...DEFAULT, ndrEnabled: false }],
      forwarding,
      'sender-ndr-unless-reports-off',
    ],
    [
      'an author inside does, whatever remote domains say',
      [{ ...DEFAULT, ndrEnabled: false }],
      { ...forwarding, originalSender: 'internal' },
      'sender-ndr-5.7.520',
    ],
    [
      'some outside do and some do not',
      [DEFAULT, QUIET],
      { originalSender: 'external' },
      'sender-ndr-unless-reports-off',
    ],
  ];
  for (const [name, entries, more, expected] of cases) it(name, () => assert.equal(seen(entries, more), expected));
});

it('what is dropped without a bounce stays so', () => {
  const entries = [{ ...DEFAULT, autoForwardEnabled: false, ndrEnabled: false }];
  assert.equal(seen(entries, { originalSender: 'external' }), 'sender-nothing-dropped');
});
