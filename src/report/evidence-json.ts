import type { EvidenceView, TenantEvidenceView } from './evidence-view.ts';
import { matrixJson } from './matrix-json.ts';
import type { PlaceView } from './view.ts';

/** The evidence for programs. */
export function evidenceJson({ tenants, version, notRead, ...provenance }: EvidenceView): string {
  const log = {
    tool: { name: 'mailflow-lint', version },
    ...provenance,
    tenants: tenants.map(tenantJson),
    notRead: notRead.map(({ file, start, reason }) => ({ file, start, reason })),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const flat = ({ place, ...rest }: { readonly place?: PlaceView }): object => ({
  ...rest,
  ...(place ? { file: place.file, start: place.start, end: place.end } : {}),
});

function tenantJson({ tenant, benchmarks, matrix, forwards, exceptions }: TenantEvidenceView): object {
  const [shown] = (JSON.parse(matrixJson([matrix])) as { readonly tenants: readonly object[] }).tenants;
  return {
    tenant,
    benchmarks: benchmarks.map((one) => ({ ...one, points: one.points.map(flat), findings: one.findings.map(flat) })),
    matrix: shown,
    forwards: forwards.map((one) => ({ ...one, chain: one.chain.map(flat) })),
    exceptions: exceptions.map(flat),
  };
}
