import { LABELS, translate } from '../messages/index.ts';
import { decider, empty, heading, names } from './matrix-pretty.ts';
import { type MatrixView, unspoken } from './matrix-view.ts';
import { xml } from './printable.ts';

const label = (id: string): string => xml(translate(LABELS[id] ?? id));

const STYLE =
  ':root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.4rem .6rem;text-align:left;vertical-align:top}th{font-weight:600}caption{text-align:left;font-size:1.2rem;font-weight:600;padding:.5rem 0}td.allowed{font-weight:600}td.unknown{font-style:italic}';

/** Who may forward where as one page without outside parts; readable by screen readers, in light and in dark. */
export function matrixHtml(tenants: readonly MatrixView[], language = 'en'): string {
  const title = tenants.map(heading).join(', ');
  const tables = tenants.map((view) => {
    if (view.rows.length === 0) return `<h2>${xml(heading(view))}</h2>\n<p>${xml(empty())}</p>`;
    const rows = view.rows.map((row) => {
      const answer = `<td class="${row.verdict}">${xml(translate(LABELS[row.verdict] ?? row.verdict))}</td>`;
      const cells = [names(row.senders), names(row.destinations), row.families.join(', ')].map(
        (cell) => `<td>${xml(cell)}</td>`,
      );
      return `<tr>${cells.join('')}${answer}<td>${xml(decider(row))}</td></tr>`;
    });
    const head = ['senders', 'destinations', 'ways', 'answer', 'decides'].map(
      (id) => `<th scope="col">${label(id)}</th>`,
    );
    return `<table><caption>${xml(heading(view))}</caption><thead><tr>${head.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>${members(view)}`;
  });
  return `<!doctype html>\n<html lang="${xml(language)}"><head><meta charset="utf-8"><title>${xml(title)}</title><style>${STYLE}</style></head><body>\n<main>\n${tables.join('\n')}\n</main>\n</body></html>\n`;
}

/** Who belongs to the classes that are counted or described. */
function members(view: MatrixView): string {
  const classes = unspoken([...view.senders, ...view.destinations]);
  if (classes.length === 0) return '';
  const rows = classes.map(
    (one) => `<tr><th scope="row">${xml(one.label)}</th><td>${xml(one.members.join(', '))}</td></tr>`,
  );
  const head = ['class', 'members'].map((id) => `<th scope="col">${label(id)}</th>`);
  return `\n<table><caption>${label('whoIsWho')}</caption><thead><tr>${head.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
