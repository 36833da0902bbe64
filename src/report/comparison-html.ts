import {
  type COMPARISON,
  DIRECTION_MEANINGS,
  DIRECTION_NAMES,
  labelled,
  type Plain,
  translate,
} from '../messages/index.ts';
import type { Direction } from '../verdict/comparison.ts';
import {
  changedObject,
  counts,
  decision,
  placeOfObject,
  remarks,
  someObjects,
  whoIsWho,
  word,
} from './comparison-pretty.ts';
import {
  byDirection,
  type ChangeView,
  type ComparisonView,
  type DecidedView,
  type ObjectView,
  type TenantComparisonView,
} from './comparison-view.ts';
import { htmlPage, htmlTable } from './html-page.ts';
import { membersTable } from './matrix-html.ts';
import { names } from './matrix-pretty.ts';
import { xml } from './printable.ts';
import type { PlaceView } from './view.ts';

/** Where a link to a place of the state after leads; on pages without links undefined. */
type Link = ((place: PlaceView) => string) | undefined;

/** Two states as one page: what opens for whom first. */
export function comparisonHtml(view: ComparisonView, language = 'en'): string {
  return htmlPage(word('title'), comparisonBody(view), language);
}

/** What stands on the page, as markup that is safe; with links to the places of the state after where a page can follow them. */
export function comparisonBody(view: ComparisonView, link?: Link): string {
  const { headline, base, head, notes, tenants } = view;
  const numbers = counts(view).map(([, name, count]) => labelled(name, String(count)));
  return [
    `<h1>${xml(headline)}</h1>`,
    ...[word('compared', { base, head }), numbers.join(', '), ...notes].map((text) => `<p>${xml(text)}</p>`),
    ...tenants.filter(({ changes }) => changes.length > 0).map((tenant) => tenantPart(tenant, link)),
  ].join('\n');
}

function tenantPart(tenant: TenantComparisonView, link: Link): string {
  return [
    ...(tenant.heading ? [`<h2>${xml(tenant.heading)}</h2>`] : []),
    ...remarks(tenant).map((remark) => `<p>${xml(remark)}</p>`),
    ...byDirection(tenant.changes).map(([direction, changes]) => directionTable(direction, changes, link)),
    membersTable(whoIsWho(tenant.changes)),
  ].join('\n');
}

function directionTable(direction: Direction, changes: readonly ChangeView[], link: Link): string {
  const name = translate(DIRECTION_NAMES[direction]);
  const caption = `${labelled(name, translate(DIRECTION_MEANINGS[direction]))} (${changes.length})`;
  const columns = (['who', 'to', 'ways', 'before', 'after', 'objects'] as const).map((id) => word(id));
  return htmlTable(
    caption,
    columns,
    changes.map((change) => changeRow(change, link)),
  );
}

function changeRow({ from, to, families, before, after, objects }: ChangeView, link: Link): string {
  return [
    `<th scope="row">${xml(from.label)}</th>`,
    cell('to', xml(to.label)),
    cell('ways', xml(names(families))),
    cell('before', answer(before, undefined), before.verdict),
    cell('after', answer(after, link), after.verdict),
    cell('objects', objectLines(objects, link).join('<br>')),
  ].join('');
}

/** A cell that says under which heading it stands, for pages too narrow for a table. */
const cell = (heading: Plain<typeof COMPARISON>, markup: string, kind?: string): string =>
  `<td data-label="${xml(labelled(word(heading), ''))}"${kind ? ` class="${kind}"` : ''}>${markup}</td>`;

const answer = (one: DecidedView, link: Link): string =>
  [xml(decision(one)) + placeMarkup(one.place, link), ...(one.why ? [xml(one.why)] : [])].join('<br>');

function objectLines(objects: readonly ObjectView[], link: Link): readonly string[] {
  const [some, more] = someObjects(objects);
  const lines = some.map((object) => {
    // What is gone has no place in the texts as they are.
    const followed = object.after ? link : undefined;
    return xml(changedObject(object)) + placeMarkup(placeOfObject(object), followed);
  });
  return more === 0 ? lines : [...lines, xml(word('more', { count: String(more) }))];
}

function placeMarkup(place: PlaceView | undefined, link: Link): string {
  if (!place) return '';
  const text = xml(`${place.file}:${place.start.line}`);
  return link ? ` <a href="${xml(link(place))}">${text}</a>` : ` ${text}`;
}
