import type { MatrixView } from './matrix-view.ts';

/**
 * The shape of `matrix --format json`. A row names its classes by their ids and stands on one line: the largest tenants have
 * thousands of rows, each with up to a thousand classes, whose labels and members are listed once.
 */
export function matrixJson(tenants: readonly MatrixView[]): string {
  return `{\n  "tenants": [${tenants.map(tenantJson).join(',')}\n  ]\n}\n`;
}

function tenantJson({ tenant, classes, senders, destinations, commands, rows, tooLarge }: MatrixView): string {
  const shown = rows.map(({ place, label: _label, senders: _senders, destinations: _destinations, ...row }) =>
    JSON.stringify({ ...row, ...(place ? { file: place.file, start: place.start } : {}) }),
  );
  const lines = (name: string, items: readonly string[]): string =>
    `      "${name}": [${items.map((item) => `\n        ${item}`).join(',')}${items.length > 0 ? '\n      ' : ''}]`;
  const parts = [
    `      "tenant": ${JSON.stringify(tenant)}`,
    `      "classes": ${JSON.stringify(classes)}`,
    ...(tooLarge ? [`      "tooLarge": ${JSON.stringify(tooLarge)}`] : []),
    lines(
      'senders',
      senders.map((one) => JSON.stringify(one)),
    ),
    lines(
      'destinations',
      destinations.map((one) => JSON.stringify(one)),
    ),
    `      "commands": ${JSON.stringify(commands)}`,
    lines('rows', shown),
  ];
  return `\n    {\n${parts.join(',\n')}\n    }`;
}
