import { domainOf } from '../addresses.ts';
import type { Control } from '../control.ts';
import type { Model } from '../model.ts';
import { defaultPolicy } from '../outbound-policy.ts';
import type { Question } from '../question.ts';
import { domainNameOf } from '../remote-domain.ts';
import { behindAll, scopedPolicy } from './forwarding.ts';
import { freeName, type Recipe } from './recipe.ts';
import { remoteDomainFor, remoteDomainSet } from './remote-domain.ts';
import { exceptionIn } from './transport-rule.ts';

/** A change that lets one forward past one control, and what kind of change it is. */
export interface WayPast {
  readonly title: 'policy' | 'partner' | 'open' | 'exception';
  readonly recipe: Recipe;
}

/**
 * The narrowest change that lets a forward past the control that stops it: a policy for its sender, an open entry for its domain, an
 * exception for its recipient. Undefined where only an object that goes would do.
 */
export function wayPast({ kind, name }: Control, { from, to }: Question, { tenant }: Model): WayPast | undefined {
  const { objects } = tenant;
  if (kind === 'outboundPolicy') {
    const policy = freeName([...objects.outboundPolicy, ...objects.outboundRule], 'Allow forwarding');
    // The Default policy is asked last; a rule that selects another one has to come after the new rule.
    const order = defaultPolicy(tenant)?.name === name ? behindAll(tenant) : 'front';
    return { title: 'policy', recipe: scopedPolicy(policy, 'On', { from: [from] }, order) };
  }
  if (kind === 'remoteDomain') {
    const entry = objects.remoteDomain.find((one) => one.name === name);
    if (!entry || name === undefined) return undefined;
    const domain = domainOf(to);
    if (domainNameOf(entry) !== '*') return { title: 'open', recipe: [remoteDomainSet(name, true)] };
    return { title: 'partner', recipe: [remoteDomainFor(freeName(objects.remoteDomain, domain), domain, true)] };
  }
  if (kind !== 'transportRule') return undefined;
  const rule = objects.transportRule.find((one) => one.name === name);
  return rule && name !== undefined
    ? { title: 'exception', recipe: [exceptionIn(rule, 'exceptIfSentTo', [to])] }
    : undefined;
}
