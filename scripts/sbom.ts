// Prints the bill of materials of what is shipped, as CycloneDX: npm run --silent sbom [-- extension|npm]
import { type Product, shippedBy } from './build.ts';
import { installed, type Packages } from './notices.ts';
import { npm } from './npm.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly scope: string;
  readonly properties?: readonly { readonly name: string }[];
}

interface Materials {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly metadata: { readonly component: Component };
}

const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * npm's bill of materials with what the bundles hold, and nothing else. Bundled packages are installed for developing only; what
 * npm says about that is left out. So are the time and the random number of the call: equal lock files give equal bills.
 */
export function billOfMaterials(packages: Packages): string {
  const all = JSON.parse(npm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'])) as Materials;
  const own = all.metadata.component;
  const shipped = new Set([...packages].map(installed).map(({ name, version }) => `${name}@${version}`));
  const kept = new Set([own['bom-ref'], ...shipped]);
  const components = all.components
    .filter((one) => shipped.has(one['bom-ref']))
    .map(({ properties = [], ...one }) => {
      const other = properties.filter(({ name }) => name !== DEVELOPMENT);
      return { ...one, scope: 'required', ...(other.length > 0 ? { properties: other } : {}) };
    });
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  const { serialNumber: _, ...rest } = { serialNumber: '', ...all };
  const { timestamp: __, ...metadata } = { timestamp: '', ...all.metadata };
  // npm calls the component after the folder.
  const component = { ...own, name: 'mailflow-lint' };
  return `${JSON.stringify({ ...rest, metadata: { ...metadata, component }, components, dependencies }, undefined, 2)}\n`;
}

if (import.meta.main) process.stdout.write(billOfMaterials(await shippedBy(process.argv[2] as Product | undefined)));
