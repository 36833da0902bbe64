import { xml } from './printable.ts';
import type { FindingView, LintView } from './view.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'info' };

/** A Checkstyle report, for tools that read nothing newer. */
export function lintCheckstyle(view: LintView): string {
  const files = new Map<string, FindingView[]>();
  for (const finding of view.findings) files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  const body = [...files].map(([file, findings]) =>
    [
      `  <file name="${xml(file)}">`,
      ...findings.map(
        (finding) =>
          `    <error line="${finding.start.line}" column="${finding.start.column}" severity="${LEVEL[finding.severity]}" message="${xml(finding.message)}" source="mailflow-lint.${finding.ruleId}"/>`,
      ),
      '  </file>',
    ].join('\n'),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="10.0">', ...body, '</checkstyle>', ''].join(
    '\n',
  );
}
