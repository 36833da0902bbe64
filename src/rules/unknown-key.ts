import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { SourceIssue } from '../read/reading.ts';
import { capitalized } from '../text/capitalized.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'unknown-key',
  severity: 'information',
  fixes: { rename: 'review' },
  messages: {
    unknown: 'Key {key} is not known to this version and is not read. Remove it if nothing else reads this file.',
    resource: 'No resource of this kind has a key {key}: the configuration is refused. Is {suggestion} meant?',
    near: 'Key {key} is not known to this version and is not read. Is {suggestion} meant?',
  },
  titles: { rename: 'Write {replacement} (its value then counts)' },
  citations: [],
  benchmarks: [],
  general: true,
} as const satisfies RuleMeta;

/** The known key in the quotes and with the capital letter of the one that is written. */
function rename(
  { place, replacement }: Pick<SourceIssue, 'place' | 'replacement'>,
  context: RuleContext,
): readonly Fix[] {
  if (replacement === undefined) return [];
  const written = context.source(place.source).text.slice(place.start, place.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const capital = /^["']?[A-Z]/.test(written);
  const key = capital ? capitalized(replacement) : replacement;
  return fix(meta, 'rename', [{ place, newText: quote + key + quote }], { replacement: key });
}

const inDataFiles = sourceIssueRule(meta, {
  message: (issue) => (issue.replacement === undefined ? 'unknown' : 'near'),
  title: () => undefined,
  fixes: rename,
});

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  check(context, report) {
    inDataFiles.check(context, (found) => report(found.message === 'near' ? { ...found, severity: 'warning' } : found));
    for (const { misspelled = [], unread } of context.tenant.declarations) {
      // Of a native file they are source issues.
      if (unread) continue;
      for (const { written, meant, place } of misspelled) {
        report({
          message: 'resource',
          args: { key: written, suggestion: meant },
          severity: 'warning',
          place,
          fixes: () => rename({ place, replacement: meant }, context),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Key that is not read',
  summary: 'A tenant file holds a key that is no setting of Exchange Online.',
  why: 'Keys of a tenant file are the parameters of the cmdlets in camelCase; case, `_` and `-` do not count. A mistyped key is not read, so the setting keeps its default.',
  whatToDo: 'Correct the key.',
  exceptions:
    'A key like no known one is a note: it may be for another program. In configurations of Microsoft365DSC and their data only keys that are nearly a setting are reported, as a warning: resources have keys of their own beside the settings.',
  examples: [
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardMode: "Off"\n',
      good: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n',
    },
    {
      language: 'json',
      bad: '{ "exchange": { "remoteDomains": [{ "name": "Default", "autoForwardEnabld": false }] } }\n',
      good: '{ "exchange": { "remoteDomains": [{ "name": "Default", "autoForwardEnabled": false }] } }\n',
    },
  ],
};
