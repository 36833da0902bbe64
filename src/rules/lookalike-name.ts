import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { ObjectKind, TenantObject } from '../tenant/index.ts';
import { setProperty } from '../write/index.ts';
import { items } from './shared/addresses.ts';
import { looks } from './shared/near.ts';
import { declarationOf, nameOf } from './shared/objects.ts';
import { sameName } from './shared/presence.ts';

const meta: RuleMeta = {
  id: 'lookalike-name',
  severity: 'warning',
  fixes: { writeName: 'review' },
  messages: {
    reference:
      '{name} looks like {other} but is another name ({letters}): the service does not find the object. Write the name as it is defined.',
    twin: '{name} looks like {other} but is another name ({letters}): these are two objects. If one is meant, write both the same way.',
    relatedName: '{other} is defined here',
  },
  titles: { writeName: 'Write {other} as it is defined: {rule} then takes effect' },
  citations: ['PS-OSR'],
  benchmarks: [],
};

const KINDS: readonly ObjectKind[] = ['outboundPolicy', 'outboundRule', 'remoteDomain', 'transportRule', 'group'];

/** Properties that name objects of another kind. */
const REFERENCES: readonly (readonly [ObjectKind, string, ObjectKind])[] = [
  ['outboundRule', 'hostedOutboundSpamFilterPolicy', 'outboundPolicy'],
  ['outboundRule', 'fromMemberOf', 'group'],
  ['outboundRule', 'exceptIfFromMemberOf', 'group'],
  ['transportRule', 'fromMemberOf', 'group'],
  ['transportRule', 'exceptIfFromMemberOf', 'group'],
];

const isTwin = (a: string, b: string): boolean => !sameName(a, b) && looks(a) === looks(b);

/** Code points of the letters beyond ASCII in which two names differ. */
function letters(name: string, other: string): string {
  const beyond = [...name, ...other].filter((letter) => letter > '\u007F');
  const own = beyond.filter((letter) => !(name.includes(letter) && other.includes(letter)));
  const codes = (own.length > 0 ? own : beyond).map(
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return [...new Set(codes)].join(', ');
}

const definedNames = (context: RuleContext, kind: ObjectKind): readonly TenantObject[] =>
  context.tenant.objects[kind].filter((object) => object.name !== undefined);

function checkReferences(context: RuleContext, report: Parameters<Rule['check']>[1]): void {
  for (const [kind, property, target] of REFERENCES) {
    const known = definedNames(context, target);
    for (const object of context.tenant.objects[kind]) {
      const values = items(object, property);
      for (const { value, place } of values) {
        if (known.some((candidate) => sameName(candidate.name, value))) continue;
        const meant = known.find((candidate) => isTwin(nameOf(candidate), value));
        if (!meant) continue;
        const other = nameOf(meant);
        const fixed = values.map((item) => (item.value === value ? other : item.value));
        const declaration = declarationOf(object, property);
        const edit =
          declaration &&
          setProperty(
            context.source(declaration.place.source),
            declaration,
            property,
            fixed.length === 1 && target === 'outboundPolicy' ? other : fixed,
          );
        report({
          message: 'reference',
          args: { name: value, other, letters: letters(value, other) },
          place,
          related: [{ place: meant.namePlace, message: 'relatedName', args: { other } }],
          fixes: fix(meta, 'writeName', [edit], { other, rule: nameOf(object) }),
          subject: { object: `${kind}:${nameOf(object)}`, property, value },
        });
      }
    }
  }
}

export const rule: Rule = {
  meta,
  check(context, report) {
    checkReferences(context, report);
    for (const kind of KINDS) {
      const seen = new Map<string, TenantObject>();
      for (const object of definedNames(context, kind)) {
        const key = looks(nameOf(object));
        const first = seen.get(key);
        if (!first) seen.set(key, object);
        else if (isTwin(nameOf(first), nameOf(object))) {
          const args = { name: nameOf(object), other: nameOf(first), letters: letters(nameOf(object), nameOf(first)) };
          report({
            message: 'twin',
            args,
            place: object.namePlace,
            related: [{ place: first.namePlace, message: 'relatedName', args: { other: nameOf(first) } }],
            subject: { object: `${kind}:${nameOf(object)}`, property: 'name' },
          });
        }
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Two names that look the same',
  summary:
    'A name differs from another only in letters that look alike, such as a non-breaking hyphen or a Cyrillic letter.',
  why: 'Web pages and word processors replace hyphens, quotes and blanks. `Allow‑AutoForward` with a non-breaking hyphen is not `Allow-AutoForward`: the rule does not find its policy, or a second object appears beside the first. A name can also be made to look like another on purpose.',
  whatToDo: 'Write the name as it is defined, with plain letters.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Allow-AutoForward
      autoForwardingMode: "On"
  outboundRules:
    - name: Forwarders
      hostedOutboundSpamFilterPolicy: Allow‑AutoForward
      fromMemberOf: [forwarders@contoso.com]
`,
      good: `exchange:
  outboundPolicies:
    - name: Allow-AutoForward
      autoForwardingMode: "On"
  outboundRules:
    - name: Forwarders
      hostedOutboundSpamFilterPolicy: Allow-AutoForward
      fromMemberOf: [forwarders@contoso.com]
`,
    },
  ],
};
