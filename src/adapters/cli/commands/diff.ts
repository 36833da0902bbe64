import { compareStates, DIRECTIONS, type Direction, type TenantComparison } from '../../../compare.ts';
import { translate } from '../../../messages/index.ts';
import { comparisonHtml } from '../../../report/comparison-html.ts';
import { comparisonJson, type StateNames } from '../../../report/comparison-json.ts';
import { comparisonMarkdown } from '../../../report/comparison-markdown.ts';
import { comparisonPretty } from '../../../report/comparison-pretty.ts';
import { type ComparisonView, comparisonView } from '../../../report/comparison-view.ts';
import { oneLine } from '../../../report/printable.ts';
import { type Naming, PLAIN, Redaction } from '../../../report/redaction.ts';
import { type PlaceView, placeView } from '../../../report/view.ts';
import type { Tenant } from '../../../tenant/index.ts';
import type { Place } from '../../../text/index.ts';
import { type Command, EXIT, gravest, say, type World } from '../command.ts';
import { forReader } from '../for-reader.ts';
import { formatsOption, type Renderers, rendered, reportsOf } from '../formats.ts';
import { COMMON, commonOptions, type Options, oneOf, parse, UsageError } from '../options.ts';
import { writeOutput } from '../outputs.ts';
import { loadStates, type State } from '../state.ts';

/** What a report shows. */
interface Reported {
  readonly view: ComparisonView;
  readonly states: StateNames;
}

const FORMATS = {
  pretty: ({ view }, { terminal }) => comparisonPretty(view, terminal),
  json: ({ view, states }) => comparisonJson(view, states),
  markdown: ({ view }) => comparisonMarkdown(view),
  html: ({ view }, { world }) => comparisonHtml(view, world.language),
} as const satisfies Renderers<Reported>;

const FAIL_ON = ['widened', 'narrowed', 'unknown', 'any', 'never'] as const;

const OPTIONS = {
  ...COMMON,
  format: formatsOption(FORMATS),
  'fail-on': {
    type: 'string',
    value: 'LIST',
    words: FAIL_ON,
    usual: 'widened',
    help: 'the changes that fail the run, several with commas (widened,unknown)',
  },
  redact: {
    type: 'boolean',
    help: 'replace people, domains and the names of groups, objects, organizations and files',
  },
  tenant: { type: 'string', value: 'NAME', help: 'only this tenant, by its name on either side' },
} as const satisfies Options;

/** The directions that let the run fail, from a list such as `widened,unknown`. */
function failing(given: string | undefined): ReadonlySet<Direction> {
  const words = (given ?? 'widened').split(',').map((word) => oneOf('fail-on', word.trim(), FAIL_ON, 'widened'));
  if (words.includes('never') && words.length > 1)
    throw new UsageError(translate('--fail-on never goes with nothing else.'));
  return new Set(words.flatMap((word) => (word === 'any' ? DIRECTIONS : word === 'never' ? [] : [word])));
}

/** The comparisons of the tenant that is asked for, by its name before or after. */
function ofTenant(all: readonly TenantComparison[], tenant: string | undefined): readonly TenantComparison[] {
  if (tenant === undefined) return all;
  const namesOf = ({ before, after }: TenantComparison) =>
    [before?.name, after?.name].filter((name) => name !== undefined);
  const found = all.filter((one) => namesOf(one).some((name) => name.toLowerCase() === tenant.toLowerCase()));
  if (found.length > 0) return found;
  const known = [...new Set(all.flatMap(namesOf))].join(', ');
  throw new UsageError(translate('There is no tenant {tenant}; there are: {known}.', { tenant, known }));
}

const tenantsOf = ({ workspace }: State): readonly Tenant[] => workspace.analysis.tenants.map(({ tenant }) => tenant);

const placesOf =
  ({ workspace }: State, { cwd }: World) =>
  (place: Place): PlaceView =>
    forReader(placeView(place, workspace.lines), workspace.base, cwd);

/** What could not be read, and what a person should know who sees no change; what holds in both states is said once. */
function tell(states: readonly State[], naming: Naming, world: World): void {
  const told = new Map<string, string[]>();
  for (const { name, path, workspace } of states) {
    const problems = forReader(workspace.problems, workspace.base, world.cwd).map(
      ({ file, start, reason }) => `${naming.file(file)}:${start.line}: ${reason}`,
    );
    for (const text of new Set([...problems, ...workspace.notes]))
      told.set(text, [...(told.get(text) ?? []), path === undefined ? name : naming.file(name)]);
  }
  for (const [text, names] of told) say(world, oneLine(`${names.join(', ')}: ${text}`));
}

export const command: Command = {
  usage: ['BASE HEAD'],
  options: OPTIONS,
  about: `Compares who may forward where, not what is written. BASE and HEAD are a commit by any name that Git knows (the working folder as it
was there, or COMMIT:PATH), a folder, a file, or an export. The configuration of each is the one that it had.`,
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const [base, head, ...more] = positionals;
    if (base === undefined || head === undefined || more.length > 0)
      throw new UsageError(translate('diff compares two states: mailflow-lint diff BASE HEAD'));
    const outputs = reportsOf(FORMATS, values.format);
    const fails = failing(values['fail-on']);
    const common = { ...commonOptions(values, []), tenant: undefined };
    const [before, after] = await loadStates([base, head], common, world);
    const compared = ofTenant(compareStates(tenantsOf(before), tenantsOf(after)), values.tenant);
    const places = { before: placesOf(before, world), after: placesOf(after, world) };
    const naming = values.redact ? new Redaction() : PLAIN;
    const named = (text: string, { path }: State): string => (path === undefined ? text : naming.file(path));
    const names = { base: named(before.name, before), head: named(after.name, after) };
    const view = comparisonView(compared, names, places, naming);
    const states = {
      base: named(base, before),
      head: named(head, after),
      baseCommit: before.commit ?? null,
      headCommit: after.commit ?? null,
    };
    for (const output of outputs) writeOutput(output, rendered(FORMATS, output, { view, states }, world), world);
    tell([before, after], naming, world);
    const changes = compared.flatMap((one) => one.changes);
    return gravest([
      ...before.workspace.codes,
      ...after.workspace.codes,
      ...(compared.some(({ unanswered }) => unanswered) ? [EXIT.unreadable] : []),
      ...(changes.some(({ direction }) => fails.has(direction)) ? [EXIT.findings] : []),
    ]);
  },
};
