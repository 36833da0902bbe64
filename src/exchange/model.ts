import type { Tenant } from '../tenant/index.ts';
import { AcceptedDomains } from './accepted-domain.ts';
import { BlockList } from './block-list.ts';
import { Directory } from './directory.ts';
import { Groups } from './group.ts';
import { OutboundPolicies } from './outbound-policies.ts';
import { RemoteDomains } from './remote-domains.ts';
import { settledTenant } from './settled.ts';
import { TransportRules } from './transport-rules.ts';

/** A tenant compiled for questions: look-ups instead of lists. Built once per tenant, on the first question. */
export class Model {
  readonly tenant: Tenant;
  readonly directory: Directory;
  readonly groups: Groups;
  readonly acceptedDomains: AcceptedDomains;
  readonly remoteDomains: RemoteDomains;
  readonly transportRules: TransportRules;
  readonly outboundPolicies: OutboundPolicies;
  readonly blockList: BlockList;

  constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.directory = new Directory(tenant);
    this.groups = new Groups(this.directory);
    this.acceptedDomains = new AcceptedDomains(tenant, this.directory);
    this.remoteDomains = new RemoteDomains(tenant);
    this.transportRules = new TransportRules(tenant, this);
    this.outboundPolicies = new OutboundPolicies(tenant, this);
    this.blockList = new BlockList(tenant);
  }
}

const MODELS = new WeakMap<Tenant, Model>();

/** The compiled form of a tenant. Tenants are frozen, so it never goes stale. */
export function modelOf(tenant: Tenant): Model {
  let model = MODELS.get(tenant);
  if (!model) {
    model = new Model(settledTenant(tenant));
    MODELS.set(tenant, model);
    MODELS.set(model.tenant, model);
  }
  return model;
}
