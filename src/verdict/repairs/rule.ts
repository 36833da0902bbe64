import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { list, stated, type TenantObject } from '../../tenant/index.ts';
import { capitalized } from '../../text/capitalized.ts';
import { type Values, withObject } from '../changed-tenant.ts';
import { type Change, freeName, front, quoted, set, yaml } from './change.ts';

/** Exceptions for a mail flow rule, the narrowest first, and switching it off. */
export function ruleExceptions(rule: TenantObject, message: Message): readonly Change[] {
  const name = rule.name ?? '';
  const recipient = message.recipient.addresses[0] ?? message.recipient.written;
  const more = (property: string, value: string, id: string, extra: Readonly<Record<string, string>> = {}): Change => {
    const values = [...(stated(list(rule, property)) ?? []).map((item) => item.value), value];
    const parameter = capitalized(property);
    const others = Object.entries(extra);
    return {
      id,
      args: { rule: name, value },
      tenantWide: false,
      apply: set(rule, { [property]: values, ...extra }),
      powershell: `Set-TransportRule -Identity ${quoted(name)} -${parameter} ${values.map(quoted).join(', ')}${others.map(([key, one]) => ` -${capitalized(key)} ${one}`).join('')}`,
      native: [
        'transportRules:',
        `  - name: ${yaml(name)}`,
        `    ${property}: [${values.map(yaml).join(', ')}]`,
        ...others.map(([key, one]) => `    ${key}: ${yaml(one)}`),
      ].join('\n'),
    };
  };
  const sender = message.sender.addresses[0] ?? message.sender.written;
  return [
    more('exceptIfSentTo', recipient, 'rule-exception-recipient'),
    more('exceptIfRecipientDomainIs', message.recipient.domain, 'rule-exception-domain'),
    more('exceptIfFrom', sender, 'rule-exception-sender', { senderAddressLocation: 'HeaderOrEnvelope' }),
    switched(rule, false),
  ];
}

/** A mail flow rule that rejects forwards to the recipient, where rules can see this way of forwarding. */
export function blockingRule(message: Message, model: Model): Change {
  const recipient = message.recipient.addresses[0] ?? message.recipient.written;
  const name = freeName(model.tenant.objects.transportRule, 'Block forwarding');
  const type: Values = message.facts.autoForwardType.acts === 'yes' ? { messageTypeMatches: 'AutoForward' } : {};
  const text = 'Forwarding to this address is not permitted.';
  return {
    id: 'messageTypeMatches' in type ? 'rule-block-forwards' : 'rule-block-all',
    args: { recipient },
    tenantWide: false,
    apply: (tenant) =>
      withObject(tenant, 'transportRule', name, {
        ...type,
        sentTo: [recipient],
        rejectMessageReasonText: text,
        priority: -1,
      }),
    powershell: `New-TransportRule -Name ${quoted(name)}${'messageTypeMatches' in type ? ' -MessageTypeMatches AutoForward' : ''} -SentTo ${quoted(recipient)} -RejectMessageReasonText ${quoted(text)} -Priority 0`,
    native: [
      'transportRules:',
      `  - name: ${yaml(name)}`,
      front(model.tenant.objects.transportRule),
      ...('messageTypeMatches' in type ? ['    messageTypeMatches: AutoForward'] : []),
      `    sentTo: [${yaml(recipient)}]`,
      `    rejectMessageReasonText: ${yaml(text)}`,
    ].join('\n'),
  };
}

/** Switches a mail flow rule on or off. */
export function switched(rule: TenantObject, on: boolean): Change {
  const name = rule.name ?? '';
  return {
    id: on ? 'rule-enable' : 'rule-disable',
    args: { rule: name },
    tenantWide: !on,
    apply: set(rule, { enabled: on, state: on ? 'Enabled' : 'Disabled' }),
    powershell: `${on ? 'Enable' : 'Disable'}-TransportRule -Identity ${quoted(name)}`,
    native: ['transportRules:', `  - name: ${yaml(name)}`, `    enabled: ${on}`].join('\n'),
  };
}
