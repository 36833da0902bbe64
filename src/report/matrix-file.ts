import type { Tenant } from '../tenant/index.ts';
import { matrixOf } from '../verdict/matrix.ts';
import { matrixCsv } from './matrix-csv.ts';
import { matrixHtml } from './matrix-html.ts';
import { matrixSvg } from './matrix-svg.ts';
import { matrixView } from './matrix-view.ts';
import type { Lines } from './view.ts';

/** How the grid of one organization is handed out as a file. */
export type MatrixFile = 'svg' | 'html' | 'csv';

/** Who may forward where in one tenant as a file of its own, with a name that says whose. */
export function matrixFile(
  tenant: Tenant,
  format: MatrixFile,
  { lines, language }: { readonly lines: Lines; readonly language: string },
): { readonly name: string; readonly text: string } {
  const matrix = matrixOf(tenant);
  const write = {
    svg: () => matrixSvg([matrix]),
    html: () => matrixHtml([matrixView(matrix, lines)], language),
    csv: () => matrixCsv([matrixView(matrix, lines)]),
  };
  return { name: `forwarding-${tenant.name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.${format}`, text: write[format]() };
}
