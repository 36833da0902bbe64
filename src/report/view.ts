import { identityOf } from '../lint/baseline.ts';
import type { Finding, Fix, Severity } from '../lint/contract.ts';
import { translate } from '../messages/index.ts';
import { DEFAULT_TENANT } from '../tenant/index.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { once, type Place, type Source, snippetText } from '../text/index.ts';
import { type Lines, type PlaceView, placeView } from './place.ts';

export { type Lines, type PlaceView, placeView } from './place.ts';

export interface FixView {
  readonly title: string;
  readonly safety: 'safe' | 'review';
  /** New text and commands are snippet text: `${1:name}` is for a person to fill in. */
  readonly snippet: boolean;
  /** Commands to run in the tenant, for what stands in an export; there are no edits then. */
  readonly commands?: string;
  readonly edits: readonly {
    readonly file: string;
    readonly start: number;
    readonly end: number;
    readonly newText: string;
  }[];
}

/** One finding with sentences and lines; the shape of `lint --format json`. */
export interface FindingView extends PlaceView {
  readonly ruleId: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly tenant: string;
  /** The same for the same finding in every language, wherever its lines move. */
  readonly fingerprint: string;
  readonly fixes: readonly FixView[];
  readonly related: readonly (PlaceView & { readonly message: string })[];
}

/** Something that could not be read or was not understood. */
export interface UnreadView extends PlaceView {
  readonly reason: string;
  /** It is a mistake in the configuration; everything else was read. */
  readonly configuration?: true;
}

/** Everything a report of `lint` shows. */
export interface LintView {
  readonly findings: readonly FindingView[];
  readonly problems: readonly UnreadView[];
  readonly unread: readonly UnreadView[];
  readonly files: number;
  /** How many hints are left out of a report for people. */
  readonly hiddenNotes?: number;
  /** What a person should know who sees no finding: sentences. */
  readonly notes: readonly string[];
}

const itself = (path: string): string => path;

/** A finding in the language in use, its files as `named` calls them. Its fixes are written when they are first looked at. */
export function findingView(
  finding: Finding,
  lines: Lines,
  source: (path: string) => Source,
  named = itself,
): FindingView {
  const at = (place: Place): PlaceView => {
    const view = placeView(place, lines);
    return { ...view, file: named(view.file) };
  };
  const fixes = once(() => finding.fixes.map((fix) => fixView(fix, named)));
  return {
    ruleId: finding.rule.id,
    messageId: finding.message,
    severity: finding.severity,
    message: translate(finding.english, finding.args),
    tenant: finding.tenant,
    fingerprint: fingerprint(`${finding.place.source}\n${identityOf(finding, source)}`),
    ...at(finding.place),
    get fixes() {
      return fixes();
    },
    related: finding.related.map((related) => ({
      ...at(related.place),
      message: translate(related.english, related.args),
    })),
  };
}

const fixView = ({ english, args, safety, snippet, commands, edits }: Fix, named: typeof itself): FixView => ({
  title: translate(english, args),
  safety,
  snippet: snippet === true,
  ...(commands === undefined ? {} : { commands }),
  edits: edits.map((edit) => ({
    file: named(edit.place.source),
    start: edit.place.start,
    end: edit.place.end,
    newText: snippet ? snippetText(edit) : edit.newText,
  })),
});

/** The sentence of a finding with its tenant, where there is one that has a name. */
export function messageOf({ message, tenant }: Pick<FindingView, 'message' | 'tenant'>): string {
  return tenant === DEFAULT_TENANT || tenant === '' ? message : `${message} [${tenant}]`;
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** The graver ones first, in their order otherwise. */
export function bySeverity<T extends Pick<FindingView, 'severity'>>(findings: readonly T[]): readonly T[] {
  return findings.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}

/** Findings in order of place, the graver one first where two share a place. */
export function compareFindings(a: Finding, b: Finding): number {
  const [one, other] = [a.place, b.place];
  return (
    (one.source < other.source ? -1 : one.source > other.source ? 1 : 0) ||
    one.start - other.start ||
    GRAVITY[a.severity] - GRAVITY[b.severity] ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}
