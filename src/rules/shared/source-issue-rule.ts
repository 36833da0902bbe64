import type { Fix, Rule, RuleContext, RuleMeta, Severity } from '../../lint/contract.ts';
import { fix } from '../../lint/fix.ts';
import type { SourceIssue } from '../../read/reading.ts';

export interface SourceIssueRuleOptions<Message extends string, Title extends string> {
  /** What is a mistake in a script and a matter of course in a document is only a hint there. */
  readonly hintInDocuments?: true;
  /** Message for a source issue; the only one of `meta` when left out. */
  readonly message?: (issue: SourceIssue) => Message;
  /** Severity of a source issue; that of `meta` when left out. */
  readonly severity?: (issue: SourceIssue) => Severity;
  /** Title of the fix that writes the source issue's replacement; the only one of `meta` when left out. */
  readonly title?: (issue: SourceIssue) => Title | undefined;
  /** Fixes of source issues that have no replacement of their own. */
  readonly fixes?: (issue: SourceIssue, context: RuleContext) => readonly Fix[];
}

/** A rule that reports the mistakes of source text that readers mark with its id. */
export function sourceIssueRule<Message extends string, Title extends string>(
  meta: RuleMeta<Message, Title>,
  options: SourceIssueRuleOptions<NoInfer<Message>, NoInfer<Title>> = {},
): Rule<Message> {
  const [onlyMessage] = Object.keys(meta.messages) as [Message];
  const [onlyTitle] = Object.keys(meta.fixes) as [Title?];
  return {
    meta,
    about: ['sourceIssue'],
    check(context, report) {
      for (const issue of context.sourceIssues) {
        if (issue.id !== meta.id) continue;
        const title = options.title ? options.title(issue) : onlyTitle;
        const written = (): readonly Fix[] =>
          issue.replacement === undefined || title === undefined
            ? []
            : fix(meta, title, [{ place: issue.place, newText: issue.replacement }], {
                ...issue.args,
                replacement: issue.replacement,
              });
        report({
          message: options.message?.(issue) ?? onlyMessage,
          args: issue.args,
          place: issue.place,
          fixes: () => [...written(), ...(options.fixes?.(issue, context) ?? [])],
          ...(options.severity ? { severity: options.severity(issue) } : {}),
          ...(issue.advice && options.hintInDocuments ? { severity: 'information' } : {}),
        });
      }
    },
  };
}
