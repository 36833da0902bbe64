import { DIRECTION_MEANINGS, DIRECTION_NAMES, labelled, translate } from '../messages/index.ts';
import type { Direction } from '../verdict/comparison.ts';
import { changedObjectNames, counts, decision, remarks, whoIsWho, word } from './comparison-pretty.ts';
import { byDirection, type ChangeView, type ComparisonView, type TenantComparisonView } from './comparison-view.ts';
import { htmlPage, htmlTable } from './html-page.ts';
import { membersTable } from './matrix-html.ts';
import { names } from './matrix-pretty.ts';
import { xml } from './printable.ts';

/** Two states as one page: what opens for whom first. */
export function comparisonHtml(view: ComparisonView, language = 'en'): string {
  const { headline, base, head, notes, tenants } = view;
  const numbers = counts(view).map(([, name, count]) => labelled(name, String(count)));
  const parts = [
    `<h1>${xml(headline)}</h1>`,
    ...[word('compared', { base, head }), numbers.join(', '), ...notes].map((text) => `<p>${xml(text)}</p>`),
    ...tenants.filter(({ changes }) => changes.length > 0).map(tenantPart),
  ];
  return htmlPage(word('title'), parts.join('\n'), language);
}

function tenantPart(tenant: TenantComparisonView): string {
  return [
    ...(tenant.heading ? [`<h2>${xml(tenant.heading)}</h2>`] : []),
    ...remarks(tenant).map((remark) => `<p>${xml(remark)}</p>`),
    ...byDirection(tenant.changes).map(([direction, changes]) => directionTable(direction, changes)),
    membersTable(whoIsWho(tenant.changes)),
  ].join('\n');
}

function directionTable(direction: Direction, changes: readonly ChangeView[]): string {
  const name = translate(DIRECTION_NAMES[direction] ?? direction);
  const caption = `${labelled(name, translate(DIRECTION_MEANINGS[direction] ?? ''))} (${changes.length})`;
  const columns = ['who', 'to', 'ways', 'before', 'after', 'objects'].map((id) => word(id));
  return htmlTable(caption, columns, changes.map(changeRow));
}

const lines = (texts: readonly string[]): string => texts.map(xml).join('<br>');

function changeRow({ from, to, families, before, after, objects }: ChangeView): string {
  const answers = [before, after].map(
    (one) => `<td class="${one.verdict}">${lines([decision(one), ...(one.why ? [one.why] : [])])}</td>`,
  );
  const cells = [to.label, names(families)].map((cell) => `<td>${xml(cell)}</td>`);
  return `<th scope="row">${xml(from.label)}</th>${cells.join('')}${answers.join('')}<td>${lines(changedObjectNames(objects))}</td>`;
}
