import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { domainOf } from '../../src/exchange/addresses.ts';
import { BlockList, blockedValues, stillLive } from '../../src/exchange/block-list.ts';
import { nativeTenant, tenantOf } from '../verdict/tenants.ts';

const NEW = 'New-TenantAllowBlockListItems -ListType Sender -Block -Entries';

/** What the list says of a sender on a day: the value of the entry, and whether it counts. */
function told(list: BlockList, address: string, asOf?: string): string {
  const entry = list.covering(address, domainOf(address));
  if (!entry) return 'none';
  const { is, reason, args = {} } = stillLive(entry, asOf);
  return [entry.value, is, reason, args.date ?? args.setting].filter(Boolean).join(' ');
}

const native = (...entries: readonly unknown[]): BlockList =>
  new BlockList(nativeTenant({ acceptedDomains: ['contoso.com'], tenantBlockList: entries }));

describe('which entry of the block list covers a recipient', () => {
  const list = native('kim@fabrikam.com', 'fabrikam.com', '*.adatum.com', '*.eu.adatum.com', 'SMTP:Lea@Litware.com');
  const cases: readonly (readonly [string, string])[] = [
    ['kim@fabrikam.com', 'kim@fabrikam.com yes'],
    ['lee@fabrikam.com', 'fabrikam.com yes'],
    ['kim@mail.fabrikam.com', 'none'],
    ['kim@adatum.com', 'none'],
    ['kim@uk.adatum.com', '*.adatum.com yes'],
    ['kim@a.uk.adatum.com', '*.adatum.com yes'],
    ['kim@eu.adatum.com', '*.adatum.com yes'],
    ['kim@de.eu.adatum.com', '*.eu.adatum.com yes'],
    ['lea@litware.com', 'SMTP:Lea@Litware.com yes'],
    ['bob@litware.com', 'none'],
  ];
  for (const [address, expected] of cases) it(address, () => assert.equal(told(list, address), expected));

  it('names what it lists, as it is compared', () =>
    assert.deepEqual([...list.values()].toSorted(), [
      '*.adatum.com',
      '*.eu.adatum.com',
      'fabrikam.com',
      'kim@fabrikam.com',
      'lea@litware.com',
    ]));
  it('is asked for one value as it stands', () => {
    assert.equal(list.entryFor('*.ADATUM.com')?.value, '*.adatum.com');
    assert.equal(list.entryFor('adatum.com'), undefined);
  });
  it('of two entries for one value the first counts', () => {
    const twice = native({ value: 'a.example', expirationDate: '2026-01-01' }, { value: 'A.example' });
    assert.equal(told(twice, 'x@a.example', '2026-06-01'), 'a.example no');
  });
});

describe('entries that block nobody, or not any more', () => {
  const cases: readonly (readonly [string, object, string, string?])[] = [
    ['an entry for senders', { listType: 'Sender' }, 'x.example yes'],
    ['in another case', { listType: 'sender', action: 'BLOCK' }, 'x.example yes'],
    ['an entry for files', { listType: 'FileHash' }, 'none'],
    ['an entry for links', { listType: 'Url' }, 'none'],
    ['an entry that allows', { action: 'Allow' }, 'none'],
    ['an entry that allows by its switch', { allow: true }, 'none'],
    ['an entry that does not allow by its switch', { allow: false }, 'x.example yes'],
    ['expired', { expirationDate: '2026-01-01' }, 'x.example no', '2026-01-02'],
    ['on its last day', { expirationDate: '2026-01-02' }, 'x.example no', '2026-01-02'],
    ['not expired yet', { expirationDate: '2026-01-03' }, 'x.example yes', '2026-01-02'],
    ['no day is asked for', { expirationDate: '2026-01-03' }, 'x.example maybe rule-date-window 2026-01-03'],
    ['a date that nobody reads', { expirationDate: 'soon' }, 'x.example maybe rule-date-window soon', '2026-01-02'],
  ];
  for (const [name, settings, expected, asOf] of cases)
    it(name, () => assert.equal(told(native({ value: 'x.example', ...settings }), 'a@x.example', asOf), expected));
});

describe('entries that scripts make and remove', () => {
  const cases: readonly (readonly [string, string])[] = [
    [`${NEW} 'x.example'\n`, 'x.example yes'],
    [`${NEW} 'y.example','x.example'\n`, 'x.example yes'],
    [`${NEW} 'x.example' -ExpirationDate $when\n`, 'x.example maybe run-time-value expirationDate'],
    [
      `${NEW} 'x.example'\nRemove-TenantAllowBlockListItems -ListType Sender -Entries $old\n`,
      'x.example maybe run-time-value entries',
    ],
    [`Remove-TenantAllowBlockListItems -ListType Sender -Entries $old\n${NEW} 'x.example'\n`, 'x.example yes'],
  ];
  for (const [script, expected] of cases)
    it(script.replaceAll('\n', ' '), () =>
      assert.equal(told(new BlockList(tenantOf({ 'a.ps1': script })), 'a@x.example'), expected),
    );
});

test('what an entry blocks: its list of values, else its value', () => {
  const { tenantBlockList } = nativeTenant({
    tenantBlockList: [{ value: 'a.example', entries: ['b.example', 'c.example'] }, { value: 'd.example' }],
  }).objects;
  assert.deepEqual(tenantBlockList.map(blockedValues), [['b.example', 'c.example'], ['d.example']]);
  assert.deepEqual(blockedValues({ ...tenantBlockList[0], properties: new Map(), name: undefined } as never), []);
});
