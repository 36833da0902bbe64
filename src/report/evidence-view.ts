import type { Control } from '../exchange/control.ts';
import type { ReasonId } from '../exchange/reason.ts';
import type { Finding } from '../lint/contract.ts';
import { type Args, BENCHMARK_ASKS, EVIDENCE_POINTS, REASON_NAMES, translate } from '../messages/index.ts';
import type { Located, Place } from '../text/index.ts';
import type { Answer } from '../verdict/answer.ts';
import { decidingStep } from '../verdict/deciding-step.ts';
import { lastDayOf, type Notice } from '../verdict/ledger.ts';
import type { Matrix } from '../verdict/matrix.ts';
import type { Coverage } from '../verdict/openings.ts';
import type { Decision, Step } from '../verdict/verdict.ts';
import { type MatrixView, matrixView } from './matrix-view.ts';
import type { Naming, Redaction } from './redaction.ts';
import { answerSentence, className, controlLabel, familyName, stepSentence } from './verdict-view.ts';
import { findingView, type Lines, type PlaceView, placeView, type UnreadView } from './view.ts';

export type Result = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** Something that speaks for or against a benchmark. `message` is the id of a sentence. */
export interface Point {
  readonly result: Result;
  readonly message: keyof typeof EVIDENCE_POINTS;
  readonly args: Readonly<Record<string, string | number>>;
  readonly control?: Control;
  /** A person or domains, divided by `, `. */
  readonly who?: string;
  readonly place?: Place;
  /** Reason code of what is not known. */
  readonly reason?: ReasonId | undefined;
}

/** What the texts show about one benchmark. */
export interface BenchmarkEvidence {
  readonly id: keyof typeof BENCHMARK_ASKS;
  readonly result: Result;
  readonly points: readonly Point[];
  /** What rules found that speak for the benchmark. */
  readonly findings: readonly Finding[];
}

/** Everything the pages show of one tenant. */
export interface TenantEvidence {
  readonly name: string;
  readonly benchmarks: readonly BenchmarkEvidence[];
  readonly matrix: Matrix;
  /** Forwards that the files set up to the outside. */
  readonly forwards: readonly Answer[];
  readonly exceptions: readonly Coverage[];
}

/** A file that was judged, with the hash of its bytes. */
export interface Input {
  readonly file: string;
  readonly sha256: string;
}

/** What was judged, by what, and when. */
export interface Provenance {
  readonly version: string;
  readonly asOf: string;
  readonly commit: { readonly id: string; readonly differing: readonly { readonly file: string }[] } | null;
  readonly inputs: { readonly sha256: string; readonly files: readonly Input[] };
}

interface PointView {
  readonly result: Result;
  readonly sentence: string;
  readonly place?: PlaceView;
}

export interface BenchmarkView {
  readonly id: string;
  readonly asks: string;
  readonly result: Result;
  readonly points: readonly PointView[];
  readonly findings: readonly { readonly ruleId: string; readonly message: string; readonly place: PlaceView }[];
}

export interface ForwardView {
  readonly from: string;
  readonly to: string;
  readonly verdict: Decision;
  readonly sentence: string;
  readonly chain: readonly {
    readonly control: string;
    readonly result: Step['result'];
    readonly why: string;
    readonly decides: boolean;
    readonly place?: PlaceView;
  }[];
}

export interface ExceptionView {
  readonly from: string;
  readonly to: string;
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  readonly until: string | null;
  readonly expired: boolean;
  readonly endsSoon: boolean;
  /** What it covers that is allowed now. */
  readonly opens: readonly string[];
  readonly mayOpen: boolean;
  readonly place: PlaceView;
}

export interface TenantEvidenceView {
  readonly tenant: string;
  readonly benchmarks: readonly BenchmarkView[];
  readonly matrix: MatrixView;
  readonly forwards: readonly ForwardView[];
  readonly exceptions: readonly ExceptionView[];
}

export interface EvidenceView extends Provenance {
  readonly redacted: boolean;
  readonly tenants: readonly TenantEvidenceView[];
  readonly notRead: readonly UnreadView[];
}

/** What names and lines are made of. */
export interface Shown {
  readonly lines: Lines;
  readonly naming: Naming;
  /** The naming where it replaces names. */
  readonly redaction?: Redaction | undefined;
  /** When exceptions are said to end. */
  readonly notice: Notice;
}

