import type { Basis, Match } from '../../exchange/match.ts';
import type { Message } from '../../exchange/message.ts';
import type { ReasonId } from '../../exchange/reason.ts';
import type { RemoteDomains } from '../../exchange/remote-domains.ts';
import type { Step } from '../verdict.ts';

/** The remote domain gate for one message. */
export function remoteDomainStep(message: Message, domains: RemoteDomains): Step {
  const { facts, recipient, scope } = message;
  const entry = domains.effective(recipient.domains);
  const args = {
    remoteDomain: entry.name,
    domainName: entry.domainName,
    domain: recipient.domain,
    mechanism: message.mechanism,
  };
  const common = {
    control: { kind: 'remoteDomain', name: entry.name } as const,
    args,
    ...(entry.place ? { place: entry.place } : {}),
  };
  const cell = facts.remoteDomain;
  const worse = (basis: Basis): Basis => (entry.basis === 'inferred' ? 'inferred' : basis);
  if (cell.acts === 'no') {
    return {
      ...common,
      result: 'not-applicable',
      why: 'remote-domain-not-this-mechanism',
      basis: cell.basis,
      citations: cell.citations,
    };
  }
  if (!scope.policyApplies && scope.relay.is === 'no') {
    return {
      ...common,
      result: 'not-applicable',
      why: 'remote-domain-inside',
      basis: 'documented',
      citations: ['LEARN-FWD-2026'],
    };
  }
  const { allows } = entry;
  if (allows.is === 'yes') {
    const why = entry.how === 'assumed' ? 'remote-domain-assumed' : 'remote-domain-allows';
    // An assumed service default is documented; only the choice between entries is inferred.
    const basis = entry.how === 'assumed' ? 'documented' : entry.basis;
    return { ...common, result: 'pass', why, basis, citations: ['PS-RD', 'EXO-RDM'] };
  }
  const unknown = (reason: ReasonId, basis: Basis, citations: readonly string[], more: Match['args'] = {}): Step => ({
    ...common,
    args: { ...args, ...more },
    result: 'unknown',
    why: `unknown-${reason}`,
    reason,
    basis,
    citations,
  });
  if (!scope.policyApplies) {
    const { relay } = scope;
    if (relay.is === 'maybe') return unknown(relay.reason, 'inferred', ['REASONED'], relay.args);
    return unknown('internal-relay-recipient-location', 'inferred', ['TIMMCMIC', 'TC-607580']);
  }
  if (cell.acts === 'open') {
    if (message.mechanism === 'onPremisesForward') return unknown('onprem-docs-contradict', cell.basis, cell.citations);
    const step = unknown('mechanism-message-type-undocumented', cell.basis, cell.citations);
    if (message.mechanism !== 'clientSideRule') return step;
    // No line of a file is behind this doubt.
    const { place: _, ...placeless } = step;
    return { ...placeless, control: { kind: 'mechanism', name: message.mechanism } };
  }
  const { why, inside } = scope;
  if (inside.is === 'maybe' && why !== 'internal-remote-domain') {
    return unknown(inside.reason, 'inferred', ['EXO-PRED', 'REASONED'], inside.args);
  }
  if (allows.is === 'maybe') {
    const place = allows.place ?? entry.place;
    const step = unknown(allows.reason, allows.basis, ['PS-RD', 'REASONED'], allows.args);
    // Another entry may be the one for this domain: the doubt is about that one.
    const name = String(allows.args?.remoteDomain ?? entry.name);
    return { ...step, control: { kind: 'remoteDomain', name }, ...(place ? { place } : {}) };
  }
  return {
    ...common,
    result: 'block',
    why: 'remote-domain-blocks',
    basis: worse(cell.basis),
    citations: cell.citations,
  };
}
