import type { Message } from '../../exchange/message.ts';
import type { TenantObject } from '../../tenant/index.ts';
import { withObject, withoutObject } from '../changed-tenant.ts';
import { type Change, current, quoted, yaml } from './change.ts';

/** Takes an entry off the block list. */
export function unblocked(object: TenantObject, value: string): Change {
  return {
    id: 'block-list-remove',
    args: { value },
    tenantWide: false,
    apply: (tenant) => withoutObject(tenant, current(tenant, object)),
    powershell: `Remove-TenantAllowBlockListItems -ListType Sender -Entries ${quoted(value)}`,
    native: `# tenantBlockList: without ${yaml(value)}`,
  };
}

/** Puts the recipient on the block list. */
export function listed(message: Message): Change {
  const value = message.recipient.addresses[0] ?? message.recipient.written;
  return {
    id: 'block-list-add',
    args: { value },
    tenantWide: false,
    apply: (tenant) => withObject(tenant, 'tenantBlockList', value, { value }),
    powershell: `New-TenantAllowBlockListItems -ListType Sender -Block -Entries ${quoted(value)} -NoExpiration`,
    native: ['tenantBlockList:', `  - value: ${yaml(value)}`].join('\n'),
  };
}