/** The evidence about some tenants in the language in use. */
export function evidenceView(
  tenants: readonly TenantEvidence[],
  provenance: Provenance,
  notRead: readonly UnreadView[],
  shown: Shown,
): EvidenceView {
  const { naming } = shown;
  const { commit, inputs } = provenance;
  return {
    ...provenance,
    commit: commit && { ...commit, differing: commit.differing.map(({ file }) => ({ file: naming.file(file) })) },
    inputs: { ...inputs, files: inputs.files.map((one) => ({ ...one, file: naming.file(one.file) })) },
    redacted: !naming.isPlain,
    tenants: tenants.map((tenant) => tenantView(tenant, shown)),
    notRead: notRead.map((one) => ({ ...one, file: naming.file(one.file), ...(naming.isPlain ? {} : { reason: '' }) })),
  };
}

function tenantView(evidence: TenantEvidence, shown: Shown): TenantEvidenceView {
  const { naming, redaction, lines } = shown;
  const matrix = redaction ? redaction.matrix(evidence.matrix) : evidence.matrix;
  return {
    tenant: naming.tenant(evidence.name),
    benchmarks: evidence.benchmarks.map((one) => benchmarkView(one, shown)),
    matrix: matrixView(matrix, lines, naming),
    forwards: evidence.forwards.map((answer) => forwardView(answer, shown)),
    exceptions: evidence.exceptions.map((coverage) => exceptionView(coverage, shown)),
  };
}

const at = (place: Place, { lines, naming }: Shown): PlaceView => naming.place(placeView(place, lines));

const placed = (place: Place | undefined, shown: Shown): { readonly place?: PlaceView } =>
  place ? { place: at(place, shown) } : {};

const whoever = (names: string, naming: Naming): string =>
  names === ''
    ? ''
    : names
        .split(', ')
        .map((name) => naming.who(name))
        .join(', ');

function benchmarkView({ id, result, points, findings }: BenchmarkEvidence, shown: Shown): BenchmarkView {
  const { naming, lines } = shown;
  return {
    id,
    asks: translate(BENCHMARK_ASKS[id]),
    result,
    points: points.map((point) => ({
      result: point.result,
      sentence: pointSentence(point, naming),
      ...placed(point.place, shown),
    })),
    findings: findings.map((finding) => ({
      ruleId: finding.rule.id,
      message: naming.isPlain ? findingView(finding, lines, NO_SOURCE).message : '',
      place: at(finding.place, shown),
    })),
  };
}

/** Sentences of findings do not look at texts. */
const NO_SOURCE = (path: string) => ({ path, text: '', language: 'text', encoding: 'utf8' }) as const;

function pointSentence({ message, args, control, who = '', reason }: Point, naming: Naming): string {
  const all: Args = {
    ...args,
    control: control ? controlLabel(naming.control(control)) : '',
    who: whoever(who, naming),
    why: reason ? translate(REASON_NAMES[reason]) : '',
  };
  return translate(EVIDENCE_POINTS[message], all);
}

function forwardView({ from, to, verdict }: Answer, shown: Shown): ForwardView {
  const { naming } = shown;
  const decider = decidingStep(verdict);
  const [sender, recipient] = [from, to].map((names) => names.map(className).join(', ')) as [string, string];
  const { question } = verdict;
  return {
    from: naming.isPlain ? sender : naming.who(question.from),
    to: naming.isPlain ? recipient : naming.who(question.to),
    verdict: verdict.verdict,
    sentence: naming.isPlain ? answerSentence(verdict, sender, recipient) : '',
    chain: verdict.chain.map((step) => ({
      control: controlLabel(naming.control(step.control)),
      result: step.result,
      why: naming.isPlain ? stepSentence(step) : '',
      decides: step === decider,
      ...placed(step.place, shown),
    })),
  };
}

const words = (some: readonly Located<string>[], naming: Naming): string =>
  some.map(({ value }) => (value.trim() === '*' ? '*' : naming.who(value))).join(', ');

function exceptionView({ exception, opens, mayOpen }: Coverage, shown: Shown): ExceptionView {
  const { naming, notice } = shown;
  const end = lastDayOf(exception, notice);
  const { from, to, owner = '', reason = '', ticket = '', until, place } = exception;
  const free = (text: string): string => (naming.isPlain ? text : '');
  const crowd = (all: (typeof opens)[number]['from']): string =>
    all.map((one) => className(naming.party(one).name)).join(', ');
  return {
    from: words(from, naming),
    to: words(to, naming),
    owner: naming.isPlain || owner === '' ? owner : naming.who(owner),
    reason: free(reason),
    ticket: free(ticket),
    until: until?.value ?? null,
    expired: end?.state === 'expired',
    endsSoon: end?.state === 'soon',
    opens: opens.map(
      (one) => `${crowd(one.from)} → ${crowd(one.to)} (${one.families.map(({ id }) => familyName(id)).join(', ')})`,
    ),
    mayOpen,
    place: at(place, shown),
  };
}
