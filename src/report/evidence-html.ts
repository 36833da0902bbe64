import {
  EVIDENCE_LABELS,
  EVIDENCE_RESULTS,
  LABELS,
  labelled,
  type Plain,
  RESULTS,
  speaking,
  translate,
} from '../messages/index.ts';
import type {
  BenchmarkView,
  EvidenceView,
  ExceptionView,
  ForwardView,
  Provenance,
  TenantEvidenceView,
} from './evidence-view.ts';
import { htmlPage, htmlTable } from './html-page.ts';
import { matrixTable } from './matrix-html.ts';
import { xml } from './printable.ts';
import type { PlaceView } from './view.ts';

const say = speaking(EVIDENCE_LABELS);
const columns = (...ids: readonly Plain<typeof EVIDENCE_LABELS>[]): readonly string[] => ids.map((id) => say(id));
const resultWord = (result: keyof typeof EVIDENCE_RESULTS): string => translate(EVIDENCE_RESULTS[result]);
const paragraph = (text: string): string => `<p>${xml(text)}</p>`;
const cell = (text: string): string => `<td>${xml(text)}</td>`;
const rowHead = (text: string): string => `<th scope="row">${xml(text)}</th>`;
const where = (place: PlaceView | undefined): string => (place ? `${place.file}:${place.start.line}` : '');
/** Addresses, domains and paths, which may be broken where they have a mark. */
const breaks = (text: string): string => xml(text).replace(/[/@.:_]/g, '$&<wbr>');
/** The cell of a place: a path is broken between folders only. */
const placeCell = (place: PlaceView | undefined): string => `<td>${xml(where(place)).replaceAll('/', '/<wbr>')}</td>`;
const breakable = (text: string): string => `<td>${breaks(text)}</td>`;

/** At most so many forwards are shown with all controls on their way. */
const MOST_FORWARDS = 200;

/** The evidence as one page: without scripts and outside parts, for a screen, a screen reader and paper. */
export function evidenceHtml(view: EvidenceView, language: string): string {
  const parts = [
    `<h1>${xml(say('title'))}</h1>`,
    paragraph(say('lead')),
    ...(view.redacted ? [paragraph(say('redacted'))] : []),
    provenance(view),
    ...view.tenants.flatMap(tenantParts),
    notRead(view),
    inputs(view),
  ];
  return htmlPage(say('title'), parts.join('\n'), language);
}

function provenance({ version, asOf, commit, inputs }: Provenance): string {
  const differing =
    commit && commit.differing.length > 0
      ? [say('differing', { files: commit.differing.map(({ file }) => file).join(', ') })]
      : [];
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [say('version'), [version]],
    [say('day'), [asOf]],
    [say('commit'), commit ? [commit.id, ...differing] : [say('noCommit')]],
    [say('hash'), [inputs.sha256]],
  ];
  const rows = facts.map(
    ([name, values]) => `<dt>${xml(name)}</dt>${values.map((value) => `<dd>${xml(value)}</dd>`).join('')}`,
  );
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function tenantParts({ tenant, benchmarks, matrix, forwards, exceptions }: TenantEvidenceView): readonly string[] {
  return [
    htmlTable(say('benchmarks', { tenant }), columns('benchmark', 'asks', 'result'), benchmarks.map(summaryRow)),
    ...benchmarks.map(benchmarkTable),
    matrixTable(matrix),
    ...forwardTables(tenant, forwards),
    exceptions.length === 0
      ? `<h2>${xml(say('exceptions', { tenant }))}</h2>${paragraph(say('noExceptions'))}`
      : htmlTable(
          say('exceptions', { tenant }),
          columns('from', 'to', 'owner', 'reason', 'until', 'opens', 'place'),
          exceptions.map(exceptionRow),
        ),
  ];
}

const summaryRow = ({ id, asks, result }: BenchmarkView): string =>
  `<th scope="row">${breaks(id)}</th>${cell(asks)}<td class="${result}">${xml(resultWord(result))}</td>`;

function benchmarkTable({ id, points, findings }: BenchmarkView): string {
  const rows = [
    ...points.map(({ result, sentence, place }) => [resultWord(result), sentence, place] as const),
    ...findings.map(({ ruleId, message, place }) => [say('finding'), labelled(ruleId, message), place] as const),
  ];
  return htmlTable(
    id,
    columns('result', 'because', 'place'),
    rows.map(
      ([result, why, place]) => `<th scope="row" class="result">${xml(result)}</th>${cell(why)}${placeCell(place)}`,
    ),
  );
}

function forwardTables(tenant: string, forwards: readonly ForwardView[]): readonly string[] {
  const heading = `<h2>${xml(say('chains', { tenant }))}</h2>`;
  if (forwards.length === 0) return [`${heading}${paragraph(say('noChains'))}`];
  const left = forwards.length - MOST_FORWARDS;
  return [
    heading,
    ...forwards.slice(0, MOST_FORWARDS).map(forwardTable),
    ...(left > 0 ? [paragraph(say('moreChains', { count: String(left) }))] : []),
  ];
}

function forwardTable({ from, to, verdict, sentence, chain }: ForwardView): string {
  const word = translate(LABELS[verdict]);
  const rows = chain.map(({ control, result, why, decides, place }) => {
    const name = decides ? `<th scope="row"><strong>${xml(control)}</strong></th>` : rowHead(control);
    return `${name}${cell(translate(RESULTS[result]))}${cell(why)}${placeCell(place)}`;
  });
  const table = htmlTable(`${from} → ${to}: ${word}`, columns('control', 'result', 'because', 'place'), rows);
  return sentence === '' ? table : `${table}${paragraph(sentence)}`;
}

function exceptionRow(one: ExceptionView): string {
  const { from, to, owner, reason, ticket, until, expired, endsSoon, opens, mayOpen, place } = one;
  const day = until === null ? '' : expired || endsSoon ? say(expired ? 'expired' : 'endsSoon', { day: until }) : until;
  const now = [...opens, ...(mayOpen ? [say(opens.length > 0 ? 'mayOpenMore' : 'mayOpen')] : [])];
  const why = [reason, ticket].filter((text) => text !== '').join(' · ');
  const opened = now.length > 0 ? now.join('; ') : say('opensNothing');
  return `<th scope="row">${breaks(from)}</th>${[to, owner, why, day, opened].map(breakable).join('')}${placeCell(place)}`;
}

function notRead({ notRead: items, redacted }: EvidenceView): string {
  const heading = say('notRead');
  if (items.length === 0) return `<h2>${xml(heading)}</h2>${paragraph(say('allRead'))}`;
  const rows = items.map((item) => `<th scope="row">${breaks(where(item))}</th>${redacted ? '' : cell(item.reason)}`);
  return htmlTable(heading, redacted ? columns('place') : columns('place', 'because'), rows);
}

function inputs({ inputs: { files } }: EvidenceView): string {
  const rows = files.map(
    ({ file, sha256 }) => `<th scope="row">${breaks(file)}</th><td><code>${xml(sha256)}</code></td>`,
  );
  return htmlTable(say('inputs'), [say('file'), 'SHA-256'], rows);
}
