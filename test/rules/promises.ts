import type { Finding, Fix } from '../../src/lint/index.ts';
import { plainText } from '../../src/text/index.ts';
import { compare } from '../../src/verdict/comparison.ts';
import { type Analysis, type AnalysisOptions, analyse, type Files } from './analysis.ts';
import { applyFix } from './apply-fix.ts';

/** Every promise that a fix makes and does not keep, as a sentence each; none for a fix that is true. */
export function brokenPromises(
  files: Files,
  before: Analysis,
  finding: Finding,
  fix: Fix,
  options: AnalysisOptions = {},
): readonly string[] {
  const after = analyse(applyFix(files, fix), options);
  return [
    ...stillFound(finding, fix, before, after),
    ...readsWorse(before, after),
    ...waiting(before, after),
    ...(fix.safety === 'safe' ? [...unproven(before, after), ...woken(before, after)] : []),
    ...doubled(finding, fix, before),
  ];
}

/** What a finding says, without its place. */
function likeness({ rule, message, place, subject }: Finding, { sources }: Analysis): string {
  const text = sources.get(place.source)?.text.slice(place.start, place.end);
  return JSON.stringify([rule.id, message, place.source, subject.object ?? text]);
}

/**
 * Rules that say that a text itself is wrong: refused, unreadable, or against itself. No fix brings one of them about. What a fix to
 * review changes in who may forward makes other rules speak of the new state; the reader sees it before it is applied.
 */
const MISTAKES =
  /^(invalid-|unknown-|missing-parameter|duplicate-parameter|unexpected-|too-many-values|malformed-|illegal-|identity-not-found|rule-targets-default-policy|rule-policy-missing|policy-used-by-two-rules|self-cancelling-scope|text-too-long|glued-commands|forgotten-dash|backtick-space|non-ascii-punctuation|edge-only-parameter|set-|new-remotedomain-settings|duplicate-(rule|transport-rule)-priority|unquoted-on-off)/;

/** A fix clears its finding and adds none above information, but for what its consequence makes true. */
function stillFound(finding: Finding, fix: Fix, before: Analysis, after: Analysis): string[] {
  const left = new Map<string, number>();
  for (const one of before.findings) left.set(likeness(one, before), (left.get(likeness(one, before)) ?? 0) + 1);
  const own = likeness(finding, before);
  left.set(own, (left.get(own) ?? 0) - 1);
  return after.findings.flatMap((one) => {
    const key = likeness(one, after);
    const count = left.get(key) ?? 0;
    if (count > 0) {
      left.set(key, count - 1);
      return [];
    }
    if (key === own) return [`is still found: ${one.rule.id}`];
    // Mistakes of an object that was refused before are only seen once it is made.
    const wasRefused = before.tenant.unmade.some(({ kind, name }) => `${kind}:${name}` === one.subject.object);
    const isConsequence = fix.safety === 'review' && (wasRefused || !MISTAKES.test(one.rule.id));
    return one.severity === 'information' || isConsequence
      ? []
      : [`adds ${one.severity} ${one.rule.id}/${one.message}`];
  });
}

const troubles = ({ readings }: Analysis): number =>
  readings.reduce((sum, { problems, unread }) => sum + problems.length + unread.length, 0);

const readsWorse = (before: Analysis, after: Analysis): string[] =>
  troubles(after) > troubles(before) ? ['reads worse'] : [];

/** Nothing that a fix writes waits for an answer. */
const waiting = (before: Analysis, after: Analysis): string[] => {
  const prompts = ({ findings }: Analysis): number =>
    findings.filter(({ rule }) => rule.id === 'confirmation-prompt').length;
  return prompts(after) > prompts(before) ? ['waits for an answer'] : [];
};

/** A safe fix leaves who may forward where as it was. */
function unproven(before: Analysis, after: Analysis): string[] {
  return compare(before.tenant, after.tenant).map((one) => `is safe and changes ${JSON.stringify(one)}`);
}

/** Commands of the texts that are refused or never run. */
const idle = ({ readings }: Analysis): number =>
  readings.reduce(
    (sum, { calls }) => sum + calls.filter(({ effect }) => effect === 'refused' || effect === 'never').length,
    0,
  );

/** What a safe fix touches ran before as it does after. */
const woken = (before: Analysis, after: Analysis): string[] =>
  idle(after) < idle(before) ? ['is safe and lets a command run'] : [];

/** Two rules offer nothing twice at one place. */
function doubled(finding: Finding, fix: Fix, { findings }: Analysis): string[] {
  const written = ({ edits, commands }: Fix): string =>
    JSON.stringify([
      commands,
      edits.map((edit) => [edit.place.source, edit.place.start, edit.place.end, plainText(edit)]),
    ]);
  const own = written(fix);
  return findings
    .filter((other) => other.rule.id !== finding.rule.id && meet(other, finding))
    .filter((other) => other.fixes.some((one) => written(one) === own))
    .map((other) => `is offered by ${other.rule.id} too`);
}

const meet = (a: Finding, b: Finding): boolean =>
  a.place.source === b.place.source && a.place.start < b.place.end && b.place.start < a.place.end;
