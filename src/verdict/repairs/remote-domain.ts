import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { stated, type TenantObject, text } from '../../tenant/index.ts';
import { withObject } from '../changed-tenant.ts';
import { type Change, freeName, quoted, set, yaml } from './change.ts';

/** A remote domain entry of its own for the domain of the recipient, or another value in the one it has. */
export function remoteDomainEntry(message: Message, model: Model, allow: boolean): Change {
  const { domain, domains } = message.recipient;
  const entry = model.remoteDomains.effective(domains);
  const value = `$${allow}`;
  if (entry.object && entry.domainName === domain) return remoteDomainValue(entry.object, allow);
  const name = freeName(model.tenant.objects.remoteDomain, domain);
  return {
    id: allow ? 'remote-domain-entry' : 'remote-domain-entry-block',
    args: { domain },
    tenantWide: false,
    apply: (tenant) => withObject(tenant, 'remoteDomain', name, { domainName: domain, autoForwardEnabled: allow }),
    powershell: [
      `New-RemoteDomain -Name ${quoted(name)} -DomainName ${quoted(domain)}`,
      `Set-RemoteDomain -Identity ${quoted(name)} -AutoForwardEnabled ${value}`,
    ].join('\n'),
    native: [
      'remoteDomains:',
      `  - name: ${yaml(name)}`,
      `    domainName: ${yaml(domain)}`,
      `    autoForwardEnabled: ${allow}`,
    ].join('\n'),
  };
}

/** Another value in a remote domain entry. */
export function remoteDomainValue(object: TenantObject, allow: boolean): Change {
  const name = object.name ?? '';
  return {
    id: allow ? 'remote-domain-on' : 'remote-domain-off',
    args: { remoteDomain: name },
    tenantWide: allow && (stated(text(object, 'domainName')) ?? '*') === '*',
    apply: set(object, { autoForwardEnabled: allow }),
    powershell: `Set-RemoteDomain -Identity ${quoted(name)} -AutoForwardEnabled $${allow}`,
    native: ['remoteDomains:', `  - name: ${yaml(name)}`, `    autoForwardEnabled: ${allow}`].join('\n'),
  };
}
