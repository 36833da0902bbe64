import type { Fix, Rule, RuleContext, RuleMeta, Severity } from '../../lint/contract.ts';
import { fix } from '../../lint/fix.ts';
import type { Slip } from '../../read/reading.ts';

export interface SlipOptions {
  /** What is a mistake in a script and a matter of course in a document is only a hint there. */
  readonly hintInDocuments?: true;
  /** Message for a slip; the only one of `meta` when left out. */
  readonly message?: (slip: Slip) => string;
  /** Severity of a slip; that of `meta` when left out. */
  readonly severity?: (slip: Slip) => Severity;
  /** Title of the fix that writes the slip's replacement; the only one of `meta` when left out. */
  readonly title?: (slip: Slip) => string | undefined;
  /** Fixes of slips that have no replacement of their own. */
  readonly fixes?: (slip: Slip, context: RuleContext) => readonly Fix[];
}

/** A rule that reports the mistakes of source text that readers mark with its id. */
export function slipRule(meta: RuleMeta, options: SlipOptions = {}): Rule {
  const [onlyMessage = ''] = Object.keys(meta.messages);
  const [onlyTitle = ''] = Object.keys(meta.fixes);
  return {
    meta,
    about: ['slip'],
    check(context, report) {
      for (const slip of context.slips) {
        if (slip.id !== meta.id) continue;
        const title = options.title ? options.title(slip) : onlyTitle;
        const written = (): readonly Fix[] =>
          slip.replacement === undefined || title === undefined
            ? []
            : fix(meta, title, [{ place: slip.place, newText: slip.replacement }], {
                ...slip.args,
                replacement: slip.replacement,
              });
        report({
          message: options.message?.(slip) ?? onlyMessage,
          args: slip.args,
          place: slip.place,
          fixes: () => [...written(), ...(options.fixes?.(slip, context) ?? [])],
          ...(slip.advice ? { advice: true } : {}),
          ...(options.severity ? { severity: options.severity(slip) } : {}),
          ...(slip.advice && options.hintInDocuments ? { severity: 'information' } : {}),
        });
      }
    },
  };
}
