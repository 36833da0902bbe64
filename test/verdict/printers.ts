import type { Settings, TableTenant, Value } from './truth-table.ts';

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function argument(value: Exclude<Value, null>): string {
  if (typeof value === 'boolean') return `$${value}`;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quoted(value) : value.map(quoted).join(', ');
}

/** Stated settings in order, under the names of the cmdlets. */
function stated(settings: Settings, ...without: readonly string[]): [string, Exclude<Value, null>][] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (value === null || without.includes(name)) return [];
    return [
      [name === 'policy' ? 'HostedOutboundSpamFilterPolicy' : upper(name), value] as [string, Exclude<Value, null>],
    ];
  });
}

const call = (cmdlet: string, parameters: readonly (readonly [string, Exclude<Value, null>])[]): string =>
  [cmdlet, ...parameters.map(([name, value]) => `-${name} ${argument(value)}`)].join(' ');

/** The tenant as a script. Accepted domains and group memberships stand in the configuration. */
export function toPowerShell(tenant: TableTenant): string {
  const lines: string[] = [];
  for (const policy of tenant.outboundPolicies) {
    const name = String(policy.name);
    const rest = stated(policy, 'name', 'isDefault');
    lines.push(
      policy.isDefault
        ? call('Set-HostedOutboundSpamFilterPolicy', [['Identity', name], ...rest])
        : call('New-HostedOutboundSpamFilterPolicy', [['Name', name], ...rest]),
    );
  }
  for (const rule of tenant.outboundRules) lines.push(call('New-HostedOutboundSpamFilterRule', stated(rule)));
  for (const domain of tenant.remoteDomains) {
    const name = String(domain.name);
    const rest = stated(domain, 'name', 'domainName');
    if (domain.domainName !== '*') {
      lines.push(
        call('New-RemoteDomain', [
          ['Name', name],
          ['DomainName', String(domain.domainName)],
        ]),
      );
    }
    if (rest.length > 0) lines.push(call('Set-RemoteDomain', [['Identity', name], ...rest]));
  }
  for (const rule of tenant.transportRules) lines.push(call('New-TransportRule', stated(rule)));
  for (const { value } of tenant.tenantBlockList ?? []) {
    lines.push(`New-TenantAllowBlockListItems -ListType Sender -Block -Entries ${quoted(value)} -NoExpiration`);
  }
  return `${lines.join('\n')}\n`;
}

function block(resource: string, at: number, settings: readonly (readonly [string, Exclude<Value, null>])[]): string {
  const lines = settings.map(([name, value]) => {
    const written = Array.isArray(value)
      ? `@(${value.map((item) => quoted(String(item))).join(', ')})`
      : argument(value);
    return `            ${name} = ${written}`;
  });
  return [`        ${resource} 'Item${at}'`, '        {', ...lines, "            Ensure = 'Present'", '        }'].join(
    '\n',
  );
}

/** The tenant as a Microsoft365DSC configuration. */
export function toDsc(tenant: TableTenant): string {
  const blocks: [string, [string, Exclude<Value, null>][]][] = [
    ...tenant.outboundPolicies.map((one) =>
      resource('EXOHostedOutboundSpamFilterPolicy', 'Identity', one, 'isDefault'),
    ),
    ...tenant.outboundRules.map((one) => resource('EXOHostedOutboundSpamFilterRule', 'Identity', one)),
    ...tenant.remoteDomains.map((one) => resource('EXORemoteDomain', 'Identity', one)),
    ...tenant.transportRules.map((one) => resource('EXOTransportRule', 'Name', one)),
    ...(tenant.tenantBlockList ?? []).map(({ value }) =>
      resource('EXOTenantAllowBlockListItems', 'Value', { name: value, action: 'Block', listType: 'Sender' }),
    ),
  ];
  const body = blocks.map(([name, settings], at) => block(name, at, settings)).join('\n');
  return `# Generated with Microsoft365DSC version 1.25.1\nConfiguration Tenant\n{\n    Import-DscResource -ModuleName Microsoft365DSC\n    Node localhost\n    {\n${body}\n    }\n}\n`;
}

function resource(
  name: string,
  key: string,
  settings: Settings,
  ...without: readonly string[]
): [string, [string, Exclude<Value, null>][]] {
  return [name, [[key, String(settings.name)], ...stated(settings, 'name', ...without)]];
}

/** What scripts and DSC cannot state, as the configuration of the product. */
export function toConfig(tenant: TableTenant): string {
  return JSON.stringify({ acceptedDomains: tenant.acceptedDomains, groups: tenant.groups });
}
