import { forwardingMode } from '../exchange/outbound-policy.ts';
import { sameName } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { looks } from '../text/near.ts';
import { everyStatement, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'lookalike-name',
  severity: 'warning',
  fixes: { same: 'review', 'same-on': 'review' },
  messages: {
    reference:
      'Outbound rule {rule} names policy {written}, which looks like {name} but is written with other characters, so it is another name for the service. Write it the same way.',
    twin: 'The names {written} and {name} look the same but are written with other characters, so they are two objects. Write them the same way.',
    related: '{name} is written here.',
  },
  titles: {
    same: 'Write it like the policy (it then applies to the senders of {rule})',
    'same-on': 'Write it like the policy (lets the senders of {rule} forward to any domain)',
  },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

const PROPERTY = 'hostedOutboundSpamFilterPolicy';

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  check(context, report) {
    const { tenant } = context;
    const named = tenant.objects.outboundPolicy.filter((policy) => policy.name !== undefined);
    const names = new Set(named.map((policy) => nameOf(policy).trim().toLowerCase()));
    // Of several the first one is meant.
    const byLook = new Map(named.toReversed().map((policy) => [looks(nameOf(policy)), policy]));
    for (const object of everyStatement(tenant, 'outboundRule')) {
      const written = text(object, PROPERTY);
      if (written.state !== 'stated') continue;
      const policy = byLook.get(looks(written.value));
      if (!policy || names.has(written.value.trim().toLowerCase())) continue;
      const args = { rule: nameOf(object), written: written.value, name: nameOf(policy) };
      const title = forwardingMode(policy) === 'on' ? 'same-on' : 'same';
      report({
        message: 'reference',
        args,
        place: written.place,
        related: [{ place: policy.namePlace, message: 'related', args }],
        subject: { object: `outboundRule:${nameOf(object)}`, property: PROPERTY, value: written.value },
        fixes: () => fix(meta, title, [setOn(context, object, PROPERTY, nameOf(policy))], args),
      });
    }
    for (const objects of Object.values(tenant.objects)) {
      const seen = new Map<string, (typeof objects)[number]>();
      for (const object of objects) {
        if (object.name === undefined) continue;
        const look = looks(object.name);
        const other = seen.get(look);
        if (!other) seen.set(look, object);
        else if (!sameName(other.name, object.name)) {
          const args = { written: object.name, name: nameOf(other) };
          report({
            message: 'twin',
            args,
            place: object.namePlace,
            related: [{ place: other.namePlace, message: 'related', args }],
            subject: { object: `${object.kind}:${object.name}` },
          });
        }
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Names that only look the same',
  summary: 'Two names look the same but are written with different characters.',
  why: 'A non-breaking hyphen (U+2011) or a Cyrillic letter cannot be told from the ASCII one on the screen. To the service they are different names: the rule does not find its policy, or a second object appears beside the first.',
  whatToDo: 'Type the name again, or copy it from the place where it is right.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Allow-Forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      policy: Allow\u2011Forwarding
      from: [ann@contoso.com]
`,
      good: `exchange:
  outboundPolicies:
    - name: Allow-Forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      policy: Allow-Forwarding
      from: [ann@contoso.com]
`,
    },
  ],
};
