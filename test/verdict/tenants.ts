import { assumptionsOf, DEFAULT_CONFIG, Scope } from '../../src/config/index.ts';
import { readConfig } from '../../src/config/read.ts';
import { withEffects } from '../../src/exchange/effects.ts';
import { read, Scripts } from '../../src/read/index.ts';
import { merge, type Tenant } from '../../src/tenant/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

export { knowledge };

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

/** Reads texts, and the text of a configuration, as the command line does and merges them into one tenant. */
export function tenantOf(files: Readonly<Record<string, string>>, config?: string): Tenant {
  const path = config?.startsWith('{') ? 'mailflow-lint.json' : 'mailflow-lint.config.yaml';
  const configuration = config === undefined ? DEFAULT_CONFIG : readConfig(sourceOf(path, config));
  const [own] = configuration.tenants;
  const scope = new Scope(configuration);
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  const scripts = new Scripts(sources);
  const readings = withEffects(
    sources.map((source) => read(source, knowledge, [], scripts)),
    knowledge,
  );
  const stated = { declarations: own?.declarations ?? [], complete: [] };
  return merge([stated, ...readings], {
    name: 'test',
    assumptions: own ? assumptionsOf(own) : {},
    ...(own && { ledger: own.ledger }),
    layer: (path) => (own ? scope.layerOf(own, path) : 0),
    scriptOrder: (path) => own && scope.scriptOrderOf(own, path),
  });
}

/** A tenant from the content of a native file. */
export function nativeTenant(exchange: unknown): Tenant {
  return tenantOf({ 'tenant.exo.json': JSON.stringify({ exchange }, null, 2) });
}

/** A tenant in which one group may forward, to one domain. */
export const PARTNERS = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
    - name: Partners
      autoForwardingMode: "On"
  outboundRules:
    - { name: Partners, policy: Partners, fromMemberOf: [Partners], priority: 0 }
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: false }
    - { name: Partner, domainName: partner.example, autoForwardEnabled: true }
`;
