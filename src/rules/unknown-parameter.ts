import { kindOfNoun } from '../knowledge/index.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { isOpposite, nearest } from '../text/near.ts';
import { table } from '../text/table.ts';
import { renameProperty } from '../write/index.ts';

const meta: RuleMeta = {
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
  onAdvice: true,
};

/** What people mean by parameters that do not exist: names of the portal, of other cmdlets and of invented samples. */
const MEANT: Readonly<Record<string, readonly string[]>> = table({
  sendermembership: ['FromMemberOf'],
  sendermemberof: ['FromMemberOf'],
  senttomemberof: ['FromMemberOf'],
  sentto: ['From'],
  sender: ['From'],
  sendergroup: ['FromMemberOf'],
  recipientdomainis: ['SenderDomainIs'],
  applytype: ['SentToScope'],
  scope: ['FromScope', 'SentToScope'],
  state: ['Enabled'],
  policy: ['HostedOutboundSpamFilterPolicy'],
  hostedcontentfilterpolicy: ['HostedOutboundSpamFilterPolicy'],
  forwardto: ['ForwardingSmtpAddress', 'RedirectMessageTo'],
  forwardingaddress: ['ForwardingSmtpAddress'],
  rejectmessage: ['RejectMessageReasonText'],
  autoforward: ['AutoForwardEnabled', 'AutoForwardingMode'],
  autoforwardingenabled: ['AutoForwardEnabled'],
  allowautoforward: ['AutoForwardEnabled', 'AutoForwardingMode'],
  domain: ['DomainName'],
});

function suggestionFor(parameter: string, own: readonly string[], used: ReadonlySet<string>): string | undefined {
  const free = own.filter((name) => !used.has(name.toLowerCase()));
  const meant = MEANT[parameter.toLowerCase()]?.find((name) => free.includes(name));
  if (meant) return meant;
  return nearest(
    parameter,
    free.filter((name) => !isOpposite(parameter, name)),
  );
}

/** Whether the flow of mail, or the look at it, depends on a command. */
function concernsMailFlow(cmdlet: string): boolean {
  const dash = cmdlet.indexOf('-');
  const noun = cmdlet.slice(dash + 1);
  return kindOfNoun(noun) ? cmdlet.slice(0, dash) !== 'Get' : noun.startsWith('MessageTrace');
}

export const rule: Rule = {
  meta,
  about: ['call'],
  check(context, report) {
    const { cmdlets } = context.knowledge;
    for (const call of context.calls) {
      const facts = cmdlets.find(call.cmdlet);
      if (!facts) continue;
      const ours = concernsMailFlow(call.cmdlet);
      const used = new Set(call.parameters.map((parameter) => parameter.name.toLowerCase()));
      for (const parameter of call.parameters) {
        if (parameter.known !== false || parameter.origin === 'positional') continue;
        const suggestion = suggestionFor(parameter.name, Object.keys(facts.parameters), used);
        // Elsewhere a name like no other is rather one that the reference no longer lists than a slip.
        if (!ours && suggestion === undefined) continue;
        const args = { cmdlet: call.cmdlet, parameter: parameter.name, ...(suggestion ? { suggestion } : {}) };
        const edit =
          suggestion === undefined
            ? undefined
            : renameProperty(context.source(call.place.source), call, parameter.name, suggestion);
        report({
          message: suggestion ? 'near' : 'unknown',
          args,
          ...(ours ? {} : { severity: 'warning' as const }),
          place: parameter.namePlace,
          subject: { object: call.cmdlet, property: parameter.name },
          fixes: fix(meta, 'rename', edit && [edit], args),
          ...(call.advice ? { advice: true } : {}),
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
