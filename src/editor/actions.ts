import type { StatedFact } from '../config/state-fact.ts';
import type { Finding, Fix } from '../lint/contract.ts';
import { translate } from '../messages/index.ts';
import { compatible, type Edit, harmless, type Span } from '../text/index.ts';
import { type FactAction, factsFor, shapeOf, suppressedIn } from './facts.ts';
import type { Outcome } from './session.ts';

/** What an action does when it is chosen. */
export type Deed =
  /** Writes edits at once; with placeholders, a person fills them in. */
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  /** Shows what edits change in who may forward where, and writes them when the reader agrees. */
  | { readonly kind: 'review'; readonly edits: readonly Edit[] }
  /** Shows commands to run in the tenant: what is fixed stands in an export. */
  | { readonly kind: 'commands'; readonly fix: Fix }
  /** Writes a fact into the configuration of the folder. */
  | { readonly kind: 'fact'; readonly fact: StatedFact };

/** Something that an editor offers to do about the text at the cursor. */
export interface Action {
  readonly title: string;
  /** What it is about; undefined for a text that was not understood. */
  readonly finding?: Finding;
  /** It may be done without being looked at. */
  readonly isPreferred: boolean;
  readonly deed: Deed;
}

/** Whether a fix may be applied without being looked at. */
const isSafe = (fix: Fix): boolean => fix.safety === 'safe' && !fix.snippet;

function fixAction(finding: Finding, fix: Fix): Action {
  const title = harmless(translate(fix.english, fix.args));
  const common = { finding, isPreferred: isSafe(fix) };
  if (fix.commands !== undefined) {
    return { ...common, title: translate('{title}: commands to run', { title }), deed: { kind: 'commands', fix } };
  }
  const kind = fix.safety === 'safe' || fix.snippet ? 'edits' : 'review';
  return { ...common, title, deed: { kind, edits: fix.edits } };
}

const factAction = ({ title, fact }: FactAction, finding?: Finding): Action => ({
  ...{ title, isPreferred: false, deed: { kind: 'fact', fact } },
  ...(finding && { finding }),
});

type SuppressionEdit = typeof import('../analyze.ts').suppressionEdit;

/** Suppresses a finding by a comment with a reason, or in the configuration where there are no comments. */
function suppressionActions<U>(
  finding: Finding,
  { sources, analysis }: Outcome<U>,
  suppressionEdit: SuppressionEdit,
  isFolder: boolean,
): readonly Action[] {
  const path = finding.place.source;
  const source = sources.get(path);
  if (!source) return [];
  const calls = analysis.readings.find((reading) => reading.source.path === path)?.calls ?? [];
  const edit = suppressionEdit(source, finding, calls);
  if (edit) {
    const title = translate('Suppress {rule} here, with a reason', { rule: finding.rule.id });
    return [{ title, finding, isPreferred: false, deed: { kind: 'edits', edits: [edit] } }];
  }
  const stated = isFolder ? suppressedIn(finding) : undefined;
  return stated ? [factAction(stated, finding)] : [];
}

/** What can be done about the findings that a range of a file touches. Facts are stated in a folder only (`isFolder`). */
export async function actionsAt<U>(
  outcome: Outcome<U>,
  path: string,
  { start, end }: Span,
  isFolder: boolean,
): Promise<readonly Action[]> {
  const { suppressionEdit } = await import('../analyze.ts');
  const touches = ({ place }: { readonly place: Span }): boolean => place.start <= end && start <= place.end;
  const here = (outcome.findings.get(path) ?? []).filter(touches);
  const unread = outcome.analysis.readings.find(({ source }) => source.path === path)?.unread ?? [];
  const shapes = isFolder ? unread.filter(touches).flatMap((one) => shapeOf(one) ?? []) : [];
  return [
    ...here.flatMap((finding) => [
      ...finding.fixes.map((fix) => fixAction(finding, fix)),
      ...(isFolder ? factsFor(finding).map((fact) => factAction(fact, finding)) : []),
    ]),
    ...shapes.map((shape) => factAction(shape)),
    ...here.flatMap((finding) => suppressionActions(finding, outcome, suppressionEdit, isFolder)),
  ];
}

/** Every safe fix of one file that changes this file only, as one action; those that touch an earlier one are left out. */
export function fixAllAction<U>({ findings }: Outcome<U>, path: string): Action | undefined {
  const own = (findings.get(path) ?? []).map((finding) => finding.fixes.find(isSafe)?.edits ?? []);
  const edits = compatible(own.filter((group) => group.every((edit) => edit.place.source === path)));
  if (edits.length === 0) return undefined;
  return { title: translate('Apply every safe fix in this file'), isPreferred: false, deed: { kind: 'edits', edits } };
}
