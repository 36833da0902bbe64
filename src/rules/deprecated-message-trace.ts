import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import { removeProperty, renameProperty } from '../write/index.ts';
import { isCallOf, parameter } from './shared/calls.ts';

const meta = {
  id: 'deprecated-message-trace',
  severity: 'error',
  fixes: { useV2: 'review' },
  messages: {
    replaced:
      '{cmdlet} ended on 2025-09-01: the command stops with an error. Use {replacement}, which looks back 90 days, 10 days in one query.',
    paging:
      '{cmdlet} ended on 2025-09-01: the command stops with an error. {replacement} has no pages: ask for up to 5000 rows with ResultSize, then go on with StartingRecipientAddress and EndDate of the last row. It looks back 90 days, 10 days in one query.',
  },
  titles: { useV2: 'Use {replacement} (the command then gives rows)' },
  citations: ['PS-TRACE', 'LEARN-TRACE'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

const CMDLETS = ['Get-MessageTrace', 'Get-MessageTraceDetail'];

/** Renames where the new cmdlet gives the same rows: one page of the old one is what `ResultSize` asks for. */
function fixes(context: RuleContext, call: Call, replacement: string): readonly Fix[] {
  const gone = ['Page', 'ProbeTag'].some((name) => parameter(call, name));
  if (call.open || !call.editable || gone || isFailedSearch(call) || !isUnderstood(context, call, replacement))
    return [];
  const { source, end } = call.namePlace;
  const text = context.source(source);
  const pageSize = !parameter(call, 'PageSize')
    ? []
    : [
        isCallOf(call, 'Get-MessageTrace')
          ? renameProperty(text, call, 'PageSize', 'ResultSize')
          : removeProperty(text, call, 'PageSize'),
      ];
  const name = { place: { source, start: end, end }, newText: 'V2' };
  return fix(meta, 'useV2', [name, ...pageSize], { replacement });
}

/** Shortened parameter names must mean one parameter of the new cmdlet too. */
function isUnderstood({ knowledge, source }: RuleContext, call: Call, replacement: string): boolean {
  const facts = knowledge.cmdlets.find(replacement);
  if (!facts) return false;
  const { text } = source(call.place.source);
  return call.parameters.every(({ name, namePlace, origin }) => {
    const written = text.slice(namePlace.start, namePlace.end);
    if (name === 'PageSize' || origin !== 'named') return true;
    const { kind } = knowledge.cmdlets.parameter(facts, written.replace(/^[-\u2013-\u2015]/, '').replace(/:$/, ''));
    return kind !== 'unknown' && kind !== 'ambiguous';
  });
}

/** The status None does not exist in the new cmdlet. */
const isFailedSearch = (call: Call): boolean => {
  const value = parameter(call, 'Status')?.value;
  return value?.state === 'stated' && [value.value].flat().some((status) => /^none$/i.test(String(status)));
};

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    for (const call of context.calls) {
      if (!isCallOf(call, ...CMDLETS)) continue;
      const replacement = `${call.cmdlet}V2`;
      report({
        message: parameter(call, 'Page') ? 'paging' : 'replaced',
        args: { cmdlet: call.cmdlet, replacement },
        place: call.namePlace,
        fixes: () => fixes(context, call, replacement),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'The old message trace',
  summary: 'Get-MessageTrace and Get-MessageTraceDetail are replaced by their V2 cmdlets.',
  why: 'Microsoft announced the end of the old cmdlets for 2025-09-01; since then scripts that use them get an error instead of rows. The Reporting web service, which gave the same rows, ended on 2026-04-06; the message trace of Microsoft Graph is generally available. The new cmdlets look back 90 days, 10 days in one query, give up to 5000 rows and have no pages.',
  whatToDo:
    'Use `Get-MessageTraceV2` and `Get-MessageTraceDetailV2`; `PageSize` becomes `ResultSize`. A loop over pages must be written anew: ask again with `StartingRecipientAddress` and `EndDate` of the last row. Long times need one query for every 10 days, and at most 100 queries in five minutes.',
  exceptions: 'The fix is offered where the new call gives the same rows, so not in a loop over pages.',
  examples: [
    {
      language: 'powershell',
      bad: `Get-MessageTrace -SenderAddress ap@contoso.com -PageSize 500`,
      good: `Get-MessageTraceV2 -SenderAddress ap@contoso.com -ResultSize 500`,
    },
  ],
};
