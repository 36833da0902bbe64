import { stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';
import { withValues } from '../changed-tenant.ts';

/** One change to a tenant, not yet proven to turn anything. */
export interface Change {
  /** Message id, with arguments. */
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
  apply(tenant: Tenant): Tenant;
  /** Commands that make it, one a line. */
  readonly powershell: string;
  /** The same in the native tenant file: what to add, or which value to set. */
  readonly native: string;
  /** Concerns every sender or every recipient by nature, so it is never offered first. */
  readonly tenantWide: boolean;
}

export const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
export const yaml = (value: string): string => JSON.stringify(value);

/** A name that no object of a kind has yet. */
export function freeName(objects: readonly TenantObject[], wanted: string): string {
  const taken = new Set(objects.map((object) => object.name?.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted} ${number}`;
  return name;
}

export function current(tenant: Tenant, object: TenantObject): TenantObject {
  return (
    tenant.objects[object.kind].find((one) => one.name === object.name && one.namePlace === object.namePlace) ?? object
  );
}

export const set = (object: TenantObject, values: Parameters<typeof withValues>[2]) => (tenant: Tenant) =>
  withValues(tenant, current(tenant, object), values);

/** The lowest priority of outbound rules: a rule in front of it decides first. */
export function frontPriority(tenant: Tenant): number {
  const priorities = tenant.objects.outboundRule.map((rule) => Number(stated(text(rule, 'priority')) ?? 0));
  return Math.min(0, ...priorities.filter(Number.isFinite)) - 1;
}

/** The priority of a rule in front; in a file, rules behind it move by hand, which the service does by itself. */
export function front(rules: readonly TenantObject[]): string {
  return `    priority: 0${rules.length > 0 ? ' # and one more in every rule behind it' : ''}`;
}
