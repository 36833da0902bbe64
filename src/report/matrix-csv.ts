import { LABELS, speaking, translate } from '../messages/index.ts';
import { decider } from './matrix-pretty.ts';
import type { MatrixView } from './matrix-view.ts';

/** Characters that make a spreadsheet read a field as a formula. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

/** One field: quoted where it must be, and never a formula. */
function field(text: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const label = speaking(LABELS);

/** Who may forward where as a table for spreadsheets (RFC 4180): one line for each class of senders, of recipients, and outcome. */
export function matrixCsv(tenants: readonly MatrixView[]): string {
  const head = [
    translate('Organization'),
    ...(['senders', 'destinations', 'ways', 'answer', 'decides'] as const).map((id) => label(id)),
  ];
  const lines = tenants.flatMap((view) =>
    view.rows.flatMap((row) =>
      row.senders.flatMap((sender) =>
        row.destinations.map((destination) => [
          view.tenant,
          sender,
          destination,
          row.families.join('; '),
          label(row.verdict),
          decider(row),
        ]),
      ),
    ),
  );
  return [head, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}
