// Asks the registry for known holes in what is shipped: npm run audit
import { spawnSync } from 'node:child_process';
import { shippedBy } from './build.ts';
import type { Packages } from './notices.ts';

interface Advisory {
  readonly title: string;
  readonly url: string;
  readonly severity: string;
  readonly range: string;
}

/** What `npm audit --json` says about one package; a name in `via` is a package that it needs and that has the hole. */
interface Vulnerability {
  readonly name: string;
  readonly nodes: readonly string[];
  readonly via: readonly (string | Advisory)[];
}

export interface AuditReport {
  readonly vulnerabilities: Readonly<Record<string, Vulnerability>>;
}

/** One line for each known hole of a package whose code is shipped. What only developing needs is left out. */
export function holesInShipped({ vulnerabilities }: AuditReport, packages: Packages): readonly string[] {
  const shipped = new Set(packages);
  return Object.values(vulnerabilities)
    .filter(({ nodes }) => nodes.some((folder) => shipped.has(folder)))
    .flatMap(({ name, via }) => via.filter((one) => typeof one !== 'string').map((one) => ({ name, ...one })))
    .map(({ name, severity, title, range, url }) => `${name} ${range} (${severity}): ${title} ${url}`);
}

if (import.meta.main) {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' });
  const report = JSON.parse(stdout) as Partial<AuditReport> & { readonly message?: string };
  if (report.vulnerabilities === undefined) {
    console.error(`The registry gave no answer: ${report.message ?? stdout}`);
    process.exit(2);
  }
  const packages = await shippedBy();
  const holes = holesInShipped({ vulnerabilities: report.vulnerabilities }, packages);
  for (const hole of holes) console.log(hole);
  console.log(`${packages.size} packages are shipped; ${holes.length} known holes.`);
  process.exitCode = holes.length > 0 ? 1 : 0;
}
