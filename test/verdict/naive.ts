/**
 * A second evaluator, written from the prose of the decision procedure and nothing else: one function for one page of rules, plain
 * loops over plain data, no compiled form, nothing shared with the product. It exists to disagree.
 */

export interface Plain {
  readonly [key: string]: unknown;
}

export interface NaiveTenant {
  readonly outboundPolicies: readonly Plain[];
  readonly outboundRules: readonly Plain[];
  readonly remoteDomains: readonly Plain[];
  readonly transportRules: readonly Plain[];
  readonly acceptedDomains: readonly Plain[];
  readonly groups: Readonly<Record<string, { readonly type: string; readonly members?: readonly string[] }>>;
  readonly tenantBlockList: readonly { readonly value: string }[];
}

export interface NaiveQuestion {
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly originalSender?: string;
  readonly recipientType?: string;
  readonly flowOperation?: string;
  readonly assumptions: { readonly automaticMeans: string; readonly cloud: string; readonly asOf?: string };
}

export interface NaiveAnswer {
  readonly verdict: string;
  readonly by: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly alsoBlockedBy: readonly string[];
}

/** yes, no, or the reason why it is not known. */
type Truth = 'yes' | 'no' | `?${string}`;

interface Said {
  readonly what: 'block' | 'unknown';
  readonly by: string;
  readonly outcome: string;
  readonly reason: string | null;
}

