import { type CmdletFacts, type Knowledge, kindOfNoun, type ParameterFacts } from '../../knowledge/index.ts';
import type { Call, Parameter } from '../../read/reading.ts';
import type { RefusalId } from '../../tenant/index.ts';
import { table } from '../../text/table.ts';
import { addressMistake } from '../addresses.ts';
import { refusedNames } from './names.ts';
import type { Refusal } from './refusal.ts';
import { type UnknownParameter, unknownParameters } from './unknown-parameters.ts';
import { illegalWords, wrongType } from './values.ts';

/**
 * Why a command is refused, as far as its own words show; none when it is not. What PowerShell refuses comes first: it binds
 * parameters before anything is sent. Rules that report such mistakes ask here too. `course.ts` adds those that source issues bring.
 */
export function refusalsOf(call: Call, knowledge: Knowledge): readonly Refusal[] {
  const known = judged.get(call);
  if (known?.knowledge === knowledge) return known.refusals;
  const refusals = judge(call, knowledge);
  judged.set(call, { knowledge, refusals });
  return refusals;
}

/** What is known of calls already: several rules ask about each. */
const judged = new WeakMap<Call, { readonly knowledge: Knowledge; readonly refusals: readonly Refusal[] }>();

function judge(call: Call, knowledge: Knowledge): readonly Refusal[] {
  const facts = knowledge.cmdlets.find(call.cmdlet);
  if (call.misspelled !== undefined) {
    const args = { written: call.misspelled, cmdlet: call.cmdlet };
    return [{ rule: 'unknown-cmdlet', args, place: call.namePlace, by: 'powershell' }];
  }
  if (!facts) return [];
  const unknown = unknownParameters(call, knowledge);
  return [
    ...unknown,
    ...repeated(call),
    ...leftOver(call),
    ...missing(call, facts, unknown),
    ...wrongTypes(call, facts),
    ...tooManyValues(call, facts),
    ...illegalValues(call, facts),
    ...refusedNames(call),
    ...malformedAddresses(call),
  ];
}

/** A call that is refused, and why. */
interface Refused {
  readonly call: Call;
  readonly refusal: Refusal;
}

const refusedCalls = new WeakMap<
  readonly Call[],
  { readonly knowledge: Knowledge; readonly refused: readonly Refused[] }
>();

/** Refusals of one rule. Several rules ask about the same calls, of which few are refused: those are kept for each list. */
export function refusalsBy(rule: string, calls: readonly Call[], knowledge: Knowledge): readonly Refused[] {
  let known = refusedCalls.get(calls);
  if (known?.knowledge !== knowledge) {
    const refused = calls.flatMap((call) => refusalsOf(call, knowledge).map((refusal) => ({ call, refusal })));
    known = { knowledge, refused };
    refusedCalls.set(calls, known);
  }
  return known.refused.filter(({ refusal }) => refusal.rule === rule);
}

/** The parameters that belong to the command PowerShell runs. */
const own = ({ parameters }: Call): readonly Parameter[] => parameters.filter(({ cutOff }) => !cutOff);

/** A parameter that is written twice; what is splatted gives way to what is written (PowerShell 7). */
function repeated(call: Call): readonly Refusal[] {
  const seen = new Set<string>();
  return own(call).flatMap(({ name, origin, known, namePlace }): Refusal[] => {
    const key = name.toLowerCase();
    if (origin !== 'named' || known === false) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        rule: 'duplicate-parameter',
        args: { cmdlet: call.cmdlet, parameter: name },
        place: namePlace,
        by: 'powershell',
      },
    ];
  });
}

/** Takes nothing without a name. */
const SIGN_OUT = 'Disconnect-ExchangeOnline';

function leftOver({ cmdlet, leftOver: place, open }: Call): readonly Refusal[] {
  return place && !open && (isKnownWell(cmdlet) || cmdlet === SIGN_OUT)
    ? [{ rule: 'unexpected-argument', args: { cmdlet }, place, by: 'powershell' }]
    : [];
}

/** Whether the reference was compared with the syntax of a cmdlet: those about objects that this program reads. */
const isKnownWell = (cmdlet: string): boolean => kindOfNoun(cmdlet.slice(cmdlet.indexOf('-') + 1)) !== undefined;

/** Cmdlets whose pages disagree about what is mandatory in which set, and those that list everything without a name. */
const UNSURE = /^(?:Get-|(?:New|Enable|Connect)-(?:Mailbox|MailUser)$)/i;

