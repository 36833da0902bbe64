import type { Finding } from '../lint/contract.ts';
import { CONFIG, READING, translate } from '../messages/index.ts';
import { harmless, type Place } from '../text/index.ts';
import type { Outcome } from './session.ts';

/** A sentence about a place, as an editor shows it. */
export interface Problem {
  readonly place: Place;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** Id of the rule, else of the sentence. */
  readonly code: string;
  /** A rule says it: there is a page about it. */
  readonly isFinding: boolean;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** The text there has no effect. */
  readonly unnecessary: boolean;
}

function severityOf({ severity, rule }: Finding, showInformation: boolean): Problem['severity'] {
  return severity === 'information' && !showInformation && !rule.alwaysShown ? 'hint' : severity;
}

/** A finding as an editor shows it. Without `showInformation`, information is a hint that does not stand in lists. */
export function problemOf(finding: Finding, showInformation: boolean): Problem {
  return {
    place: finding.place,
    message: harmless(translate(finding.english, finding.args)),
    severity: severityOf(finding, showInformation),
    code: finding.rule.id,
    isFinding: true,
    related: finding.related.map(({ place, english, args }) => ({
      place,
      message: harmless(translate(english, args)),
    })),
    unnecessary: finding.unnecessary === true,
  };
}

/** Texts that could not be read as their language, and mistakes in the configuration. */
function mistakes<U>({ analysis, config }: Outcome<U>): readonly Problem[] {
  const located = [
    ...analysis.readings.flatMap(({ problems }) =>
      problems.map((each) => ({ ...each, english: READING[each.message], severity: 'warning' as const })),
    ),
    ...config.problems.map((each) => ({ ...each, english: CONFIG[each.message], severity: 'error' as const })),
  ];
  return located.map(({ message, args, place, english, severity }) => ({
    ...{ place, severity, code: message, isFinding: false, related: [], unnecessary: false },
    message: harmless(translate(english, args)),
  }));
}

/** Everything there is to say about the files of an area, by path. */
export function problemsOf<U>(outcome: Outcome<U>, showInformation: boolean): Map<string, Problem[]> {
  const byPath = new Map<string, Problem[]>();
  const findings = [...outcome.findings.values()].flat().map((finding) => problemOf(finding, showInformation));
  for (const problem of [...findings, ...mistakes(outcome)]) {
    const list = byPath.get(problem.place.source);
    if (list) list.push(problem);
    else byPath.set(problem.place.source, [problem]);
  }
  return byPath;
}
