import type { ObjectKind, Tenant } from '../tenant/index.ts';
import { AcceptedDomains } from './accepted-domain.ts';
import { BlockList } from './block-list.ts';
import { changedNames, mentions, sameGroupAddresses } from './changed-names.ts';
import { Directory, RECIPIENT_KINDS } from './directory.ts';
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

  /** `like` is the model of a tenant that differs in objects alone: what they leave as it was is taken over. */
  constructor(tenant: Tenant, like?: Model) {
    const names = like ? changedNames(like.tenant, tenant) : new Set<string>();
    /** The part of `like` that these kinds make, where nothing changed in them. */
    const kept = (kinds: readonly ObjectKind[]): Model | undefined =>
      kinds.every(
        (kind) =>
          like?.tenant.objects[kind] === tenant.objects[kind] &&
          !tenant.objects[kind].some((object) => mentions(object, names)),
      )
        ? like
        : undefined;
    this.tenant = tenant;
    this.directory = kept(RECIPIENT_KINDS)?.directory ?? new Directory(tenant);
    this.groups = kept(RECIPIENT_KINDS)?.groups ?? new Groups(tenant, this.directory);
    const domains = like && sameGroupAddresses(like.tenant, tenant) && kept(['acceptedDomain', 'mailbox', 'inboxRule']);
    this.acceptedDomains = (domains || undefined)?.acceptedDomains ?? new AcceptedDomains(tenant, this.directory);
    this.remoteDomains = kept(['remoteDomain'])?.remoteDomains ?? new RemoteDomains(tenant);
    this.transportRules = kept(['transportRule'])?.transportRules ?? new TransportRules(tenant, this, like, names);
    this.outboundPolicies =
      kept(['outboundPolicy', 'outboundRule'])?.outboundPolicies ?? new OutboundPolicies(tenant, this, like, names);
    this.blockList = kept(['tenantBlockList'])?.blockList ?? new BlockList(tenant);
  }
}

const MODELS = new WeakMap<Tenant, Model>();

/** The compiled form of a tenant. Tenants are frozen, so it never goes stale. `like` may spare work. */
export function modelOf(tenant: Tenant, like?: Model): Model {
  let model = MODELS.get(tenant);
  if (!model) {
    model = new Model(settledTenant(tenant), like);
    MODELS.set(tenant, model);
    MODELS.set(model.tenant, model);
  }
  return model;
}
