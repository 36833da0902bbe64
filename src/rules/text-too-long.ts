import { NAME_LIMIT, REASON_LIMIT } from '../exchange/effects/names.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf, ofDeclarations, renamed, setOn } from './shared/objects.ts';

const meta = {
  id: 'text-too-long',
  severity: 'error',
  fixes: { cut: 'review', cutName: 'review' },
  messages: {
    reason:
      'RejectMessageReasonText has {length} characters; the cmdlet takes at most {limit}. Shorten it or point to a page.',
    name: 'The name of this mail flow rule has {length} characters; the cmdlet takes at most {limit}. Shorten it.',
  },
  titles: {
    cut: 'Cut the text at {limit} characters (the command then takes effect)',
    cutName: 'Cut the name at {limit} characters (the command then takes effect)',
  },
  citations: ['PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** The words of a text that are within a limit. */
function within(long: string, limit: number): string {
  const cut = long.slice(0, limit + 1);
  const end = cut.lastIndexOf(' ');
  return cut.slice(0, end > 0 ? end : limit).trimEnd();
}

/** An export shows names that the service took. */
const isNamedHere = ofDeclarations((declarations) =>
  declarations.some(({ operation }) => operation === 'create' || operation === 'declare'),
);

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant } = context;
    for (const rule of everyObject(tenant, 'transportRule')) {
      const subject = { object: `transportRule:${nameOf(rule)}` };
      const reason = text(rule, 'rejectMessageReasonText');
      if (reason.state === 'stated' && reason.value.length > REASON_LIMIT) {
        report({
          message: 'reason',
          args: { length: reason.value.length, limit: REASON_LIMIT },
          fixes: () =>
            fix(meta, 'cut', [setOn(context, rule, 'rejectMessageReasonText', within(reason.value, REASON_LIMIT))], {
              limit: REASON_LIMIT,
            }),
          place: reason.place,
          subject: { ...subject, property: 'rejectMessageReasonText' },
        });
      }
      const written = isNamedHere(rule);
      const { name } = rule;
      if (written && name !== undefined && name.length > NAME_LIMIT) {
        report({
          message: 'name',
          args: { length: name.length, limit: NAME_LIMIT },
          fixes: () =>
            fix(meta, 'cutName', renamed(context, rule.declarations, within(name, NAME_LIMIT)), {
              limit: NAME_LIMIT,
            }),
          place: rule.namePlace,
          subject: { ...subject, property: 'name' },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'A text that is too long',
  summary: 'The rejection text or the name of a mail flow rule is longer than the cmdlet takes.',
  why: 'A name may have 64 characters, a rejection text 1024. With more the cmdlet fails and the rule is not created.',
  whatToDo: 'Shorten the text. Put the explanation on a page and name its address in the text.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Reject everything that an Inbox rule forwards to a recipient outside' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
      good: `New-TransportRule -Name 'Reject forwards of Inbox rules' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
    },
  ],
};
