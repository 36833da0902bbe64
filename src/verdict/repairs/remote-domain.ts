import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { freeName } from '../../exchange/recipes/recipe.ts';
import { remoteDomainFor, remoteDomainSet } from '../../exchange/recipes/remote-domain.ts';
import { domainNameOf } from '../../exchange/remote-domain.ts';
import type { TenantObject } from '../../tenant/index.ts';
import { type Change, change } from './change.ts';

/** A remote domain entry of its own for the domain of the recipient, or another value in the one it has. */
export function remoteDomainEntry(message: Message, model: Model, allow: boolean): readonly Change[] {
  const { domain, domains } = message.recipient;
  const entry = model.remoteDomains.effective(domains);
  if (entry.object && entry.domainName === domain) return remoteDomainValue(entry.object, allow);
  const name = freeName(model.tenant.objects.remoteDomain, domain);
  const id = allow ? 'remote-domain-entry' : 'remote-domain-entry-block';
  return [change(id, { domain }, [remoteDomainFor(name, domain, allow)])];
}

/** Another value in a remote domain entry. */
export function remoteDomainValue(entry: TenantObject, allow: boolean): readonly Change[] {
  const { name } = entry;
  if (name === undefined) return [];
  const id = allow ? 'remote-domain-on' : 'remote-domain-off';
  const one = change(id, { remoteDomain: name }, [remoteDomainSet(name, allow)]);
  return [{ ...one, tenantWide: allow && domainNameOf(entry) === '*' }];
}
