import { controlText } from '../exchange/control.ts';
import { POLICY_TESTS, speaking } from '../messages/index.ts';
import type { PolicyTest } from '../tenant/index.ts';
import type { Located } from '../text/index.ts';
import { decidingStep } from '../verdict/deciding-step.ts';
import { lastDayOf, type Notice } from '../verdict/ledger.ts';
import type { Coverage } from '../verdict/openings.ts';
import type { Proof } from '../verdict/proof.ts';
import type { Decision } from '../verdict/verdict.ts';
import {
  answerSentence,
  type ChangeView,
  changeView,
  className,
  familyName,
  type MissingView,
  missingViews,
  type PartyView,
  partyView,
  type WrittenSearch,
} from './verdict-view.ts';
import { type Lines, type PlaceView, placeView } from './view.ts';

/** One sender, one recipient and one way, with the line that decides. */
export interface ExampleView {
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly verdict: Decision;
  readonly by: string;
  readonly place?: PlaceView;
}

/** A policy test and what it came to in one tenant, in the language in use. */
export interface TestView extends PlaceView {
  readonly kind: PolicyTest['kind'];
  readonly name: string;
  readonly tenant: string;
  readonly expect: PolicyTest['expect'];
  readonly reason: string | null;
  readonly status: Proof['status'];
  /** What it came to, in a sentence. */
  readonly message: string;
  /** Who refutes it, or of whom it is not known. */
  readonly example: ExampleView | null;
  readonly missing: readonly MissingView[];
  /** Changes to the settings that would make it so; empty where none was looked for. */
  readonly changes: readonly ChangeView[];
}

export interface OpeningView {
  readonly from: PartyView;
  readonly to: PartyView;
  readonly mechanisms: readonly string[];
  readonly sentence: string;
}

/** An entry of the exceptions ledger and what it opens now. */
export interface ExceptionView extends PlaceView {
  readonly tenant: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly mechanisms: readonly string[] | null;
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string | null;
  readonly until: string | null;
  /** Its last day has passed. */
  readonly expired: boolean;
  /** Whether the last day is near. */
  readonly endsSoon: boolean;
  readonly opens: readonly OpeningView[];
  /** Whether it opens anything else is not known. */
  readonly unknown: boolean;
}

/** Everything a report of `test` shows. */
export interface TestsView {
  readonly tests: readonly TestView[];
  readonly exceptions: readonly ExceptionView[];
  readonly summary: { readonly proved: number; readonly refuted: number; readonly notProved: number };
}

export const word = speaking(POLICY_TESTS);

export function testsView(tests: readonly TestView[], exceptions: readonly ExceptionView[]): TestsView {
  const count = (status: Proof['status']): number => tests.filter((one) => one.status === status).length;
  const summary = { proved: count('proved'), refuted: count('refuted'), notProved: count('not-proved') };
  return { tests, exceptions, summary };
}

const namesOf = (words: readonly Located<string>[], all: 'everybody' | 'anywhere'): string =>
  words.map(({ value }) => (value.trim() === '*' ? word(all) : value)).join(', ');

function endOf(
  words: readonly Located<string>[],
  but: readonly Located<string>[],
  all: 'everybody' | 'anywhere',
): string {
  const names = namesOf(words, all);
  return but.length === 0 ? names : word('but', { names, others: namesOf(but, all) });
}

/** What a test is called: as written, else what it says. */
export function testName({ name, from, to, exceptFrom, exceptTo, expect }: PolicyTest): string {
  const [sender, recipient] = [endOf(from, exceptFrom, 'everybody'), endOf(to, exceptTo, 'anywhere')];
  return name ?? word('name', { from: sender, to: recipient, expected: word(`expected-${expect}`) });
}

/** `search`: what would make a refuted test so. */
export function testView(proof: Proof, search: WrittenSearch | undefined, lines: Lines): TestView {
  const { test, tenant, status, missing } = proof;
  const facts = missingViews(missing, lines);
  return {
    kind: test.kind,
    name: testName(test),
    tenant: tenant.name,
    expect: test.expect,
    reason: test.reason ?? null,
    status,
    message: messageOf(proof, facts),
    example: exampleView(proof, lines),
    missing: facts,
    changes: search?.changes.map((change) => changeView(change, lines)) ?? [],
    ...placeView(test.place, lines),
  };
}

function messageOf({ test, status, example, tooMany }: Proof, facts: readonly MissingView[]): string {
  if (status === 'proved') return word(`holds-${test.kind}`);
  if (tooMany) return word('open-too-many');
  if (!example) return word('open-nobody');
  const answer = answerSentence(example.verdict, className(example.from), className(example.to));
  if (status === 'not-proved') return word('open-by', { fact: facts[0]?.fact ?? answer });
  if (test.expect === 'exception') return word('refuted-uncovered', { answer });
  return word('refuted-by', { expected: word(`expected-${test.expect}`), answer });
}

function exampleView({ example }: Proof, lines: Lines): ExampleView | null {
  if (!example) return null;
  const { verdict } = example;
  const place = decidingStep(verdict)?.place;
  return {
    from: className(example.from),
    to: className(example.to),
    mechanism: verdict.question.mechanism,
    verdict: verdict.verdict,
    by: controlText(verdict.by),
    ...(place ? { place: placeView(place, lines) } : {}),
  };
}

/** An entry of the ledger of a tenant on a day. */
export function exceptionView(coverage: Coverage, tenant: string, notice: Notice, lines: Lines): ExceptionView {
  const { exception, opens, mayOpen } = coverage;
  const { from, to, mechanisms = null, owner = '', reason = '', ticket = null, until, place } = exception;
  const end = lastDayOf(exception, notice);
  return {
    tenant,
    from: from.map(({ value }) => value),
    to: to.map(({ value }) => value),
    mechanisms,
    owner,
    reason,
    ticket,
    until: until?.value ?? null,
    expired: end?.state === 'expired',
    endsSoon: end?.state === 'soon',
    opens: opens.map(openingView),
    unknown: mayOpen,
    ...placeView(place, lines),
  };
}

function openingView({ from, to, families }: Coverage['opens'][number]): OpeningView {
  const [sender, recipient] = [partyView(from), partyView(to)];
  const ways = families.map(({ id }) => familyName(id)).join(', ');
  return {
    from: sender,
    to: recipient,
    mechanisms: families.flatMap((family) => family.mechanisms),
    sentence: word('opens', { from: sender.label, to: recipient.label, ways }),
  };
}
