import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowsForwards, unclearForwards } from '../../src/exchange/unclear-forwards.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const CONFIG = 'acceptedDomains: [contoso.com]\n';

/** The forwards of a script that may be those of Ann, and then those of Bob, each by its setting and what is written there. */
function told(script: string): readonly (readonly string[])[] {
  const tenant = tenantOf({ 'a.ps1': script }, CONFIG);
  return ['ann@contoso.com', 'bob@contoso.com'].map((address) =>
    unclearForwards(tenant, address).map(
      ({ property, place }) => `${property} ${script.slice(place.start, place.end)}`,
    ),
  );
}

const BOTH = `New-Mailbox -Name Ann -PrimarySmtpAddress ann@contoso.com
New-Mailbox -Name Bob -PrimarySmtpAddress bob@contoso.com
`;

test('a forward to somebody whom only a run tells is that of its mailbox', () => {
  assert.deepEqual(told(`${BOTH}Set-Mailbox Ann -ForwardingSmtpAddress $to`), [['forwardingSmtpAddress $to'], []]);
  assert.deepEqual(told(`${BOTH}New-InboxRule -Name R -Mailbox ann@contoso.com -ForwardTo $to`), [
    ['forwardTo $to'],
    [],
  ]);
});

test('a forward of which both ends are stated is clear', () => {
  assert.deepEqual(told(`${BOTH}Set-Mailbox Ann -ForwardingSmtpAddress in@fabrikam.com`), [[], []]);
  assert.deepEqual(told(`${BOTH}New-InboxRule -Name R -Mailbox Ann -ForwardTo in@fabrikam.com`), [[], []]);
});

test('a forward to a name that nobody declares is unclear, others of the same rule are not', () => {
  const rule = 'New-InboxRule -Name R -Mailbox Ann -RedirectTo "Kim Akers", in@fabrikam.com';
  assert.deepEqual(told(`${BOTH}${rule}`), [['redirectTo "Kim Akers"'], []]);
});

test('a mailbox under a name that nobody declares, or that only a run tells, may be that of anybody', () => {
  assert.deepEqual(told('Set-Mailbox Shared -ForwardingSmtpAddress in@fabrikam.com'), [
    ['forwardingSmtpAddress in@fabrikam.com'],
    ['forwardingSmtpAddress in@fabrikam.com'],
  ]);
  assert.deepEqual(told('New-InboxRule -Name R -Mailbox $who -ForwardTo in@fabrikam.com'), [
    ['forwardTo in@fabrikam.com'],
    ['forwardTo in@fabrikam.com'],
  ]);
});

test('nothing is forwarded by a rule that is off, and to nobody', () => {
  assert.deepEqual(told(`${BOTH}New-InboxRule -Name R -Mailbox Ann -ForwardTo $to -Enabled $false`), [[], []]);
  assert.deepEqual(told(`${BOTH}Set-Mailbox Ann -ForwardingSmtpAddress $null`), [[], []]);
  assert.deepEqual(told(`${BOTH}Set-Mailbox Ann -ForwardingSmtpAddress " "`), [[], []]);
});

test('whether the text tells every forward', () => {
  const mailboxes = [{ identity: 'Ann' }];
  assert.equal(knowsForwards(nativeTenant({ mailboxes, inboxRules: [] })), true);
  assert.equal(knowsForwards(nativeTenant({ mailboxes })), false);
  assert.equal(knowsForwards(tenantOf({ 'a.ps1': BOTH }, CONFIG)), false);
});
