import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, text } from '../tenant/index.ts';
import { everyObject, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'text-and-status',
  severity: 'information',
  fixes: { code: 'review', text: 'review' },
  messages: {
    both: 'Mail flow rule {rule} sets both a rejection text and the code {code}. The cmdlet reference says that the text makes the code 5.7.1 and the code makes the text the default one; the page on actions says both can be set. Send a test message before you document the bounce.',
  },
  titles: {
    code: 'Keep the code {code} only (the bounce then has the text of the service)',
    text: 'Keep the text only (the bounce then has the code 5.7.1)',
  },
  citations: ['PS-TR', 'EXO-MFRA'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** What the service writes itself when only a code is given. */
const DEFAULT_TEXT = 'delivery not authorized, message refused';

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant } = context;
    for (const rule of everyObject(tenant, 'transportRule')) {
      const code = text(rule, 'rejectMessageEnhancedStatusCode');
      const reason = stated(text(rule, 'rejectMessageReasonText'));
      if (code.state !== 'stated' || !/^5\.7\.9\d\d$/.test(code.value) || !reason) continue;
      if (reason.toLowerCase().startsWith(DEFAULT_TEXT)) continue;
      // An export shows what the service made of both.
      if (rule.declarations.every((declaration) => declaration.operation === 'snapshot')) continue;
      const args = { rule: nameOf(rule), code: code.value };
      report({
        message: 'both',
        args,
        fixes: () => [
          ...fix(meta, 'code', [removeFrom(context, rule, 'rejectMessageReasonText')], args),
          ...fix(meta, 'text', [removeFrom(context, rule, 'rejectMessageEnhancedStatusCode')], args),
        ],
        place: code.place,
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'rejectMessageEnhancedStatusCode' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Rejection text and status code together',
  summary: 'Two Microsoft pages disagree about what a rule does when it sets both a rejection text and a status code.',
  why: 'The reference of `New-TransportRule` says that each of the two sets the other to its default. The page on rule actions says both can be set. The message is rejected in any case; only the code and text of the bounce are in doubt.',
  whatToDo: 'Try it with a test message and write the bounce you got into the comments of the rule.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'Ask the help desk.' -RejectMessageEnhancedStatusCode '5.7.900'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'Ask the help desk.'`,
    },
  ],
};
