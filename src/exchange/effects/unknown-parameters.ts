import { type CmdletFacts, type Knowledge, kindOfNoun, type ParameterFacts } from '../../knowledge/index.ts';
import type { Call, Parameter } from '../../read/reading.ts';
import type { RefusalId } from '../../tenant/index.ts';
import { isOpposite, isTypo, nearest } from '../../text/near.ts';
import { table } from '../../text/table.ts';
import type { Refusal } from './refusal.ts';
import { illegalWords, wrongType } from './values.ts';

/** What people mean by parameters that do not exist: names of the portal, of other cmdlets and of invented samples. */
const MEANT: Readonly<Record<string, readonly string[]>> = table({
  sendermembership: ['FromMemberOf'],
  sendermemberof: ['FromMemberOf'],
  senttomemberof: ['FromMemberOf'],
  sender: ['From'],
  sendergroup: ['FromMemberOf'],
  applytype: ['SentToScope'],
  scope: ['FromScope', 'SentToScope'],
  state: ['Enabled'],
  policy: ['HostedOutboundSpamFilterPolicy'],
  hostedcontentfilterpolicy: ['HostedOutboundSpamFilterPolicy'],
  forwardto: ['ForwardingSmtpAddress', 'RedirectMessageTo'],
  forwardingaddress: ['ForwardingSmtpAddress'],
  rejectmessage: ['RejectMessageReasonText'],
  autoforwardingenabled: ['AutoForwardEnabled'],
  allowautoforward: ['AutoForwardEnabled', 'AutoForwardingMode'],
  domain: ['DomainName'],
});

/** Whether a parameter takes what was written behind the wrong name. */
function takes(facts: ParameterFacts, { value }: Parameter): boolean {
  if (!value) return true;
  if (facts.type === 'SwitchParameter') return value.state !== 'stated' || typeof value.value === 'boolean';
  return wrongType(facts, value) === undefined && illegalWords(facts, value, true).length === 0;
}

/** The parameter that is meant: it means the same and takes the value that was written. */
function suggestionFor(
  given: Parameter,
  { parameters }: CmdletFacts,
  names: readonly string[],
  used: ReadonlySet<string>,
): string | undefined {
  const { name: written, value } = given;
  const isFree = (name: string): boolean => !used.has(name.toLowerCase());
  const fits = (name: string): boolean => {
    const facts = parameters[name];
    return facts !== undefined && isFree(name) && takes(facts, given);
  };
  const word = value?.state === 'stated' ? String(value.value).toLowerCase() : '';
  // `-Action Block` for the switch `-Block`.
  const own = names.find(
    (name) => name.toLowerCase() === word && parameters[name]?.type === 'SwitchParameter' && isFree(name),
  );
  if (own) return own;
  const meant = MEANT[written.toLowerCase()]?.find(fits);
  return meant ?? nearest(written, names, (name) => fits(name) && !isOpposite(written, name) && isTypo(written, name));
}

/** Kinds whose `Get-` takes nothing that the reference does not list; those of recipients have parameters that it dropped. */
const LISTED = new Set(
  'outboundPolicy outboundRule remoteDomain transportRule outboundConnector inboundConnector acceptedDomain'.split(' '),
);

/** Whether the flow of mail, or the look at it, depends on a command. */
function concernsMailFlow(cmdlet: string): boolean {
  const dash = cmdlet.indexOf('-');
  const noun = cmdlet.slice(dash + 1);
  const kind = kindOfNoun(noun)?.kind;
  if (kind === undefined) return noun.startsWith('MessageTrace');
  return cmdlet.slice(0, dash) !== 'Get' || LISTED.has(kind);
}

/** A parameter that the cmdlet does not have. */
export interface UnknownParameter extends Refusal {
  readonly parameter: Parameter;
  readonly suggestion: string | undefined;
  /** On a command for mail flow; elsewhere the name is near to one that exists. */
  readonly sure: boolean;
}

/** What is known of calls already: several rules ask about each. */
const known = new WeakMap<Call, { readonly knowledge: Knowledge; readonly unknown: readonly UnknownParameter[] }>();

/**
 * Parameters that the cmdlet does not have: PowerShell then does not call it. On commands that have nothing to do with mail flow a
 * name like no other is rather one that the reference no longer lists than a typo.
 */
export function unknownParameters(call: Call, knowledge: Knowledge): readonly UnknownParameter[] {
  const before = known.get(call);
  if (before?.knowledge === knowledge) return before.unknown;
  const unknown = find(call, knowledge);
  known.set(call, { knowledge, unknown });
  return unknown;
}

function find(call: Call, knowledge: Knowledge): readonly UnknownParameter[] {
  const unknown = call.parameters.filter((one) => one.known === false && one.origin !== 'positional' && !one.cutOff);
  const facts = unknown.length > 0 ? knowledge.cmdlets.find(call.cmdlet) : undefined;
  if (!facts) return [];
  const sure = concernsMailFlow(call.cmdlet);
  const used = new Set(call.parameters.map((parameter) => parameter.name.toLowerCase()));
  const names = knowledge.cmdlets.parameterNames(facts);
  return unknown.flatMap((parameter): UnknownParameter[] => {
    const suggestion = suggestionFor(parameter, facts, names, used);
    if (!sure && suggestion === undefined) return [];
    const args = { cmdlet: call.cmdlet, parameter: parameter.name };
    const rule = ruleFor(call.cmdlet, parameter.name, knowledge);
    return [{ rule, args, place: parameter.namePlace, by: 'powershell', parameter, suggestion, sure }];
  });
}

/** The rule that knows best what is meant. */
function ruleFor(cmdlet: string, parameter: string, { cmdlets }: Knowledge): RefusalId {
  const lower = parameter.toLowerCase();
  if (cmdlet === 'Set-HostedOutboundSpamFilterPolicy' && lower === 'name') return 'set-policy-name';
  const set = cmdlet === 'New-RemoteDomain' ? cmdlets.find('Set-RemoteDomain') : undefined;
  if (set && cmdlets.parameter(set, parameter).kind === 'exact') return 'new-remotedomain-settings';
  const noun = /^Set-(\w+)$/.exec(cmdlet)?.[1];
  if (noun && (lower === 'enabled' || lower === 'state') && cmdlets.exists(`Enable-${noun}`)) return 'set-rule-enabled';
  return 'unknown-parameter';
}
