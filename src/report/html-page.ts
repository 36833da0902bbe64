import { translate } from '../messages/index.ts';
import { xml } from './printable.ts';

/** Tables whose cells say under which heading they stand (`data-label`) are lists of rows where a page is too narrow for their columns, as paper is. */
const STACKED =
  'td[data-label],tr:has([data-label])>[scope=row]{overflow-wrap:anywhere;min-width:6em}@media(max-width:48rem),print{table:has([data-label]) :is(caption,tbody,tr,th,td){display:block}table:has([data-label]) thead{display:none}tr:has([data-label]){border:1px solid;margin-bottom:.8rem}tr:has([data-label]) :is(th,td){border:none}[data-label]::before{content:attr(data-label) " ";font-weight:400;font-style:normal}}';

const STYLE =
  ':root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}code,dd{overflow-wrap:anywhere}th{font-weight:600}caption{text-align:left;font-size:1.2rem;font-weight:600;padding:.5rem 0}td.allowed,td.fail{font-weight:600}td.unknown{font-style:italic}@media(max-width:48rem){body{margin:.5rem;font-size:12px}th,td,caption{padding:.2rem;overflow-wrap:anywhere;hyphens:auto;min-width:3.2em}}@media(min-width:30rem){[scope=col],[class]:not([data-label]){overflow-wrap:normal}}@media print{body{margin:0 1px}tr{break-inside:avoid}caption,thead{break-after:avoid}}';

/** One page without outside parts and without scripts; readable by screen readers, in light, in dark and on paper. `body` is markup. */
export function htmlPage(title: string, body: string, language: string): string {
  return `<!doctype html>\n<html lang="${xml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${xml(title)}</title><style>${STYLE}${STACKED}</style></head><body>\n<main>\n${body}\n</main>\n</body></html>\n`;
}

/** So many rows of a table are shown: browsers need seconds for more, and nobody reads them. */
const MOST_ROWS = 5_000;

/** A table with a caption and a heading for each column; a row is the markup of its cells. What is not shown is counted below. */
export function htmlTable(caption: string, columns: readonly string[], rows: readonly string[]): string {
  const head = columns.map((name) => `<th scope="col">${xml(name)}</th>`).join('');
  const shown = rows.slice(0, MOST_ROWS).map((row) => `<tr>${row}</tr>`);
  const table = `<table><caption>${xml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${shown.join('\n')}\n</tbody></table>`;
  if (rows.length <= MOST_ROWS) return table;
  const left = translate('Rows that are not shown: {count}. The report as JSON holds them all.', {
    count: rows.length - MOST_ROWS,
  });
  return `${table}\n<p>${xml(left)}</p>`;
}
