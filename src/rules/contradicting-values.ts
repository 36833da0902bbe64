import type { Fix, MessageArgs, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Declaration, NewValue, Property, TenantObject } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Place } from '../text/index.ts';
import { table } from '../text/table.ts';
import { setProperty } from '../write/index.ts';
import { nameOf, ofDeclarations } from './shared/objects.ts';

const meta = {
  id: 'contradicting-values',
  severity: 'warning',
  fixes: { first: 'review', second: 'review' },
  messages: {
    contradicts:
      '{property} of {object} is {second} here and {first} in another place of this tenant: which one is in force depends on what is applied last. Keep one of them.',
    related: 'Here {property} of {object} is {first}.',
  },
  titles: {
    first: 'Write {first} here too ({property} of {object} is then {first} whatever is applied last)',
    second: 'Write {second} in the other place too ({property} of {object} is then {second} whatever is applied last)',
  },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Settings that decide who may forward where; two values for any other one are information. */
const DECIDING: Readonly<Record<string, RegExp>> = table({
  outboundPolicy: /^autoForwardingMode$/,
  outboundRule: /^(hostedOutboundSpamFilterPolicy|enabled|priority|from|fromMemberOf|senderDomainIs|exceptIf.*)$/,
  remoteDomain: /^(autoForwardEnabled|isInternal|allowedOOFType|domainName)$/,
  transportRule: /./,
  acceptedDomain: /^(domainType|matchSubDomains)$/,
});

const LONGEST_SHOWN = 60;

function shown({ value }: Property): string {
  const whole = value.state === 'runtime' ? value.expression : value.value === null ? 'null' : String(value.value);
  const line = whole.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

const keyOf = ({ source, start }: Place): string => `${start}:${source}`;

/** Declarations by the places where they state something, and by their heads. */
const byPlace = ofDeclarations((declarations) => {
  const found = new Map<string, Declaration[]>();
  for (const one of declarations)
    for (const place of [one.head, ...[...one.properties.values()].map(({ keyPlace }) => keyPlace)])
      getOrCreate(found, keyOf(place), (): Declaration[] => []).push(one);
  return found;
});

/** The declaration that states a property, or means it without a word, as `Disable-` does. */
const declarationOf = (object: TenantObject, { name, keyPlace }: Property): Declaration | undefined =>
  byPlace(object)
    .get(keyOf(keyPlace))
    ?.find(({ properties, head }) => keyOf(properties.get(name)?.keyPlace ?? head) === keyOf(keyPlace));

const isCleared = ({ value }: Property): boolean => value.state === 'stated' && value.value === null;

/** Writes the value of one place at the other. */
function agreeing(
  { source }: RuleContext,
  title: keyof typeof meta.titles,
  [declaration, property]: readonly [Declaration | undefined, Property],
  { value }: Property,
  args: MessageArgs,
): readonly Fix[] {
  if (!declaration?.properties.has(property.name) || value.state !== 'stated' || value.change) return [];
  const written = value.value as NewValue;
  return fix(meta, title, [setProperty(source(declaration.place.source), declaration, property.name, written)], args);
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  check(context, report) {
    const { tenant } = context;
    for (const object of Object.values(tenant.objects).flat()) {
      for (const { property, first, second } of object.contradictions) {
        const origins = [first, second].map((value) => declarationOf(object, value));
        // Two scripts or configurations may be two ways to go: one to set and one to clear, or one before the other.
        const scripts = origins.every((origin) => origin?.format === 'powershell' || origin?.format === 'dsc');
        // Two snapshots may be of two days.
        const snapshots = origins.every((origin) => origin?.operation === 'snapshot');
        if (scripts && (isCleared(first) || isCleared(second))) continue;
        const decides = DECIDING[object.kind]?.test(property) ?? false;
        if (snapshots && !decides) continue;
        const args = { property, object: nameOf(object), first: shown(first), second: shown(second) };
        report({
          message: 'contradicts',
          args,
          ...(decides && !scripts && !snapshots ? {} : { severity: 'information' as const }),
          place: second.value.place,
          fixes: () => [
            ...agreeing(context, 'first', [origins[1], second], first, args),
            ...agreeing(context, 'second', [origins[0], first], second, args),
          ],
          related: [{ place: first.value.place, message: 'related', args }],
          subject: { object: `${object.kind}:${nameOf(object)}`, property, value: `${args.first}|${args.second}` },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Two values for one setting',
  summary: 'Two places of one tenant give one setting different values.',
  why: 'A tenant file and a script, or two scripts, that say different things about one object leave the result to the order in which they are applied. Nothing is known about that order, whatever the files are called: verdicts that rest on the setting are unknown, and rules about its value are silent. Reviews look at one of them.',
  whatToDo:
    'Keep the setting in one place, put the files into `layers` of the configuration so that one overrides the other on purpose, or state with `scriptOrder` in which order scripts run.',
  exceptions:
    'Steps of one script follow each other and are no contradiction, nor is a value in a higher layer. Two scripts may be two ways to go, and two snapshots of two days: an information only, and none when one script clears what the other sets or the snapshots differ in a setting that decides nothing.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: default
      domainName: "*"
      autoForwardEnabled: true
`,
      good: `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
`,
    },
  ],
};
