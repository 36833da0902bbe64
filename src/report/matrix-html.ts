import { LABELS, type Plain, speaking, translate } from '../messages/index.ts';
import { htmlPage, htmlTable } from './html-page.ts';
import { decider, empty, heading, names } from './matrix-pretty.ts';
import { type ClassView, type MatrixView, unspoken } from './matrix-view.ts';
import { xml } from './printable.ts';

const label = speaking(LABELS);

const labels = (ids: readonly Plain<typeof LABELS>[]): readonly string[] => ids.map((id) => label(id));

/** Who may forward where as one page. */
export function matrixHtml(tenants: readonly MatrixView[], language = 'en'): string {
  const title = `<h1>${xml(translate('Who may forward where'))}</h1>`;
  return htmlPage(tenants.map(heading).join(', '), [title, ...tenants.map(matrixTable)].join('\n'), language);
}

/** Who may forward where in one tenant, and who belongs to whom. */
export function matrixTable(view: MatrixView): string {
  if (view.rows.length === 0) return `<h2>${xml(heading(view))}</h2>\n<p>${xml(empty(view))}</p>`;
  const rows = view.rows.map((row) => {
    const answer = `<td class="${row.verdict}">${xml(label(row.verdict))}</td>`;
    const cells = [names(row.senders), names(row.destinations), row.families.join(', ')].map(
      (cell) => `<td>${xml(cell)}</td>`,
    );
    return `${cells.join('')}${answer}<td>${xml(decider(row))}</td>`;
  });
  const columns = labels(['senders', 'destinations', 'ways', 'answer', 'decides']);
  return `${htmlTable(heading(view), columns, rows)}${membersTable([...view.senders, ...view.destinations])}`;
}

/** Who belongs to the classes that are counted or described. */
export function membersTable(all: readonly Pick<ClassView, 'label' | 'members'>[]): string {
  const rows = unspoken(all).map(
    (one) => `<th scope="row">${xml(one.label)}</th><td>${xml(one.members.join(', '))}</td>`,
  );
  return rows.length === 0 ? '' : `\n${htmlTable(label('whoIsWho'), labels(['class', 'members']), rows)}`;
}
