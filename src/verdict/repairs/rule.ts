import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { freeName } from '../../exchange/recipes/recipe.ts';
import { switched } from '../../exchange/recipes/switch.ts';
import { exceptionIn, rejectionFor } from '../../exchange/recipes/transport-rule.ts';
import type { TenantObject } from '../../tenant/index.ts';
import { type Change, type ChangeId, change } from './change.ts';

/** Exceptions for a mail flow rule, the narrowest first, and switching it off. */
export function ruleExceptions(rule: TenantObject, message: Message): readonly Change[] {
  const { name } = rule;
  if (name === undefined) return [];
  const { recipient, sender } = message;
  const more = (exception: string, value: string, id: ChangeId): Change =>
    change(id, { rule: name, value }, [exceptionIn(rule, exception, [value])]);
  return [
    more('exceptIfSentTo', recipient.addresses[0] ?? recipient.written, 'rule-exception-recipient'),
    more('exceptIfRecipientDomainIs', recipient.domain, 'rule-exception-domain'),
    more('exceptIfFrom', sender.addresses[0] ?? sender.written, 'rule-exception-sender'),
    ...ruleSwitched(rule, false),
  ];
}

/** A mail flow rule that rejects forwards to the recipient, where rules can see this way of forwarding. */
export function blockingRule(message: Message, model: Model): Change {
  const recipient = message.recipient.addresses[0] ?? message.recipient.written;
  const name = freeName(model.tenant.objects.transportRule, 'Block forwarding');
  const sees = message.facts.autoForwardType.acts === 'yes';
  return change(sees ? 'rule-block-forwards' : 'rule-block-all', { recipient }, [rejectionFor(name, recipient, sees)]);
}

/** Switches a mail flow rule on or off. */
export function ruleSwitched(rule: TenantObject, on: boolean): readonly Change[] {
  if (rule.name === undefined) return [];
  const one = change(on ? 'rule-enable' : 'rule-disable', { rule: rule.name }, [switched(rule, on)]);
  return [{ ...one, tenantWide: !on }];
}
