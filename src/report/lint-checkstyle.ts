import { xml } from './printable.ts';
import { type LintView, messageOf } from './view.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'info' };

/** A Checkstyle report, for tools that read nothing newer. What was not read stands among the findings, as information. */
export function lintCheckstyle(view: LintView): string {
  const notRead = [...view.problems, ...view.unread].map(({ reason, ...place }) => {
    return { ...place, severity: 'information' as const, message: reason, ruleId: 'unread', tenant: '' };
  });
  const files = new Map<string, string[]>();
  for (const { file, start, severity, ruleId, message, tenant } of [...view.findings, ...notRead]) {
    const entry = `    <error line="${start.line}" column="${start.column}" severity="${LEVEL[severity]}" message="${xml(messageOf({ message, tenant }))}" source="mailflow-lint.${ruleId}"/>`;
    const known = files.get(file);
    if (known) known.push(entry);
    else files.set(file, [entry]);
  }
  const body = [...files].map(([file, entries]) =>
    [`  <file name="${xml(file)}">`, ...entries, '  </file>'].join('\n'),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="10.0">', ...body, '</checkstyle>', ''].join(
    '\n',
  );
}
