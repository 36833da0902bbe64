import { closedByPolicy } from '../exchange/allowances.ts';
import { stillLive } from '../exchange/block-list.ts';
import { modelOf } from '../exchange/model.ts';
import { defaultPolicy, modePlace } from '../exchange/outbound-policy.ts';
import { statedItems } from '../exchange/readings.ts';
import { scopedForwarding } from '../exchange/recipes/forwarding.ts';
import { freeName } from '../exchange/recipes/recipe.ts';
import { remoteDomainFor, remoteDomainSet } from '../exchange/recipes/remote-domain.ts';
import { domainNameOf, statedPartners } from '../exchange/remote-domain.ts';
import { inForce, isAutoForwardBlock } from '../exchange/transport-rule.ts';
import type { Fix, Report, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { statedViews, type TenantObject } from '../tenant/index.ts';
import { carriedOut } from './shared/carried-out.ts';
import { everyStatement, insertedAfter, nameOf, openPlace, tooLongWithout, withoutItem } from './shared/objects.ts';

const meta = {
  id: 'allow-entry-without-effect',
  severity: 'warning',
  fixes: { allow: 'review', close: 'review', noException: 'review', partner: 'review', open: 'review' },
  messages: {
    policyOff:
      'Remote domain {name} lets forwards to {domain} pass, but every outbound policy is Off and a block wins: nobody can forward there. Give the senders a policy that is On, or remove the entry.',
    blockList:
      'Remote domain {name} lets forwards to {domain} pass, but the Tenant Allow/Block List blocks {entry}: mail there bounces with 5.7.703. Remove one of the two.',
    exceptionPolicyOff:
      'The exception for {value} lets mail flow rule {rule} pass forwards, but every outbound policy is Off and a block wins. Give the senders a policy that is On, or remove the exception.',
    exceptionRemoteDomain:
      'The exception for {value} lets mail flow rule {rule} pass forwards, but remote domain {name} drops them and a block wins. Open the remote domain of the partner, or remove the exception.',
    relatedPolicy: 'Outbound policy {policy} is Off',
    relatedEntry: 'This entry blocks {entry}',
    relatedDomain: 'Remote domain {name} drops automatic forwards',
    relatedLong:
      'This list of {count} items would have to be written again without this one. For more than {most} items that is not offered as a fix.',
  },
  titles: {
    allow: 'Add a policy for the members of a group that may forward (these can then forward to any domain)',
    close: 'Close {name} (forwards to {domain} stay blocked)',
    noException: 'Remove the exception (forwards of {value} stay blocked)',
    partner: 'Add an open remote domain for {value} (forwards to it then pass)',
    open: 'Open {name} (forwards to {value} then pass)',
  },
  citations: ['LEARN-FWD-2026', 'EXO-RD', 'LEARN-TABL'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

const EXCEPTIONS = ['exceptIfRecipientDomainIs', 'exceptIfFrom', 'exceptIfFromMemberOf', 'exceptIfSenderDomainIs'];

/** A policy that lets some senders forward, beside the one that lets nobody. */
const allowing = (context: RuleContext, closed: TenantObject): readonly Fix[] =>
  fix(meta, 'allow', insertedAfter(context, closed, 'autoForwardingMode', scopedForwarding(context.tenant)));

/** An open entry for a domain, or its own entry open. */
function opening(context: RuleContext, entry: TenantObject | undefined, value: string): readonly Fix[] {
  if (!entry) return [];
  if (domainNameOf(entry) !== '*')
    return fix(meta, 'open', carriedOut(context, [remoteDomainSet(nameOf(entry), true)]), {
      name: nameOf(entry),
      value,
    });
  const name = freeName(context.tenant.objects.remoteDomain, value);
  const added = insertedAfter(context, entry, 'autoForwardEnabled', [remoteDomainFor(name, value, true)]);
  return fix(meta, 'partner', added, { value });
}

function remoteDomainFinding(
  context: RuleContext,
  entry: TenantObject,
  closed: TenantObject | undefined,
): Report<Message> | undefined {
  const { tenant, asOf } = context;
  const domain = domainNameOf(entry) ?? '';
  const place = openPlace(entry);
  const args = { name: nameOf(entry), domain };
  const subject = { object: `remoteDomain:${nameOf(entry)}`, property: 'autoForwardEnabled' };
  const close = (): readonly Fix[] =>
    fix(meta, 'close', carriedOut(context, [remoteDomainSet(args.name, false)]), args);
  const blocked = modelOf(tenant).blockList.entryFor(domain);
  if (blocked && stillLive(blocked, asOf).is === 'yes') {
    const own = { entry: blocked.value };
    const related = [{ place: blocked.object.namePlace, message: 'relatedEntry', args: own }] as const;
    return { message: 'blockList', args: { ...args, ...own }, place, related, subject, fixes: close };
  }
  if (!closed) return undefined;
  const related = [{ place: modePlace(closed), message: 'relatedPolicy', args: { policy: nameOf(closed) } }] as const;
  return {
    message: 'policyOff',
    args,
    place,
    related,
    subject,
    fixes: () => [...allowing(context, closed), ...close()],
  };
}

function exceptionFindings(
  context: RuleContext,
  rule: TenantObject,
  closed: TenantObject | undefined,
): readonly Report<Message>[] {
  const { tenant } = context;
  return EXCEPTIONS.flatMap((property) =>
    statedItems(rule, property).flatMap((item): Report<Message>[] => {
      const args = { rule: nameOf(rule), value: item.value };
      const subject = { object: `transportRule:${nameOf(rule)}`, property, value: item.value };
      const without = (): readonly Fix[] =>
        fix(meta, 'noException', [withoutItem(context, rule, property, item)], args);
      const long = tooLongWithout(context, rule, property, item);
      const kept = long ? [{ place: item.place, message: 'relatedLong' as const, args: long }] : [];
      if (closed) {
        const fixes = (): readonly Fix[] => [...allowing(context, closed), ...without()];
        const related = [
          { place: modePlace(closed), message: 'relatedPolicy' as const, args: { policy: nameOf(closed) } },
          ...kept,
        ];
        return [{ message: 'exceptionPolicyOff', args, place: item.place, related, subject, fixes }];
      }
      if (property !== 'exceptIfRecipientDomainIs') return [];
      const { allows, name, place, object } = modelOf(tenant).remoteDomains.covering(item.value);
      if (allows.is !== 'no' || !place) return [];
      const fixes = (): readonly Fix[] => [...opening(context, object, item.value), ...without()];
      const related = [{ place, message: 'relatedDomain' as const, args: { name } }, ...kept];
      return [
        { message: 'exceptionRemoteDomain', args: { ...args, name }, place: item.place, related, subject, fixes },
      ];
    }),
  );
}

export const rule: Rule<Message> = {
  meta,
  about: ['remoteDomain', 'transportRule'],
  check(context, report) {
    const { tenant, asOf } = context;
    const closed = closedByPolicy(tenant) ? defaultPolicy(tenant) : undefined;
    for (const entry of statedPartners(tenant).flatMap(statedViews)) {
      const found = remoteDomainFinding(context, entry, closed);
      if (found) report(found);
    }
    for (const rule of everyStatement(tenant, 'transportRule')) {
      if (inForce(rule, asOf).is !== 'yes' || !isAutoForwardBlock(rule)) continue;
      for (const found of exceptionFindings(context, rule, closed)) report(found);
    }
  },
};

export const docs: RuleDocs = {
  title: 'A permission that another control takes back',
  summary:
    'A remote domain or an exception allows forwarding, and another control of the same tenant blocks it all the same.',
  why: 'Outbound policies, remote domains, mail flow rules and the block list are asked one by one, and one block is enough. A remote domain for a partner opens one of these doors only; so does an exception in a mail flow rule.',
  whatToDo:
    'Decide whether forwarding to the partner is wanted. If so, give the senders an outbound policy that is `On` and open the remote domain; if not, remove the entry, so that nobody takes it for a permission.',
  exceptions:
    'Only said when the Default policy and every other policy in the text are stated `Off`, or when the blocking entry is there.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
`,
      good: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
    - name: Partner forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Partner forwarding
      policy: Partner forwarding
      fromMemberOf: [forwarders@contoso.com]
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
`,
    },
  ],
};
