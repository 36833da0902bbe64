import type { MatrixView } from './matrix-view.ts';

/** The shape of `matrix --format json`. */
export function matrixJson(tenants: readonly MatrixView[]): string {
  const shown = tenants.map(({ tenant, classes, senders, destinations, commands, rows }) => ({
    tenant,
    classes,
    senders,
    destinations,
    commands,
    rows: rows.map(({ place, label: _label, ...row }) => ({
      ...row,
      ...(place ? { file: place.file, start: place.start } : {}),
    })),
  }));
  return `${JSON.stringify({ tenants: shown }, null, 2)}\n`;
}
