import { unknownParameters } from '../exchange/effects/unknown-parameters.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call, Parameter } from '../read/reading.ts';
import type { Edit } from '../text/index.ts';
import { renameProperty } from '../write/index.ts';

const meta = {
  id: 'unknown-parameter',
  severity: 'error',
  fixes: { rename: 'review' },
  messages: {
    unknown:
      '{cmdlet} has no parameter -{parameter}: the command stops with an error and changes nothing. Remove it or use another cmdlet.',
    near: '{cmdlet} has no parameter -{parameter}: the command stops with an error and changes nothing. Is -{suggestion} meant?',
  },
  titles: { rename: 'Write -{suggestion} (the command then takes effect)' },
  citations: [],
  benchmarks: [],
  general: true,
  onAdvice: true,
} as const satisfies RuleMeta;

/** The name that is meant in the place of the written one; a switch takes the place of name and value. */
function renamed({ source, knowledge }: RuleContext, call: Call, given: Parameter, meant: string): Edit | undefined {
  const { name, namePlace, value } = given;
  const facts = knowledge.cmdlets.find(call.cmdlet)?.parameters[meant];
  if (facts?.type !== 'SwitchParameter' || value?.state !== 'stated' || typeof value.value === 'boolean')
    return renameProperty(source(call.place.source), call, name, meant);
  return call.editable && given.origin === 'named'
    ? { place: { ...namePlace, end: value.place.end }, newText: `-${meant}` }
    : undefined;
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    for (const call of context.calls) {
      for (const { rule: id, parameter, suggestion, sure } of unknownParameters(call, context.knowledge)) {
        if (id !== meta.id) continue;
        const args = { cmdlet: call.cmdlet, parameter: parameter.name, ...(suggestion ? { suggestion } : {}) };
        const edit = suggestion === undefined ? undefined : renamed(context, call, parameter, suggestion);
        report({
          message: suggestion ? 'near' : 'unknown',
          args,
          ...(sure ? {} : { severity: 'warning' as const }),
          place: parameter.namePlace,
          subject: { object: call.cmdlet, property: parameter.name },
          fixes: () => fix(meta, 'rename', edit && [edit], args),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Parameter that the cmdlet does not have',
  summary: 'A command uses a parameter that its cmdlet does not have.',
  why: 'PowerShell binds parameters before anything runs. One unknown parameter stops the command, so nothing of it takes effect. Samples from the web and from language models are full of parameters that never existed.',
  whatToDo: 'Use the parameter that is suggested, or look the cmdlet up in the reference.',
  exceptions:
    'On commands that do not change the flow of mail only names close to a parameter are reported, as a warning: the reference drops parameters that the service still takes. Only cmdlets whose parameters this version knows in full are checked. Unambiguous beginnings of a name are accepted, as PowerShell does.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-TransportRule -Name "Block" -SenderMembership sales@contoso.com -RejectMessageReasonText "No."\n',
      good: 'New-TransportRule -Name "Block" -FromMemberOf sales@contoso.com -RejectMessageReasonText "No."\n',
    },
  ],
};
