import { stringify } from 'yaml';
import { toDsc, toPowerShell } from '../verdict/printers.ts';
import { Random, randomTenant } from '../verdict/random-tenants.ts';
import type { TableTenant } from '../verdict/truth-table.ts';
import { analyse, type Files } from './analysis.ts';
import { brokenPromises } from './promises.ts';

/** Resources with all their settings on one line. */
const onOneLine = (configuration: string): string =>
  configuration.replaceAll(/\{\n((?: *\w+ *= .*\n)+) *\}/g, (_, entries: string) => {
    const settings = entries
      .trimEnd()
      .split('\n')
      .map((line) => line.trim());
    return `{ ${settings.join('; ')} }`;
  });

/** One tenant in every format and layout that fixes are written in; scripts and configurations have groups and domains beside them. */
export function textsOf(tenant: TableTenant): readonly Files[] {
  const { acceptedDomains, groups } = tenant;
  const beside = { 'zz-beside.exo.json': JSON.stringify({ exchange: { acceptedDomains, groups } }) };
  return [
    { 'tenant.exo.json': `${JSON.stringify({ exchange: tenant }, null, 2)}\n` },
    { 'tenant.exo.yaml': stringify({ exchange: tenant }) },
    { 'tenant.ps1': toPowerShell(tenant), ...beside },
    { 'tenant.ps1': toDsc(tenant), ...beside },
    { 'tenant.exo.json': `${JSON.stringify({ exchange: tenant })}\n` },
    { 'tenant.exo.yaml': stringify({ exchange: tenant }, { collectionStyle: 'flow', lineWidth: 0 }) },
    { 'tenant.ps1': onOneLine(toDsc(tenant)), ...beside },
  ];
}

export interface Checked {
  /** How often each fix was tried, by rule and title. */
  readonly fixes: ReadonlyMap<string, number>;
  /** Broken promises, each with the first text that shows it. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Applies every fix that is offered for random tenants and collects the promises that break. */
export function checkFixes(runs: number, seed: number): Checked {
  const random = new Random(seed);
  const fixes = new Map<string, number>();
  const broken = new Map<string, string>();
  for (let run = 0; run < runs; run++) {
    const formats = textsOf(randomTenant(random) as unknown as TableTenant);
    const files = formats[run % formats.length] as Files;
    const before = analyse(files);
    for (const finding of before.findings) {
      for (const fix of finding.fixes) {
        const name = `${finding.rule.id}/${fix.title}`;
        fixes.set(name, (fixes.get(name) ?? 0) + 1);
        for (const promise of brokenPromises(files, before, finding, fix)) {
          const key = `${name} [${fix.safety}] ${promise.slice(0, 160)}`;
          if (!broken.has(key)) broken.set(key, Object.values(files)[0] ?? '');
        }
      }
    }
  }
  return { fixes, broken };
}
