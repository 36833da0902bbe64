import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { type Problem, problemsOf } from '../../editor/problems.ts';
import type { Positions } from './positions.ts';
import { type Outcome, rangeIn } from './workspace.ts';

/** Shown beside each problem. */
const SOURCE = 'Mailflow Lint';

const SEVERITIES: Readonly<Record<Problem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A problem as the client shows it. */
export function diagnosticOf(problem: Problem, outcome: Outcome, positions: Positions): Diagnostic {
  const { place, message, severity, code, related, unnecessary } = problem;
  return {
    range: rangeIn(outcome, place, positions),
    ...{ message, code, source: SOURCE, severity: SEVERITIES[severity] },
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((one) => ({
        location: { uri: outcome.area.uriOf(one.place.source), range: rangeIn(outcome, one.place, positions) },
        message: one.message,
      })),
    }),
  };
}

/** Everything there is to say about the files of an area, by path. */
export function diagnosticsOf(
  outcome: Outcome,
  showInformation: boolean,
  positions: Positions,
): ReadonlyMap<string, readonly Diagnostic[]> {
  return new Map(
    [...problemsOf(outcome, showInformation)].map(([path, problems]) => [
      path,
      problems.map((problem) => diagnosticOf(problem, outcome, positions)),
    ]),
  );
}