const low = (value: unknown): string => String(value).trim().toLowerCase();
const listOf = (value: unknown): string[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
const domain = (address: string): string => low(address).slice(low(address).lastIndexOf('@') + 1);
const below = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`);

/** Which gate can act on which mechanism: Y acts, N does not, Q nobody says. Order: policy, remote domain, message type, loop header. */
const GATES: Record<string, string> = {
  inboxRuleForward: 'YYYY',
  inboxRuleForwardAsAttachment: 'YYYY',
  inboxRuleRedirect: 'YYYY',
  m365GroupInboxRule: 'YYYY',
  oofRule: 'YQQQ',
  owaForwarding: 'YYNQ',
  mailboxForwardingSmtpAddress: 'YYNQ',
  mailboxForwardingAddress: 'YNNQ',
  transportRuleRedirect: 'NNNN',
  powerAutomate: 'NNNN',
  clientSideRule: 'QQQQ',
  onPremisesForward: 'QQQY',
  manualForward: 'NNNN',
  distributionGroupExpansion: 'NNNN',
  journaling: 'NNNN',
};

/** Senders that a mail flow rule sees in the header and on the envelope: Original, Forwarder, or unclear. */
const SEEN: Record<string, string> = {
  inboxRuleForward: 'OF',
  inboxRuleForwardAsAttachment: 'OF',
  inboxRuleRedirect: 'OO',
  m365GroupInboxRule: 'O?',
  oofRule: 'O?',
  owaForwarding: 'O?',
  mailboxForwardingSmtpAddress: 'O?',
  mailboxForwardingAddress: 'O?',
  transportRuleRedirect: 'OO',
  powerAutomate: 'FF',
  clientSideRule: '??',
  onPremisesForward: 'O?',
  manualForward: 'FF',
  distributionGroupExpansion: 'OO',
  journaling: '??',
};

export function naive(tenant: NaiveTenant, question: NaiveQuestion): NaiveAnswer {
  const gates = GATES[question.mechanism] ?? 'NNNN';
  const sender = low(question.from);
  const recipient = low(question.to);
  const to = domain(recipient);
  const unknown = (by: string, reason: string): NaiveAnswer => ({
    verdict: 'unknown',
    by,
    outcome: 'undetermined',
    reason,
    alsoBlockedBy: [],
  });

  // Step 1
  const acceptedType = (name: string): string | undefined => {
    for (const one of tenant.acceptedDomains)
      if (low(one.domainName) === name) return low(one.domainType ?? 'Authoritative');
    let best: Plain | undefined;
    for (const one of tenant.acceptedDomains) {
      const parent = low(one.domainName);
      const longer = !best || parent.length > low(best.domainName).length;
      if (one.matchSubDomains === true && name.endsWith(`.${parent}`) && longer) best = one;
    }
    return best && low(best.domainType ?? 'Authoritative');
  };
  if (acceptedType(domain(sender)) === undefined) return unknown('sender', 'sender-not-in-accepted-domain');

  // Step 4, choice of the entry
  let entry: Plain | undefined;
  let rank = -1;
  for (const one of tenant.remoteDomains) {
    const name = low(one.domainName);
    let own = -1;
    if (name === '*') own = 0;
    else if (name.startsWith('*.') && below(to, name.slice(2))) own = name.length;
    else if (name === to) own = 1000;
    if (own > rank) {
      entry = one;
      rank = own;
    }
  }
  const remoteName = entry ? String(entry.name) : 'Default';
  const remoteAllows = entry?.autoForwardEnabled !== false;

  // Step 3
  const type = acceptedType(to);
  const known = type === 'authoritative' || type === 'internalrelay';
  const mailUser = !known && question.recipientType === 'MailUser';
  const markedInternal =
    !known && !mailUser && (entry?.isInternal === true || low(entry?.allowedOOFType) === 'internallegacy');
  const insideForRules = known || mailUser || markedInternal;

  const said: Said[] = [];
  const undocumented =
    question.mechanism === 'onPremisesForward' ? 'onprem-docs-contradict' : 'mechanism-message-type-undocumented';
  const nameFor = (control: string): string =>
    question.mechanism === 'clientSideRule' ? `mechanism:${question.mechanism}` : control;
  const say = (what: 'block' | 'unknown', by: string, outcome: string, reason: string | null = null): void => {
    said.push({ what, by, outcome, reason });
  };

  // Step 4, the gate
  if (gates[1] !== 'N' && !remoteAllows) {
    if (type === 'internalrelay') say('unknown', `remoteDomain:${remoteName}`, '', 'internal-relay-recipient-location');
    else if (!known && gates[1] === 'Y') say('block', `remoteDomain:${remoteName}`, 'silent-drop');
    else if (!known) say('unknown', nameFor(`remoteDomain:${remoteName}`), '', undocumented);
  }

  // Groups
  const inGroup = (name: string, who: string, path: readonly string[] = []): Truth => {
    const key = Object.keys(tenant.groups).find((one) => low(one) === low(name));
    const group = key === undefined ? undefined : tenant.groups[key];
    if (!group) return '?group-membership-unknown';
    if (low(group.type).includes('dynamic')) return '?dynamic-group-unsupported';
    if (group.members === undefined) return '?group-membership-unknown';
    if (group.members.some((one) => low(one) === who)) return 'yes';
    for (const one of group.members) {
      const isGroup = Object.keys(tenant.groups).some((other) => low(other) === low(one));
      if (!isGroup || path.includes(low(one))) continue;
      if (inGroup(one, who, [...path, low(name), low(one)]) !== 'no') return '?nested-group-undocumented';
    }
    return 'no';
  };
  const anyOf = (truths: readonly Truth[]): Truth =>
    truths.includes('yes') ? 'yes' : (truths.find((one) => one !== 'no') ?? 'no');
  const among = (values: readonly string[], who: string): Truth => {
    if (values.some((one) => low(one) === who)) return 'yes';
    return values.some((one) => !one.includes('@')) ? '?sender-match-undetermined' : 'no';
  };
  const inDomains = (values: readonly string[], who: string): Truth =>
    values.some((one) => below(domain(who), low(one))) ? 'yes' : 'no';
  const senderTruth = (name: string, values: readonly string[], who: string): Truth => {
    if (low(name).endsWith('memberof')) return anyOf(values.map((one) => inGroup(one, who)));
    return low(name).endsWith('domainis') ? inDomains(values, who) : among(values, who);
  };

  // Step 5
  const original = question.originalSender === undefined ? undefined : low(question.originalSender);
  const seenBy = (letter: string | undefined, name: string, values: readonly string[]): Truth => {
    if (letter === 'F') return senderTruth(name, values, sender);
    if (letter === 'O' && original !== undefined) return senderTruth(name, values, original);
    return '?sender-match-undetermined';
  };
  const side = (wanted: unknown, inside: boolean): Truth =>
    (low(wanted) === 'inorganization') === inside ? 'yes' : 'no';
  const headerTruth = (header: unknown, words: readonly string[], pattern: boolean): Truth => {
    const whole = pattern && words.includes('.');
    if (low(header) === 'x-ms-exchange-inbox-rules-loop') {
      if (gates[3] === 'N') return 'no';
      if (gates[3] === 'Q') return '?header-stamping-undocumented';
      return whole ? 'yes' : '?message-content-dependent';
    }
    if (!low(header).startsWith('x-ms-mail-')) return '?message-content-dependent';
    if (question.mechanism !== 'powerAutomate' || question.assumptions.cloud !== 'commercial') return 'no';
    const value = low(header) === 'x-ms-mail-application' ? 'Microsoft Power Automate' : question.flowOperation;
    if (value === undefined) return '?message-content-dependent';
    return whole || words.some((word) => low(value).includes(low(word))) ? 'yes' : 'no';
  };
  const predicate = (rule: Plain, plain: string, name: string): Truth => {
    const value = rule[name];
    const location = low(rule.senderAddressLocation ?? 'Header');
    switch (plain) {
      case 'messageTypeMatches':
        if (low(value) !== 'autoforward') return '?message-content-dependent';
        return gates[2] === 'Y' ? 'yes' : gates[2] === 'N' ? 'no' : '?mechanism-message-type-undocumented';
      case 'headerContainsMessageHeader':
        return headerTruth(value, listOf(rule[name.replace('MessageHeader', 'Words')]), false);
      case 'headerMatchesMessageHeader':
        return headerTruth(value, listOf(rule[name.replace('MessageHeader', 'Patterns')]), true);
      case 'from':
      case 'fromMemberOf':
      case 'senderDomainIs': {
        const [header, envelope] = SEEN[question.mechanism] ?? '??';
        if (location === 'header') return seenBy(header, plain, listOf(value));
        if (location === 'envelope') return seenBy(envelope, plain, listOf(value));
        return anyOf([seenBy(header, plain, listOf(value)), seenBy(envelope, plain, listOf(value))]);
      }
      case 'fromScope':
        if (SEEN[question.mechanism]?.[0] === 'F') return side(value, true);
        return original === undefined
          ? '?sender-match-undetermined'
          : side(value, acceptedType(domain(original)) !== undefined);
      case 'sentToScope':
        return side(value, insideForRules);
      case 'recipientDomainIs':
        return inDomains(listOf(value), recipient);
      case 'sentTo':
        return among(listOf(value), recipient);
      default:
        return '?message-content-dependent';
    }
  };
  const order = [
    'messageTypeMatches',
    'headerContainsMessageHeader',
    'headerMatchesMessageHeader',
    'from',
    'fromMemberOf',
    'senderDomainIs',
    'fromScope',
    'sentToScope',
    'recipientDomainIs',
    'sentTo',
    'subjectContainsWords',
  ];
  const window = (rule: Plain): Truth => {
    const { asOf } = question.assumptions;
    const start = rule.activationDate;
    const end = rule.expiryDate;
    if (start === undefined && end === undefined) return 'yes';
    if (asOf === undefined) return '?rule-date-window';
    return (start === undefined || asOf >= String(start)) && (end === undefined || asOf < String(end)) ? 'yes' : 'no';
  };
  const ruleMatches = (rule: Plain): Truth => {
    if (rule.enabled === false || low(rule.mode ?? 'Enforce') !== 'enforce') return 'no';
    const parts: Truth[] = [window(rule)];
    for (const name of order) if (rule[name] !== undefined) parts.push(predicate(rule, name, name));
    if (parts.includes('no')) return 'no';
    const exceptions: Truth[] = [];
    for (const name of order) {
      const spelled = `exceptIf${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      if (rule[spelled] !== undefined) exceptions.push(predicate(rule, name, spelled));
    }
    if (exceptions.includes('yes')) return 'no';
    return [...parts, ...exceptions].find((one) => one.startsWith('?')) ?? 'yes';
  };
  const action = (rule: Plain): string => {
    const reasonText = rule.rejectMessageReasonText !== undefined;
    const code = rule.rejectMessageEnhancedStatusCode;
    if (reasonText && code !== undefined) return 'rule-ndr';
    if (reasonText) return 'rule-ndr-5.7.1';
    if (code !== undefined) return `rule-ndr-${code}`;
    if (rule.deleteMessage === true) return 'rule-silent-drop';
    if (rule.quarantine === true) return 'rule-quarantine';
    if (rule.redirectMessageTo !== undefined)
      return listOf(rule.redirectMessageTo).some((one) => low(one) === recipient) ? '' : 'rule-redirect';
    return rule.moderateMessageByUser !== undefined ? 'hold' : '';
  };
  const byPriority = (rules: readonly Plain[]): Plain[] =>
    [...rules].sort((a, b) => Number(a.priority) - Number(b.priority));
  let firstDoubt: { by: string; reason: string } | undefined;
  let stopDoubt: string | undefined;
  for (const rule of byPriority(tenant.transportRules)) {
    const matches = ruleMatches(rule);
    if (matches === 'no') continue;
    const effect = action(rule);
    const by = `transportRule:${rule.name}`;
    const why = matches === 'yes' ? (effect === 'hold' ? 'held-for-approval' : stopDoubt) : matches.slice(1);
    const sure = matches === 'yes';
    if (effect !== '' && effect !== 'hold' && sure && why === undefined) {
      firstDoubt = undefined;
      say('block', by, effect);
      break;
    }
    if (effect !== '' && why !== undefined) firstDoubt ??= { by, reason: why };
    if (effect !== '' && effect !== 'hold' && sure) break;
    if (rule.stopRuleProcessing !== true) continue;
    if (sure) break;
    if (effect === '' || effect === 'hold') stopDoubt ??= matches.slice(1);
  }
  if (firstDoubt) say('unknown', firstDoubt.by, '', firstDoubt.reason);

  // Step 6
  let permit = known ? 'internal' : 'none';
  if (gates[0] !== 'N' && !known) {
    const policies = new Map(tenant.outboundPolicies.map((one) => [low(one.name), one]));
    const candidates: { policy: Plain | undefined; name: string; doubt?: string }[] = [];
    const rules = byPriority(tenant.outboundRules).filter((one) => one.enabled !== false);
    let done = false;
    for (const priority of [...new Set(rules.map((one) => Number(one.priority)))]) {
      const sure: Plain[] = [];
      for (const rule of rules.filter((one) => Number(one.priority) === priority)) {
        const truth = (name: string): Truth | undefined => {
          if (rule[name] === undefined) return undefined;
          const group = low(name).endsWith('memberof');
          return group && question.mechanism === 'm365GroupInboxRule'
            ? 'no'
            : senderTruth(name.replace('exceptIf', ''), listOf(rule[name]), sender);
        };
        const conditions = ['from', 'fromMemberOf', 'senderDomainIs'].map(truth).filter((one) => one !== undefined);
        const exceptions = ['exceptIfFrom', 'exceptIfFromMemberOf', 'exceptIfSenderDomainIs']
          .map(truth)
          .filter((one) => one !== undefined);
        if (conditions.includes('no') || exceptions.includes('yes')) continue;
        const policy = policies.get(low(rule.policy));
        const name = policy ? String(policy.name) : String(rule.policy);
        const doubt =
          conditions.length === 0
            ? '?rule-without-conditions'
            : [...conditions, ...exceptions].find((one) => one.startsWith('?'));
        if (doubt) candidates.push({ policy, name, doubt: doubt.slice(1) });
        else if (!policy) candidates.push({ policy, name, doubt: 'rule-references-missing-policy' });
        else sure.push(rule);
      }
      for (const rule of sure) {
        const policy = policies.get(low(rule.policy));
        candidates.push({
          policy,
          name: String(policy?.name),
          ...(sure.length > 1 ? { doubt: 'duplicate-priority' } : {}),
        });
      }
      if (sure.length > 0) {
        done = true;
        break;
      }
    }
    if (!done) {
      const policy = tenant.outboundPolicies.find((one) => one.isDefault === true) ?? policies.get('default');
      candidates.push({ policy, name: policy ? String(policy.name) : 'Default' });
    }
    const results = candidates.map(({ policy, doubt }): string => {
      let result: string;
      const mode = policy && low(policy.autoForwardingMode ?? 'Automatic');
      if (!policy) result = doubt ?? 'default-policy-not-in-snapshot';
      else if (mode === 'on' || mode === 'off') result = mode;
      else if (mode !== 'automatic') result = 'invalid-autoforwardingmode';
      else
        result =
          question.assumptions.automaticMeans === 'unknown'
            ? 'automatic-org-dependent'
            : question.assumptions.automaticMeans;
      if (result === 'on') return 'on';
      if (mailUser) return 'mailuser-externality-undocumented';
      if (markedInternal) return 'isinternal-remote-domain-undocumented';
      return gates[0] === 'Q' ? undocumented : result;
    });
    const agree = results.every((one) => one === results[0]);
    const names = new Set(candidates.map((one) => low(one.name)));
    const doubtful = candidates.find((one) => one.doubt !== undefined);
    const named = agree ? candidates[0] : (doubtful ?? candidates[0]);
    const by = agree && names.size > 1 ? 'outboundPolicy' : `outboundPolicy:${named?.name}`;
    const result = agree ? results[0] : (doubtful?.doubt ?? results[0]);
    if (result === 'on') permit = by;
    else if (result === 'off') {
      const internal = original === undefined ? undefined : acceptedType(domain(original)) !== undefined;
      const toMailbox = ['mailboxForwardingSmtpAddress', 'owaForwarding', 'mailboxForwardingAddress'].includes(
        question.mechanism,
      );
      const conditional =
        internal === undefined ? 'ndr-5.7.520-conditional' : internal ? 'blocked-no-ndr' : 'ndr-5.7.520';
      say('block', by, toMailbox ? 'ndr-5.7.520' : conditional);
    } else {
      const reason = String(result);
      say(
        'unknown',
        reason === 'mechanism-message-type-undocumented' ? `mechanism:${question.mechanism}` : by,
        '',
        reason,
      );
    }
  }

  // Step 7
  for (const { value } of [...tenant.tenantBlockList].sort((a, b) => specific(b.value) - specific(a.value))) {
    const name = low(value);
    const covers = name === recipient || name === to || (name.startsWith('*.') && to.endsWith(name.slice(1)));
    if (!covers) continue;
    say('block', `tenantBlockList:${value}`, 'ndr-5.7.703');
    break;
  }

  // Steps 8 and 9
  const blocks = said.filter((one) => one.what === 'block');
  const [first, ...others] = blocks;
  if (first)
    return {
      verdict: 'blocked',
      by: first.by,
      outcome: first.outcome,
      reason: null,
      alsoBlockedBy: others.map((one) => one.by),
    };
  const [doubt] = said;
  if (doubt) return unknown(doubt.by, doubt.reason ?? '');
  return { verdict: 'allowed', by: permit, outcome: 'delivered', reason: null, alsoBlockedBy: [] };
}

/** Addresses before domains before wildcards, longer wildcards first. */
function specific(value: string): number {
  return value.includes('@') ? 3000 : value.startsWith('*.') ? value.length : 2000;
}
