import { foldName } from '../exchange/addresses.ts';
import { isDynamic } from '../exchange/group.ts';
import { modelOf } from '../exchange/model.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { list, type NewName, stated, type TenantObject } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { forwardersFor } from './shared/group-of.ts';
import { everyStatement, insertedBefore, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'dynamic-group-scope',
  severity: 'error',
  fixes: { assigned: 'review' },
  messages: {
    dynamic:
      'Group {group} is dynamic, and outbound rules do not support dynamic groups: {property} of rule {rule} matches none of its members. Use a distribution group, a mail-enabled security group or a Microsoft 365 group with assigned members.',
  },
  titles: {
    assigned: 'Name a new group with assigned members instead (these are then covered by rule {rule})',
  },
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** What else dynamic groups are called that scripts create, also those whose name is known at run time only. */
function createdDynamic(context: RuleContext): ReadonlySet<string> {
  const names = context.calls
    .filter((call) => call.cmdlet === 'New-DynamicDistributionGroup')
    .flatMap((call) => call.parameters)
    .filter((parameter) => ['PrimarySmtpAddress', 'Alias'].includes(parameter.name))
    .flatMap(({ value }) => (value?.state === 'stated' ? [foldName(String(value.value))] : []));
  return new Set(names);
}

/** A new group with members that a person fills in, in the place of the dynamic one. */
function assigned(context: RuleContext, rule: TenantObject, property: string, dynamic: string): readonly Fix[] {
  const group = forwardersFor(context.tenant, rule);
  if (!group) return [];
  const created = insertedBefore(context, rule, property, [group]);
  const groups = (stated(list(rule, property)) ?? []).map(
    ({ value }): NewName => (value === dynamic ? group.name : value),
  );
  return fix(meta, 'assigned', created && [...created, setOn(context, rule, property, groups)], { rule: nameOf(rule) });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    const created = createdDynamic(context);
    const { directory } = modelOf(tenant);
    const dynamic = (group: string): boolean => {
      const entry = directory.find(group);
      return created.has(foldName(group)) || (entry?.kind === 'group' && isDynamic(entry.object));
    };
    for (const object of everyStatement(tenant, 'outboundRule')) {
      for (const property of ['fromMemberOf', 'exceptIfFromMemberOf']) {
        for (const group of (stated(list(object, property)) ?? []).filter((item) => dynamic(item.value))) {
          report({
            message: 'dynamic',
            args: {
              group: group.value,
              rule: nameOf(object),
              property: capitalized(property),
            },
            place: group.place,
            fixes: () => assigned(context, object, property, group.value),
            subject: { object: `outboundRule:${nameOf(object)}`, property, value: group.value },
          });
        }
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Dynamic group in an outbound rule',
  summary: 'An outbound rule names a dynamic group, which outbound policies do not support.',
  why: 'Outbound spam policies accept distribution groups, mail-enabled security groups and Microsoft 365 groups with assigned members. Dynamic distribution groups and Microsoft 365 groups with dynamic membership are not supported.',
  whatToDo: 'Keep the members in a group of a supported kind.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  groups:
    all-sales@contoso.com:
      type: DynamicDistributionGroup
  outboundRules:
    - name: Sales
      policy: Sales
      fromMemberOf: [all-sales@contoso.com]
`,
      good: `exchange:
  groups:
    all-sales@contoso.com:
      type: MailEnabledSecurityGroup
      members: [ann@contoso.com]
  outboundRules:
    - name: Sales
      policy: Sales
      fromMemberOf: [all-sales@contoso.com]
`,
    },
  ],
};
