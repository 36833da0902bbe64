import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOpposite, isTypo, looks, nearest } from '../../src/text/near.ts';
import { analyse } from '../rules/analysis.ts';

describe('names that are near', () => {
  it('finds the name that was meant', () => {
    assert.equal(nearest('EmailAddress', ['EmailAddresses', 'Alias']), 'EmailAddresses');
    assert.equal(nearest('ExceptFromMemberOf', ['FromMemberOf', 'ExceptIfFromMemberOf']), 'ExceptIfFromMemberOf');
    assert.equal(nearest('Something', ['Else']), undefined);
  });

  it('counts two letters that changed places once', () => {
    assert.equal(nearest('lnit', ['lint', 'diff']), 'lint');
    assert.equal(nearest('tset', ['test']), 'test');
    assert.equal(nearest('nitl', ['lint']), undefined);
  });

  it('never takes the opposite for a typo', () => {
    assert.ok(isOpposite('AllowPlusAddressInRecipients', 'DisablePlusAddressInRecipients'));
    assert.ok(isOpposite('DoNotAllowClickThrough', 'AllowClickThrough'));
    assert.ok(!isOpposite('ExceptFrom', 'ExceptIfFrom'));
    const text = 'Set-RemoteDomain Default -DisableAutoForward $true\n';
    const found = analyse({ 'a.ps1': text }).findings.filter(({ rule }) => rule.id === 'unknown-parameter');
    assert.deepEqual(
      found.map(({ message, fixes }) => ({ message, fixes: fixes.length })),
      [{ message: 'unknown', fixes: 0 }],
    );
  });

  it('takes no word for another word', () => {
    assert.ok(isTypo('ActiveSyncEnalbed', 'ActiveSyncEnabled'));
    assert.ok(isTypo('ForwardingAdress', 'ForwardingSmtpAddress'));
    assert.ok(!isTypo('RecipientDomainIs', 'SenderDomainIs'));
    assert.ok(!isTypo('RejectMessage', 'DeleteMessage'));
    assert.ok(!isTypo('ImpersonationProtectionAction', 'ImpersonationProtectionState'));
  });

  it('sees names as people see them', () => {
    assert.equal(looks('Allow\u2011AutoForward'), looks('Allow-AutoForward'));
    assert.notEqual(looks('Allow 1'), looks('Allow 2'));
  });
});
