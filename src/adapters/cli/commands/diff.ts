import { compareStates, DIRECTIONS, type Direction, type TenantComparison } from '../../../compare.ts';
import { translate } from '../../../messages/index.ts';
import { comparisonHtml } from '../../../report/comparison-html.ts';
import { comparisonJson, type StateNames } from '../../../report/comparison-json.ts';
import { comparisonMarkdown } from '../../../report/comparison-markdown.ts';
import { comparisonPretty } from '../../../report/comparison-pretty.ts';
import { type ComparisonView, comparisonView } from '../../../report/comparison-view.ts';
import { type Harmless, harmless } from '../../../report/harmless.ts';
import { oneLine } from '../../../report/printable.ts';
import { PLAIN, Redaction } from '../../../report/redaction.ts';
import { type PlaceView, placeView } from '../../../report/view.ts';
import type { Tenant } from '../../../tenant/index.ts';
import type { Place } from '../../../text/index.ts';
import { type Command, EXIT, gravest, say, type World } from '../command.ts';
import { COMMON, commonOptions, oneOf, parse, UsageError } from '../options.ts';
import { type Output, outputsOf, writeOutput } from '../outputs.ts';
import { terminalOf } from '../paint.ts';
import { loadStates, type State } from '../state.ts';
import { forReader } from '../workspace.ts';

const FORMATS = ['pretty', 'json', 'markdown', 'html'] as const;

const FAIL_ON = ['widened', 'narrowed', 'unknown', 'any', 'never'] as const;

const OPTIONS = {
  ...COMMON,
  format: { type: 'string', multiple: true },
  'fail-on': { type: 'string' },
  redact: { type: 'boolean' },
} as const;

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

/** What a report shows. */
interface Reported {
  readonly view: ComparisonView;
  readonly states: StateNames;
}

function render(
  { format, file }: Output<(typeof FORMATS)[number]>,
  { view, states }: Reported,
  world: World,
): Harmless {
  if (format === 'json') return harmless(comparisonJson(view, states), 'json');
  if (format === 'markdown') return harmless(comparisonMarkdown(view), 'markdown');
  if (format === 'html') return harmless(comparisonHtml(view, world.language), 'markup');
  const isFile = file !== undefined;
  return harmless(comparisonPretty(view, terminalOf(world, isFile)), world.colour && !isFile ? 'colours' : 'terminal');
}

const tenantsOf = ({ workspace }: State): readonly Tenant[] => workspace.analysis.tenants.map(({ tenant }) => tenant);

const placesOf =
  ({ workspace }: State, { cwd }: World) =>
  (place: Place): PlaceView =>
    forReader(placeView(place, workspace.lines), workspace.base, cwd);

/** What could not be read, and what a person should know who sees no change. */
function tell({ name, workspace }: State, world: World): void {
  for (const { file, start, reason } of forReader(workspace.problems, workspace.base, world.cwd))
    say(world, oneLine(`${name}: ${file}:${start.line}: ${reason}`));
  for (const note of workspace.notes) say(world, oneLine(`${name}: ${note}`));
}

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const [base, head, ...more] = positionals;
    if (base === undefined || head === undefined || more.length > 0)
      throw new UsageError(translate('diff compares two states: mailflow-lint diff BASE HEAD'));
    const outputs = outputsOf(values.format ?? ['pretty'], FORMATS);
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
    for (const output of outputs) writeOutput(output, render(output, { view, states }, world), world);
    for (const state of [before, after]) tell(state, world);
    const changes = compared.flatMap((one) => one.changes);
    return gravest([
      ...before.workspace.codes,
      ...after.workspace.codes,
      ...(compared.some(({ unanswered }) => unanswered) ? [EXIT.unreadable] : []),
      ...(changes.some(({ direction }) => fails.has(direction)) ? [EXIT.findings] : []),
    ]);
  },
};