/** Mandatory parameters that are missing in every parameter set; a pipeline or a splat known at run time only may give them. */
function missing(call: Call, cmdlet: CmdletFacts, unknown: readonly UnknownParameter[]): readonly Refusal[] {
  const { name } = cmdlet;
  if (call.open || call.piped || UNSURE.test(name) || !isKnownWell(name)) return [];
  // What is given under a wrong name is reported at that name.
  const names = [...own(call).map((parameter) => parameter.name), ...unknown.map(({ suggestion = '' }) => suggestion)];
  const given = new Set(names.map((one) => one.toLowerCase()));
  const [first, ...others] = mandatory(cmdlet).map((names) =>
    names.filter((parameter) => !given.has(parameter.toLowerCase())),
  );
  if (!first || [first, ...others].some((names) => names.length === 0)) return [];
  const fewest = others.reduce((least, names) => (names.length < least.length ? names : least), first);
  const args = { cmdlet: name, parameters: fewest.map((parameter) => `-${parameter}`).join(', ') };
  return [{ rule: 'missing-parameter', args, place: call.namePlace, by: 'powershell' }];
}

const mandatoryOf = new WeakMap<CmdletFacts, readonly (readonly string[])[]>();

/** The mandatory parameters of each parameter set of a cmdlet. */
function mandatory(cmdlet: CmdletFacts): readonly (readonly string[])[] {
  const known = mandatoryOf.get(cmdlet);
  if (known) return known;
  const facts = Object.entries(cmdlet.parameters);
  const sets = new Set(facts.flatMap(([, { sets: names }]) => names ?? []));
  const needed = facts.filter(([, one]) => one.required === true && one.type !== 'SwitchParameter');
  const found = [...(sets.size > 0 ? sets : [undefined])].map((set) =>
    needed
      .filter(([, one]) => !one.sets || set === undefined || one.sets.includes(set))
      .map(([parameter]) => parameter),
  );
  mandatoryOf.set(cmdlet, found);
  return found;
}

/** Switches that every cmdlet has. */
const COMMON: Readonly<Record<string, Pick<ParameterFacts, 'type'>>> = table({
  whatif: { type: 'SwitchParameter' },
  confirm: { type: 'SwitchParameter' },
  verbose: { type: 'SwitchParameter' },
  debug: { type: 'SwitchParameter' },
});

/** A text where PowerShell takes none: it converts numbers to Booleans, and texts of digits to numbers, and nothing else. */
function wrongTypes(call: Call, { parameters }: CmdletFacts): readonly Refusal[] {
  return own(call).flatMap(({ name, value }): Refusal[] => {
    const facts = parameters[name] ?? COMMON[name.toLowerCase()];
    const wrong = facts && value && wrongType(facts, value);
    if (!wrong) return [];
    const args = { subject: call.cmdlet, parameter: name, value: wrong.value };
    return [{ rule: wrong.rule, args, place: wrong.place, by: 'powershell' }];
  });
}

/** Types of parameters that hold one address; PowerShell makes none of them from a list. */
const ADDRESSES = new Set(['ProxyAddress', 'SmtpAddress', 'RecipientIdParameter']);

/** Several values for a parameter that takes one address. */
function tooManyValues(call: Call, { parameters }: CmdletFacts): readonly Refusal[] {
  if (/^get-/i.test(call.cmdlet)) return [];
  return own(call).flatMap(({ name, value }): Refusal[] => {
    if (value?.state !== 'stated' || value.change !== undefined || !ADDRESSES.has(parameters[name]?.type ?? ''))
      return [];
    const count = Array.isArray(value.value) ? value.value.length : 1;
    const args = { cmdlet: call.cmdlet, parameter: name, count: String(count) };
    return count > 1 ? [{ rule: 'too-many-values', args, place: value.place, by: 'powershell' }] : [];
  });
}

/** A forwarding address that is not one SMTP address. */
function malformedAddresses(call: Call): readonly Refusal[] {
  return own(call).flatMap(({ name, value }): Refusal[] => {
    if (name !== 'ForwardingSmtpAddress' || value?.state !== 'stated' || typeof value.value !== 'string') return [];
    const wrong = value.value.trim() !== '' && addressMistake(value.value);
    const args = { property: name, value: value.value };
    return wrong ? [{ rule: 'malformed-address', args, place: value.place, by: 'service' }] : [];
  });
}

/** Rules that know single settings better than the list of their values does. */
const SPECIAL: Readonly<Record<string, RefusalId>> = table({
  AutoForwardingMode: 'invalid-autoforwardingmode',
  MessageType: 'invalid-message-type',
  AcceptedDomainType: 'invalid-accepted-domain-type',
  RejectEnhancedStatus: 'invalid-enhanced-status',
});

function illegalValues(call: Call, { parameters }: CmdletFacts): readonly Refusal[] {
  return own(call).flatMap(({ name, value }): Refusal[] => {
    const facts = parameters[name];
    const [word] = (facts && value && illegalWords(facts, value, true)) ?? [];
    if (!word || !facts) return [];
    const args = { property: name, value: String(word.value) };
    return [{ rule: SPECIAL[facts.type] ?? 'invalid-enum-value', args, place: word.place, by: 'service' }];
  });
}
