// Prints the bill of materials of what is shipped, as CycloneDX: npm run --silent sbom
import { execFileSync } from 'node:child_process';
import { inRoot } from './root.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string }[];
}

interface Materials {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly metadata: { readonly component: Component };
}

const DEVELOPMENT = 'cdx:npm:package:development';

/**
 * npm's bill of materials without what only developing needs. (Its own `--omit dev` leaves out what both need.) Without the time
 * and the random number of the call: equal lock files give equal bills.
 */
export function billOfMaterials(): string {
  const npm = process.env.npm_execpath;
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const printed = npm?.endsWith('.js')
    ? execFileSync(process.execPath, [npm, ...args], { cwd: inRoot(), encoding: 'utf8' })
    : execFileSync('npm', args, { cwd: inRoot(), encoding: 'utf8', shell: process.platform === 'win32' });
  const all = JSON.parse(printed) as Materials;
  const components = all.components.filter((one) => !one.properties?.some(({ name }) => name === DEVELOPMENT));
  const kept = new Set([all.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  const { serialNumber: _, ...rest } = { serialNumber: '', ...all };
  const { timestamp: __, ...metadata } = { timestamp: '', ...all.metadata };
  const component = { ...metadata.component, name: 'mailflow-lint' };
  return `${JSON.stringify({ ...rest, metadata: { ...metadata, component }, components, dependencies }, undefined, 2)}\n`;
}

if (import.meta.main) process.stdout.write(billOfMaterials());
