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

describe('what author, owner and recipient notice', () => {
  const rule = (action: Record<string, unknown>) => ({ transportRules: [{ name: 'R', priority: 0, ...action }] });
  const open = {
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }],
    remoteDomains: [{ ...DEFAULT, autoForwardEnabled: true }],
  };
  const mailbox = { mechanism: 'mailboxForwardingSmtpAddress', originalSender: 'external' } as const;
  const keeps = { ...mailbox, deliverToMailboxAndForward: true } as const;
  const loses = { ...mailbox, deliverToMailboxAndForward: false } as const;
  const closed = { outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Off' }] };
  const undecided = { outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Onn' }] };
  const entry = { tenantBlockList: [{ value: 'fabrikam.com', action: 'Block', listType: 'Sender' }] };
  const cases: Readonly<Record<string, readonly [object, Partial<Question>, string]>> = {
    'delivered, with a copy': [{}, keeps, 'sender-nothing-delivered owner-keeps-copy recipient-gets-it'],
    'delivered, without a copy': [{}, loses, 'sender-nothing-delivered owner-has-no-copy recipient-gets-it'],
    'delivered, a copy is not stated': [{}, mailbox, 'sender-nothing-delivered owner-copy-unknown recipient-gets-it'],
    'blocked, with a copy': [closed, keeps, 'sender-ndr-5.7.520 owner-keeps-copy-unaware recipient-gets-nothing'],
    'blocked, without a copy': [closed, loses, 'sender-ndr-5.7.520 owner-loses-message recipient-gets-nothing'],
    'blocked, a copy is not stated': [
      closed,
      mailbox,
      'sender-ndr-5.7.520 owner-copy-unknown-blocked recipient-gets-nothing',
    ],
    'blocked, of an Inbox rule by somebody inside': [
      closed,
      { originalSender: 'internal' },
      'sender-nothing-internal owner-keeps-copy-unaware recipient-gets-nothing',
    ],
    'blocked, of an Inbox rule by anybody': [
      closed,
      {},
      'sender-ndr-5.7.520-if-external owner-keeps-copy-unaware recipient-gets-nothing',
    ],
    'undecided, with a copy': [undecided, keeps, 'sender-unknown owner-keeps-copy recipient-unknown'],
    'undecided, without a copy': [undecided, loses, 'sender-unknown owner-may-lose-message recipient-unknown'],
    'undecided, a copy is not stated': [undecided, mailbox, 'sender-unknown owner-copy-unknown recipient-unknown'],
    'sent on by hand': [
      {},
      { mechanism: 'manualForward' },
      'sender-nothing-delivered owner-keeps-copy recipient-gets-it',
    ],
    'rejected by a rule': [
      rule({ rejectMessageReasonText: 'no' }),
      keeps,
      'sender-ndr-rule-text owner-keeps-copy-unaware recipient-gets-nothing',
    ],
    'rejected by a rule with a text and a code of its own': [
      rule({ rejectMessageReasonText: 'no', rejectMessageEnhancedStatusCode: '5.7.900' }),
      keeps,
      'sender-ndr-rule-undetermined owner-keeps-copy-unaware recipient-gets-nothing',
    ],
    'rejected by a rule with a code only': [
      rule({ rejectMessageEnhancedStatusCode: '5.7.900' }),
      keeps,
      'sender-ndr-rule-code owner-keeps-copy-unaware recipient-gets-nothing',
    ],
    'deleted by a rule': [
      rule({ deleteMessage: true }),
      keeps,
      'sender-nothing-deleted owner-keeps-copy-unaware recipient-gets-nothing',
    ],
    'put into quarantine by a rule': [
      rule({ quarantine: true }),
      keeps,
      'sender-nothing-quarantined owner-keeps-copy-unaware recipient-quarantine',
    ],
    'sent elsewhere by a rule': [
      rule({ redirectMessageTo: ['boss@contoso.com'] }),
      keeps,
      'sender-nothing-redirected owner-keeps-copy-unaware recipient-redirected',
    ],
    'on the block list': [entry, keeps, 'sender-ndr-5.7.703 owner-keeps-copy-unaware recipient-gets-nothing'],
    'dropped by a remote domain': [
      { remoteDomains: [{ ...DEFAULT, autoForwardEnabled: false }] },
      keeps,
      'sender-nothing-dropped owner-keeps-copy-unaware recipient-gets-nothing',
    ],
  };
  for (const [name, [settings, more, expected]] of Object.entries(cases))
    it(name, () => {
      const asked = { from: 'ann@contoso.com', to: 'x@fabrikam.com', mechanism: 'inboxRuleForward', ...more } as const;
      const { userImpact } = decide(nativeTenant({ acceptedDomains: ['contoso.com'], ...open, ...settings }), asked);
      const { originalSender, mailboxOwner, recipient } = userImpact;
      assert.equal([originalSender, mailboxOwner, recipient].join(' '), expected);
    });
});
