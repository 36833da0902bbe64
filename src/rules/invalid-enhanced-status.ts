import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'invalid-enhanced-status',
  severity: 'error',
  fixes: { validCode: 'review' },
  messages: {
    invalid:
      'RejectMessageEnhancedStatusCode takes 5.7.1 or 5.7.900 to 5.7.999; {code} is refused. The codes that Microsoft uses itself, such as 5.7.520, cannot be imitated.',
  },
  titles: { validCode: 'Use {code} (the command then takes effect)' },
  citations: ['PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

const VALID = /^5\.7\.(1|9\d\d)$/;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      const code = text(rule, 'rejectMessageEnhancedStatusCode');
      if (code.state !== 'stated' || code.value === '' || VALID.test(code.value.trim())) continue;
      report({
        message: 'invalid',
        args: { code: code.value },
        place: code.place,
        fixes: () =>
          fix(meta, 'validCode', [setOn(context, rule, 'rejectMessageEnhancedStatusCode', '5.7.900')], {
            code: '5.7.900',
          }),
        subject: {
          object: `transportRule:${nameOf(rule)}`,
          property: 'rejectMessageEnhancedStatusCode',
          value: code.value,
        },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A status code that a rule may not use',
  summary: 'The enhanced status code of a rejecting rule is neither 5.7.1 nor one of 5.7.900 to 5.7.999.',
  why: 'Exchange Online accepts only these codes. Other values make the cmdlet fail, so the rule is never created or changed.',
  whatToDo: 'Take 5.7.1, or a code from 5.7.900 to 5.7.999 that your help desk can look up.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode '5.7.520'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode '5.7.900'`,
    },
  ],
};
