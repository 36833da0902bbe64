import { unknownParameters } from '../exchange/effects/unknown-parameters.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call, Parameter } from '../read/reading.ts';
import type { Edit, Place } from '../text/index.ts';
import { insertAfter, removeProperty } from '../write/index.ts';
import { appended, parameter } from './shared/calls.ts';

const meta = {
  id: 'set-rule-enabled',
  severity: 'error',
  fixes: { enable: 'review', disable: 'review' },
  messages: {
    enabled:
      '{cmdlet} has no parameter -{parameter}: the command stops with an error and the rule stays as it is. Use Enable-{noun} or Disable-{noun}.',
  },
  titles: {
    enable: 'Use Enable-{noun} (the rule then applies to its senders)',
    disable: 'Use Disable-{noun} (the rule then applies to nobody)',
  },
  citations: ['PS-OSR'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

const COMMON = new Set(['confirm', 'whatif', 'verbose', 'erroraction']);

/** Where the verb of a command stands, behind the name of its module; undefined for an alias. */
function verbPlace(text: string, { source, start, end }: Place): Place | undefined {
  const written = text.slice(start, end);
  const from = written.lastIndexOf('\\') + 1;
  const dash = written.indexOf('-', from);
  return dash < 0 ? undefined : { source, start: start + from, end: start + dash };
}

function edits(
  context: RuleContext,
  call: Call,
  enabled: Parameter,
  on: boolean,
): readonly (Edit | undefined)[] | undefined {
  const source = context.source(call.place.source);
  const removed = removeProperty(source, call, enabled.name);
  const others = call.parameters.filter(
    (parameter) => parameter !== enabled && parameter.name !== 'Identity' && !COMMON.has(parameter.name.toLowerCase()),
  );
  const place = verbPlace(source.text, call.namePlace);
  if (others.length === 0 && !call.open && place) {
    const verb = { place, newText: on ? 'Enable' : 'Disable' };
    return [verb, ...(on || parameter(call, 'Confirm') ? [removed] : confirmed(call, removed))];
  }
  const identity = call.parameters.find((parameter) => parameter.name === 'Identity')?.value;
  if (identity?.state !== 'stated' || typeof identity.value !== 'string') return undefined;
  const kind = call.cmdlet.replace(/^Set-/, '');
  const added = insertAfter(source, call, [
    { kind, operation: on ? 'enable' : 'disable', name: identity.value, properties: {} },
  ]);
  return added && [removed, ...added];
}

/** `Disable-` asks where `Set-` does not: the answer stands in the place of the parameter that goes, or behind what is splatted. */
const confirmed = (call: Call, removed: Edit | undefined): readonly (Edit | undefined)[] =>
  call.layout === 'splat'
    ? [removed, appended(call, '-Confirm:$false')]
    : [removed && { ...removed, newText: ' -Confirm:$false' }];

/** Whether the rule shall be on, as a Boolean or in the words of its `State`. */
function meant({ value }: Parameter): boolean | undefined {
  const given = value?.state === 'stated' ? value.value : undefined;
  if (typeof given !== 'string') return typeof given === 'boolean' ? given : undefined;
  const [, word] = /^(en|dis)abled$/i.exec(given.trim()) ?? [];
  return word === undefined ? undefined : word.toLowerCase() === 'en';
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    for (const call of context.calls) {
      const noun = call.cmdlet.replace(/^Set-/, '');
      const refusal = unknownParameters(call, context.knowledge).find((one) => one.rule === meta.id);
      if (!refusal) continue;
      const { parameter: enabled } = refusal;
      const on = meant(enabled);
      const args = { cmdlet: call.cmdlet, noun, parameter: enabled.name };
      report({
        message: 'enabled',
        args,
        place: enabled.namePlace,
        subject: { object: call.cmdlet, property: enabled.name },
        fixes: () =>
          on === undefined ? [] : fix(meta, on ? 'enable' : 'disable', edits(context, call, enabled, on), args),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Set- cmdlet with Enabled',
  summary: 'A rule is to be enabled or disabled by a Set- cmdlet, which has no such parameter.',
  why: '`Enabled` exists on `New-HostedOutboundSpamFilterRule` and on the `New-` cmdlets of other rules, but not on their `Set-` cmdlets. The command fails and the rule keeps its state.',
  whatToDo: 'Use the `Enable-` or `Disable-` cmdlet of the rule.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterRule -Identity Partners -Enabled $false\n',
      good: 'Disable-HostedOutboundSpamFilterRule -Identity Partners\n',
    },
  ],
};
